import { hasEqualItems, jsonEqual } from '../../json-equal.js'
import { holdsValue } from '../../value-set.js'
import { decodeContent, decodeJsonContent, isJsonMediaType } from '../formats/content-encoding.js'
import { isMultipleOf } from '../multiple-of.js'
import { patternRegExp } from '../pattern-regexp.js'
import type { JsonType, SchemaNode } from '../schema-node.js'
import type { Check } from './evaluate-check.js'
import type { Compiler } from './evaluate-compile.js'

/** The checks of the keywords that look at the value alone, the cheap and telling ones first. */
export function compileAssertions(compiler: Compiler, node: SchemaNode): readonly Check[] {
  return [
    ...typeChecks(node),
    ...valueChecks(node),
    ...numberChecks(node),
    ...stringChecks(compiler, node),
    ...arrayChecks(node),
    ...objectChecks(node),
  ]
}

/** Whether a value is an object of JSON. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const typeTests: Readonly<Record<JsonType, Check>> = {
  null: (value) => value === null,
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => Number.isInteger(value),
  number: (value) => Number.isFinite(value),
  string: (value) => typeof value === 'string',
  array: (value) => Array.isArray(value),
  object: isObject,
}

function typeChecks({ types }: SchemaNode): readonly Check[] {
  if (types === undefined) return []
  const tests = types.map((type) => typeTests[type])
  const [a, b] = tests
  if (tests.length === 1) return [a!]
  if (tests.length === 2) return [(value) => a!(value, undefined) || b!(value, undefined)]
  return [(value) => tests.some((test) => test(value, undefined))]
}

function valueChecks(node: SchemaNode): readonly Check[] {
  const checks: Check[] = []
  if (node.const !== undefined) checks.push(equals(node.const.value))
  if (node.enum !== undefined) checks.push(isOneOf(node.enum))
  return checks
}

function equals(expected: unknown): Check {
  if (typeof expected !== 'object' || expected === null) return (value) => value === expected
  return (value) => jsonEqual(value, expected)
}

function isOneOf(values: readonly unknown[]): Check {
  const plain = new Set(values.filter((value) => typeof value !== 'object' || value === null))
  if (plain.size === values.length) return (value) => plain.has(value)
  return (value) => holdsValue(values, value)
}

function numberChecks(node: SchemaNode): readonly Check[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = node
  const tests: ((value: number) => boolean)[] = []
  if (minimum !== undefined) tests.push((value) => value >= minimum)
  if (maximum !== undefined) tests.push((value) => value <= maximum)
  if (exclusiveMinimum !== undefined) tests.push((value) => value > exclusiveMinimum)
  if (exclusiveMaximum !== undefined) tests.push((value) => value < exclusiveMaximum)
  if (multipleOf !== undefined) tests.push((value) => isMultipleOf(value, multipleOf))
  return tests.map((test) => (value) => typeof value !== 'number' || test(value))
}

function stringChecks(compiler: Compiler, node: SchemaNode): readonly Check[] {
  const { minLength, maxLength, pattern, format } = node
  const tests: ((value: string) => boolean)[] = []
  if (minLength !== undefined) tests.push((value) => isAtLeastLong(value, minLength))
  if (maxLength !== undefined) tests.push((value) => isAtMostLong(value, maxLength))
  if (pattern !== undefined) {
    const regExp = patternRegExp(pattern)
    tests.push((value) => regExp.test(value))
  }
  if (node.checkContent === true) tests.push(hasEncoding(node))
  const checks: Check[] = tests.map((test) => (value) => typeof value !== 'string' || test(value))
  const known = format === undefined ? undefined : compiler.formats.get(format)
  // A user's check may throw or answer with something truthy; ours is a boolean either way.
  if (known?.check !== undefined) {
    const { type, check } = known
    checks.push((value) => typeof value !== type || check(value) === true)
  }
  return node.checkContent === true ? [...checks, ...contentSchemaChecks(compiler, node)] : checks
}

/** Length is counted in code points: a string has between half as many and as many as it has code units. */
function isAtLeastLong(value: string, minimum: number): boolean {
  if (value.length < minimum) return false
  return value.length >= 2 * minimum || codePointLength(value) >= minimum
}

function isAtMostLong(value: string, maximum: number): boolean {
  if (value.length <= maximum) return true
  return value.length <= 2 * maximum && codePointLength(value) <= maximum
}

/** The length of a text as JSON Schema counts it. */
export function codePointLength(value: string): number {
  let length = value.length
  for (let i = 0; i < value.length - 1; i++) {
    if ((value.charCodeAt(i) & 0xfc00) === 0xd800 && (value.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      length--
      i++
    }
  }
  return length
}

function hasEncoding({ contentEncoding, contentMediaType }: SchemaNode): (value: string) => boolean {
  if (isJsonMediaType(contentMediaType)) {
    return (value) => decodeJsonContent(contentEncoding, contentMediaType, value) !== undefined
  }
  return (value) => decodeContent(contentEncoding, value) !== undefined
}

function contentSchemaChecks(compiler: Compiler, node: SchemaNode): readonly Check[] {
  const { contentEncoding, contentMediaType, contentSchema } = node
  if (contentSchema === undefined || !isJsonMediaType(contentMediaType)) return []
  const inner = compiler.child(node, contentSchema)
  return [
    (value, scope) => {
      if (typeof value !== 'string') return true
      const decoded = decodeJsonContent(contentEncoding, contentMediaType, value)
      return decoded !== undefined && inner.check(decoded.json, scope)
    },
  ]
}

function arrayChecks({ minItems, maxItems, uniqueItems }: SchemaNode): readonly Check[] {
  const tests: ((value: readonly unknown[]) => boolean)[] = []
  if (minItems !== undefined) tests.push((value) => value.length >= minItems)
  if (maxItems !== undefined) tests.push((value) => value.length <= maxItems)
  if (uniqueItems === true) tests.push((value) => !hasEqualItems(value))
  return tests.map((test) => (value) => !Array.isArray(value) || test(value))
}

function objectChecks(node: SchemaNode): readonly Check[] {
  const { required, minProperties, maxProperties, dependentRequired } = node
  const tests: ((value: Record<string, unknown>) => boolean)[] = []
  if (required !== undefined && required.length > 0) tests.push((value) => hasAll(value, required))
  if (minProperties !== undefined) tests.push((value) => Object.keys(value).length >= minProperties)
  if (maxProperties !== undefined) tests.push((value) => Object.keys(value).length <= maxProperties)
  for (const [name, names] of dependentRequired ?? []) {
    tests.push((value) => !Object.hasOwn(value, name) || hasAll(value, names))
  }
  return tests.map((test) => (value) => !isObject(value) || test(value))
}

function hasAll(value: Record<string, unknown>, names: readonly string[]): boolean {
  for (let i = 0; i < names.length; i++) if (!Object.hasOwn(value, names[i]!)) return false
  return true
}
