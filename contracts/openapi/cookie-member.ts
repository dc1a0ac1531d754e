import { cookieText } from './cookie-text.js'
import { isObject, type JsonObject } from './document.js'
import type { Parameter, WireMember } from './parameter-members.js'
import { readingsOf } from './text-readings.js'
import { encodedTexts, firstTexts } from './value-encoding.js'
import { shapeOf } from './value-shape.js'
import { orOthers, standalone, writtenValues } from './wire-texts.js'
import { type WrongTexts, wrongTexts } from './wrong-texts.js'

/** A cookie that an operation takes. */
export type CookieParameter = Pick<Parameter, 'name' | 'required' | 'schema' | 'notation' | 'examples'> & {
  /** Whether it lets a client in: what a wrong one is, no schema says. */
  readonly isCredential?: true
}

/** The header that carries all cookies of an operation. */
export function cookieMember(cookies: readonly CookieParameter[], definitions: JsonObject): WireMember {
  const required = cookies.filter((cookie) => cookie.required).map(({ name }) => name)
  const together: JsonObject = {
    type: 'object',
    properties: Object.fromEntries(cookies.map(({ name, schema }) => [name, schema])),
    required,
    additionalProperties: false,
  }
  const encoded = encodedTexts(together, {
    as: 'cookies',
    cookies: cookies.map(({ notation, schema }) => ({
      notation: { ...notation, explode: false },
      shape: shapeOf(schema, definitions),
    })),
  })
  const made = firstTexts({ ...encoded, $defs: definitions })
  const texts =
    made.length > 0
      ? made
      : writtenValues(standalone(together, definitions), (value) => cookieText(value, cookies))
  return {
    group: 'headers',
    name: 'cookie',
    texts: orOthers(made.length > 0 ? encoded : { enum: texts }),
    required: required.length > 0,
    together: [],
    golden: texts[0],
    documented: [],
    ...(cookies.every(({ isCredential }) => isCredential)
      ? {}
      : { wrong: wrongCookies(cookies, together, definitions) }),
  }
}

/** What stands for every credential: which ones are wrong, no schema says. */
const anyCredential = 'token-1234'

function wrongCookies(
  cookies: readonly CookieParameter[],
  { properties, required }: JsonObject,
  definitions: JsonObject,
): WrongTexts {
  const credentials = cookies.filter(({ isCredential }) => isCredential).map(({ name }) => name)
  const anyOnes = Object.fromEntries(credentials.map((name) => [name, { const: anyCredential }]))
  return wrongTexts({
    // Other cookies than those that it takes are no fault of a request.
    schema: standalone(
      { type: 'object', properties: { ...(properties as object), ...anyOnes }, required },
      definitions,
    ),
    pointer: '/properties/cookie',
    place: '/cookie',
    write: (value) => {
      const isLetIn = isObject(value) && credentials.every((name) => value[name] === anyCredential)
      return isLetIn ? cookieText(value, cookies) : undefined
    },
    read: (text) => cookieReadings(text, cookies, definitions),
  })
}

function cookieReadings(
  text: string,
  cookies: readonly CookieParameter[],
  definitions: JsonObject,
): readonly unknown[] | undefined {
  let all: readonly JsonObject[] = [{}]
  for (const pair of text.split('; ')) {
    const [, name, value] = /^([^=]+)=(.*)$/.exec(pair) ?? []
    const cookie = cookies.find((one) => one.name === name)
    const readings = cookie?.isCredential
      ? [anyCredential]
      : cookie &&
        readingsOf(value!, { ...cookie.notation, explode: false }, { schema: cookie.schema, definitions })
    if (readings === undefined || all.length * readings.length > 1000) return undefined
    all = all.flatMap((before) => readings.map((one) => ({ ...before, [name!]: one })))
  }
  return all
}
