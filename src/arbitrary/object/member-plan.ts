import { declaredNames } from '../../canonical/members.js'
import type { State } from '../../canonical/state.js'
import { isListed } from '../../listed.js'
import { presenceOf } from '../evidence-weights.js'
import type { Member, ObjectMembers } from './object-members.js'
import { type RecordBuilder, recordBuilder } from './record-builder.js'

/**
 * What is worked out once about the members of an object. It asks what is demanded of them, so it is not made before the
 * first object is; and who opens an object to change a member needs the names alone.
 */
export class MemberPlan {
  /** Declared members that can be there, in the order of the schema. */
  readonly members: readonly Member[]
  readonly #all: ObjectMembers
  #open: boolean | undefined
  #making: { readonly build: RecordBuilder | undefined } | undefined

  constructor(all: ObjectMembers) {
    this.#all = all
    this.members = possibleMembers(all)
  }

  /** Whether names that are not declared may occur. */
  get open(): boolean {
    const { names } = this.#all
    this.#open ??= names.sources > 0 && this.#all.sampled().some((generator) => generator.isSatisfiable())
    return this.#open
  }

  /** Makes the declared members, where every subset of the optional ones will do and no other name is ever needed. */
  get build(): RecordBuilder | undefined {
    this.#making ??= { build: this.#isSimple() ? recordBuilder(this.members) : undefined }
    return this.#making.build
  }

  #isSimple(): boolean {
    const { state } = this.#all
    return !isBound(state, this.members.length) && (state.maxProperties === Infinity || !this.open)
  }
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
