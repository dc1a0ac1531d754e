import { jsonEqual } from '../json-equal.js'
import { formatPointer, parsePointer, removeAt, setAt } from '../schema/json-pointer.js'

/** One change of a JSON value: what stands at a JSON Pointer from then on; nothing, where it is the pointer alone. */
export type JsonChange = readonly [pointer: string, value: unknown] | readonly [pointer: string]

/** Changes that make one value of another, in the order of its members too. */
export function changesBetween(before: unknown, after: unknown): readonly JsonChange[] {
  const changes = [...changesAt(before, after, [])]
  const changed = applyChanges(before, changes)
  // Members that change their places are more than such changes can say.
  return JSON.stringify(changed) === JSON.stringify(after) ? changes : [['', after]]
}

/** The value with the changes made; what they leave is shared. Throws where one leads nowhere. */
export function applyChanges(before: unknown, changes: readonly JsonChange[]): unknown {
  let value = before
  for (const change of changes) {
    const tokens = parsePointer(change[0]) ?? []
    const changed = change.length === 1 ? removeAt(value, tokens) : setAt(value, tokens, change[1])
    if (changed === undefined) throw new TypeError(`nothing is at ${change[0]}`)
    value = changed.value
  }
  return value
}

type Members = Readonly<Record<string, unknown>>

function* changesAt(before: unknown, after: unknown, tokens: readonly string[]): Iterable<JsonChange> {
  if (jsonEqual(before, after)) return
  if (!haveMembers(before, after)) {
    yield [formatPointer(tokens), after]
    return
  }
  const [one, other] = [before, after] as [Members, Members]
  for (const name of Object.keys(one))
    if (!Object.hasOwn(other, name)) yield [formatPointer([...tokens, name])]
  for (const name of Object.keys(other)) {
    const path = [...tokens, name]
    if (Object.hasOwn(one, name)) yield* changesAt(one[name], other[name], path)
    else yield [formatPointer(path), other[name]]
  }
}

/** Whether one is changed into the other member by member: objects, and lists of the same length. */
function haveMembers(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null) return false
  if (Array.isArray(one)) return Array.isArray(other) && one.length === other.length
  return !Array.isArray(other)
}
