import type { Random } from '../../random.js'
import { internetFormats } from './format-internet.js'
import { notationFormats } from './format-notation.js'
import { openApiFormats } from './format-openapi.js'
import { timeFormats } from './format-time.js'
import { uriFormats } from './format-uri.js'

/** A value of a format, and why it is worth trying. */
export interface FormatCase {
  readonly value: string | number
  readonly scenario: string
}

/** What is known of one value of `format`: how to check, generate and shrink it. */
export interface Format {
  readonly name: string
  /** The JSON type that the format says something about; values of other types satisfy it. */
  readonly type: 'string' | 'number'
  /** Absent where the format is an annotation only: any value of the type will do. */
  readonly check?: (value: any) => boolean
  /** A valid value; near the smallest when `small`. It knows no length bounds: retry, the lengths vary. */
  readonly generate: (random: Random, small: boolean) => string | number
  /** Valid values that break code, the smallest first. */
  readonly boundary: readonly FormatCase[]
  /** Near misses that the check refuses; empty where there is none to refuse them. */
  readonly invalid: readonly FormatCase[]
  /** Smaller valid values, best first; at most some two hundred, and repeated shrinking ends. */
  readonly shrink: (value: any) => Iterable<string | number>
}

/**
 * The formats that are generated and, where ajv-formats checks them, checked: those of ajv-formats, and as
 * annotations idn-email, idn-hostname, iri and iri-reference.
 *
 * Narrower than the check allows where a valid value is of no use: no leap seconds, no year 0000.
 */
export const formats: ReadonlyMap<string, Format> = new Map(
  [...timeFormats, ...internetFormats, ...uriFormats, ...notationFormats, ...openApiFormats].map((format) => [
    format.name,
    format,
  ]),
)
