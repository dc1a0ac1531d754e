import type { State } from '../canonical/state.js'
import { typeBit } from '../canonical/state.js'
import { ObjectPart } from './object-part.js'
import type { Part } from './part.js'
import type { ShapeGenerator } from './shape-generator.js'

/** The parts of a shape that objects may belong to, and how they are told from each other. */
interface Candidates {
  readonly parts: readonly ObjectPart[]
  /** By name of a member: whether they demand different things of it. */
  readonly differs: Map<string, boolean>
}

const maxNames = 1000
const known = new WeakMap<ShapeGenerator, Candidates | undefined>()

/**
 * The part that a value belongs to of which it is known that the generator accepts it. Only what the parts do not
 * have in common is checked: the value meets the rest in any case.
 */
export function knownPart(generator: ShapeGenerator, value: unknown): Part | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return generator.partOf(value)
  const candidates = candidatesOf(generator)
  if (candidates === undefined) return generator.partOf(value)
  const { parts } = candidates
  return parts.length === 1 ? parts[0] : parts.find((part) => fits(part, value, candidates))
}

function candidatesOf(generator: ShapeGenerator): Candidates | undefined {
  if (known.has(generator)) return known.get(generator)
  const found = listed(generator)
  known.set(generator, found)
  return found
}

function listed(generator: ShapeGenerator): Candidates | undefined {
  if (generator.free || !generator.isSatisfiable()) return undefined
  const parts = generator.live.filter(({ bits }) => (bits & typeBit.object) !== 0)
  const plain = parts.filter((part) => part instanceof ObjectPart)
  if (plain.length < parts.length || parts.length === 0) return undefined
  if (plain.length > 1 && !plain.every(({ state }) => isToldByMembers(state))) return undefined
  return { parts: plain, differs: new Map() }
}

/** Whether its members and their number alone say if an object is of the state. */
function isToldByMembers(state: State): boolean {
  const { values, excluded, guards, nameTerms, dependentRequired, witnesses } = state
  const others = [excluded, guards, nameTerms, dependentRequired, witnesses]
  return values === undefined && others.every((list) => list.length === 0)
}

function fits(part: ObjectPart, value: object, candidates: Candidates): boolean {
  const { required, minProperties, maxProperties } = part.state
  const names = Object.keys(value)
  if (names.length < minProperties || names.length > maxProperties) return false
  if (!required.every((name) => Object.hasOwn(value, name))) return false
  return names.every(
    (name) =>
      !differAt(candidates, name) || part.member(name).accepts((value as Record<string, unknown>)[name]),
  )
}

function differAt({ parts, differs }: Candidates, name: string): boolean {
  let differ = differs.get(name)
  if (differ === undefined) {
    const first = parts[0]!.member(name)
    differ = parts.some((part) => part.member(name) !== first)
    if (differs.size < maxNames) differs.set(name, differ)
  }
  return differ
}
