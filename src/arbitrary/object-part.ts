import { declaredNames, memberTerms } from '../canonical/members.js'
import type { Shape } from '../canonical/shape.js'
import { type State, typeBit, type Witness } from '../canonical/state.js'
import type { Term } from '../canonical/term.js'
import { setMember } from '../copy-json.js'
import { chunks } from './chunks.js'
import { type Draw, fixedDraw, Stuck } from './draw.js'
import { presenceOf } from './evidence-weights.js'
import { memberNames, type NameSource } from './member-names.js'
import type { Part, ShrinkStep, Variant } from './part.js'
import { type RecordBuilder, recordBuilder } from './record-builder.js'
import type { ShapeGenerator } from './shape-generator.js'
import { compareSize } from './simplicity.js'

const maxTries = 40
/** An object with so many declared members varies enough to repeat some of its texts. */
const recordSize = 5

/** A member that can be there. */
export interface Member {
  readonly name: string
  readonly generator: ShapeGenerator
  readonly required: boolean
  /** Of 256 objects, how many have it, where it is optional. */
  readonly presence: number
}

/** What is worked out once about the members of an object. */
interface Plan {
  /** Declared members that can be there, in the order of the schema. */
  readonly members: readonly Member[]
  /** Whether every subset of the optional members will do, and no other name is ever needed. */
  readonly simple: boolean
  /** Makes the declared members, where code can be generated. */
  readonly build: RecordBuilder | undefined
  /** Whether names that are not declared may occur. */
  readonly open: boolean
}

/** Objects: declared members, names by pattern, additional ones, bounds, dependencies. */
export class ObjectPart implements Part {
  readonly bits: number = typeBit.object
  readonly state: State
  readonly #shape: Shape
  readonly #generatorFor: (terms: readonly Term[]) => ShapeGenerator
  readonly #names: NameSource
  readonly #members = new Map<string, ShapeGenerator>()
  readonly #declared: ReadonlySet<string>
  /** Without `patternProperties` the same is demanded of every member that is not declared. */
  readonly #undeclaredAlike: boolean
  #undeclared: ShapeGenerator | undefined
  #witnesses: readonly (readonly { name: string; generator: ShapeGenerator }[])[] | undefined
  #samples: readonly ShapeGenerator[] | undefined
  #plan: Plan | undefined

  constructor(shape: Shape, state: State, generatorFor: (terms: readonly Term[]) => ShapeGenerator) {
    this.state = state
    this.#shape = shape
    this.#generatorFor = generatorFor
    this.#declared = new Set(declaredNames(state))
    this.#undeclaredAlike = state.objectFacets.every(({ patterns }) => patterns.length === 0)
    this.#names = memberNames(shape, state, generatorFor)
  }

  /** The generator of the member `name`. */
  member(name: string): ShapeGenerator {
    let generator = this.#members.get(name)
    if (generator === undefined && this.#undeclaredAlike && !this.#declared.has(name)) {
      this.#undeclared ??= this.#generatorFor(memberTerms(this.state, name))
      return this.#undeclared
    }
    if (generator === undefined) {
      generator = this.#generatorFor(memberTerms(this.state, name))
      if (this.#members.size < 1000) this.#members.set(name, generator)
    }
    return generator
  }

  /** The declared members that can be there. */
  declared(): readonly Member[] {
    return this.#planned().members
  }

  needs(): readonly ShapeGenerator[] {
    const { required, minProperties } = this.state
    const needed = required.map((name) => this.member(name))
    for (const options of this.#witnessOptions()) needed.push(...options.map(({ generator }) => generator))
    if (minProperties > required.length) {
      for (const name of declaredNames(this.state))
        if (!required.includes(name)) needed.push(this.member(name))
      needed.push(...this.#sampled())
    }
    return needed
  }

  heightFrom(heightOf: (generator: ShapeGenerator) => number): number {
    const { required, minProperties } = this.state
    let height = 0
    for (const name of required) {
      if (!this.#names.accepts(name)) return Infinity
      height = Math.max(height, 1 + heightOf(this.member(name)))
    }
    for (const options of this.#witnessOptions()) {
      height = Math.max(
        height,
        1 + Math.min(Infinity, ...options.map(({ generator }) => heightOf(generator))),
      )
    }
    if (height === Infinity) return Infinity
    const missing = minProperties - required.length
    return missing > 0 ? Math.max(height, this.#heightOfMore(missing, heightOf)) : height
  }

  generate(draw: Draw): unknown {
    draw.budget--
    const plan = this.#planned()
    const outer = draw.record
    draw.record = outer || plan.members.length >= recordSize
    const value = plan.simple ? this.#simple(draw, plan) : this.#chosen(draw, plan)
    draw.record = outer
    return value
  }

  #chosen(draw: Draw, plan: Plan): unknown {
    for (let tries = 0; tries < maxTries; tries++) {
      const members = this.#choose(tries === 0 || !draw.simple ? draw : { ...draw, simple: false }, plan)
      if (members !== undefined) return this.#fill(draw, members)
    }
    throw new Stuck(this.#shape.pointer)
  }

  *shrink(value: unknown, at: string): Iterable<ShrinkStep> {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return
    const object = value as Record<string, unknown>
    const names = Object.keys(object)
    const optional = names.filter((name) => !this.state.required.includes(name))
    if (optional.length > 1) {
      yield { value: without(object, names, optional), key: `${at}:required`, bold: true }
    }
    for (const { from, to, key } of chunks(optional.length, `${at}:without`)) {
      const gone = optional.slice(from, to)
      yield { value: without(object, names, gone), key, bold: false }
    }
    yield* this.#resets(object, names, at)
    for (const name of names) {
      for (const step of this.member(name).shrink(object[name], `${at}/${name}`)) {
        yield { ...step, value: replaced(object, names, new Map([[name, step.value]])) }
      }
    }
    if (this.state.witnesses.length > 0) yield* this.#renamed(object, names, at)
  }

  /** Several members at once at their simplest. */
  *#resets(object: Record<string, unknown>, names: readonly string[], at: string): Iterable<ShrinkStep> {
    if (names.length < 4) return
    for (const { from, to, key } of chunks(names.length, `${at}:reset`)) {
      if (to - from < 2) return
      const simplest = new Map<string, unknown>()
      for (const name of names.slice(from, to)) {
        const simple = this.member(name).simplest
        if (simple !== undefined && compareSize(simple.value, object[name]) < 0)
          simplest.set(name, simple.value)
      }
      if (simplest.size > 1) yield { value: replaced(object, names, simplest), key, bold: false }
    }
  }

  *variants(): Iterable<Variant> {
    const plan = this.#planned()
    const names = plan.members.filter((member) => member.required)
    yield* this.#variant(names, 'has only the required members')
    yield* this.#variant(plan.members, 'has every declared member')
    const more = this.#extraNames(fixedDraw(1, false), new Set(plan.members.map(({ name }) => name)), 1)
    for (const name of more)
      yield* this.#variant(
        [...names, { name, generator: this.member(name), required: false, presence: 128 }],
        `has an additional member ${JSON.stringify(name)}`,
      )
  }

  count(): number {
    const plan = this.#planned()
    if (plan.open || !plan.simple) return Infinity
    let product = 1
    for (const { generator, required } of plan.members) product *= generator.count() + (required ? 0 : 1)
    return product <= 1000 ? product : Infinity
  }

  *#variant(members: readonly Member[], scenario: string): Iterable<Variant> {
    try {
      yield { value: this.#fill(fixedDraw(2, true), members), scenario }
    } catch (error) {
      if (!(error instanceof Stuck)) throw error
    }
  }

  #planned(): Plan {
    if (this.#plan === undefined) {
      const { state } = this
      const members: Member[] = []
      for (const name of declaredNames(state)) {
        const generator = this.member(name)
        const required = state.required.includes(name)
        if (!this.#names.accepts(name) || !generator.isSatisfiable()) continue
        members.push({ name, generator, required, presence: presenceOf(generator.shape.terms) })
      }
      const bounded = state.minProperties > state.required.length || state.maxProperties < members.length
      const bound = bounded || state.dependentRequired.length > 0 || state.witnesses.length > 0
      const open = this.#names.sources > 0 && this.#sampled().some((generator) => generator.isSatisfiable())
      const simple = !bound && (!open || state.maxProperties === Infinity)
      this.#plan = { members, simple, open, build: simple ? recordBuilder(members) : undefined }
    }
    return this.#plan
  }

  /** Every subset of the optional members will do. */
  #simple(draw: Draw, plan: Plan): unknown {
    const bare = draw.simple || draw.budget <= 0
    const bias = bare ? 0 : draw.random.below(8)
    const value =
      plan.build === undefined ? this.#built(draw, plan, bare, bias) : plan.build(draw, bare, bias)
    if (!bare && plan.open) this.#addExtras(draw, value, plan)
    return value
  }

  /** What the generated builder does, where there is none. */
  #built(draw: Draw, plan: Plan, bare: boolean, bias: number): Record<string, unknown> {
    const value: Record<string, unknown> = {}
    for (const { name, generator, required, presence } of plan.members) {
      if (!required && (bare || !isThere(draw, presence, bias))) continue
      setMember(value, name, generator.generate(draw))
    }
    return value
  }

  #addExtras(draw: Draw, value: Record<string, unknown>, plan: Plan): void {
    const wanted = extraCount(draw, plan.members.length === 0)
    if (wanted === 0) return
    for (const name of this.#extraNames(draw, new Set(Object.keys(value)), wanted)) {
      if (this.state.required.includes(name)) continue
      setMember(value, name, this.member(name).generate(draw))
    }
  }

  /** A set of names that meets bounds, dependencies and witnesses, with their generators; undefined: try again. */
  #choose(draw: Draw, plan: Plan): readonly Member[] | undefined {
    const { state } = this
    const chosen = new Map<string, Member>()
    for (const member of plan.members) if (member.required) chosen.set(member.name, member)
    for (const [at, options] of this.#witnessOptions().entries()) {
      const usable = options.filter(({ generator }) => generator.isSatisfiable())
      if (usable.length === 0) return undefined
      const { name, generator } = draw.simple ? usable[0]! : draw.random.pick(usable)
      if (chosen.has(name)) {
        const terms = [...memberTerms(state, name), ...state.witnesses[at]!.terms]
        const both = this.#generatorFor(terms)
        if (!both.isSatisfiable()) return undefined
        chosen.set(name, { name, generator: both, required: true, presence: 256 })
      } else chosen.set(name, { name, generator, required: true, presence: 256 })
    }
    const most = state.maxProperties
    if (!draw.simple && draw.budget > 0) this.#chooseOptional(draw, plan, chosen, most)
    if (!this.#complete(chosen, most)) return undefined
    if (chosen.size < state.minProperties) this.#chooseMore(draw, plan, chosen)
    if (!this.#complete(chosen, most) || chosen.size < state.minProperties) return undefined
    return [...chosen.values()]
  }

  #chooseOptional(draw: Draw, plan: Plan, chosen: Map<string, Member>, most: number): void {
    const bias = draw.random.below(8)
    if (bias === 0) return
    const optional = plan.members.filter(({ name }) => !chosen.has(name))
    if (most < chosen.size + optional.length) shuffle(draw, optional)
    for (const member of optional) {
      const wanted = bias === 1 || draw.random.below(256) < member.presence
      if (chosen.size < most && wanted) chosen.set(member.name, member)
    }
    if (!plan.open || chosen.size >= most) return
    const wanted = Math.min(extraCount(draw, plan.members.length === 0), most - chosen.size)
    this.#addNames(draw, chosen, wanted)
  }

  /** Up to `minProperties`: optional members first, then other names. */
  #chooseMore(draw: Draw, plan: Plan, chosen: Map<string, Member>): void {
    const optional = plan.members.filter(({ name }) => !chosen.has(name))
    if (!draw.simple) shuffle(draw, optional)
    for (const member of optional) {
      if (chosen.size >= this.state.minProperties) return
      const trial = new Map(chosen).set(member.name, member)
      if (!this.#complete(trial, this.state.maxProperties)) continue
      for (const [name, added] of trial) chosen.set(name, added)
    }
    if (plan.open) this.#addNames(draw, chosen, this.state.minProperties - chosen.size)
  }

  #addNames(draw: Draw, chosen: Map<string, Member>, wanted: number): void {
    for (const name of this.#extraNames(draw, new Set(chosen.keys()), wanted)) {
      chosen.set(name, { name, generator: this.member(name), required: false, presence: 128 })
    }
  }

  /** Adds what the chosen names need; false when that cannot be. */
  #complete(chosen: Map<string, Member>, most: number): boolean {
    for (let changed = true; changed; ) {
      changed = false
      for (const { name, needs } of this.state.dependentRequired) {
        if (!chosen.has(name)) continue
        for (const need of needs) {
          if (chosen.has(need)) continue
          const generator = this.member(need)
          if (!this.#names.accepts(need) || !generator.isSatisfiable()) return false
          chosen.set(need, { name: need, generator, required: false, presence: 128 })
          changed = true
        }
      }
    }
    return chosen.size <= most
  }

  #fill(draw: Draw, members: readonly Member[]): Record<string, unknown> {
    const value: Record<string, unknown> = {}
    for (const { name, generator } of members) setMember(value, name, generator.generate(draw))
    return value
  }

  /** Names that are not taken and whose member can be there. */
  #extraNames(draw: Draw, taken: Set<string>, wanted: number): readonly string[] {
    const found: string[] = []
    for (let tries = 0; found.length < wanted && tries < 20 + 10 * wanted; tries++) {
      const name = this.#names.generate(draw)
      if (name === undefined || taken.has(name) || !this.member(name).isSatisfiable()) continue
      taken.add(name)
      found.push(name)
    }
    return found
  }

  /** Generators of members with undeclared names, as a sample of what there may be. */
  #sampled(): readonly ShapeGenerator[] {
    if (this.#samples === undefined) {
      const names = new Set<string>()
      for (let seed = 0; seed < 4 * this.#names.sources; seed++) {
        const name = this.#names.generate(fixedDraw(seed, seed % 4 === 0), seed >> 2)
        if (name !== undefined) names.add(name)
      }
      this.#samples = [...new Set([...names].map((name) => this.member(name)))]
    }
    return this.#samples
  }

  #heightOfMore(missing: number, heightOf: (generator: ShapeGenerator) => number): number {
    const heights = declaredNames(this.state)
      .filter((name) => !this.state.required.includes(name) && this.#names.accepts(name))
      .map((name) => 1 + heightOf(this.member(name)))
    const extra = 1 + Math.min(Infinity, ...this.#sampled().map(heightOf))
    const room = this.#names.count()
    for (let i = 0; i < missing && i < room; i++) heights.push(extra)
    return heights.sort((a, b) => a - b)[missing - 1] ?? Infinity
  }

  /** For each witness some names under which it can stand. */
  #witnessOptions(): readonly (readonly { name: string; generator: ShapeGenerator }[])[] {
    if (this.#witnesses === undefined) {
      this.#witnesses = this.state.witnesses.map((witness) => this.#optionsOf(witness))
    }
    return this.#witnesses
  }

  #optionsOf(witness: Witness): readonly { name: string; generator: ShapeGenerator }[] {
    const names = new Set<string>()
    for (let seed = 0; seed < 8; seed++) {
      const name = this.#names.witness(witness, fixedDraw(seed, seed === 0))
      if (name !== undefined) names.add(name)
    }
    return [...names].map((name) => {
      const terms = [...memberTerms(this.state, name), ...witness.terms]
      return { name, generator: this.#generatorFor(terms) }
    })
  }

  *#renamed(object: Record<string, unknown>, names: readonly string[], at: string): Iterable<ShrinkStep> {
    for (const [name] of this.#witnessOptions().map((options) => options.map((option) => option.name))) {
      if (name === undefined || names.includes(name)) continue
      for (const old of names) {
        const copy = without(object, names, [old])
        setMember(copy, name, object[old])
        yield { value: copy, key: `${at}:renamed`, bold: false }
      }
    }
  }
}

function isThere(draw: Draw, presence: number, bias: number): boolean {
  if (bias === 1 && presence >= 64) return true
  return (bias !== 0 || presence > 128) && draw.random.below(256) < presence
}

function without(
  object: Record<string, unknown>,
  names: readonly string[],
  gone: readonly string[],
): Record<string, unknown> {
  const copy: Record<string, unknown> = {}
  for (const name of names) if (!gone.includes(name)) setMember(copy, name, object[name])
  return copy
}

function replaced(
  object: Record<string, unknown>,
  names: readonly string[],
  values: ReadonlyMap<string, unknown>,
): Record<string, unknown> {
  const copy: Record<string, unknown> = {}
  for (const name of names) setMember(copy, name, values.has(name) ? values.get(name) : object[name])
  return copy
}

/** How many undeclared members: a map has some, a record rarely one. */
function extraCount(draw: Draw, map: boolean): number {
  const { random } = draw
  if (map) return random.oneIn(24) ? 20 : random.below(4)
  return random.oneIn(6) ? 1 + random.below(2) : 0
}

function shuffle<T>(draw: Draw, items: T[]): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = draw.random.below(i + 1)
    ;[items[i], items[j]] = [items[j]!, items[i]!]
  }
}
