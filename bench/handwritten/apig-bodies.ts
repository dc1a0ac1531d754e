import fc from 'fast-check'
import { jsonObjectText, jsonOtherText } from './json.js'
import { text } from './texts.js'

const pair = fc.tuple(fc.string({ minLength: 1, maxLength: 6 }), fc.string({ maxLength: 6 }))
const form = fc
  .array(pair, { maxLength: 3 })
  .map((pairs) => pairs.map(([k, v]) => `${encodeURIComponent(k)}=${encodeURIComponent(v)}`).join('&'))

const known = fc.constantFrom(
  '{"test":null}',
  '{"__proto__":{"admin":true}}',
  '{"a":1,"a":2}',
  '{"id":12345678901234567890}',
  'null',
  '[]',
  '0',
  'a=1&a=2',
  'a=%',
  '{"test":',
  '\ufeff{"test":"body"}',
  'undefined',
  'line one\r\nline two',
  '你好 😀',
  '<script>alert(1)</script>',
)

const plain = fc.oneof(jsonObjectText, jsonOtherText, form, text, known, fc.constant(''))
const bytes = fc.uint8Array({ maxLength: 16, size: 'max' })
const encoded = fc.oneof(
  { arbitrary: plain.map((body) => Buffer.from(body).toString('base64')), weight: 5 },
  { arbitrary: bytes.map((body) => Buffer.from(body).toString('base64')), weight: 1 },
)
const contradictory = fc.oneof(
  jsonObjectText,
  text.map((body) => body || 'a'),
)

/** A body and the flag that says whether it is base64, at times wrongly. */
export const bodies: fc.Arbitrary<{ body: string; isBase64Encoded: boolean }> = fc.oneof(
  encoded.map((body) => ({ body, isBase64Encoded: true })),
  plain.map((body) => ({ body, isBase64Encoded: false })),
  contradictory.map((body) => ({ body, isBase64Encoded: true })),
)
