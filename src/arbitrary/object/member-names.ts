import type { Shape } from '../../canonical/shape.js'
import type { State, Witness } from '../../canonical/state.js'
import type { Term } from '../../canonical/term.js'
import { once } from '../../once.js'
import { Random } from '../../random.js'
import { type Draw, Stuck } from '../draw.js'
import type { ShapeGenerator } from '../shape-generator.js'

const common = ['a', 'b', 'id', 'key', 'name', 'value', 'x-extra', 'other', '0', '', 'a b', 'ü', '_', 'Name']
const odd = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'prototype',
  'length',
  '1',
  '-1',
  'a.b',
  'a/b',
  '~',
  '%',
  '$ref',
  '😀',
]

/** Names for members that the schema does not declare. */
export interface NameSource {
  /** In how many ways names are found: freely, and by each pattern. */
  readonly sources: number
  /** A name, from the given way or any; undefined when none was found. */
  generate(draw: Draw, source?: number): string | undefined
  /** A name for a witness, from the given way. */
  witness(witness: Witness, draw: Draw, source: number): string | undefined
  /** Whether `propertyNames` admits the name. */
  accepts(name: string): boolean
  /** At most so many names; Infinity where unknown. */
  count(): number
}

export function memberNames(
  shape: Shape,
  state: State,
  generatorFor: (terms: readonly Term[]) => ShapeGenerator,
): NameSource {
  const { table } = shape
  const opposite = (term: Term): Term => table.shop.table.opposite(term)
  const string = (): Term => table.demand('string', { types: ['string'] })
  const pattern = (source: string): Term => table.demand(`pattern ${source}`, { pattern: source })
  const constrained = state.nameTerms.length > 0
  const closed = state.objectFacets.some(
    ({ additional, unevaluated }) =>
      unevaluated === undefined && additional?.node.boolean === false && additional.positive,
  )
  const patterns = [...new Set(state.objectFacets.flatMap((facet) => facet.patterns.map((p) => p.pattern)))]
  let whole: ShapeGenerator | undefined
  const named = (): ShapeGenerator => {
    whole ??= generatorFor([string(), ...state.nameTerms])
    return whole
  }
  const ways: ((draw: Draw) => unknown)[] = []
  const demands: (readonly Term[])[] = []
  if (!closed) {
    ways.push((draw) => (constrained ? named().generate(draw) : freeName(draw)))
    demands.push([])
  }
  for (const source of patterns) {
    demands.push([pattern(source)])
    let generator: ShapeGenerator | undefined
    ways.push((draw) => {
      generator ??= generatorFor([string(), ...state.nameTerms, pattern(source)])
      return generator.isSatisfiable() ? generator.generate(draw) : undefined
    })
  }
  return {
    sources: ways.length,
    generate: (draw, source) => {
      if (ways.length === 0 || (constrained && !named().isSatisfiable())) return undefined
      return attempt(() => ways[source ?? draw.random.below(ways.length)]!(draw))
    },
    witness: (witness, draw, source) => {
      const terms = [string(), ...state.nameTerms, ...witness.nameTerms, ...witness.patterns.map(pattern)]
      terms.push(...demands[source]!)
      terms.push(...witness.notPatterns.map((source) => opposite(pattern(source))))
      const { notNames } = witness
      if (notNames.length > 0) {
        terms.push(opposite(table.demand(`names ${JSON.stringify(notNames)}`, { enum: notNames })))
      }
      const generator = generatorFor(terms)
      return generator.isSatisfiable() ? attempt(() => generator.generate(draw)) : undefined
    },
    accepts: (name) => !constrained || named().accepts(name),
    count: () => (constrained ? named().count() : Infinity),
  }
}

function attempt(make: () => unknown): string | undefined {
  try {
    return make() as string | undefined
  } catch (error) {
    if (error instanceof Stuck) return undefined
    throw error
  }
}

function freeName(draw: Draw): string {
  const { random } = draw
  if (draw.simple) return 'a'
  const dice = random.below(8)
  if (dice < 4) return random.pick(common)
  if (dice === 4) return random.pick(odd)
  // Mostly one of a few: a name that was never seen costs the engine a new kind of object.
  return dice === 7 ? randomName(random) : random.pick(madeUpNames())
}

const madeUpNames = once(() => Array.from({ length: 64 }, (_, seed) => randomName(new Random(seed, 0x0a3e))))

function randomName(random: Random): string {
  let name = ''
  for (let left = 1 + random.below(8); left > 0; left--) name += String.fromCharCode(97 + random.below(26))
  return random.oneIn(5) ? `${name}-${random.below(100)}` : name
}
