import { ArrayPart } from '../arbitrary/array/array-part.js'
import { fixedDraw, Stuck } from '../arbitrary/draw.js'
import { ObjectPart } from '../arbitrary/object/object-part.js'
import type { Part } from '../arbitrary/part.js'
import type { ShapeGenerator } from '../arbitrary/shape-generator.js'
import { setMember } from '../copy-json.js'

type Boxed = { readonly value: unknown } | undefined

/**
 * A value of the part that is as near to the given one as can be had without a search: of objects and lists what fits
 * stays, what is demanded is added, the rest goes. Undefined where none was found; it is still to be checked.
 */
export function fittedTo(part: Part, value: unknown): Boxed {
  if (part instanceof ObjectPart && isObject(value)) return fittedObject(part, value) ?? simplestOf(part)
  if (part instanceof ArrayPart && Array.isArray(value)) return fittedItems(part, value) ?? simplestOf(part)
  return simplestOf(part)
}

function fittedObject(part: ObjectPart, object: Readonly<Record<string, unknown>>): Boxed {
  const fitted: Record<string, unknown> = {}
  const { required } = part.state
  for (const name of new Set([...Object.keys(object), ...required])) {
    const given = Object.hasOwn(object, name) ? { value: object[name] } : undefined
    const member = fittedMember(part.member(name), given)
    if (member !== undefined) setMember(fitted, name, member.value)
    else if (required.includes(name)) return undefined
  }
  return { value: fitted }
}

function fittedItems(part: ArrayPart, items: readonly unknown[]): Boxed {
  const { minItems, maxItems } = part.state
  const count = Math.min(Math.max(items.length, minItems), maxItems)
  const fitted: unknown[] = []
  for (let i = 0; i < count; i++) {
    const item = fittedMember(part.item(i), i < items.length ? { value: items[i] } : undefined)
    if (item === undefined) return undefined
    fitted.push(item.value)
  }
  return { value: fitted }
}

function fittedMember(generator: ShapeGenerator, given: Boxed): Boxed {
  if (!generator.isSatisfiable()) return undefined
  if (given === undefined || generator.free) return given ?? generator.simplest
  if (generator.accepts(given.value)) return given
  for (const part of generator.live) {
    const fitted = fittedTo(part, given.value)
    if (fitted !== undefined && generator.accepts(fitted.value)) return fitted
  }
  return generator.simplest
}

function simplestOf(part: Part): Boxed {
  try {
    return { value: part.generate(fixedDraw(0, true)) }
  } catch (error) {
    if (error instanceof Stuck) return undefined
    throw error
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
