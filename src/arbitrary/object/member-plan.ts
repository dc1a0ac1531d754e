import { declaredNames } from '../../canonical/members.js'
import type { State } from '../../canonical/state.js'
import { isListed } from '../../listed.js'
import { presenceOf } from '../evidence-weights.js'
import type { Member, ObjectMembers } from './object-members.js'
import { type RecordBuilder, recordBuilder } from './record-builder.js'

/** What is worked out once about the members of an object. */
export interface MemberPlan {
  /** Declared members that can be there, in the order of the schema. */
  readonly members: readonly Member[]
  /** Makes the declared members, where every subset of the optional ones will do and no other name is ever needed. */
  readonly build: RecordBuilder | undefined
  /** Whether names that are not declared may occur. */
  readonly open: boolean
}

/** Works out the plan; asks what is demanded of the members, so not before the first object is made. */
export function memberPlan(all: ObjectMembers): MemberPlan {
  const { state, names } = all
  const members = possibleMembers(all)
  const open = names.sources > 0 && all.sampled().some((generator) => generator.isSatisfiable())
  const simple = !isBound(state, members.length) && (!open || state.maxProperties === Infinity)
  return { members, open, build: simple ? recordBuilder(members) : undefined }
}

function possibleMembers(all: ObjectMembers): readonly Member[] {
  const { state, names } = all
  const members: Member[] = []
  for (const name of declaredNames(state)) {
    const generator = all.member(name)
    const required = isListed(state.required, name)
    if (!names.accepts(name) || !generator.isSatisfiable()) continue
    members.push({ name, generator, required, presence: presenceOf(generator.shape.terms) })
  }
  return members
}

/** Whether something is demanded of the members together. */
function isBound(state: State, members: number): boolean {
  const bounded = state.minProperties > state.required.length || state.maxProperties < members
  return bounded || state.dependentRequired.length > 0 || state.witnesses.length > 0
}
