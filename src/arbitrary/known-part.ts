import type { State } from '../canonical/state.js'
import { typeBit } from '../canonical/state.js'
import { perObject } from '../per-object.js'
import { demandsAlike } from './demands-alike.js'
import { ObjectPart } from './object/object-part.js'
import type { Part } from './part.js'
import type { ShapeGenerator } from './shape-generator.js'
import { bitsOfValue } from './value-bits.js'

/** The parts of a shape that objects may belong to, and how they are told from each other. */
interface Candidates {
  readonly parts: readonly ObjectPart[]
  /** By name of a member: whether they demand different things of it, and whether that is soon told. */
  readonly differs: Map<string, Difference>
  /** What was asked last: constants are tried in one event several times in a row. */
  last: { readonly value: object; readonly part: ObjectPart | undefined } | undefined
}

type Difference = 'none' | 'of few values' | 'of many values'

const maxNames = 1000

/**
 * The part that a value belongs to of which it is known that the generator accepts it. Only what the parts do not
 * have in common is checked: the value meets the rest in any case.
 */
export function knownPart(generator: ShapeGenerator, value: unknown): Part | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return soleOrFitting(generator, value)
  const candidates = candidatesOf(generator)
  if (candidates === undefined) return generator.partOf(value)
  const { parts } = candidates
  if (parts.length === 1) return parts[0]
  if (candidates.last?.value !== value)
    candidates.last = { value, part: fittingPart(value as Record<string, unknown>, candidates) }
  return candidates.last.part
}

/** Of a list or a text: where one part alone takes such a kind and length, or all demand the same, it is that one. */
function soleOrFitting(generator: ShapeGenerator, value: unknown): Part | undefined {
  if (generator.free || !generator.isSatisfiable()) return undefined
  const bits = bitsOfValue(value)
  let found: Part | undefined
  for (const part of generator.live) {
    if ((part.bits & bits) === 0 || (Array.isArray(value) && !mayHold(part, value.length))) continue
    if (found === undefined) found = part
    else if (!Array.isArray(value) || !demandsAlike(found, part)) return generator.partOf(value)
  }
  return found
}

function mayHold({ state }: Part, length: number): boolean {
  return length >= state.minItems && length <= state.maxItems
}

const candidatesOf = perObject((generator: ShapeGenerator): Candidates | undefined => {
  if (generator.free || !generator.isSatisfiable()) return undefined
  const parts = generator.live.filter(({ bits }) => (bits & typeBit.object) !== 0)
  const plain = parts.filter((part) => part instanceof ObjectPart)
  if (plain.length < parts.length || parts.length === 0) return undefined
  if (plain.length > 1 && !plain.every(({ state }) => isToldByMembers(state))) return undefined
  return { parts: plain, differs: new Map(), last: undefined }
})

/** Whether its members and their number alone say if an object is of the state. */
function isToldByMembers(state: State): boolean {
  const { values, excluded, guards, nameTerms, dependentRequired, witnesses } = state
  const others = [excluded, guards, nameTerms, dependentRequired, witnesses]
  return values === undefined && others.every((list) => list.length === 0)
}

/** Asks about members of few values first: one of these mostly tells, and costs nothing. */
function fittingPart(object: Record<string, unknown>, candidates: Candidates): ObjectPart | undefined {
  const names = Object.keys(object)
  let left = candidates.parts.filter(({ state }) => hasMembers(state, object, names.length))
  for (const difference of ['of few values', 'of many values'] as const) {
    for (const name of names) {
      if (left.length < 2) return left[0]
      if (differenceAt(candidates, name) === difference)
        left = left.filter((part) => part.member(name).accepts(object[name]))
    }
  }
  return left[0]
}

function hasMembers(
  { required, minProperties, maxProperties }: State,
  object: object,
  count: number,
): boolean {
  if (count < minProperties || count > maxProperties) return false
  return required.every((name) => Object.hasOwn(object, name))
}

function differenceAt({ parts, differs }: Candidates, name: string): Difference {
  let difference = differs.get(name)
  if (difference === undefined) {
    difference = differenceOf(parts.map((part) => part.member(name)))
    if (differs.size < maxNames) differs.set(name, difference)
  }
  return difference
}

function differenceOf(members: readonly ShapeGenerator[]): Difference {
  if (members.every((member) => member === members[0])) return 'none'
  return members.every((member) => member.count() < Infinity) ? 'of few values' : 'of many values'
}
