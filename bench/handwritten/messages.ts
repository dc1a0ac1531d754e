import fc from 'fast-check'
import { jsonText } from './json.js'
import { epochSeconds, isoTime, text } from './texts.js'

const known = fc.constantFrom(
  '',
  '{"order":',
  'undefined',
  '\ufeff{"order":1}',
  '订单 📦',
  'a\r\nb',
  '\u0000',
  'eyJvcmRlciI6MX0=',
  '{"order":1}',
  'null',
  '[]',
  '0',
)

const message = fc.oneof(
  { arbitrary: text, weight: 2 },
  { arbitrary: jsonText, weight: 1 },
  { arbitrary: known, weight: 1 },
)

/** A batch, at times an empty one. */
export function batch<T>(item: fc.Arbitrary<T>, emptyWeight = 1): fc.Arbitrary<T[]> {
  return fc.oneof(
    { arbitrary: fc.constant([]).map((): T[] => []), weight: emptyWeight },
    { arbitrary: fc.array(item, { minLength: 1, maxLength: 4 }), weight: 11 },
  )
}

export const messages: fc.Arbitrary<string[]> = batch(message)

/** Seconds as a number, or a text to the millisecond. */
export const batchTime: fc.Arbitrary<number | string> = fc.oneof<fc.Arbitrary<number | string>[]>(
  epochSeconds,
  isoTime,
)
