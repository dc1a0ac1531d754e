import type { Shape } from '../../canonical/shape.js'
import { type State, typeBit } from '../../canonical/state.js'
import type { Term } from '../../canonical/term.js'
import { setMember } from '../../copy-json.js'
import { type Draw, fixedDraw, Stuck } from '../draw.js'
import type { Part, Variant } from '../part.js'
import type { Search, SearchScope } from '../search.js'
import type { ShapeGenerator } from '../shape-generator.js'
import { chooseMembers, extraCount } from './member-choice.js'
import { MemberPlan } from './member-plan.js'
import { searchMembers } from './member-search.js'
import { objectKind } from './object-kind.js'
import { type Member, ObjectMembers } from './object-members.js'
import type { RecordBuilder } from './record-builder.js'

const maxTries = 40
/** An object with so many declared members varies enough to repeat some of its texts. */
const recordSize = 4
/** Three lists in four of names that are not declared are of a pool of this many. */
const poolSize = 64
const repeated = { times: 3 * poolSize, of: 4 * poolSize }

/** Objects: declared members, names by pattern, additional ones, bounds, dependencies. */
export class ObjectPart implements Part {
  readonly bits: number = typeBit.object
  readonly state: State
  readonly #shape: Shape
  readonly #members: ObjectMembers
  readonly #kind = objectKind()
  readonly #pool: (readonly string[])[] = []
  #plan: MemberPlan | undefined

  constructor(shape: Shape, state: State, generatorFor: (terms: readonly Term[]) => ShapeGenerator) {
    this.state = state
    this.#shape = shape
    this.#members = new ObjectMembers(shape, state, generatorFor)
  }

  /** The generator of the member `name`. */
  member(name: string): ShapeGenerator {
    return this.#members.member(name)
  }

  /** The declared members that can be there. */
  declared(): readonly Member[] {
    return this.#planned().members
  }

  needs(): readonly ShapeGenerator[] {
    return this.#members.needs()
  }

  heightFrom(heightOf: (generator: ShapeGenerator) => number): number {
    return this.#members.heightFrom(heightOf)
  }

  generate(draw: Draw): unknown {
    draw.budget--
    const plan = this.#planned()
    const outer = draw.record
    draw.record = outer || plan.members.length >= recordSize
    const { build } = plan
    const value = build === undefined ? this.#chosen(draw, plan) : this.#simple(draw, plan, build)
    draw.record = outer
    return value
  }

  *search(value: unknown, scope: SearchScope): Search {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    return yield* searchMembers(this.#members, value as Record<string, unknown>, scope)
  }

  *variants(): Iterable<Variant> {
    const { members } = this.#planned()
    const required = members.filter((member) => member.required)
    yield* variant(required, 'has only the required members', 'form')
    yield* variant(members, 'has every declared member', 'form')
    const [name] = this.extraNames()
    if (name === undefined) return
    const extra = { name, generator: this.member(name), required: false, presence: 128 }
    yield* variant([...required, extra], `has an additional member ${JSON.stringify(name)}`)
  }

  /**
   * Names that no declared member has, always the same: one of those that the schema says nothing of, and one of each
   * pattern; none where only declared ones are allowed.
   */
  extraNames(): readonly string[] {
    return this.#members.extraNameOfEach(new Set(this.#planned().members.map(({ name }) => name)))
  }

  count(): number {
    if (this.state.maxProperties === 0) return 1
    const plan = this.#planned()
    if (plan.open) return Infinity
    let product = 1
    for (const { generator, required } of plan.members) {
      product *= generator.count() + (required ? 0 : 1)
      // Not a member further: thousands of definitions may be nested there.
      if (product > 1000) return Infinity
    }
    return product
  }

  #planned(): MemberPlan {
    this.#plan ??= new MemberPlan(this.#members)
    return this.#plan
  }

  /** Every subset of the optional members will do. */
  #simple(draw: Draw, plan: MemberPlan, build: RecordBuilder): unknown {
    const bare = draw.simple || draw.budget <= 0
    const bias = bare ? 0 : draw.random.below(8)
    const value = build(draw, bare, bias)
    if (!bare && plan.open) this.#addExtras(draw, value, plan)
    return value
  }

  #addExtras(draw: Draw, value: Record<string, unknown>, plan: MemberPlan): void {
    const slot = draw.random.below(repeated.of)
    const names =
      slot < repeated.times ? this.#pooledNames(slot % poolSize, plan) : this.#extraNames(draw, plan)
    for (const name of names) {
      if (!Object.hasOwn(value, name)) setMember(value, name, this.member(name).generate(draw))
    }
  }

  /** Some that come again: names that were not seen together cost the engine a new kind of object for each. */
  #pooledNames(slot: number, plan: MemberPlan): readonly string[] {
    this.#pool[slot] ??= this.#extraNames(fixedDraw(slot + 1, false), plan)
    return this.#pool[slot]
  }

  #extraNames(draw: Draw, plan: MemberPlan): readonly string[] {
    const wanted = extraCount(draw, plan.members.length === 0)
    return wanted === 0 ? [] : this.#members.extraNames(draw, new Set(this.state.required), wanted)
  }

  /** The members together have to meet something. */
  #chosen(draw: Draw, plan: MemberPlan): unknown {
    for (let tries = 0; tries < maxTries; tries++) {
      const varied = tries === 0 || !draw.simple ? draw : { ...draw, simple: false }
      const members = chooseMembers(varied, this.#members, plan)
      if (members !== undefined) return fill(draw, members, new this.#kind())
    }
    throw new Stuck(this.#shape.pointer)
  }
}

function fill(
  draw: Draw,
  members: readonly Member[],
  value: Record<string, unknown> = {},
): Record<string, unknown> {
  for (const { name, generator } of members) setMember(value, name, generator.generate(draw))
  return value
}

function* variant(members: readonly Member[], scenario: string, kind?: 'form'): Iterable<Variant> {
  try {
    const value = fill(fixedDraw(2, true), members)
    yield kind === undefined ? { value, scenario } : { value, scenario, kind }
  } catch (error) {
    if (!(error instanceof Stuck)) throw error
  }
}
