import { InvalidSchemaError } from '../../errors.js'
import { evidenceLevels } from '../../evidence.js'
import { didYouMean } from '../../nearest-name.js'
import { escapeFragmentToken, parsePointer } from '../json-pointer.js'
import type { ValueKind } from '../keywords.js'
import { patternRegExp } from '../pattern-regexp.js'
import { describeValue, insteadOf, isPlainObject, requireJson } from '../read-json.js'
import type { JsonType } from '../schema-node.js'

/** The kinds of values that hold no schemas. */
export type PlainKind = Exclude<ValueKind, `${string}schema${string}`>

const jsonTypes: readonly JsonType[] = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object']

/** Throws {@link InvalidSchemaError} unless the value of the keyword at the pointer is of its kind. */
export const valueChecks: Readonly<Record<PlainKind, (value: unknown, pointer: string) => void>> = {
  'non-negative integer': (value, pointer) => {
    if (!Number.isInteger(value) || (value as number) < 0)
      throw wrongKind('a non-negative integer', value, pointer)
  },
  number: (value, pointer) => {
    const next =
      typeof value === 'boolean'
        ? 'The boolean form is of draft-04: give the bound itself, or the "$schema" of draft-04.'
        : undefined
    if (!isNumber(value)) throw wrongKind('a number', value, pointer, next)
  },
  'positive number': (value, pointer) => {
    if (!isNumber(value) || value <= 0) throw wrongKind('a number greater than 0', value, pointer)
  },
  boolean: (value, pointer) => {
    if (typeof value !== 'boolean') throw wrongKind('true or false', value, pointer)
  },
  string: (value, pointer) => {
    if (typeof value !== 'string') throw wrongKind('a string', value, pointer)
  },
  regex: requireRegex,
  'unique strings': requireUniqueStrings,
  'map of unique strings': (value, pointer) => {
    for (const [key, names] of membersOf(value, pointer)) {
      requireUniqueStrings(names, `${pointer}/${escapeFragmentToken(key)}`)
    }
  },
  type: requireType,
  array: (value, pointer) => {
    if (!Array.isArray(value)) throw wrongKind('an array', value, pointer)
    requireJson(value, pointer)
  },
  'array with at least one item': (value, pointer) => {
    if (!Array.isArray(value) || value.length === 0)
      throw wrongKind('an array of at least one value', value, pointer)
    requireJson(value, pointer)
  },
  evidence: (value, pointer) => {
    if (evidenceLevels.includes(value as never)) return
    throw wrongKind(`one of ${evidenceLevels.join(', ')}`, value, pointer, suggestion(value, evidenceLevels))
  },
  'edge cases': requireEdgeCases,
  'pairs of pointers': requirePointerPairs,
  'any JSON': requireJson,
}

/** The members of an object value, or {@link InvalidSchemaError}. */
export function membersOf(value: unknown, pointer: string): readonly (readonly [string, unknown])[] {
  if (!isPlainObject(value)) throw wrongKind('an object', value, pointer)
  return Object.entries(value)
}

/** The error for a keyword whose value is of another kind than the keyword needs. */
export function wrongKind(
  expected: string,
  value: unknown,
  pointer: string,
  next?: string,
): InvalidSchemaError {
  const what = `${lastToken(pointer)} must be ${expected}, not ${describeValue(value)}`
  const hint = next ?? insteadOf(value)
  return new InvalidSchemaError(what, pointer, hint === undefined ? {} : { next: hint })
}

/** The engine quotes the whole expression before it says what is wrong. */
function reasonOf({ message }: Error): string {
  return message.length < 300 ? message : message.slice(message.lastIndexOf(': ') + 2)
}

/** Throws {@link InvalidSchemaError} unless the value is a regular expression with the flag `u`. */
export function requireRegex(value: unknown, pointer: string): void {
  if (typeof value !== 'string') throw wrongKind('the text of a regular expression', value, pointer)
  try {
    // The engine compiles it with the first match, and only then finds it too large.
    patternRegExp(value).test('')
  } catch (cause) {
    const next = `Patterns are read as JavaScript does with the flag u, which allows fewer escapes: ${reasonOf(cause as Error)}`
    throw new InvalidSchemaError(`${describeValue(value)} is no regular expression`, pointer, { next, cause })
  }
}

function requireUniqueStrings(value: unknown, pointer: string): void {
  if (!Array.isArray(value)) {
    const next =
      typeof value === 'boolean' ? 'List the required members on the object that holds them.' : undefined
    throw wrongKind('an array of strings', value, pointer, next)
  }
  for (let i = 0; i < value.length; i++) {
    if (typeof value[i] !== 'string') throw wrongKind('a string', value[i], `${pointer}/${i}`)
  }
  if (new Set(value).size === value.length) return
  const twice = value.find((name, i) => value.indexOf(name) !== i)
  throw new InvalidSchemaError(`${lastToken(pointer)} names ${describeValue(twice)} twice`, pointer)
}

function requireType(value: unknown, pointer: string): void {
  if (typeof value === 'string') {
    requireTypeName(value, pointer)
    return
  }
  if (!Array.isArray(value) || value.length === 0) {
    throw wrongKind('the name of a type, or an array of names', value, pointer)
  }
  for (let i = 0; i < value.length; i++) requireTypeName(value[i], `${pointer}/${i}`)
  if (new Set(value).size < value.length) throw new InvalidSchemaError('type names one type twice', pointer)
}

function requireTypeName(name: unknown, pointer: string): void {
  if (jsonTypes.includes(name as JsonType)) return
  const next = suggestion(name, jsonTypes)
  throw new InvalidSchemaError(`${describeValue(name)} is no type of JSON Schema`, pointer, {
    next: next ?? `The types are ${jsonTypes.join(', ')}.`,
  })
}

function requirePointerPairs(value: unknown, pointer: string): void {
  if (!Array.isArray(value)) throw wrongKind('an array of pairs of JSON Pointers', value, pointer)
  for (let i = 0; i < value.length; i++) {
    const pair: unknown = value[i]
    const fits = Array.isArray(pair) && pair.length === 2 && pair.every(isPointer)
    if (!fits) throw wrongKind('two JSON Pointers, each beginning with /', pair, `${pointer}/${i}`)
  }
}

function isPointer(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('/') && parsePointer(value) !== undefined
}

function requireEdgeCases(value: unknown, pointer: string): void {
  if (!Array.isArray(value)) throw wrongKind('an array of { value, why, x-evidence }', value, pointer)
  requireJson(value, pointer)
  for (let i = 0; i < value.length; i++) {
    const entry = value[i]
    const fits = isPlainObject(entry) && Object.hasOwn(entry, 'value') && typeof entry.why === 'string'
    if (!fits) throw wrongKind('an object with "value" and "why"', entry, `${pointer}/${i}`)
    if (Object.hasOwn(entry, 'x-evidence'))
      valueChecks.evidence(entry['x-evidence'], `${pointer}/${i}/x-evidence`)
  }
}

function suggestion(value: unknown, candidates: readonly string[]): string | undefined {
  return typeof value === 'string' ? didYouMean(value, candidates) : undefined
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

/** The keyword at the end of a pointer, or the item of one: `minLength`, `required[0]`. */
function lastToken(pointer: string): string {
  if (!pointer.includes('/') || pointer.endsWith('#')) return 'the schema'
  const [last = '', before] = pointer.split('/').reverse()
  return /^\d+$/.test(last) && before !== undefined ? `${before}[${last}]` : last
}
