import type { ShapeGenerator } from '../../arbitrary/shape-generator.js'
import type { Random } from '../../random.js'
import type { Dictionary } from '../dictionary.js'
import { isEmpty, type ReadName, type SourceConstants } from '../source-constants.js'
import type { EventTarget } from './event-targets.js'
import { oddValues } from './odd-values.js'
import { planted, valuesAround } from './plantings.js'
import {
  type KnownTargets,
  type PlannedTarget,
  type TargetPlan,
  targetIn,
  targetPlan,
} from './target-plan.js'
import { LengthWays, MemberWays, noWays, TextWays, type Ways } from './ways.js'

/** Puts constants of a dictionary into a valid event; undefined where nothing of the tries was valid. */
export type Planter = (random: Random, root: ShapeGenerator, event: unknown) => unknown

/** An event that constants are put in. */
interface Ground {
  readonly random: Random
  readonly root: ShapeGenerator
  readonly event: unknown
  readonly plan: TargetPlan
}

const tries = 4
/** Targets that are looked for in an event: not each has all of them. */
const looks = 3
/** The largest number that is put where the source does not compare it. */
const largestFree = 100_000
/** Of the ways to plant one constant, so many are looked at. */
const maxWays = 16

/** A planter of one to three constants, those of the handler's own function in most cases; undefined without any. */
export function randomPlanter(
  dictionary: Dictionary,
  golden: unknown,
  prepared?: KnownTargets,
): Planter | undefined {
  if (isEmpty(dictionary.all)) return undefined
  const all = withoutHuge(dictionary.all)
  const own = isEmpty(dictionary.own) ? all : withoutHuge(dictionary.own)
  return (random, root, event) => {
    const plan = targetPlan(root, golden, prepared)
    let changed: { readonly value: unknown } | undefined
    for (let left = random.oneIn(2) ? 1 : 1 + random.below(4); left > 0; left--) {
      const ground = { random, root, plan, event: changed === undefined ? event : changed.value }
      changed = plantOnce(ground, own, all) ?? changed
    }
    return changed?.value
  }
}

/** Where it is no comparison that names the number, a huge one would have a handler make so many items. */
function withoutHuge(constants: SourceConstants): SourceConstants {
  return { ...constants, numbers: constants.numbers.filter((number) => Math.abs(number) <= largestFree) }
}

function plantOnce(
  ground: Ground,
  own: SourceConstants,
  all: SourceConstants,
): { readonly value: unknown } | undefined {
  const { random } = ground
  for (let left = tries; left > 0; left--) {
    const whole = plantInOneWay(ground, waysToPlant(ground, random.oneIn(4) ? all : own))
    if (whole !== undefined) return whole
  }
  return undefined
}

/** One way after the other, in an order of chance. */
function plantInOneWay({ random, root }: Ground, ways: Ways): { readonly value: unknown } | undefined {
  let left: number[] | undefined
  for (let count = Math.min(ways.size, maxWays); count > 0; count--) {
    const at = random.below(count)
    const planting = ways.at(left === undefined ? at : left[at]!)
    const whole = planting === undefined ? undefined : planted(root, planting)
    if (whole !== undefined) return whole
    left ??= Array.from({ length: count }, (_, index) => index)
    left.splice(at, 1)
  }
  return undefined
}

function waysToPlant(ground: Ground, constants: SourceConstants): Ways {
  const { random } = ground
  const dice = random.below(16)
  const { pairs, names, texts, numbers, lengths } = constants
  if (dice < 8 && pairs.length > 0) {
    const pair = random.pick(pairs)
    return ofMember(ground, pair, random.pick(valuesAround(pair.value)))
  }
  if (dice < 12 && names.length > 0) return ofMember(ground, random.pick(names), anyValue(random, constants))
  if (dice === 15 && lengths.length > 0) return ofLength(ground, random.pick(lengths).length)
  const text = texts.length > 0 && (numbers.length === 0 || !random.oneIn(4))
  if (!text && numbers.length === 0) return noWays
  return ofText(ground, text ? random.pick(texts) : String(random.pick(numbers)))
}

function anyValue(random: Random, { texts, numbers }: SourceConstants): unknown {
  if (texts.length > 0 && random.oneIn(3)) return random.pick(texts)
  if (numbers.length > 0 && random.oneIn(3)) return random.pick(valuesAround(random.pick(numbers)))
  return random.pick(oddValues)
}

function ofMember(ground: Ground, read: ReadName, value: unknown): Ways {
  const target = targetOf(ground, ground.plan.ofName(read))
  return target === undefined ? noWays : new MemberWays(target, read, value)
}

function ofText(ground: Ground, text: string): Ways {
  const target = targetOf(ground, ground.plan.texts)
  return target === undefined ? noWays : new TextWays(target, text, true)
}

function ofLength(ground: Ground, length: number): Ways {
  const target = targetOf(ground, ground.plan.sized)
  const around = Math.max(0, length + ground.random.below(3) - 1)
  return target === undefined ? noWays : new LengthWays(target, around)
}

/** One of the targets that the event has. */
function targetOf({ random, root, event }: Ground, among: readonly PlannedTarget[]): EventTarget | undefined {
  for (let left = among.length === 0 ? 0 : looks; left > 0; left--) {
    const target = targetIn(random, root, event, random.pick(among))
    if (target !== undefined) return target
  }
  return undefined
}
