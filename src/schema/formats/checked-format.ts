import { checkOf } from './format-check.js'
import { shrinkByText } from './format-shrink.js'
import type { Format, FormatCase } from './formats.js'

/** A format of strings that a check decides: it shrinks as text, towards the first of its boundary values. */
export function checkedFormat(
  name: Parameters<typeof checkOf>[0],
  generate: Format['generate'],
  boundary: readonly FormatCase[],
  invalid: readonly FormatCase[],
): Format {
  const check = checkOf(name)
  const targets = [String(boundary[0]!.value)]
  return {
    name,
    type: 'string',
    check,
    generate,
    boundary,
    invalid,
    shrink: (value) => shrinkByText(value, check, targets),
  }
}
