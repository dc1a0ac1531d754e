import { copyMember, setMember } from '../copy-json.js'

/** A JSON Pointer taken apart: member names and array indices, unescaped. */
export type PointerTokens = readonly string[]

/** Escapes one member name for a JSON Pointer: `~` as `~0`, `/` as `~1`. */
export function escapeToken(token: string): string {
  return /[~/]/.test(token) ? token.replaceAll('~', '~0').replaceAll('/', '~1') : token
}

/** Escapes one member name for a JSON Pointer that is a URI fragment (`#/patternProperties/%5Ex-`). */
export function escapeFragmentToken(token: string): string {
  if (/^[\w$.-]*$/.test(token)) return token
  const escaped = escapeToken(token)
  try {
    return encodeURI(escaped).replaceAll('#', '%23')
  } catch {
    // A lone surrogate has no percent-encoding.
    return escaped
  }
}

/** Writes tokens as a JSON Pointer: `['a/b', '0']` is `/a~1b/0`, no tokens are the empty text (the whole value). */
export function formatPointer(tokens: PointerTokens): string {
  let pointer = ''
  for (const token of tokens) pointer += `/${escapeToken(token)}`
  return pointer
}

/** Takes a JSON Pointer apart, or a URI fragment that is one (`#/a%20b`); undefined when it is neither. */
export function parsePointer(pointer: string): PointerTokens | undefined {
  const plain = pointer.startsWith('#') ? decodeFragment(pointer.slice(1)) : pointer
  if (plain === undefined) return undefined
  if (plain === '') return []
  if (!plain.startsWith('/') || /~(?![01])/.test(plain)) return undefined
  const tokens = plain.slice(1).split('/')
  return plain.includes('~')
    ? tokens.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    : tokens
}

/** Undoes the percent-encoding of a URI fragment (without its `#`); undefined when it is malformed. */
export function decodeFragment(fragment: string): string | undefined {
  if (!fragment.includes('%')) return fragment
  try {
    return decodeURIComponent(fragment)
  } catch {
    return undefined
  }
}

/** The value at a JSON Pointer, in a box so that `undefined` and absence differ; undefined when nothing is there. */
export function getAt(root: unknown, tokens: PointerTokens): { readonly value: unknown } | undefined {
  let value = root
  for (const token of tokens) {
    if (!hasStep(value, token)) return undefined
    value = (value as Record<string, unknown>)[token]
  }
  return { value }
}

/**
 * A copy of `root` in which the value at the pointer is `value`; what lies aside of the path is shared. A missing
 * last member is added, `-` and the index after the last one append to an array. Undefined when the path leads nowhere.
 */
export function setAt(
  root: unknown,
  tokens: PointerTokens,
  value: unknown,
): { readonly value: unknown } | undefined {
  const [token, ...rest] = tokens
  if (token === undefined) return { value }
  if (Array.isArray(root)) return setInArray(root, token, rest, value)
  if (typeof root !== 'object' || root === null) return undefined
  if (rest.length > 0 && !Object.hasOwn(root, token)) return undefined
  const inner = setAt((root as Record<string, unknown>)[token], rest, value)
  if (inner === undefined) return undefined
  // Defines each member, so one named `__proto__` stays one.
  const copy: Record<string, unknown> = { ...root }
  setMember(copy, token, inner.value)
  return { value: copy }
}

function setInArray(
  array: readonly unknown[],
  token: string,
  rest: PointerTokens,
  value: unknown,
): { readonly value: unknown } | undefined {
  const index = token === '-' ? array.length : arrayIndex(token)
  if (index === undefined || index > array.length || (rest.length > 0 && index === array.length))
    return undefined
  const inner = setAt(array[index], rest, value)
  if (inner === undefined) return undefined
  const copy = array.slice()
  copy[index] = inner.value
  return { value: copy }
}

/**
 * A copy of `root` without the member or item at the pointer; what lies aside of the path is shared.
 * Undefined when nothing is there, or when the pointer means the whole value.
 */
export function removeAt(root: unknown, tokens: PointerTokens): { readonly value: unknown } | undefined {
  const last = tokens.at(-1)
  if (last === undefined) return undefined
  const parentTokens = tokens.slice(0, -1)
  const parent = getAt(root, parentTokens)
  if (parent === undefined || !hasStep(parent.value, last)) return undefined
  return setAt(root, parentTokens, withoutMember(parent.value as object, last))
}

function withoutMember(parent: object, token: string): unknown {
  if (Array.isArray(parent)) return parent.toSpliced(Number(token), 1)
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(parent)) {
    if (key !== token) copyMember(copy, parent as Record<string, unknown>, key)
  }
  return copy
}

function hasStep(value: unknown, token: string): boolean {
  if (Array.isArray(value)) {
    const index = arrayIndex(token)
    return index !== undefined && index < value.length
  }
  return typeof value === 'object' && value !== null && Object.hasOwn(value, token)
}

function arrayIndex(token: string): number | undefined {
  return /^(0|[1-9]\d*)$/.test(token) ? Number(token) : undefined
}
