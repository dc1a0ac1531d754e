import { shrinkByText } from './format-shrink.js'
import type { Format, FormatCase } from './formats.js'

/**
 * A format of strings that nothing checks: an annotation. It shrinks as text, towards the first of its boundary values;
 * `isValue` keeps what shrinking makes in the form of the format.
 */
export function annotatedFormat(
  name: string,
  generate: Format['generate'],
  boundary: readonly FormatCase[],
  isValue: (value: string) => boolean,
): Format {
  const targets = [String(boundary[0]!.value)]
  return {
    name,
    type: 'string',
    generate,
    boundary,
    invalid: [],
    shrink: (value) => shrinkByText(value, isValue, targets),
  }
}
