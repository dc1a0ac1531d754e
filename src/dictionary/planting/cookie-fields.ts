import type { Pair, ReadName } from '../source-constants.js'
import { uriText } from './ways.js'

/** Words for what holds cookies by name. */
const cookieWords = /^(cookies?|cookieJar|jar)$/i
const maxNames = 4

/** Cookies that a source reads, as far as it says that they are some. */
export function cookieNames(names: readonly ReadName[]): readonly string[] {
  const found = names.filter(({ name, near }) => isToken(name) && near.some((word) => cookieWords.test(word)))
  return [...new Set(found.map(({ name }) => name))].slice(0, maxNames)
}

function isToken(name: string): boolean {
  return /^[\w-]+$/.test(name) && !cookieWords.test(name) && name.toLowerCase() !== 'headers'
}

/** What all cookies of a request stand in. */
export const cookieHeader: ReadName = { name: 'cookie', near: ['headers'] }

/** The text of cookies that all have this value, percent-encoded as it is there. */
export function cookiesWith(names: readonly string[], value: string): string {
  return names.map((name) => `${name}=${uriText(value)}`).join('; ')
}

/** The cookies that a source compares, as what it compares their header with. */
export function cookiePairs(pairs: readonly Pair[], names: readonly ReadName[]): readonly Pair[] {
  const known = new Set(cookieNames([...names, ...pairs]))
  const compared = pairs.filter(({ name, value }) => known.has(name) && value !== null)
  return compared.map(({ name, value }) => ({ ...cookieHeader, value: cookiesWith([name], String(value)) }))
}
