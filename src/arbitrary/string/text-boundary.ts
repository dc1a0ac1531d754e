import { longestDeclaredBound } from './text.js'

/** A text that code is known to stumble on, and why. */
export interface TextCase {
  readonly value: string
  readonly scenario: string
}

/** Texts that are a case by being nothing else. */
const wholeTexts: readonly TextCase[] = [
  { value: ' ', scenario: 'a single space' },
  { value: ' \t\n', scenario: 'white space only' },
  { value: '0', scenario: 'the text "0", falsy to some' },
  { value: '-0', scenario: 'the text of minus zero' },
  { value: '-1', scenario: 'a negative number as text' },
  { value: '007', scenario: 'a number with leading zeros as text' },
  { value: '1e3', scenario: 'a number with an exponent as text' },
  { value: '0x10', scenario: 'a hexadecimal number as text' },
  { value: '9007199254740993', scenario: 'an integer beyond 2^53 as text' },
  { value: '1e400', scenario: 'a number that overflows to Infinity, as text' },
  { value: 'null', scenario: 'the word null' },
  { value: 'undefined', scenario: 'the word undefined' },
  { value: 'NaN', scenario: 'the word NaN' },
  { value: 'true', scenario: 'the word true' },
  { value: 'false', scenario: 'the word false' },
  { value: '__proto__', scenario: 'the name of the prototype' },
  { value: 'constructor', scenario: 'the name of an inherited member' },
  { value: 'toString', scenario: 'the name of an inherited method' },
  { value: 'hasOwnProperty', scenario: 'the name of the inherited membership test' },
  { value: '{}', scenario: 'the JSON text of an object' },
  { value: '[]', scenario: 'the JSON text of an array' },
  { value: '""', scenario: 'the JSON text of an empty string' },
  { value: '{"a":', scenario: 'JSON text that is cut off' },
  { value: '..', scenario: 'the parent folder' },
]

/** Texts that stay a case when more characters follow, so that they can be filled up to a minimum length. */
const openTexts: readonly TextCase[] = [
  { value: 'A', scenario: 'a capital' },
  { value: 'é', scenario: 'a character of two UTF-8 bytes' },
  { value: '漢', scenario: 'a character of three UTF-8 bytes' },
  { value: '😀', scenario: 'a character of four UTF-8 bytes (two UTF-16 units)' },
  { value: 'e\u0301', scenario: 'a combining mark (not in normal form C)' },
  { value: '👩\u200d👩\u200d👧', scenario: 'an emoji of several joined code points' },
  { value: 'İ', scenario: 'a letter whose lower case is longer' },
  { value: 'ß', scenario: 'a letter whose upper case is longer' },
  { value: 'שלום', scenario: 'right-to-left text' },
  { value: '\u202eabc', scenario: 'a right-to-left override' },
  { value: '\u200b', scenario: 'a zero-width space' },
  { value: '\ufeff', scenario: 'a byte order mark' },
  { value: '\0', scenario: 'NUL' },
  { value: '\x1b', scenario: 'a control character' },
  { value: '\n', scenario: 'a line feed' },
  { value: '\r\n', scenario: 'CR LF' },
  { value: '\u2028', scenario: 'a line separator (U+2028)' },
  { value: ' a ', scenario: 'white space at the edges' },
  { value: '"', scenario: 'a double quote' },
  { value: "'", scenario: 'a single quote' },
  { value: '\\', scenario: 'a backslash' },
  { value: '<b>&</b>', scenario: 'markup' },
  { value: '%', scenario: 'a percent sign that is no escape' },
  { value: '%zz', scenario: 'a malformed percent escape' },
  { value: '%25', scenario: 'a percent escape that decodes twice' },
  { value: '+', scenario: 'a plus sign (a space to form decoders)' },
  { value: '$&', scenario: 'a replacement pattern of String.replace' },
  { value: '${a}', scenario: 'a template placeholder' },
  { value: '../../etc/passwd', scenario: 'a path out of its folder' },
]

/**
 * The texts between two lengths (in code points; `max` may be Infinity) that break code, the smallest first: each
 * bound (a maximum up to 2,000), then odd characters and words. Distinct.
 */
export function textBoundary(min: number, max: number): readonly TextCase[] {
  const filled = openTexts.map(({ value, scenario }) => ({ value: filledUp(value, min), scenario }))
  const seen = new Set<string>()
  return [...boundTexts(min, max), ...filled, ...wholeTexts].filter(({ value }) => {
    const length = Array.from(value).length
    if (length < min || length > max || seen.has(value)) return false
    seen.add(value)
    return true
  })
}

function boundTexts(min: number, max: number): TextCase[] {
  const cases: TextCase[] = [
    { value: 'a'.repeat(min), scenario: min === 0 ? 'empty' : `the shortest: ${characters(min)}` },
    { value: 'a'.repeat(min + 1), scenario: `one more than the shortest: ${characters(min + 1)}` },
  ]
  if (min > 0) cases.push({ value: ' '.repeat(min), scenario: 'white space only' })
  if (max > longestDeclaredBound || max <= min) return cases
  cases.push({ value: 'a'.repeat(max), scenario: `the longest: ${characters(max)}` })
  cases.push({ value: '😀'.repeat(max), scenario: `the longest, ${characters(max)} of four bytes each` })
  return cases
}

function characters(count: number): string {
  return count === 1 ? 'one character' : `${count} characters`
}

function filledUp(value: string, min: number): string {
  return value + 'a'.repeat(Math.max(0, min - Array.from(value).length))
}
