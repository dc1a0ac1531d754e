import type { JsonSchema } from '../../src/core.js'
import { isObject, type JsonObject } from './document.js'
import type { Parameter, WireMember } from './parameter-members.js'
import { textInStyle } from './parameter-style.js'
import { oneOf, standalone, writtenValues } from './wire-texts.js'

/** A cookie that an operation takes. */
export type CookieParameter = Pick<Parameter, 'name' | 'required' | 'schema' | 'notation' | 'examples'>

/** The header that carries all cookies of an operation. */
export function cookieMember(cookies: readonly CookieParameter[], definitions: JsonObject): WireMember {
  const required = cookies.filter((cookie) => cookie.required).map(({ name }) => name)
  const together: JsonSchema = {
    type: 'object',
    properties: Object.fromEntries(cookies.map(({ name, schema }) => [name, schema])),
    required,
    additionalProperties: false,
  }
  const texts = writtenValues(standalone(together, definitions), (value) => cookieText(value, cookies))
  return {
    group: 'headers',
    name: 'cookie',
    texts: oneOf(texts),
    required: required.length > 0,
    together: [],
    golden: texts[0],
    documented: [],
  }
}

/** Octets that a cookie may hold (RFC 6265, 4.1.1). */
const octets = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]+$/

function cookieText(value: unknown, cookies: readonly CookieParameter[]): string | undefined {
  if (!isObject(value)) return undefined
  const pairs = Object.entries(value).map(([name, member]) => {
    const notation = cookies.find((cookie) => cookie.name === name)!.notation
    const text = textInStyle(member, { ...notation, explode: false })
    // Commas between the items of a list are what OpenAPI writes there, though RFC 6265 knows none.
    return text !== undefined && octets.test(text.replaceAll(',', '')) ? `${name}=${text}` : undefined
  })
  return pairs.length === 0 || pairs.includes(undefined) ? undefined : pairs.join('; ')
}
