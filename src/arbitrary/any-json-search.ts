import { setMember } from '../copy-json.js'
import { shrinkNumber } from '../schema/formats/format-number-shrink.js'
import { searchArray } from './array/array-search.js'
import { searchNearest } from './number/number-search.js'
import { type JsonObject, searchObject } from './object/object-search.js'
import { type Search, type SearchScope, searchGreedily } from './search.js'
import { nodeCount } from './simplicity.js'
import { searchText } from './string/text-search.js'

const nothing = { value: null }

/** Simpler JSON of any type: null, the empty value of its type, one of its own parts, then simpler parts. */
export function* searchJson(value: unknown, scope: SearchScope): Search {
  if (value === null || (yield null)) return null
  const empty = emptyOf(value)
  if (nodeCount(value) > 1 || value !== empty) {
    // Where the content does not matter, the type may not either.
    if (yield empty) return value !== true && (yield false) ? false : empty
    if (typeof value === 'object') return yield* searchParts(value, scope)
    return scope.leaves ? yield* searchScalar(value as string | number) : value
  }
  return value !== false && (yield false) ? false : value
}

function emptyOf(value: unknown): unknown {
  if (typeof value === 'object') return Array.isArray(value) ? [] : {}
  return typeof value === 'string' ? '' : typeof value === 'number' ? 0 : false
}

function* searchScalar(value: string | number | boolean): Search {
  if (typeof value === 'string') return yield* searchText(value, 0)
  return typeof value === 'number' ? yield* searchNumber(value) : value
}

function* searchNumber(value: number): Search {
  const simple = yield* searchGreedily(value, (v) => (Number.isInteger(v) && v >= 0 ? [] : shrinkNumber(v)))
  if (!Number.isInteger(simple)) return simple
  const sign = Math.sign(simple)
  return yield* searchNearest(Math.abs(simple), (steps) => sign * steps + 0)
}

/** First without what does not matter: of what is left, a part alone may do. */
function* searchParts(value: object, scope: SearchScope): Search {
  const children = Object.values(value)
  if (children.length === 1 && typeof children[0] === 'object' && (yield children[0]))
    return yield* searchJson(children[0], scope)
  const found = Array.isArray(value)
    ? yield* searchArray(freeItems, value, scope)
    : yield* searchKeys(yield* searchObject(freeMembers, value as JsonObject, scope), scope)
  const parts = Object.values(found)
  for (const part of parts.slice(0, 4)) if (yield part) return yield* searchJson(part, scope)
  return found
}

const freeItems = {
  least: 0,
  smallest: () => nothing,
  search: (_index: number, item: unknown, scope: SearchScope) => searchJson(item, scope),
}

const freeMembers = {
  isRequired: () => false,
  smallest: () => nothing,
  search: (_name: string, value: unknown, scope: SearchScope) => searchJson(value, scope),
}

/** Simpler names: the empty one, or `a`. */
function* searchKeys(object: JsonObject, scope: SearchScope): Search<JsonObject> {
  let current = object
  if (!scope.leaves) return current
  for (const name of Object.keys(object)) {
    for (const simpler of ['', 'a']) {
      if (Object.hasOwn(current, simpler)) continue
      const candidate = withName(current, name, simpler)
      if (!(yield candidate)) continue
      current = candidate
      break
    }
  }
  return current
}

function withName(object: JsonObject, old: string, name: string): JsonObject {
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(object)) setMember(copy, key === old ? name : key, object[key])
  return copy
}
