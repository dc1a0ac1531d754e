import { mayNameWitness } from '../../canonical/matches.js'
import { declaredNames, memberTerms } from '../../canonical/members.js'
import type { Shape } from '../../canonical/shape.js'
import type { State, Witness } from '../../canonical/state.js'
import type { Term } from '../../canonical/term.js'
import { type Draw, fixedDraw } from '../draw.js'
import { generatorHeight, type HeightOf } from '../generator-height.js'
import type { ShapeGenerator } from '../shape-generator.js'
import { memberNames, type NameSource } from './member-names.js'

/** A witness is looked for under so many declared names. */
const declaredOptions = 64
/** An undeclared member comes by so many ways to find names; by each a name is looked for so often. */
const maxWays = 8
const triesOfWay = 20

/** A member that can be there. */
export interface Member {
  readonly name: string
  readonly generator: ShapeGenerator
  readonly required: boolean
  /** Of 256 objects, how many have it, where it is optional. */
  readonly presence: number
}

/** A name under which a witness can stand, and what can stand there. */
export type WitnessOption = Pick<Member, 'name' | 'generator'>

/** What may stand under which name in the objects of a state. */
export class ObjectMembers {
  readonly state: State
  /** Names that are not declared. */
  readonly names: NameSource
  readonly #generatorFor: (terms: readonly Term[]) => ShapeGenerator
  readonly #members = new Map<string, ShapeGenerator>()
  readonly #declared: ReadonlySet<string>
  /** Without `patternProperties` the same is demanded of every member that is not declared. */
  readonly #undeclaredAlike: boolean
  #undeclared: ShapeGenerator | undefined
  /** What each member needs beside it. */
  #needed: Map<string, readonly string[]> | undefined
  #witnesses: readonly (readonly WitnessOption[])[] | undefined
  #samples: readonly ShapeGenerator[] | undefined

  constructor(shape: Shape, state: State, generatorFor: (terms: readonly Term[]) => ShapeGenerator) {
    this.state = state
    this.#generatorFor = generatorFor
    this.#declared = new Set(declaredNames(state))
    this.#undeclaredAlike = state.objectFacets.every(({ patterns }) => patterns.length === 0)
    this.names = memberNames(shape, state, generatorFor)
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
      if (this.#members.size < 1000 || this.#declared.has(name)) this.#members.set(name, generator)
    }
    return generator
  }

  /** The generator of the member `name` where witnesses stand there too. */
  witnessed(name: string, ...witnesses: readonly Witness[]): ShapeGenerator {
    return this.#generatorFor([...memberTerms(this.state, name), ...witnesses.flatMap(({ terms }) => terms)])
  }

  /** For each witness some names under which it can stand. */
  witnessOptions(): readonly (readonly WitnessOption[])[] {
    this.#witnesses ??= this.state.witnesses.map((witness) => this.#optionsOf(witness))
    return this.#witnesses
  }

  /** Names that are not taken and whose member can be there: as many as wanted, or as were found. */
  extraNames(draw: Draw, taken: Set<string>, wanted: number, highest: number = Infinity): readonly string[] {
    const found: string[] = []
    for (let tries = 0; found.length < wanted && tries < 20 + 10 * wanted; tries++) {
      const name = this.names.generate(draw)
      if (name === undefined || taken.has(name) || !this.member(name).isSatisfiable()) continue
      if (highest < Infinity && generatorHeight(this.member(name)) > highest) continue
      taken.add(name)
      found.push(name)
    }
    return found
  }

  /** Names that are not taken, one of each way to find them: any, and one of each pattern. */
  extraNameOfEach(taken: ReadonlySet<string>): readonly string[] {
    const found = new Set<string>()
    for (let way = 0; way < Math.min(maxWays, this.names.sources); way++) {
      for (let seed = 1; seed <= triesOfWay; seed++) {
        const name = this.names.generate(fixedDraw(seed, false), way)
        if (name === undefined || taken.has(name) || !this.member(name).isSatisfiable()) continue
        found.add(name)
        break
      }
    }
    return [...found]
  }

  /** Generators of members with undeclared names, as a sample of what there may be. */
  sampled(): readonly ShapeGenerator[] {
    if (this.#samples === undefined) {
      const names = new Set<string>()
      for (let seed = 0; seed < 4 * this.names.sources; seed++) {
        const name = this.names.generate(fixedDraw(seed, seed % 4 === 0), seed >> 2)
        if (name !== undefined) names.add(name)
      }
      this.#samples = [...new Set([...names].map((name) => this.member(name)))]
    }
    return this.#samples
  }

  /** The generators that the smallest object may need. */
  needs(): readonly ShapeGenerator[] {
    const required = this.withNeeds(this.state.required)
    const needed = [...required].map((name) => this.member(name))
    for (const options of this.witnessOptions()) needed.push(...options.map(({ generator }) => generator))
    if (this.state.minProperties > required.size) {
      for (const name of declaredNames(this.state)) if (!required.has(name)) needed.push(this.member(name))
      needed.push(...this.sampled())
    }
    return needed
  }

  /** The nesting of the flattest object, as far as heights are known; Infinity: none yet. */
  heightFrom(heightOf: HeightOf): number {
    const required = this.withNeeds(this.state.required)
    let height = 0
    for (const name of required) {
      if (!this.names.accepts(name)) return Infinity
      height = Math.max(height, 1 + heightOf(this.member(name)))
    }
    for (const options of this.witnessOptions()) {
      height = Math.max(
        height,
        1 + Math.min(Infinity, ...options.map(({ generator }) => heightOf(generator))),
      )
    }
    if (height === Infinity) return Infinity
    const missing = this.state.minProperties - required.size
    return missing > 0 ? Math.max(height, 1 + this.#heightOfMore(missing, required, heightOf)) : height
  }

  /** No higher must the members be of which so many more are wanted beside those that are there. */
  heightOfMore(missing: number, there: ReadonlySet<string>): number {
    return this.#heightOfMore(missing, there, generatorHeight)
  }

  /** The height of a declared member and of those that it needs beside it. */
  heightOfMember(name: string): number {
    return this.#heightOfMember(name, generatorHeight)
  }

  /** The names, and those that they need by `dependentRequired`. */
  withNeeds(names: readonly string[]): ReadonlySet<string> {
    const all = new Set(names)
    if (this.state.dependentRequired.length === 0) return all
    for (const one of all) for (const need of this.#needsOf(one)) all.add(need)
    return all
  }

  #needsOf(name: string): readonly string[] {
    if (this.#needed === undefined) {
      this.#needed = new Map()
      for (const { name: one, needs } of this.state.dependentRequired)
        this.#needed.set(one, [...(this.#needed.get(one) ?? []), ...needs])
    }
    return this.#needed.get(name) ?? []
  }

  #heightOfMore(missing: number, there: ReadonlySet<string>, heightOf: HeightOf): number {
    const heights = declaredNames(this.state)
      .filter((name) => !there.has(name))
      .map((name) => this.#heightOfMember(name, heightOf))
      .filter((height) => height < Infinity)
    const extra = Math.min(Infinity, ...this.sampled().map(heightOf))
    const room = this.names.count()
    for (let i = 0; i < missing && i < room; i++) heights.push(extra)
    return heights.sort((a, b) => a - b)[missing - 1] ?? Infinity
  }

  #heightOfMember(name: string, heightOf: HeightOf): number {
    let height = 0
    for (const needed of this.withNeeds([name])) {
      if (!this.names.accepts(needed)) return Infinity
      height = Math.max(height, heightOf(this.member(needed)))
    }
    return height
  }

  /** Under any name at all, one of each pattern, and those that are declared, which may be the only ones. */
  #optionsOf(witness: Witness): readonly WitnessOption[] {
    const names = new Set<string>()
    for (let way = 0; way < this.names.sources; way++) {
      for (let seed = 0; seed < 8; seed++) {
        const name = this.names.witness(witness, fixedDraw(seed, seed === 0), way)
        if (name !== undefined) names.add(name)
      }
    }
    for (const name of [...this.#declared].slice(0, declaredOptions)) {
      if (this.names.accepts(name) && mayNameWitness(witness, name)) names.add(name)
    }
    return [...names].map((name) => ({ name, generator: this.witnessed(name, witness) }))
  }
}
