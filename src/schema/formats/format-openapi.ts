import type { Random } from '../../random.js'
import { annotatedFormat } from './annotated-format.js'
import { checkOf } from './format-check.js'
import { shrinkNumber } from './format-number-shrink.js'
import { shrinkByText } from './format-shrink.js'
import type { Format, FormatCase } from './formats.js'

const maxInt32 = 2 ** 31 - 1
const minInt32 = -(2 ** 31)
const largestFloat = 3.4028234663852886e38

function int32Number(random: Random, small: boolean): number {
  if (small) return random.below(2)
  const dice = random.below(8)
  if (dice < 3) return random.int(-10, 100)
  if (dice === 3) return random.pick([maxInt32, minInt32, -1, 0])
  return random.bits()
}

function int64Number(random: Random, small: boolean): number {
  if (small || random.oneIn(2)) return int32Number(random, small)
  return random.int(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)
}

function doubleNumber(random: Random, small: boolean): number {
  if (small) return random.below(2)
  const dice = random.below(8)
  if (dice < 2) return random.int(-10, 100)
  if (dice < 5) return withoutMinusZero(random.int(-100000, 100000) / 100)
  if (dice === 5) return withoutMinusZero((random.float() - 0.5) * 10 ** random.int(-300, 300))
  return withoutMinusZero((random.float() - 0.5) * 1e6)
}

function floatNumber(random: Random, small: boolean): number {
  const value = doubleNumber(random, small)
  return Math.abs(value) > largestFloat ? 1.5 : withoutMinusZero(Math.fround(value))
}

function withoutMinusZero(value: number): number {
  return value === 0 ? 0 : value
}

const marks: readonly string[] = Array.from('!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~ éß漢😀')
const letters: readonly string[] = Array.from('abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ0123456789')

function passwordText(random: Random, small: boolean): string {
  if (small) return random.pick(['', 'a', '0'])
  let text = ''
  for (let left = random.oneIn(16) ? random.below(128) : random.below(17); left > 0; left--) {
    text += random.oneIn(6) ? random.pick(marks) : random.pick(letters)
  }
  return text
}

/** Bytes as a string: each character is one byte (U+0000 to U+00FF). */
function binaryText(random: Random, small: boolean): string {
  let text = ''
  for (let left = random.below(small ? 2 : 33); left > 0; left--)
    text += String.fromCharCode(random.below(small ? 128 : 256))
  return text
}

function byteText(random: Random, small: boolean): string {
  const length = random.below(small ? 2 : random.oneIn(8) ? 200 : 25)
  const bytes = Buffer.allocUnsafe(length)
  for (let at = 0; at < length; at++) bytes[at] = random.bits()
  return bytes.toString('base64')
}

const int32s: readonly FormatCase[] = [
  { value: 0, scenario: 'zero' },
  { value: 1, scenario: 'one' },
  { value: -1, scenario: 'minus one' },
  { value: maxInt32, scenario: 'the largest 32-bit integer' },
  { value: minInt32, scenario: 'the smallest 32-bit integer' },
]

const int64s: readonly FormatCase[] = [
  ...int32s,
  { value: 2 ** 31, scenario: 'past the largest 32-bit integer' },
  { value: 2 ** 32, scenario: '2^32, zero to bit operators' },
  { value: Number.MAX_SAFE_INTEGER, scenario: 'the largest safe integer' },
  { value: Number.MIN_SAFE_INTEGER, scenario: 'the smallest safe integer' },
  { value: 2 ** 53, scenario: 'the first integer that is not safe' },
]

const floats: readonly FormatCase[] = [
  { value: 0, scenario: 'zero' },
  { value: -1, scenario: 'minus one' },
  { value: 0.5, scenario: 'a half' },
  { value: 0.10000000149011612, scenario: 'a tenth in single precision' },
  { value: 1.401298464324817e-45, scenario: 'the smallest positive number' },
  { value: largestFloat, scenario: 'the largest number' },
]

const doubles: readonly FormatCase[] = [
  { value: 0, scenario: 'zero' },
  { value: -1, scenario: 'minus one' },
  { value: 0.1, scenario: 'a tenth, which binary cannot hold' },
  { value: 1e-7, scenario: 'an exponent in the text' },
  { value: 1e21, scenario: 'an integer with an exponent in the text' },
  { value: 5e-324, scenario: 'the smallest positive number' },
  { value: Number.MAX_VALUE, scenario: 'the largest number' },
]

const notIntegers: readonly FormatCase[] = [
  { value: 0.5, scenario: 'a fraction' },
  { value: -1.1, scenario: 'a negative fraction' },
]

const bytes: readonly FormatCase[] = [
  { value: '', scenario: 'empty' },
  { value: 'AA==', scenario: 'NUL' },
  { value: 'YQ==', scenario: 'one byte, two padding characters' },
  { value: 'YWE=', scenario: 'two bytes, one padding character' },
  { value: 'YWFh', scenario: 'three bytes, no padding' },
  { value: '/+8=', scenario: 'the characters that base64url replaces' },
  { value: '/w==', scenario: 'a byte that is no UTF-8' },
  { value: 'e30=', scenario: 'the JSON text of an object' },
]

const badBytes: readonly FormatCase[] = [
  { value: 'YQ', scenario: 'no padding' },
  { value: 'YQ=', scenario: 'too little padding' },
  { value: 'Y', scenario: 'a length that no bytes have' },
  { value: '_-8=', scenario: 'base64url' },
  { value: '====', scenario: 'padding only' },
  { value: 'Y Q=', scenario: 'a space' },
  { value: 'hello', scenario: 'text that was not encoded' },
]

const passwords: readonly FormatCase[] = [
  { value: '', scenario: 'empty' },
  { value: ' a ', scenario: 'white space at the edges' },
  { value: 'pä$$wörd', scenario: 'letters beyond ASCII' },
  { value: 'a'.repeat(73), scenario: 'past the 72 bytes that bcrypt reads' },
]

const binaries: readonly FormatCase[] = [
  { value: '', scenario: 'empty' },
  { value: '\0', scenario: 'NUL' },
  { value: 'ÿ', scenario: 'a byte above 127' },
  { value: '\r\n', scenario: 'CR LF' },
]

type Numeric = 'int32' | 'int64' | 'float' | 'double'

function numeric(
  name: Numeric,
  generate: Format['generate'],
  boundary: readonly FormatCase[],
  invalid: readonly FormatCase[],
): Format {
  const check = checkOf(name)
  const shrink = (value: number): Iterable<number> => [...shrinkNumber(value)].filter(check)
  return { name, type: 'number', check, generate, boundary, invalid, shrink }
}

const outOfInt32: readonly FormatCase[] = [
  { value: maxInt32 + 1, scenario: 'past the largest 32-bit integer' },
  { value: minInt32 - 1, scenario: 'past the smallest 32-bit integer' },
]

const anything = (): boolean => true
const checkByte = checkOf('byte')
const isBase64 = (value: string): boolean => checkByte(value) && !/\s/.test(value)

/** The formats of OpenAPI; `password` and `binary` are annotations: any text is one. */
export const openApiFormats: readonly Format[] = [
  numeric('int32', int32Number, int32s, [...outOfInt32, ...notIntegers]),
  numeric('int64', int64Number, int64s, notIntegers),
  numeric('float', floatNumber, floats, []),
  numeric('double', doubleNumber, doubles, []),
  {
    name: 'byte',
    type: 'string',
    check: checkByte,
    generate: byteText,
    boundary: bytes,
    invalid: badBytes,
    shrink: (value) => shrinkByText(value, isBase64, ['', 'YQ==']),
  },
  annotatedFormat('password', passwordText, passwords, anything),
  annotatedFormat('binary', binaryText, binaries, anything),
]
