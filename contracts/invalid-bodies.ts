import { acceptorOf, type InvalidEvent, type JsonSchema, likeCuts } from '../src/core.js'
import { authorValue } from './author-content.js'
import type { ApigEvent } from './generated/apig-event.js'
import { invalidDocuments } from './invalid-documents.js'
import { encodeBody, readBody } from './request-body.js'

const of = 'requestBody'

/** Requests like `base` whose body breaks the author's schema, is no JSON, no base64, or of another media type. */
export function invalidBodies(base: ApigEvent, schema: JsonSchema): readonly InvalidEvent<ApigEvent>[] {
  const accepts = acceptorOf(schema)
  const sent = readBody(base)
  const golden = sent !== undefined && accepts(sent.value) ? sent.value : authorValue(schema)
  const documents = invalidDocuments(schema, golden)
  const broken = documents.map(({ value, keyword, schemaPointer, scenario, pointer }) => {
    const says = pointer === '' ? scenario.replace(/^the value/, 'the body') : scenario
    return { event: withBody(base, JSON.stringify(value)), breach: { of, keyword, schemaPointer, says } }
  })
  return likeCuts([...broken, ...malformed(base, golden, schema), ...ofOtherTypes(base, golden)], [documents])
}

function malformed(base: ApigEvent, golden: unknown, schema: JsonSchema): readonly InvalidEvent<ApigEvent>[] {
  const text = JSON.stringify(golden)
  const texts = [
    [`${text}}`, 'JSON with something behind it'],
    [`{${text}`, 'no JSON: it begins with two brackets'],
    ['{"', 'JSON that is cut off'],
    ['undefined', 'a text that is no JSON'],
  ] as const
  const wrong = texts.map(([body, says]) => ({ event: withBody(base, body), breach: { of, says } }))
  const notBase64 = { ...base, body: '%not base64%', isBase64Encoded: true }
  return [
    ...wrong,
    ...empty(base, schema),
    { event: notBase64, breach: { of, says: 'no base64, though the flag says so' } },
  ]
}

/** No body at all, where the schema has no use for any value that a handler may take it for. */
function empty(base: ApigEvent, schema: JsonSchema): readonly InvalidEvent<ApigEvent>[] {
  if ([{}, null, ''].some(acceptorOf(schema))) return []
  return [{ event: withBody(base, ''), breach: { of, says: 'empty' } }]
}

/** The body of another type is no JSON; JSON that only is declared so is refused by the careful. */
function ofOtherTypes(base: ApigEvent, golden: unknown): readonly InvalidEvent<ApigEvent>[] {
  const typed = (type: string, body: string): ApigEvent =>
    withBody({ ...base, headers: { ...base.headers, 'content-type': type } }, body)
  const form = typed('application/x-www-form-urlencoded', 'test=body')
  const declared = typed('text/plain', JSON.stringify(golden))
  return [
    { event: form, breach: { of, says: 'a form instead of JSON, with its Content-Type' } },
    {
      event: declared,
      // Browsers send such a request from any page without asking first: a form can forge it.
      breach: { of: 'content-type', says: 'text/plain for a JSON body', severity: 'warn' },
    },
  ]
}

/** A request with another text as its body, encoded as its flag says. */
export function withBody(base: ApigEvent, text: string): ApigEvent {
  const { headers } = base
  const counted =
    typeof headers?.['content-length'] === 'string'
      ? { headers: { ...headers, 'content-length': String(Buffer.byteLength(text)) } }
      : {}
  return { ...base, ...counted, body: encodeBody(text, base.isBase64Encoded) }
}
