import type { ShapeGenerator } from '../arbitrary/shape-generator.js'
import type { Random } from '../random.js'
import type { Dictionary } from './dictionary.js'
import { type EventTarget, eventTargets } from './event-targets.js'
import { oddValues } from './odd-values.js'
import {
  lengthPlantings,
  memberPlantings,
  type Planting,
  targetsOfName,
  textPlantings,
  valuesAround,
} from './plantings.js'
import { isEmpty, type ReadName, type SourceConstants } from './source-constants.js'

/** Puts constants of a dictionary into an event; undefined where nothing of the tries was valid. */
export type Planter = (random: Random, root: ShapeGenerator, event: unknown) => unknown

const tries = 4
/** The largest number that is put where the source does not compare it. */
const largestFree = 100_000
/** Of the ways to plant one constant, so many are looked at. */
const maxWays = 16

/** A planter of one to three constants, those of the handler's own function in most cases; undefined without any. */
export function randomPlanter(dictionary: Dictionary): Planter | undefined {
  if (isEmpty(dictionary.all)) return undefined
  return (random, root, event) => {
    let planted: unknown
    for (let left = random.oneIn(2) ? 1 : 1 + random.below(4); left > 0; left--) {
      planted = plantOnce(random, dictionary, root, planted ?? event) ?? planted
    }
    return planted
  }
}

function plantOnce(random: Random, dictionary: Dictionary, root: ShapeGenerator, event: unknown): unknown {
  const targets = eventTargets(root, event)
  for (let left = tries; left > 0; left--) {
    const constants = isEmpty(dictionary.own) || random.oneIn(4) ? dictionary.all : dictionary.own
    const ways = waysToPlant(random, constants, targets)
    while (ways.length > 0) {
      const [way] = ways.splice(random.below(ways.length), 1)
      if (way!.whole !== undefined && root.accepts(way!.whole.value)) return way!.whole.value
    }
  }
  return undefined
}

function waysToPlant(
  random: Random,
  constants: SourceConstants,
  targets: readonly EventTarget[],
): Planting[] {
  const dice = random.below(16)
  const { pairs, names, texts, lengths } = constants
  const numbers = constants.numbers.filter((number) => Math.abs(number) <= largestFree)
  if (dice < 8 && pairs.length > 0) {
    const pair = random.pick(pairs)
    return ofMember(random, pair, random.pick(valuesAround(pair.value)), targets)
  }
  if (dice < 12 && names.length > 0) {
    const read = random.pick(names)
    return ofMember(random, read, anyValue(random, constants), targets)
  }
  if (dice === 15 && lengths.length > 0) return ofLength(random, random.pick(lengths).length, targets)
  const text = texts.length > 0 && (numbers.length === 0 || !random.oneIn(4))
  if (!text && numbers.length === 0) return []
  return ofText(random, text ? random.pick(texts) : String(random.pick(numbers)), targets)
}

function anyValue(random: Random, { texts, numbers: all }: SourceConstants): unknown {
  // Where it is no comparison that names the number, a huge one would have a handler make so many items.
  const numbers = all.filter((number) => Math.abs(number) <= largestFree)
  if (texts.length > 0 && random.oneIn(3)) return random.pick(texts)
  if (numbers.length > 0 && random.oneIn(3)) return random.pick(valuesAround(random.pick(numbers)))
  return random.pick(oddValues)
}

function ofMember(
  random: Random,
  read: ReadName,
  value: unknown,
  targets: readonly EventTarget[],
): Planting[] {
  const near = targetsOfName(targets, read)
  return near.length === 0 ? [] : [...memberPlantings(random.pick(near), read.name, value)].slice(0, maxWays)
}

function ofText(random: Random, text: string, targets: readonly EventTarget[]): Planting[] {
  const free = targets.filter(({ isText }) => isText)
  return free.length === 0 ? [] : [...textPlantings(random.pick(free), text, true)]
}

function ofLength(random: Random, length: number, targets: readonly EventTarget[]): Planting[] {
  const sized = targets.filter(({ isText, isArray }) => isText || isArray)
  const around = Math.max(0, length + random.below(3) - 1)
  return sized.length === 0 ? [] : [...lengthPlantings(random.pick(sized), around)]
}
