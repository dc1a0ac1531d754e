import { fixedDraw, Stuck } from '../../arbitrary/draw.js'
import { type Place, placeWithin, rootPlace } from '../../arbitrary/places.js'
import type { ShapeGenerator } from '../../arbitrary/shape-generator.js'
import { perObject } from '../../per-object.js'
import type { Random } from '../../random.js'
import type { ReadName } from '../source-constants.js'
import { type EventTarget, eventTargets } from './event-targets.js'
import { targetsOfName } from './targets-of-name.js'

/** A target that events of a schema may have. */
export type PlannedTarget = Omit<EventTarget, 'place'>

/** Where constants may stand in the events of a schema: worked out once, and looked up in each event. */
export interface TargetPlan {
  /** Those of a member that a source reads. */
  readonly ofName: (read: ReadName) => readonly PlannedTarget[]
  readonly texts: readonly PlannedTarget[]
  readonly sized: readonly PlannedTarget[]
}

/** Events that are looked at besides the golden one. */
const samples = 12
const maxTargets = 200

interface KnownPlan {
  readonly golden: unknown
  readonly plan: TargetPlan
}

/** The plan that was made last for a schema: checks of one source have schema and golden event in common. */
const knownPlans = new WeakMap<ShapeGenerator, KnownPlan>()

/** Targets that were worked out before; undefined where none were. */
export type KnownTargets = (root: ShapeGenerator) => readonly PlannedTarget[] | undefined

/** The plan for events like the golden one, and like others that the schema accepts. */
export function targetPlan(root: ShapeGenerator, golden: unknown, prepared?: KnownTargets): TargetPlan {
  const known = knownPlans.get(root)
  if (known !== undefined && known.golden === golden) return known.plan
  const plan = planOf(prepared?.(root) ?? plannedTargets(root, golden))
  knownPlans.set(root, { golden, plan })
  return plan
}

function planOf(targets: readonly PlannedTarget[]): TargetPlan {
  // A name is one of a dictionary's, and goes with it.
  const ofName = perObject((read: ReadName) => targetsOfName(targets, read))
  return {
    ofName,
    texts: targets.filter(({ isText }) => isText),
    sized: targets.filter(({ isText, isArray }) => isText || isArray),
  }
}

/** The targets of the golden event and of a few samples. */
export function plannedTargets(root: ShapeGenerator, golden: unknown): readonly PlannedTarget[] {
  const found = new Map<string, PlannedTarget>()
  const add = (target: EventTarget): void => {
    const key = JSON.stringify(target.steps.map((step) => step ?? 0))
    if (found.size < maxTargets || found.has(key)) found.set(key, joined(found.get(key), target))
  }
  if (root.accepts(golden)) for (const target of eventTargets(root, golden)) add(target)
  for (let seed = 1; seed <= samples; seed++) {
    const event = sampleOf(root, seed)
    if (event === undefined) continue
    // What stands under a name that only this sample has, is in no other event.
    for (const target of eventTargets(root, event.value)) if (!target.stray) add(target)
  }
  return [...found.values()]
}

function sampleOf(root: ShapeGenerator, seed: number): { readonly value: unknown } | undefined {
  try {
    return { value: root.generate(fixedDraw(seed, false)) }
  } catch (error) {
    if (error instanceof Stuck) return undefined
    throw error
  }
}

/** What a target may be in one event or the other. */
function joined(known: PlannedTarget | undefined, target: EventTarget): PlannedTarget {
  return {
    name: known?.name ?? target.name,
    words: known?.words ?? target.words,
    steps: known?.steps ?? target.steps,
    stray: known?.stray ?? target.stray,
    isMap: known?.isMap === true || target.isMap,
    isText: known?.isText === true || target.isText,
    isArray: known?.isArray === true || target.isArray,
    encodings: known !== undefined && known.encodings.length > 0 ? known.encodings : target.encodings,
    forms: known !== undefined && known.forms.length > 0 ? known.forms : target.forms,
    alternatives: [...new Set([...(known?.alternatives ?? []), ...target.alternatives])],
  }
}

/** A planned target in one event: made for many events, so a class, which the engine makes fast. */
class TargetInEvent implements EventTarget {
  readonly place: Place
  readonly name: string
  readonly words: EventTarget['words']
  readonly steps: EventTarget['steps']
  readonly stray: boolean
  readonly isMap: boolean
  readonly isText: boolean
  readonly isArray: boolean
  readonly encodings: EventTarget['encodings']
  readonly forms: EventTarget['forms']
  readonly #planned: PlannedTarget

  constructor(planned: PlannedTarget, place: Place) {
    const value = place.present?.value
    this.place = place
    this.name = planned.name
    this.words = planned.words
    this.steps = planned.steps
    this.stray = planned.stray
    this.isArray = Array.isArray(value)
    this.isMap = planned.isMap && typeof value === 'object' && value !== null && !this.isArray
    this.isText = planned.isText
    this.encodings = planned.encodings
    this.forms = planned.forms
    this.#planned = planned
  }

  get alternatives(): EventTarget['alternatives'] {
    return this.#planned.alternatives
  }
}

/** The target in an event that is known to be valid, of a list in any item; undefined where the event has none. */
export function targetIn(
  random: Random,
  root: ShapeGenerator,
  event: unknown,
  planned: PlannedTarget,
): EventTarget | undefined {
  let place = rootPlace(root, event)
  for (const step of planned.steps) {
    const next = placeWithin(place, step ?? itemOf(random, place))
    if (next === undefined) return undefined
    place = next
  }
  return place.generator.isSatisfiable() ? new TargetInEvent(planned, place) : undefined
}

function itemOf(random: Random, { present }: Place): string {
  const items = present?.value
  return Array.isArray(items) && items.length > 0 ? String(random.below(items.length)) : ''
}
