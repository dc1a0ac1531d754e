import fc from 'fast-check'
import { dictionary } from './texts.js'

const key = fc.string({ maxLength: 8 })

const scalar = fc.oneof(
  fc.constantFrom<unknown>(null, true, false),
  fc.integer({ min: -1000, max: 1_000_000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (Object.is(n, -0) ? 0 : n)),
  fc.string(),
)

// `fc.jsonValue` with two levels costs twice as much and gives twice the text.
const { value } = fc.letrec<{ value: unknown; list: unknown[]; object: Record<string, unknown> }>((tie) => ({
  value: fc.oneof({ maxDepth: 2 }, scalar, tie('list'), tie('object')),
  list: fc.array(tie('value'), { maxLength: 3 }),
  object: dictionary(key, tie('value'), 3),
}))

export const jsonObject: fc.Arbitrary<Record<string, unknown>> = dictionary(key, value, 3)

/** Anything but an object. */
const jsonOther: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: scalar, weight: 2 },
  { arbitrary: fc.array(value, { maxLength: 3 }), weight: 1 },
)

export const jsonText: fc.Arbitrary<string> = value.map((json) => JSON.stringify(json))
export const jsonObjectText: fc.Arbitrary<string> = jsonObject.map((json) => JSON.stringify(json))
export const jsonOtherText: fc.Arbitrary<string> = jsonOther.map((json) => JSON.stringify(json))
