import { generatorTable } from '../arbitrary/schema-values.js'
import type { ShapeGenerator } from '../arbitrary/shape-generator.js'
import type { Dictionary } from '../dictionary/dictionary.js'
import { type EventTarget, eventTargets } from '../dictionary/planting/event-targets.js'
import { oddValues } from '../dictionary/planting/odd-values.js'
import { type Planting, planted, valuesAround } from '../dictionary/planting/plantings.js'
import { targetsOfName } from '../dictionary/planting/targets-of-name.js'
import { lengthPlantings, memberPlantings, textPlantings } from '../dictionary/planting/ways.js'
import type { Literal, ReadName, SourceConstants } from '../dictionary/source-constants.js'
import { weakerEvidence } from '../evidence.js'
import { restrictEvidence } from '../schema/restrict-evidence.js'
import type { JsonSchema } from '../typed-schema.js'
import { absentDrafts } from './absent-drafts.js'
import type { BoundaryOptions, Case } from './boundary-cases.js'
import { composedDrafts } from './composed-drafts.js'
import { edgeWays } from './edge-ways.js'
import { evidenceOf } from './evidence-of.js'
import { mostCases } from './list-limit.js'
import { type Explained, explainedBy } from './pattern-reasons.js'
import { rowDrafts } from './row-drafts.js'
import { togetherDrafts } from './together-drafts.js'

/** How many of each kind there are before there is room left over; 346 in all. */
const fullShares: Shares = {
  together: 12,
  module: 12,
  absent: 16,
  rows: 24,
  pairs: 80,
  crossed: 24,
  names: 60,
  edges: 40,
  texts: 40,
  composed: 30,
  lengths: 8,
}
/** Of one constant at one target the first valid way is taken, of so many. */
const maxWays = 12
const maxCrossed = 8
/** What is counted and indexed is less mostly. */
const largestOrdinary = 1000
/** The largest number that is put where the source does not compare it: a handler may make so many items. */
const largestFree = 100_000

/** How many cases of each kind of constants there are. */
export type Shares = Readonly<
  Record<
    | 'together'
    | 'module'
    | 'absent'
    | 'rows'
    | 'pairs'
    | 'crossed'
    | 'names'
    | 'edges'
    | 'texts'
    | 'composed'
    | 'lengths',
    number
  >
>

/** An event with a constant. */
export interface Planted {
  readonly value: unknown
  readonly pointer: string
  readonly says: string
  readonly why?: string
}

/** Makes an event when it is asked for; undefined where none is valid. */
export type PlantedDraft = () => Planted | undefined

/**
 * The constants of a dictionary, each at the places where it may stand, as one change to the golden event; and all
 * that the handler's function compares, together. The handler's own constants first; all valid, at most 346, or as many
 * as the shares come to.
 */
export function dictionaryCases<T>(
  schema: JsonSchema,
  dictionary: Dictionary,
  options: Required<BoundaryOptions<T>>,
  shares: Shares = fullShares,
): readonly Case<T>[] {
  const { root } = generatorTable(restrictEvidence(schema, options.evidence))
  const { golden } = options
  if (!root.accepts(golden)) return []
  const seen = new Set<string>([JSON.stringify(golden)])
  const cases: Case<T>[] = []
  const all = Object.values(shares).reduce((sum, share) => sum + share, 0)
  const most = Math.min(all, mostCases(golden))
  for (const draft of draftsOf(root, golden, dictionary, shares)) {
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
function* draftsOf(
  root: ShapeGenerator,
  golden: unknown,
  { own, all }: Dictionary,
  share: Shares,
): Iterable<PlantedDraft> {
  const targets = eventTargets(root, golden)
  const explained = explainedBy(all.patterns)
  const kinds: readonly (readonly [number, Iterator<PlantedDraft>])[] = [
    [share.together, togetherDrafts(root, golden, own)[Symbol.iterator]()],
    [share.module, moduleDrafts(root, golden, { own, all })[Symbol.iterator]()],
    [share.absent, absentDrafts(root, golden, all)[Symbol.iterator]()],
    [share.rows, rowDrafts(root, golden, all)[Symbol.iterator]()],
    [share.pairs, pairDrafts(root, targets, all, explained)[Symbol.iterator]()],
    [share.crossed, crossedDrafts(root, targets, own)[Symbol.iterator]()],
    [share.names, nameDrafts(root, targets, own.names.length > 0 ? own : all)[Symbol.iterator]()],
    [share.edges, edgeDrafts(root, targets, own)[Symbol.iterator]()],
    [share.texts, textDrafts(root, targets, all, explained)[Symbol.iterator]()],
    [share.composed, composedDrafts(root, onePerMap(targets), all)[Symbol.iterator]()],
    [share.lengths, lengthDrafts(root, targets, all)[Symbol.iterator]()],
  ]
  for (const [count, drafts] of kinds) yield* upTo(drafts, count)
  for (const [, drafts] of kinds) yield* upTo(drafts, Number.POSITIVE_INFINITY)
}

/** What the functions compare that the handler calls stands in its module. */
function moduleDrafts(root: ShapeGenerator, golden: unknown, { own, all }: Pick<Dictionary, 'own' | 'all'>) {
  return all.pairs.length > own.pairs.length ? togetherDrafts(root, golden, all) : []
}

function* upTo(drafts: Iterator<PlantedDraft>, count: number): Iterable<PlantedDraft> {
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
  explained: Explained,
): Iterable<PlantedDraft> {
  for (const pair of pairs) {
    const near = targetsOfName(targets, pair)
    for (const value of valuesAround(pair.value)) {
      for (const target of near)
        yield () => explained(value, firstValid(root, memberPlantings(target, pair, value)))
    }
  }
}

/** Members that are read, with what a variable is compared with that stands for one of them, or for a part of it. */
function* crossedDrafts(
  root: ShapeGenerator,
  targets: readonly EventTarget[],
  { names, pairs, numbers }: SourceConstants,
): Iterable<PlantedDraft> {
  const isKnown = ({ name }: ReadName): boolean =>
    names.some((read) => read.name === name) || targets.some((target) => target.name === name)
  const loose = pairs.filter((pair) => !isKnown(pair)).map(({ value }) => value)
  const values = new Set<Literal>([...loose, ...numbers.filter((number) => number >= largestOrdinary)])
  for (const value of [...values].slice(0, maxCrossed)) {
    for (const read of names.slice(0, maxCrossed)) {
      const [target] = targetsOfName(targets, read)
      if (target !== undefined) yield () => firstValid(root, memberPlantings(target, read, value))
    }
  }
}

function* nameDrafts(
  root: ShapeGenerator,
  targets: readonly EventTarget[],
  { names }: SourceConstants,
): Iterable<PlantedDraft> {
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
): Iterable<PlantedDraft> {
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
  explained: Explained,
): Iterable<PlantedDraft> {
  const free = onePerMap(targets)
  const written = [...texts, ...numbers.filter((number) => Math.abs(number) <= largestFree).map(String)]
  for (const alike of [true, false]) {
    for (const text of written) {
      for (const target of free)
        if (isLike(target, text) === alike)
          yield () => explained(text, firstValid(root, textPlantings(target, text, false)))
    }
  }
}

/** Whether a text begins as the one that stands there does, with no letter: paths come where a path is first. */
export function isLike({ place }: EventTarget, text: string): boolean {
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
): Iterable<PlantedDraft> {
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

/** The first of so many ways to write a constant that makes a valid event. */
export function firstValid(root: ShapeGenerator, plantings: Iterable<Planting>): Planted | undefined {
  let left = maxWays
  for (const planting of plantings) {
    if (left-- <= 0) return undefined
    const whole = planted(root, planting)
    if (whole !== undefined) return { value: whole.value, pointer: planting.pointer, says: planting.says }
  }
  return undefined
}
