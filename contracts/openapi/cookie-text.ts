import { isObject } from './document.js'
import { type Notation, textInStyle } from './parameter-style.js'

/** Octets that a cookie may hold (RFC 6265, 4.1.1). */
const octets = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]+$/

/** The text of the header that carries these cookies, by their names; undefined for values that it cannot hold. */
export function cookieText(
  value: unknown,
  cookies: readonly { readonly notation: Notation }[],
): string | undefined {
  if (!isObject(value)) return undefined
  const pairs = Object.entries(value).map(([name, member]) => {
    const notation = cookies.find((cookie) => cookie.notation.name === name)?.notation
    if (notation === undefined) return undefined
    const text = textInStyle(member, { ...notation, explode: false })
    // Commas between the items of a list are what OpenAPI writes there, though RFC 6265 knows none.
    return text !== undefined && octets.test(text.replaceAll(',', '')) ? `${name}=${text}` : undefined
  })
  return pairs.length === 0 || pairs.includes(undefined) ? undefined : pairs.join('; ')
}
