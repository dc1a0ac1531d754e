import { unescaped } from './unescaped.js'

/** How far before a token the name of its parameter may stand, in characters of the text as it is written. */
const reach = 320

/** `x-obs-security-token=` behind `?` or `&` of a URL: the query of a request that was signed. */
const parameter = /[?&]x-(?:[a-z]+-)?security-token=$/i
/** The same name of a member, a header or a form field, and what may stand between a name and its value. */
const field =
  /(?:^|[^a-z0-9-])x-(?:[a-z]+-)?security-token["'`]?(?:[\s=:>,;]|\[|["'`]|\\[nrt]|\b(?:value|content|type="?(?:hidden|text)"?|id="?[\w-]+"?))*$/i
const signature = /signature|authorization|policy/i

/**
 * Whether the security token at `at` belongs to a request that was signed with temporary credentials: it is the
 * parameter of a signed URL, or a field or header beside a signature. Those are made to be given away. `whole` is
 * where the signature is looked for. However the text is escaped, it is read as it was meant.
 */
export function isInSignedRequest(text: string, at: number, whole: readonly string[]): boolean {
  const before = unescaped(text.slice(Math.max(0, at - reach), at))
  if (parameter.test(before)) return true
  return field.test(before) && whole.some((one) => signature.test(one))
}
