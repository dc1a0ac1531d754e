import * as fc from 'fast-check'
import { accepts } from '../../src/schema/evaluate/evaluate.js'
import { readSchema } from '../../src/schema/read/resolve-refs.js'
import { anySchema, smallJson } from './schema-arbitrary.js'

type Schema = boolean | { [keyword: string]: unknown }

/** A schema, nested and with combinators, and a value that it accepts. */
export interface Witnessed {
  readonly schema: Schema
  readonly witness: unknown
}

/** Schemas built around a value that they accept. */
export const witnessed: fc.Arbitrary<Witnessed> = smallJson.chain((witness) =>
  around(witness, 3).map((schema) => ({ schema: JSON.parse(JSON.stringify(schema)), witness })),
)

/** A schema that accepts the value: up to four keywords that each do, merged or joined by `allOf`. */
function around(value: unknown, depth: number): fc.Arbitrary<Schema> {
  const parts = fc.oneof(...keywordsFor(value), ...(depth > 0 ? combinatorsFor(value, depth - 1) : []))
  const merged = fc.array(parts, { minLength: 1, maxLength: 4 }).map((list) => Object.assign({}, ...list))
  return fc.oneof({ weight: 1, arbitrary: fc.constant(true) }, { weight: 8, arbitrary: merged })
}

function keyword(name: string, value: fc.Arbitrary<unknown>): fc.Arbitrary<Record<string, unknown>> {
  return value.map((v) => ({ [name]: v }))
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value
}

function keywordsFor(value: unknown): fc.Arbitrary<Record<string, unknown>>[] {
  const list = [
    keyword('type', fc.constant(typeOf(value))),
    keyword(
      'enum',
      fc
        .uniqueArray(smallJson, { maxLength: 2, selector: (v) => JSON.stringify(v) })
        .map((more) => distinct([...more, value])),
    ),
  ]
  if (typeof value === 'number') list.push(...numberKeywords(value))
  if (typeof value === 'string') list.push(...stringKeywords(value))
  if (Array.isArray(value)) list.push(...arrayKeywords(value))
  else if (typeof value === 'object' && value !== null)
    list.push(...objectKeywords(value as Record<string, unknown>))
  return list
}

function distinct(values: readonly unknown[]): readonly unknown[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()]
}

function numberKeywords(value: number): fc.Arbitrary<Record<string, unknown>>[] {
  const gap = fc.integer({ min: 0, max: 5 })
  return [
    keyword(
      'minimum',
      gap.map((g) => value - g),
    ),
    keyword(
      'maximum',
      gap.map((g) => value + g),
    ),
    keyword(
      'exclusiveMinimum',
      gap.map((g) => value - g - 1),
    ),
    keyword(
      'exclusiveMaximum',
      gap.map((g) => value + g + 1),
    ),
    ...(Number.isInteger(value) && value !== 0
      ? [keyword('multipleOf', fc.constantFrom(1, Math.abs(value), 0.5))]
      : []),
  ]
}

function stringKeywords(value: string): fc.Arbitrary<Record<string, unknown>>[] {
  const length = [...value].length
  const first = /^[a-z0-9]/.test(value)
    ? [keyword('pattern', fc.constantFrom(`^${value[0]}`, `^[a-z0-9]`, `^.{${length}}$`))]
    : []
  return [
    keyword('minLength', fc.integer({ min: 0, max: length })),
    keyword('maxLength', fc.integer({ min: length, max: length + 3 })),
    ...first,
  ]
}

function arrayKeywords(items: readonly unknown[]): fc.Arbitrary<Record<string, unknown>>[] {
  const list = [
    keyword('minItems', fc.integer({ min: 0, max: items.length })),
    keyword('maxItems', fc.integer({ min: items.length, max: items.length + 3 })),
  ]
  if (distinct(items).length === items.length) list.push(keyword('uniqueItems', fc.constant(true)))
  if (items.length > 0) {
    list.push(keyword('prefixItems', fc.tuple(...items.map((item) => around(item, 1)))))
    list.push(keyword('items', fc.constant({ anyOf: items.map((item) => ({ type: typeOf(item) })) })))
    list.push(keyword('contains', around(items[0], 1)))
  }
  return list
}

function objectKeywords(object: Record<string, unknown>): fc.Arbitrary<Record<string, unknown>>[] {
  const names = Object.keys(object)
  const list = [
    keyword('required', fc.subarray(names)),
    keyword('minProperties', fc.integer({ min: 0, max: names.length })),
    keyword('maxProperties', fc.integer({ min: names.length, max: names.length + 2 })),
    keyword('propertyNames', fc.constant({ maxLength: 6 })),
  ]
  if (names.length > 0) {
    const properties = fc.tuple(...names.map((name) => around(object[name], 1))).map((schemas) => {
      return Object.fromEntries(names.map((name, i) => [name, schemas[i]]))
    })
    list.push(keyword('properties', properties))
    list.push(properties.map((all) => ({ properties: all, additionalProperties: false })))
    list.push(properties.map((all) => ({ properties: all, unevaluatedProperties: false })))
    list.push(
      keyword(
        'dependentRequired',
        fc.subarray(names).map((needs) => ({ [names[0]!]: needs })),
      ),
    )
  }
  return list
}

function combinatorsFor(value: unknown, depth: number): fc.Arbitrary<Record<string, unknown>>[] {
  const own = around(value, depth)
  const refusing = anySchemaWithoutRefs.filter((schema) => !accepts(readSchema(schema).root, value))
  return [
    keyword('allOf', fc.array(own, { minLength: 1, maxLength: 3 })),
    keyword(
      'anyOf',
      fc.tuple(own, anySchemaWithoutRefs).map(([a, b]) => [b, a]),
    ),
    keyword(
      'oneOf',
      fc.tuple(own, fc.array(refusing, { maxLength: 2 })).map(([a, rest]) => [a, ...rest]),
    ),
    keyword('not', refusing),
    fc.tuple(own, own, anySchemaWithoutRefs).map(conditional),
    fc.tuple(refusing, anySchemaWithoutRefs, own).map(conditional),
  ]
}

function conditional([test, yes, no]: readonly Schema[]): Record<string, unknown> {
  return Object.fromEntries([
    ['if', test],
    ['then', yes],
    ['else', no],
  ])
}

const anySchemaWithoutRefs = anySchema.filter((schema) => !JSON.stringify(schema).includes('$ref'))
