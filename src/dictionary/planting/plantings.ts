import type { Place } from '../../arbitrary/places.js'
import type { ShapeGenerator } from '../../arbitrary/shape-generator.js'
import type { Literal } from '../source-constants.js'
import type { EventTarget } from './event-targets.js'

/** A constant in a place of an event; still to be checked against the schema. */
export interface Planting {
  readonly place: Place
  readonly value: unknown
  /** What may stand in the place, also where another form of the whole is chosen; undefined: not known. */
  readonly alternatives: readonly ShapeGenerator[] | undefined
  readonly pointer: string
  readonly says: string
}

/** What it says is read of the few that become cases, and the alternatives only where others would have to be made. */
export class PlannedPlanting implements Planting {
  readonly place: Place
  readonly value: unknown
  readonly pointer: string
  readonly #target: EventTarget | undefined
  readonly #says: () => string

  constructor(
    place: Place,
    value: unknown,
    target: EventTarget | undefined,
    pointer: string,
    says: () => string,
  ) {
    this.place = place
    this.value = value
    this.#target = target
    this.pointer = pointer
    this.#says = says
  }

  get alternatives(): readonly ShapeGenerator[] | undefined {
    return this.#target?.alternatives
  }

  get says(): string {
    return this.#says()
  }
}

/** The event with the constant, in a box; undefined where the schema does not accept it. */
export function planted(root: ShapeGenerator, planting: Planting): { readonly value: unknown } | undefined {
  const { place, value } = planting
  if (place.generator.accepts(value)) {
    if (place.independent) return place.put(value)
  } else if (place.decisive || planting.alternatives?.every((other) => !other.accepts(value)))
    return undefined
  const whole = place.put(value)
  return whole !== undefined && root.accepts(whole.value) ? whole : undefined
}

/** A way to write a constant at a target, worked out when it is tried; undefined where it cannot be written so. */
export type Way = () => Planting | undefined

/** The event with this value as the target. */
export function whole(target: EventTarget, value: unknown, says = () => `is ${shown(value)}`): Planting {
  return new PlannedPlanting(target.place, value, target, target.place.pointer, says)
}

/** A value in the words of a case, short. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined'
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

/** The values to try around a constant: a bound is met at both sides. */
export function valuesAround(value: Literal): readonly Literal[] {
  return typeof value === 'number' ? [value, value + 1, value - 1] : [value]
}
