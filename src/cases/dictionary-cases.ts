import type { ShapeGenerator } from '../arbitrary/shape-generator.js'
import { generatorTable } from '../arbitrary/to-arbitrary.js'
import type { Dictionary } from '../dictionary/dictionary.js'
import { type EventTarget, eventTargets } from '../dictionary/event-targets.js'
import { oddValues } from '../dictionary/odd-values.js'
import { type Planting, planted, targetsOfName, valuesAround } from '../dictionary/plantings.js'
import type { Literal, Pair, SourceConstants } from '../dictionary/source-constants.js'
import { lengthPlantings, memberPlantings, textPlantings } from '../dictionary/ways.js'
import { weakerEvidence } from '../evidence.js'
import { restrictEvidence } from '../schema/restrict-evidence.js'
import type { JsonSchema } from '../typed-schema.js'
import type { BoundaryOptions, Case } from './boundary-cases.js'
import { edgeWays } from './edge-ways.js'
import { evidenceOf } from './evidence-of.js'
import { mostCases } from './list-limit.js'

/** At most so many cases, and how many of each kind before there is room left over. */
const maxCases = 240
const share = { together: 12, pairs: 80, names: 60, edges: 40, texts: 40, composed: 30, lengths: 8 } as const
/** Of one constant at one target the first valid way is taken, of so many. */
const maxWays = 12
const maxTogether = 12
/** The largest number that is put where the source does not compare it: a handler may make so many items. */
const largestFree = 100_000

/** An event with a constant. */
interface Planted {
  readonly value: unknown
  readonly pointer: string
  readonly says: string
  readonly why?: string
}

type Draft = () => Planted | undefined

/**
 * The constants of a dictionary, each at the places where it may stand, as one change to the golden event; and all
 * that the handler's function compares, together. The handler's own constants first; all valid, at most 240.
 */
export function dictionaryCases<T>(
  schema: JsonSchema,
  dictionary: Dictionary,
  options: Required<BoundaryOptions<T>>,
): readonly Case<T>[] {
  const { root } = generatorTable(restrictEvidence(schema, options.evidence))
  const { golden } = options
  if (!root.accepts(golden)) return []
  const seen = new Set<string>([JSON.stringify(golden)])
  const cases: Case<T>[] = []
  const most = Math.min(maxCases, mostCases(golden))
  for (const draft of draftsOf(root, golden, dictionary)) {
    if (cases.length >= most) break
    const made = draft()
    if (made === undefined) continue
    const key = JSON.stringify(made.value)
    if (seen.has(key)) continue
    seen.add(key)
    cases.push(new DictionaryCase<T>(schema, made))
  }
  return cases
}

/** Its evidence is worked out when asked for: most cases never fail. */
class DictionaryCase<T> implements Case<T> {
  readonly value: T
  readonly scenario: string
  readonly pointer: string
  readonly #schema: JsonSchema

  constructor(
    schema: JsonSchema,
    { value, pointer, says, why = "a constant of the handler's source" }: Planted,
  ) {
    this.value = value as T
    this.pointer = pointer
    this.scenario = `${pointer === '' ? 'the value' : pointer} ${says}, ${why}`
    this.#schema = schema
  }

  get evidence(): Case<T>['evidence'] {
    return weakerEvidence('documented', evidenceOf(this.#schema, this.value))
  }
}

/** The kinds in turn, each up to its share; then what is left of them. */
function* draftsOf(root: ShapeGenerator, golden: unknown, { own, all }: Dictionary): Iterable<Draft> {
  const targets = eventTargets(root, golden)
  const kinds: readonly (readonly [number, Iterator<Draft>])[] = [
    [share.together, togetherDrafts(root, golden, own.pairs)[Symbol.iterator]()],
    [share.pairs, pairDrafts(root, targets, all)[Symbol.iterator]()],
    [share.names, nameDrafts(root, targets, own.names.length > 0 ? own : all)[Symbol.iterator]()],
    [share.edges, edgeDrafts(root, targets, own)[Symbol.iterator]()],
    [share.texts, textDrafts(root, targets, all)[Symbol.iterator]()],
    [share.composed, composedDrafts(root, targets, all)[Symbol.iterator]()],
    [share.lengths, lengthDrafts(root, targets, all)[Symbol.iterator]()],
  ]
  for (const [count, drafts] of kinds) yield* upTo(drafts, count)
  for (const [, drafts] of kinds) yield* upTo(drafts, maxCases)
}

function* upTo(drafts: Iterator<Draft>, count: number): Iterable<Draft> {
  for (let left = count; left > 0; left--) {
    const next = drafts.next()
    if (next.done === true) return
    yield next.value
  }
}

function* pairDrafts(
  root: ShapeGenerator,
  targets: readonly EventTarget[],
  { pairs }: SourceConstants,
): Iterable<Draft> {
  for (const pair of pairs) {
    const near = targetsOfName(targets, pair)
    for (const value of valuesAround(pair.value)) {
      for (const target of near) yield () => firstValid(root, memberPlantings(target, pair, value))
    }
  }
}

function* nameDrafts(
  root: ShapeGenerator,
  targets: readonly EventTarget[],
  { names }: SourceConstants,
): Iterable<Draft> {
  const placed = names.map((read) => [read, targetsOfName(targets, read)] as const)
  for (const value of oddValues) {
    for (const [read, near] of placed)
      for (const target of near) yield () => firstValid(root, memberPlantings(target, read, value))
  }
}

function* edgeDrafts(
  root: ShapeGenerator,
  targets: readonly EventTarget[],
  { names, pairs }: SourceConstants,
): Iterable<Draft> {
  for (const way of edgeWays(targets, names, pairs)) {
    yield () => {
      const planting = way()
      const made = planting === undefined ? undefined : firstValid(root, [planting])
      return made === undefined
        ? undefined
        : { ...made, why: "an edge case where the handler's source reads" }
    }
  }
}

function* textDrafts(
  root: ShapeGenerator,
  targets: readonly EventTarget[],
  { texts, numbers }: SourceConstants,
): Iterable<Draft> {
  const free = onePerMap(targets)
  const written = [...texts, ...numbers.filter((number) => Math.abs(number) <= largestFree).map(String)]
  for (const alike of [true, false]) {
    for (const text of written) {
      for (const target of free)
        if (isLike(target, text) === alike) yield () => firstValid(root, textPlantings(target, text, false))
    }
  }
}

function* composedDrafts(
  root: ShapeGenerator,
  targets: readonly EventTarget[],
  { composed }: SourceConstants,
): Iterable<Draft> {
  const free = onePerMap(targets)
  for (const text of composed) {
    for (const target of free) {
      yield () => {
        const made = firstValid(root, textPlantings(target, text, false))
        return made && { ...made, why: "made of what the handler's source asks for" }
      }
    }
  }
}

/** Whether a text begins as the one that stands there does, with no letter: paths come where a path is first. */
function isLike({ place }: EventTarget, text: string): boolean {
  const there = place.present?.value
  return typeof there === 'string' && /^[^\w\s]/.test(text) && there.startsWith(text[0]!)
}

/** Members of a map are alike: one of each is enough. */
function onePerMap(targets: readonly EventTarget[]): readonly EventTarget[] {
  const maps = new Set<string>()
  return targets.filter(({ isText, place }) => {
    if (!isText || place.present === undefined) return false
    const parent = place.pointer.slice(0, place.pointer.lastIndexOf('/'))
    const inMap = targets.some((target) => target.isMap && target.place.pointer === parent)
    if (!inMap) return true
    const isFirst = !maps.has(parent)
    maps.add(parent)
    return isFirst
  })
}

function* lengthDrafts(
  root: ShapeGenerator,
  targets: readonly EventTarget[],
  { lengths }: SourceConstants,
): Iterable<Draft> {
  const sized = targets.filter(
    ({ isText, isArray, place }) => isArray || (isText && place.present !== undefined),
  )
  for (const { name, length } of lengths) {
    const named = sized.filter((target) => target.words.some((step) => step === name?.toLowerCase()))
    for (const target of named.length > 0 ? named : sized) {
      for (const around of [length + 1, length, length - 1])
        if (around >= 0) yield () => firstValid(root, lengthPlantings(target, around))
    }
  }
}

/** All members that are compared, at once: with their first values, then with their others. */
function* togetherDrafts(root: ShapeGenerator, golden: unknown, pairs: readonly Pair[]): Iterable<Draft> {
  const byName = new Map<string, { readonly pair: Pair; readonly values: Literal[] }>()
  for (const pair of pairs) {
    const known = byName.get(pair.name)
    // Most bounds are to be exceeded.
    const values = valuesAround(pair.value).toSorted((a, b) => Number(b) - Number(a))
    if (known !== undefined) known.values.push(...values)
    else if (byName.size < maxTogether) byName.set(pair.name, { pair, values })
  }
  if (byName.size < 2) return
  for (let round = 0; round < 3; round++) {
    const chosen = [...byName.values()].map(({ pair, values }) => ({
      ...pair,
      value: values[round % values.length]!,
    }))
    for (const everywhere of [false, true]) yield () => together(root, golden, chosen, everywhere)
  }
}

function together(
  root: ShapeGenerator,
  golden: unknown,
  pairs: readonly Pair[],
  everywhere: boolean,
): Planted {
  let event = golden
  let targets = eventTargets(root, event)
  for (const pair of pairs) {
    const count = everywhere ? targetsOfName(targets, pair).length : 1
    for (let i = 0; i < count; i++) {
      const target = targetsOfName(targets, pair)[i]
      const made =
        target === undefined ? undefined : firstValid(root, memberPlantings(target, pair, pair.value))
      if (made === undefined) continue
      event = made.value
      targets = eventTargets(root, event)
    }
  }
  const says = `has ${pairs.map(({ name, value }) => `${name}: ${JSON.stringify(value)}`).join(', ')}`
  return { value: event, pointer: '', says: says.length > 120 ? `${says.slice(0, 120)}…` : says }
}

function firstValid(root: ShapeGenerator, plantings: Iterable<Planting>): Planted | undefined {
  let left = maxWays
  for (const planting of plantings) {
    if (left-- <= 0) return undefined
    const whole = planted(root, planting)
    if (whole !== undefined) return { value: whole.value, pointer: planting.pointer, says: planting.says }
  }
  return undefined
}
