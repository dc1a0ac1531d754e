import fc from 'fast-check'

const digits = '0123456789'

/** The letters and digits that names are made of; each alphabet begins with the character to shrink to. */
export const small: string = 'abcdefghijklmnopqrstuvwxyz'
export const capital: string = small.toUpperCase()
export const letters: string = small + capital
export const smallAndDigits: string = small + digits
export const capitalAndDigits: string = capital + digits
export const wordCharacters: string = letters + digits

/** Texts over an alphabet. An array of indices, mapped, is about a third faster than `fc.string` with a unit. */
export function characters(alphabet: string, minLength: number, maxLength: number): fc.Arbitrary<string> {
  const indices = fc.array(fc.nat({ max: alphabet.length - 1 }), { minLength, maxLength, size: 'max' })
  return indices.map((list) => {
    let text = ''
    for (const index of list) text += alphabet[index]
    return text
  })
}

/** A name: its first character from one alphabet, up to `maxLength - 1` more from another. */
export function name(first: string, rest: string, maxLength: number, minLength = 1): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...first), characters(rest, minLength - 1, maxLength - 1))
    .map(([head, tail]) => head + tail)
}

/** A number of fixed width. One big integer is several times faster than a draw for each digit. */
function fixedDigits(radix: number, length: number): fc.Arbitrary<string> {
  const max = BigInt(radix) ** BigInt(length) - 1n
  return fc.bigInt({ min: 0n, max }).map((n) => n.toString(radix).padStart(length, '0'))
}

export const hex32: fc.Arbitrary<string> = fixedDigits(16, 32)
export const capitalHex32: fc.Arbitrary<string> = hex32.map((text) => text.toUpperCase())
export const capitalBase36: (length: number) => fc.Arbitrary<string> = (length) =>
  fixedDigits(36, length).map((text) => text.toUpperCase())

/** 31 or 32 characters, as account and user IDs are. */
export const accountId: fc.Arbitrary<string> = fc
  .tuple(fc.boolean(), fixedDigits(36, 31))
  .map(([long, text]) => (long ? `${text}0` : text))

export const uuid: fc.Arbitrary<string> = hex32.map(
  (h) => `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20)}`,
)

export const ipv4: fc.Arbitrary<string> = fc
  .nat({ max: 0xffffffff })
  .map((n) => `${n >>> 24}.${(n >>> 16) & 255}.${(n >>> 8) & 255}.${n & 255}`)

/** Whole seconds from 2000 to 2099. */
const second = fc.nat({ max: 3_155_759_999 }).map((n) => 946_684_800 + n)

/** `2018-01-09T07:50:50.028Z`, from 2000 to 2099. */
export const isoTime: fc.Arbitrary<string> = fc
  .integer({ min: 946_684_800_000, max: 4_102_444_799_999 })
  .map((ms) => new Date(ms).toISOString())

/** `2018-06-01T08:30:00`, to be followed by an offset. */
export const localTime: fc.Arbitrary<string> = second.map((s) =>
  new Date(s * 1000).toISOString().slice(0, 19),
)

const minutes = ['00', '15', '30', '45']
const hours = [...Array(14).keys()].map((hour) => String(hour).padStart(2, '0'))

/** `+08:00`, `-03:30`, …, at most 14 hours. */
export const offset: fc.Arbitrary<string> = fc.constantFrom(
  ...['+', '-'].flatMap((sign) => hours.flatMap((h) => minutes.map((m) => `${sign}${h}:${m}`))),
  '+14:00',
)

/** Seconds since 1970, as the schemas bound them. */
export const epochSeconds: fc.Arbitrary<number> = fc.integer({ min: 1_000_000_000, max: 4_102_444_799 })
/** Milliseconds since 1970, as the schemas bound them. */
export const epochMilliseconds: fc.Arbitrary<number> = fc.integer({
  min: 1_000_000_000_000,
  max: 4_102_444_799_999,
})

const direction = fc.constantFrom('north', 'south', 'east', 'west', 'central', 'southeast', 'southwest')
const area = characters(small, 2, 2)

/** `cn-north-4`, `eu-de`, `la-santiago-1` or the placeholder `{region}`. */
export const region: fc.Arbitrary<string> = fc.oneof(
  fc.constant('{region}'),
  fc.tuple(area, direction, fc.nat({ max: 99 })).map(([a, d, n]) => `${a}-${d}-${n}`),
  fc.tuple(area, characters(small, 2, 9)).map(([a, b]) => `${a}-${b}`),
  fc.tuple(area, characters(small, 4, 9), fc.nat({ max: 99 })).map(([a, b, n]) => `${a}-${b}-${n}`),
)

/** Any text: mostly printable ASCII, at times all of Unicode. */
export const text: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.string({ maxLength: 24, size: 'max' }), weight: 3 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 8 }), weight: 1 },
)

/** An object with up to `maxKeys` members. Entries mapped are faster than `fc.dictionary`, which looks for equal keys. */
export function dictionary<T>(
  key: fc.Arbitrary<string>,
  value: fc.Arbitrary<T>,
  maxKeys: number,
): fc.Arbitrary<Record<string, T>> {
  return fc
    .array(fc.tuple(key, value), { maxLength: maxKeys })
    .map((entries) => Object.fromEntries(entries) as Record<string, T>)
}
