import { type Contract, compileValidator, InvalidOptionError } from '../src/core.js'
import { type ContentOption, contentSchema } from './author-content.js'
import type { BodyValidator } from './rules/apig-request-rules.js'
import { responseOf, statusOf } from './runtime/apig-answer.js'

/** A status (`200`), a class of them (`'4xx'`) or `'default'` for all others. */
type StatusKey = number | `${1 | 2 | 3 | 4 | 5}xx` | 'default'

/** What the JSON of an answer looks like: one schema, for every 2xx, or schemas by status. */
export type ResponseBodies<T = unknown> =
  | ContentOption<T>
  | { readonly [Status in StatusKey]?: ContentOption<T> }

const statusKey = /^(?:[1-5]\d\d|[1-5]xx|default)$/

/** Finds the validator for a status: that of the status itself, of its class, or the default. */
export function responseValidators(bodies: ResponseBodies): (status: number) => BodyValidator | undefined {
  const byKey = new Map<string, BodyValidator>()
  for (const [key, given] of entriesOf(bodies))
    byKey.set(key, compileValidator(contentSchema(placeOf(bodies, key), given)))
  return (status) => byKey.get(keyOf(status, byKey) ?? '')
}

/** The answers that are declared, for coverage: one for each status, class of them, or `default`. */
export function declaredAnswers(bodies: ResponseBodies): NonNullable<Contract['answers']> {
  const names = entriesOf(bodies).map(([key]) => key)
  const known = new Set(names)
  return answersByStatus(names, (status) => keyOf(status, known))
}

/** Declared answers that are told from each other by their status. */
export function answersByStatus(
  names: readonly string[],
  nameOf: (status: number) => string | undefined,
): NonNullable<Contract['answers']> {
  return {
    names,
    nameOf: (outcome) => {
      const response = responseOf(outcome)
      const status = response && statusOf(response)
      return status === undefined ? undefined : nameOf(status)
    },
  }
}

function entriesOf(bodies: ResponseBodies): readonly (readonly [string, unknown])[] {
  return isByStatus(bodies) ? Object.entries(bodies) : [['2xx', bodies]]
}

/** Of the keys that speak of a status the narrowest. */
function keyOf(status: number, keys: { readonly has: (key: string) => boolean }): string | undefined {
  return [String(status), `${Math.floor(status / 100)}xx`, 'default'].find((key) => keys.has(key))
}

function placeOf(bodies: ResponseBodies, key: string): string {
  return isByStatus(bodies) ? `apig({ responseBody: { ${JSON.stringify(key)} } })` : 'apig({ responseBody })'
}

/** Whether the members are statuses; a JSON Schema has none, but may have a `default` among others. */
function isByStatus(bodies: ResponseBodies): boolean {
  if (typeof bodies !== 'object' || bodies === null) return false
  const keys = Object.keys(bodies)
  if (keys.length === 1 && keys[0] === 'default') return true
  // No keyword of JSON Schema begins with a digit: `20x` and `2XX` are meant to be statuses.
  if (!keys.some((key) => /^\d/.test(key))) return false
  const other = keys.find((key) => !statusKey.test(key))
  if (other === undefined) return true
  const meant = other.toLowerCase()
  throw new InvalidOptionError(`"${other}" is no status`, {
    where: `apig({ responseBody: { ${JSON.stringify(other)} } })`,
    next: statusKey.test(meant)
      ? `Did you mean "${meant}"?`
      : "Keys are statuses from 100 to 599, classes such as '4xx', or 'default'.",
  })
}
