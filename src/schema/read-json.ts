import { ContractError, InvalidSchemaError } from '../errors.js'
import { escapeFragmentToken } from './json-pointer.js'

/** Schemas and the values in them may be nested this deep; what contains itself is refused with it. */
export const maxDepth = 1000
/** Objects of a schema that are looked through for one that cannot be read. */
const mostLooked = 100_000

/** Whether the value is an object as JSON has them: no array, no instance of a class. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype = Object.getPrototypeOf(value)
  // Also true for the objects of another realm, whose Object.prototype is not ours.
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null
}

/** Throws {@link InvalidSchemaError} with the pointer of the first thing in the value that JSON cannot hold. */
export function requireJson(value: unknown, pointer: string): void {
  // Pointers are written only where one is to be told: nearly all of what stands in schemas is JSON.
  if (!isJson(value, 0)) findFault(value, pointer, 0)
}

function isJson(value: unknown, depth: number): boolean {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (depth > maxDepth) return false
  if (Array.isArray(value)) {
    // Holes too, over which every() would go.
    for (let i = 0; i < value.length; i++) if (!isJson(value[i], depth + 1)) return false
    return true
  }
  return isPlainObject(value) && Object.keys(value).every((key) => isJson(value[key], depth + 1))
}

function findFault(value: unknown, pointer: string, depth: number): void {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return
  if (typeof value === 'number' && Number.isFinite(value)) return
  if (depth > maxDepth) throw tooDeep(pointer)
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) findFault(value[i], `${pointer}/${i}`, depth + 1)
  } else if (isPlainObject(value)) {
    for (const key of Object.keys(value)) {
      findFault(value[key], `${pointer}/${escapeFragmentToken(key)}`, depth + 1)
    }
  } else {
    throw notJson(value, pointer)
  }
}

/** The error for a value that contains itself or is nested too deep. */
export function tooDeep(pointer: string): InvalidSchemaError {
  const shown = pointer.length > 120 ? `${pointer.slice(0, 117)}...` : pointer
  return new InvalidSchemaError(
    `the schema is nested deeper than ${maxDepth} levels, or contains itself`,
    shown,
    {
      next: 'Give subschemas names in $defs and refer to them with $ref.',
    },
  )
}

function notJson(value: unknown, pointer: string): InvalidSchemaError {
  return new InvalidSchemaError(`JSON cannot hold ${describeValue(value)}`, pointer, {
    next: insteadOf(value) ?? 'A schema is plain JSON.',
  })
}

/** What to do about a value that no JSON text holds; undefined for one that it may hold. */
export function insteadOf(value: unknown): string | undefined {
  if (value === undefined) return 'Leave the member out instead.'
  if (value instanceof Promise) return 'Await it first.'
  if (value instanceof RegExp) return `Write its text: ${shortened(JSON.stringify(value.source))}.`
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && !isPlainObject(value))
    return 'A schema is plain JSON: copy the members into a plain object.'
  return typeof value === 'function' || typeof value === 'symbol' ? 'A schema is plain JSON.' : undefined
}

/**
 * The error for a schema of which some member cannot be read, as of a getter or a proxy that throws; undefined where
 * all can. It is asked for only after something was thrown that is no error of the schema.
 */
function unreadable(schema: unknown): InvalidSchemaError | undefined {
  const fault = throwingPlace(schema, '#', new Set())
  if (fault === undefined) return undefined
  const { pointer, cause } = fault
  const why = cause instanceof Error ? cause.message : describeValue(cause)
  return new InvalidSchemaError(`the schema cannot be read: ${why}`, pointer, {
    next: 'A schema is plain JSON: a getter or a proxy in it must not throw.',
    cause,
  })
}

/** What is read of a schema. Throws {@link InvalidSchemaError} where a part of it cannot be read, else what `read` throws. */
export function readably<T>(schema: unknown, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw error instanceof ContractError ? error : (unreadable(schema) ?? error)
  }
}

function throwingPlace(
  value: unknown,
  pointer: string,
  seen: Set<unknown>,
): { readonly pointer: string; readonly cause: unknown } | undefined {
  if (typeof value !== 'object' || value === null || seen.has(value) || seen.size > mostLooked)
    return undefined
  seen.add(value)
  let place = pointer
  try {
    isPlainObject(value)
    for (const key of Object.keys(value)) {
      place = `${pointer}/${escapeFragmentToken(key)}`
      const fault = throwingPlace((value as Readonly<Record<string, unknown>>)[key], place, seen)
      if (fault !== undefined) return fault
    }
  } catch (cause) {
    return { pointer: place, cause }
  }
  return undefined
}

/** A value in a few words, for a message. */
export function describeValue(value: unknown): string {
  if (value === undefined || typeof value === 'number') return String(value)
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint')
    return `a ${typeof value}`
  if (typeof value !== 'object' || value === null) return shortened(JSON.stringify(value))
  if (Array.isArray(value)) return value.length === 0 ? 'an empty array' : 'an array'
  if (isPlainObject(value)) return 'an object'
  const { name } = value.constructor ?? {}
  return name === 'Object' ? 'an object that inherits from another' : `an instance of ${name ?? 'a class'}`
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}..."` : text
}
