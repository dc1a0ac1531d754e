import type { State } from '../canonical/state.js'
import { isLossy } from '../schema/formats/content-encoding.js'
import { ArrayPart } from './array/array-part.js'
import { ObjectPart } from './object/object-part.js'
import type { Part } from './part.js'
import { StringPart } from './string/string-part.js'

/**
 * Whether a value of this part stays one when what one step leads to is put in its place, as long as the generator
 * there accepts it: nothing else of the part depends on it.
 */
export function isIndependent(part: Part, value: unknown, step: string): boolean {
  const { state } = part
  if (state.values !== undefined || state.excluded.length > 0 || state.guards.length > 0) return false
  if (part instanceof ObjectPart) return isMemberIndependent(state, value as object, step)
  if (part instanceof ArrayPart) return !state.unique && !state.duplicate && state.contains.length === 0
  return part instanceof StringPart && isContentAlone(state)
}

function isMemberIndependent(state: State, object: object, name: string): boolean {
  if (state.witnesses.length > 0) return false
  if (Object.hasOwn(object, name)) return true
  // A member that is added counts, has a name, and may need others.
  if (state.nameTerms.length > 0 || state.dependentRequired.length > 0) return false
  return state.maxProperties === Infinity
}

/** Whether nothing is demanded of a text but the one document in it. */
function isContentAlone(state: State): boolean {
  const { patterns, notPatterns, formats, notFormats, contents, minLength, maxLength } = state
  const demands = [patterns, notPatterns, formats, notFormats]
  const isAny = minLength === 0 && maxLength === Infinity && demands.every((list) => list.length === 0)
  return isAny && contents.length === 1 && !isLossy(contents[0]!.encoding)
}
