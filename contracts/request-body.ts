import type { JsonSchema } from '../src/core.js'
import { authorValue, embedded, jsonText } from './author-content.js'
import type { ApigEvent } from './generated/apig-event.js'
import { changeAt, examplesOf, type SchemaObject, withExamples } from './narrow-schema.js'
import { alwaysThere } from './request-parameters.js'

const jsonTypes = '^application/json(; ?charset=([Uu][Tt][Ff]-8))?$'

/** The event schema with bodies of the author's alone: in base64 or plain, as the flag says, with their content type. */
export function withJsonBody(schema: SchemaObject, body: JsonSchema): SchemaObject {
  // One place for the author's schema, since two resources must not have the same identifier.
  const content = body === true ? true : { $ref: '#/$defs/requestBody' }
  const forms = { anyOf: [form(true, jsonText(content, 'base64')), form(false, jsonText(content))] }
  const changed = changeAt({ ...alwaysThere(schema, 'headers'), ...forms }, ['$defs'], (definitions) => ({
    ...changeAt(definitions, ['headers'], demandJson),
    requestBody: embedded(body, 'urn:author:request-body'),
  }))
  return withExamples(changed, jsonExamples(examplesOf<ApigEvent>(schema), body))
}

function form(isBase64Encoded: boolean, body: SchemaObject): SchemaObject {
  return { 'x-evidence': 'documented', properties: { isBase64Encoded: { const: isBase64Encoded }, body } }
}

/** Headers with a JSON content type; edge cases without one are no requests of this API. */
function demandJson(headers: SchemaObject): SchemaObject {
  const { 'x-edgeCases': _dropped, ...rest } = headers
  return {
    ...rest,
    required: [...((headers.required ?? []) as readonly string[]), 'content-type'],
    properties: {
      ...(headers.properties as SchemaObject),
      'content-type': { type: 'string', pattern: jsonTypes },
    },
  }
}

/** The documented event with a body of the author's: in base64, which is the default of the gateway, and plain. */
function jsonExamples([documented]: readonly ApigEvent[], schema: JsonSchema): readonly ApigEvent[] {
  const text = JSON.stringify(authorValue(schema, JSON.parse(documented!.body)))
  const headers = { ...documented!.headers, 'content-type': 'application/json' }
  const encoded = {
    ...documented!,
    headers,
    body: Buffer.from(text).toString('base64'),
    isBase64Encoded: true,
  }
  return [encoded, { ...encoded, body: text, isBase64Encoded: false }]
}

/** The document that a request carries; undefined where its body is no JSON. */
export function readBody({ body, isBase64Encoded }: ApigEvent): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(isBase64Encoded ? Buffer.from(body, 'base64').toString() : body) }
  } catch {
    return undefined
  }
}

/** A text as the gateway hands it on: in base64 where the flag says so. */
export function encodeBody(text: string, isBase64Encoded: boolean): string {
  return isBase64Encoded ? Buffer.from(text).toString('base64') : text
}
