import { isListed } from '../listed.js'
import { escapeToken, removeAt, setAt } from '../schema/json-pointer.js'
import { ArrayPart } from './array/array-part.js'
import { isIndependent } from './independence.js'
import { knownPart } from './known-part.js'
import { ObjectPart } from './object/object-part.js'
import type { Part } from './part.js'
import type { ShapeGenerator } from './shape-generator.js'
import { StringPart } from './string/string-part.js'

/** A place in a value: what may stand there, what does, and how the whole looks with something else there. */
export interface Place {
  /** JSON Pointer; steps into the document inside a string are written `(decoded)`. */
  readonly pointer: string
  readonly generator: ShapeGenerator
  /** What stands there; absent where the member is missing but could be there. */
  readonly present: { readonly value: unknown } | undefined
  /** Whether the place may be left out. */
  readonly optional: boolean
  /** The whole value with another value at this place; undefined when that cannot be written. */
  readonly put: (value: unknown) => { readonly value: unknown } | undefined
  /** Whether the whole stays valid with any value here that the generator accepts. */
  readonly independent: boolean
  /** Whether the whole can be valid only with a value here that the generator accepts. */
  readonly decisive: boolean
  /** The whole value without this place. */
  readonly remove: () => { readonly value: unknown } | undefined
}

/** The root place of a value. */
export function rootPlace(generator: ShapeGenerator, value: unknown): Place {
  return {
    pointer: '',
    generator,
    present: { value },
    optional: false,
    independent: true,
    decisive: true,
    put: (other) => ({ value: other }),
    remove: () => undefined,
  }
}

/** The places directly within a place: members (also the declared ones that are missing), items, inner document. */
export function placesWithin(place: Place): readonly Place[] {
  const { present, generator } = place
  return present === undefined ? [] : placesOfPart(place, generator.partOf(present.value), present)
}

/** The same of a place in a value that is known to be valid: what is in no doubt is not judged again. */
export function knownPlacesWithin(place: Place): readonly Place[] {
  const { present, generator } = place
  return present === undefined ? [] : placesOfPart(place, knownPart(generator, present.value), present)
}

function placesOfPart(
  place: Place,
  part: Part | undefined,
  present: { readonly value: unknown },
): readonly Place[] {
  if (part instanceof ObjectPart) return memberPlaces(place, part, present.value as Record<string, unknown>)
  if (part instanceof ArrayPart) return itemPlaces(place, part, present.value as readonly unknown[])
  if (part instanceof StringPart) return innerPlaces(place, part, present.value as string)
  return []
}

/** The step into the document inside a string. */
export const decodedStep = '(decoded)'

/**
 * The place that one step leads to within a place of a valid value, its member also where it is missing; undefined
 * where there is none.
 */
export function placeWithin(place: Place, step: string): Place | undefined {
  const { present, generator } = place
  if (present === undefined) return undefined
  const { value } = present
  const part = knownPart(generator, value)
  if (part instanceof ObjectPart) return memberPlace(place, part, value as Record<string, unknown>, step)
  if (part instanceof ArrayPart) {
    const items = value as readonly unknown[]
    const index = Number(step)
    return Number.isInteger(index) && index >= 0 && index < items.length
      ? itemPlace(place, part, items, index)
      : undefined
  }
  return part instanceof StringPart ? innerPlaces(place, part, value as string)[0] : undefined
}

function memberPlaces(place: Place, part: ObjectPart, object: Record<string, unknown>): readonly Place[] {
  const names = new Set([...Object.keys(object), ...part.declared().map(({ name }) => name)])
  return [...names].map((name) => memberPlace(place, part, object, name))
}

function memberPlace(place: Place, part: ObjectPart, object: Record<string, unknown>, name: string): Place {
  return new InnerPlace(
    { place, part, value: object, step: name },
    {
      generator: part.member(name),
      present: Object.hasOwn(object, name) ? { value: object[name] } : undefined,
      optional: !isListed(part.state.required, name),
      put: (value) => through(place, setAt(object, [name], value)),
      remove: () => through(place, removeAt(object, [name])),
    },
  )
}

/** The places of members that an object could have and the schema does not declare; none where there may be none. */
export function extraPlaces(place: Place): readonly Place[] {
  const { present, generator } = place
  const part = present === undefined ? undefined : generator.partOf(present.value)
  if (!(part instanceof ObjectPart)) return []
  const object = present!.value as Record<string, unknown>
  return part.extraNames().map((name) => memberPlace(place, part, object, name))
}

function itemPlaces(place: Place, part: ArrayPart, items: readonly unknown[]): readonly Place[] {
  return items.map((_item, index) => itemPlace(place, part, items, index))
}

function itemPlace(place: Place, part: ArrayPart, items: readonly unknown[], index: number): Place {
  const step = String(index)
  return new InnerPlace(
    { place, part, value: items, step },
    {
      generator: part.item(index),
      present: { value: items[index] },
      optional: items.length > part.state.minItems,
      put: (value) => through(place, setAt(items, [step], value)),
      remove: () => through(place, removeAt(items, [step])),
    },
  )
}

function innerPlaces(place: Place, part: StringPart, text: string): readonly Place[] {
  const inner = part.decoded(text)
  if (inner === undefined) return []
  return [
    new InnerPlace(
      { place, part, value: text, step: decodedStep },
      {
        generator: inner.generator,
        present: { value: inner.value },
        optional: false,
        put: (value) => place.put(inner.encode(value)),
        remove: () => undefined,
      },
    ),
  ]
}

/** A place within another one. What only a planting asks for is worked out when it does. */
class InnerPlace implements Place {
  readonly pointer: string
  readonly generator: ShapeGenerator
  readonly present: Place['present']
  readonly optional: boolean
  readonly put: Place['put']
  readonly remove: Place['remove']
  readonly #around: Surroundings
  #independent: boolean | undefined
  #decisive: boolean | undefined

  constructor(around: Surroundings, own: Omit<Place, 'pointer' | 'independent' | 'decisive'>) {
    this.pointer = `${around.place.pointer}/${escapeToken(around.step)}`
    this.generator = own.generator
    this.present = own.present
    this.optional = own.optional
    this.put = own.put
    this.remove = own.remove
    this.#around = around
  }

  get independent(): boolean {
    const { place, part, value, step } = this.#around
    this.#independent ??= place.independent && isIndependent(part, value, step)
    return this.#independent
  }

  get decisive(): boolean {
    const { place, part } = this.#around
    this.#decisive ??=
      place.decisive && isSole(part, place.generator) && part.state.contents.every(({ checked }) => checked)
    return this.#decisive
  }
}

/** The place as if it were another one in this: a spread would leave out what is worked out when asked for. */
export function placeLike(
  place: Place,
  changed: Partial<Pick<Place, 'present' | 'optional' | 'put'>>,
): Place {
  return {
    ...place,
    get independent() {
      return place.independent
    },
    get decisive() {
      return place.decisive
    },
    ...changed,
  }
}

/** Where a place is: the part and the value around it, and the step that leads to it. */
interface Surroundings {
  readonly place: Place
  readonly part: Part
  readonly value: unknown
  readonly step: string
}

function isSole(part: Part, { live }: ShapeGenerator): boolean {
  return live.every((other) => other === part || (other.bits & part.bits) === 0)
}

function through(
  place: Place,
  changed: { readonly value: unknown } | undefined,
): { readonly value: unknown } | undefined {
  return changed === undefined ? undefined : place.put(changed.value)
}
