import { setMember } from '../../copy-json.js'
import { type Search, type SearchScope, searchGreedily } from '../search.js'
import type { ObjectMembers } from './object-members.js'
import { type JsonObject, searchObject } from './object-search.js'

/** Simpler objects of a state: with fewer and simpler members, then with witnesses under simpler names. */
export function* searchMembers(members: ObjectMembers, object: JsonObject, scope: SearchScope): Search {
  const required = new Set(members.state.required)
  const searchable = {
    isRequired: (name: string) => required.has(name),
    smallest: (name: string) => (members.member(name).free ? nothing : members.member(name).smallest),
    search: (name: string, value: unknown, within: SearchScope) => members.member(name).search(value, within),
  }
  let found = yield* searchObject(searchable, object, scope)
  for (let renamed = members.state.witnesses.length > 0; renamed; ) {
    const before = found
    found = yield* searchGreedily(found, (each) => renamedWitnesses(members, each))
    renamed = found !== before
    // Under its new name less may be demanded of the member.
    if (renamed) found = yield* searchObject(searchable, found, scope)
  }
  return found
}

const nothing = { value: null }

/** Each member under the simplest name of each witness. */
function* renamedWitnesses(members: ObjectMembers, object: JsonObject): Iterable<JsonObject> {
  const names = Object.keys(object)
  for (const [option] of members.witnessOptions()) {
    if (option === undefined || names.includes(option.name)) continue
    for (const old of names) yield renamed(object, old, option.name)
  }
}

function renamed(object: JsonObject, old: string, name: string): JsonObject {
  const copy: Record<string, unknown> = {}
  for (const each of Object.keys(object)) if (each !== old) setMember(copy, each, object[each])
  setMember(copy, name, object[old])
  return copy
}
