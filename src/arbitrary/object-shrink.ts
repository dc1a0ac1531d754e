import { setMember } from '../copy-json.js'
import { chunks } from './chunks.js'
import type { ObjectMembers } from './object-members.js'
import type { ShrinkStep } from './part.js'
import { compareSize } from './simplicity.js'

type JsonObject = Readonly<Record<string, unknown>>

/** Smaller objects: fewer members, then simpler ones, then witnesses under simpler names. */
export function* shrinkObject(members: ObjectMembers, object: JsonObject, at: string): Iterable<ShrinkStep> {
  const names = Object.keys(object)
  yield* fewerMembers(members, object, names, at)
  yield* resetMembers(members, object, names, at)
  for (const name of names) {
    for (const step of members.member(name).shrink(object[name], `${at}/${name}`)) {
      yield { ...step, value: replaced(object, names, new Map([[name, step.value]])) }
    }
  }
  if (members.state.witnesses.length > 0) yield* renamedWitnesses(members, object, names, at)
}

function* fewerMembers(
  members: ObjectMembers,
  object: JsonObject,
  names: readonly string[],
  at: string,
): Iterable<ShrinkStep> {
  const optional = names.filter((name) => !members.state.required.includes(name))
  if (optional.length > 1) {
    yield { value: without(object, names, optional), key: `${at}:required`, bold: true }
  }
  for (const { from, to } of chunks(optional.length, '')) {
    const gone = optional.slice(from, to)
    // By name: after a removal the others have another index.
    yield { value: without(object, names, gone), key: `${at}:without ${gone.join('/')}`, bold: false }
  }
}

/** Several members at once at their simplest. */
function* resetMembers(
  members: ObjectMembers,
  object: JsonObject,
  names: readonly string[],
  at: string,
): Iterable<ShrinkStep> {
  if (names.length < 4) return
  for (const { from, to, key } of chunks(names.length, `${at}:reset`)) {
    if (to - from < 2) return
    const simplest = new Map<string, unknown>()
    for (const name of names.slice(from, to)) {
      const simple = members.member(name).simplest
      if (simple !== undefined && compareSize(simple.value, object[name]) < 0)
        simplest.set(name, simple.value)
    }
    if (simplest.size > 1) yield { value: replaced(object, names, simplest), key, bold: false }
  }
}

/** Each member under the simplest name of each witness. */
function* renamedWitnesses(
  members: ObjectMembers,
  object: JsonObject,
  names: readonly string[],
  at: string,
): Iterable<ShrinkStep> {
  for (const [option] of members.witnessOptions()) {
    if (option === undefined || names.includes(option.name)) continue
    for (const old of names) {
      const copy = without(object, names, [old])
      setMember(copy, option.name, object[old])
      yield { value: copy, key: `${at}:renamed`, bold: false }
    }
  }
}

function without(
  object: JsonObject,
  names: readonly string[],
  gone: readonly string[],
): Record<string, unknown> {
  const copy: Record<string, unknown> = {}
  for (const name of names) if (!gone.includes(name)) setMember(copy, name, object[name])
  return copy
}

function replaced(
  object: JsonObject,
  names: readonly string[],
  values: ReadonlyMap<string, unknown>,
): Record<string, unknown> {
  const copy: Record<string, unknown> = {}
  for (const name of names) setMember(copy, name, values.has(name) ? values.get(name) : object[name])
  return copy
}
