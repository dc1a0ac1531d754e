import { describe, expect, it } from 'vitest'
import { InvalidSchemaError, UnsupportedKeywordError } from '../../../src/errors.js'
import { readSchema } from '../../../src/schema/read/resolve-refs.js'
import type { SchemaNode } from '../../../src/schema/schema-node.js'
import { processorTime } from '../../processor-time.js'

const draft04 = 'http://json-schema.org/draft-04/schema#'
const draft06 = 'http://json-schema.org/draft-06/schema#'
const draft07 = 'http://json-schema.org/draft-07/schema#'
const draft2019 = 'https://json-schema.org/draft/2019-09/schema'

function read(schema: unknown): SchemaNode {
  return readSchema(schema as boolean).root
}

function refOf(schema: unknown): SchemaNode | undefined {
  return read(schema).ref
}

/** The error of a schema, with the pointer that it names. */
function failure(schema: unknown): {
  readonly error: Error
  readonly pointer: string
  readonly message: string
} {
  try {
    readSchema(schema as boolean)
  } catch (error) {
    if (error instanceof InvalidSchemaError || error instanceof UnsupportedKeywordError) {
      return { error, pointer: error.pointer, message: error.message }
    }
    throw error
  }
  throw new Error('the schema was read')
}

describe('readSchema', () => {
  it('chooses the draft by $schema, in any of its spellings', () => {
    const draftOf = ($schema: string) => read({ $schema }).draft
    expect(read({}).draft).toBe('2020-12')
    expect(draftOf(draft07)).toBe('draft-07')
    expect(draftOf('https://json-schema.org/draft-07/schema')).toBe('draft-07')
    expect(draftOf('http://json-schema.org/draft/2019-09/schema')).toBe('2019-09')
    expect(draftOf('https://json-schema.org/draft/2020-12/schema#')).toBe('2020-12')
    expect(draftOf('http://json-schema.org/draft-06/schema#')).toBe('draft-06')
    expect(draftOf(draft04)).toBe('draft-04')
    expect(failure({ $schema: 'http://json-schema.org/draft-03/schema#' }).pointer).toBe('#/$schema')
    expect(failure({ properties: { a: { $schema: draft07 } } }).pointer).toBe('#/properties/a/$schema')
  })

  it('says older drafts in the words of 2020-12', () => {
    const root = read({
      $schema: draft07,
      items: [{ type: 'string' }, true],
      additionalItems: false,
      dependencies: { a: ['b'], c: { required: ['d'] } },
    })
    expect(root.prefixItems?.map((node) => node.pointer)).toEqual(['#/items/0', '#/items/1'])
    expect(root.items).toMatchObject({ boolean: false, pointer: '#/additionalItems' })
    expect(root.dependentRequired).toEqual(new Map([['a', ['b']]]))
    expect(root.dependentSchemas?.get('c')?.required).toEqual(['d'])
    expect(
      read({ $schema: draft2019, items: { type: 'string' }, additionalItems: false }).items?.types,
    ).toEqual(['string'])
    const bounds = { minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false }
    const bounded = read({ $schema: draft04, ...bounds })
    expect([bounded.minimum, bounded.exclusiveMinimum]).toEqual([undefined, 1])
    expect([bounded.maximum, bounded.exclusiveMaximum]).toEqual([9, undefined])
    expect(read({ $schema: draft04, exclusiveMinimum: true }).exclusiveMinimum).toBeUndefined()
  })

  it('joins what dependencies and the newer keywords say of one member', () => {
    const root = read({
      dependencies: { a: ['b'], s: { minProperties: 1 } },
      dependentRequired: { a: ['b', 'c'] },
      dependentSchemas: { s: { maxProperties: 2 } },
    })
    expect(root.dependentRequired?.get('a')).toEqual(['b', 'c'])
    expect(root.dependentSchemas?.get('s')?.allOf).toHaveLength(2)
  })

  it('leaves out what says nothing where it stands', () => {
    // biome-ignore lint/suspicious/noThenProperty: the keyword's name
    const root = read({ then: true, else: true, minContains: 2, maxContains: 1, 'x-checkContent': false })
    expect(Object.keys(root).sort()).toEqual(['draft', 'id', 'pointer', 'raw', 'resource'])
  })

  it('numbers its nodes and tells their places', () => {
    const { nodes } = readSchema({
      properties: { 'a/b c': { anyOf: [true, {}] } },
      patternProperties: { '^x~': false },
    })
    expect(nodes.map(({ id }) => id)).toEqual([...nodes.keys()])
    expect(nodes.map(({ pointer }) => pointer)).toEqual([
      '#',
      '#/properties/a~1b%20c',
      '#/properties/a~1b%20c/anyOf/0',
      '#/properties/a~1b%20c/anyOf/1',
      '#/patternProperties/%5Ex~0',
    ])
  })

  it('takes members by their own names, whatever these are', () => {
    const schema = JSON.parse(
      '{"properties":{"__proto__":{"type":"string"},"constructor":{"$ref":"#/$defs/__proto__"}},"required":["toString"],"$defs":{"__proto__":{"type":"null"}}}',
    )
    const root = read(schema)
    expect(root.properties?.get('__proto__')?.types).toEqual(['string'])
    expect(root.properties?.get('constructor')?.ref?.types).toEqual(['null'])
    expect(root.required).toEqual(['toString'])
    expect(root.properties?.has('toString')).toBe(false)
  })

  it('makes one node of an object that the schema holds in several places', () => {
    const shared = { $id: 'shared', type: 'string' }
    const root = read({ properties: { a: shared, b: shared } })
    expect(root.properties?.get('a')).toBe(root.properties?.get('b'))
  })

  it('reads objects without a prototype, and the boolean schemas', () => {
    expect(read(Object.assign(Object.create(null), { type: 'null' })).types).toEqual(['null'])
    expect([read(true).boolean, read(false).boolean]).toEqual([true, false])
  })
})

describe('references', () => {
  it.each([
    ['a pointer', { $ref: '#/$defs/a', $defs: { a: { const: 1 } } }],
    ['a pointer with escapes', { $ref: '#/$defs/a~1b~0%25%20c', $defs: { 'a/b~% c': { const: 1 } } }],
    [
      'a pointer through an array',
      { $ref: '#/$defs/l/anyOf/1', $defs: { l: { anyOf: [true, { const: 1 }] } } },
    ],
    [
      'a place that no keyword leads to',
      { $ref: '#/x-components/schemas/a', 'x-components': { schemas: { a: { const: 1 } } } },
    ],
    ['an anchor', { $ref: '#a', $defs: { b: { $anchor: 'a', const: 1 } } }],
    ['a dynamic anchor', { $ref: '#a', $defs: { b: { $dynamicAnchor: 'a', const: 1 } } }],
    ['an $id, relative to nothing', { $ref: 'a.json', $defs: { b: { $id: 'a.json', const: 1 } } }],
    [
      'an $id, relative to the base',
      { $id: 'https://example.com/x/y', $ref: '../a', $defs: { b: { $id: '/a', const: 1 } } },
    ],
    [
      'an $id with an anchor',
      { $ref: 'a#b', $defs: { b: { $id: 'a', $defs: { c: { $anchor: 'b', const: 1 } } } } },
    ],
    ['a URN', { $ref: 'urn:example:a', $defs: { b: { $id: 'urn:example:a', const: 1 } } }],
    [
      'its own URI',
      { $id: 'https://example.com/a', $ref: 'https://example.com/a#/$defs/b', $defs: { b: { const: 1 } } },
    ],
    ['an anchor of draft-07', { $schema: draft07, $ref: '#a', definitions: { b: { $id: '#a', const: 1 } } }],
    [
      'an anchor in a place that another reference has read',
      { anyOf: [{ $ref: '#/x-more/a' }], $ref: '#n', 'x-more': { a: { $anchor: 'n', const: 1 } } },
    ],
  ])('lead to %s', (_what, schema) => {
    expect(refOf(schema)?.const).toEqual({ value: 1 })
  })

  it.each([draft06, draft07, draft2019, 'https://json-schema.org/draft/2020-12/schema'])(
    'lead to the metaschema %s',
    ($ref) => {
      const document = readSchema({ properties: { a: { $ref } } })
      const target = document.root.properties?.get('a')?.ref
      expect(target?.types).toEqual(['object', 'boolean'])
      expect(target?.pointer).toBe(`${$ref.replace('#', '')}#`)
    },
  )

  it('lead to the metaschema of draft-04', () => {
    const $ref = `${draft04}/definitions/positiveInteger`
    expect(read({ $schema: draft04, $ref }).ref).toMatchObject({ types: ['integer'], minimum: 0 })
  })

  it('find what the id of draft-04 names, where $id names nothing', () => {
    const schema = {
      $schema: draft04,
      $id: 'https://example.com/not-this',
      id: 'https://example.com/root.json',
      properties: { a: { $ref: 'https://example.com/root.json#/definitions/a' }, b: { $ref: '#b' } },
      definitions: { a: { type: 'string' }, b: { id: '#b', type: 'null' } },
    }
    const { properties } = read(schema)
    expect(properties?.get('a')?.ref?.types).toEqual(['string'])
    expect(properties?.get('b')?.ref?.types).toEqual(['null'])
    expect(
      failure({ ...schema, properties: { a: { $ref: 'https://example.com/not-this' } } }).message,
    ).toContain('remote references')
    expect(failure({ $schema: draft04, id: 1 }).pointer).toBe('#/id')
    expect(failure({ id: { type: 'string' } }).pointer).toBe('#/id')
  })

  it('take the $id that names the own place for no anchor', () => {
    const schema = {
      $schema: draft07,
      properties: { a: { $id: '#/properties/a', type: 'string' }, b: { $ref: '#/properties/a' } },
    }
    expect(read(schema).properties?.get('b')?.ref?.types).toEqual(['string'])
  })

  it('lead into groups of definitions, of which nothing else is read', () => {
    const $defs = { people: { person: { type: 'string' }, other: { unheardOf: 1 } } }
    const { root, nodes } = readSchema({ $ref: '#/$defs/people/person', $defs })
    expect(root.ref?.types).toEqual(['string'])
    expect(nodes).toHaveLength(2)
    expect(failure({ $ref: '#/$defs/people', $defs }).pointer).toBe('#/$defs/people/person')
    expect(failure({ $defs: { a: { propertis: { b: true } } } }).pointer).toBe('#/$defs/a/propertis')
  })

  it('keep the siblings of $ref, in draft-07 all but $id', () => {
    const schema = {
      $schema: draft07,
      definitions: { a: { $id: 'inner/', $ref: 'b', minLength: 1 }, b: { $id: 'b', const: 1 } },
    }
    const { nodes, root } = readSchema(schema)
    const a = nodes.find(({ pointer }) => pointer === '#/definitions/a')
    expect(a).toMatchObject({ minLength: 1, ref: { const: { value: 1 } } })
    expect(a?.resource).toBe(root.resource)
  })

  it('stay in their resource where several share the same objects', () => {
    const shared = { a: { items: { $ref: '#/$defs/b' } }, b: { items: { $ref: '#/$defs/a' } } }
    const resource = (name: string) => ({ $id: `urn:${name}`, $ref: '#/$defs/a', $defs: shared })
    const { nodes, root } = readSchema({
      $ref: 'urn:one',
      $defs: { one: resource('one'), two: resource('two') },
    })
    expect(nodes).toHaveLength(1 + 2 * 5)
    const { ref: a } = root.ref!
    expect(a?.items?.ref?.items?.ref).toBe(a)
    expect(a?.pointer).toBe('#/$defs/one/$defs/a')
  })

  it('go round where each round goes into the value', () => {
    const root = read({ properties: { next: { $ref: '#' } } })
    expect(root.properties?.get('next')?.ref).toBe(root)
  })

  it('are dynamic only where the anchor is declared more than once', () => {
    const once = readSchema({ $dynamicAnchor: 'n', items: { $dynamicRef: '#n' } })
    expect(once.root.items?.dynamicRef).toEqual({ initial: once.root })
    expect(once.dynamic).toBe(false)
    const twice = readSchema({
      $dynamicAnchor: 'n',
      $ref: 'inner',
      $defs: { i: { $id: 'inner', $dynamicAnchor: 'n', items: { $dynamicRef: '#n' } } },
    })
    const inner = twice.root.ref
    expect(inner?.items?.dynamicRef).toEqual({ initial: inner, anchor: 'n' })
    expect(twice.dynamic).toBe(true)
    expect(inner?.resource).not.toBe(twice.root.resource)
  })

  it.each([
    [{ $ref: 'https://example.com/other.json' }, '#/$ref', 'remote references are not followed'],
    [{ items: { $ref: 'other.json#/a' } }, '#/items/$ref', 'remote references are not followed'],
    [{ $ref: '#/$defs/b', $defs: { a: true } }, '#/$ref', 'leads nowhere'],
    [{ $ref: '#/$defs/toString', $defs: {} }, '#/$ref', 'leads nowhere'],
    [{ $ref: '#/anyOf/01', anyOf: [true, true] }, '#/$ref', 'leads nowhere'],
    [{ $ref: '#nope' }, '#/$ref', 'leads nowhere'],
    [{ $dynamicRef: '#nope' }, '#/$dynamicRef', 'leads nowhere'],
    [{ $ref: '#/%zz' }, '#/$ref', 'no URI reference'],
    [{ $ref: 'http://[' }, '#/$ref', 'no URI reference'],
    [{ $ref: 5 }, '#/$ref', 'must be a URI reference'],
    [{ $ref: '#/title', title: 'text' }, '#/title', 'must be a schema'],
    [{ $defs: { a: { $id: 'x' }, b: { $id: 'x' } } }, '#/$defs/b/$id', 'the same $id'],
    [{ $defs: { a: { $anchor: 'x' }, b: { $anchor: 'x' } } }, '#/$defs/b/$anchor', 'the same anchor'],
    [{ $id: 'https://example.com/a#b' }, '#/$id', 'fragment'],
    [{ $ref: '#' }, '#/$ref', 'leads back to itself'],
    [
      { $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } } },
      '#/$defs/a/$ref',
      'leads back to itself',
    ],
    [{ anyOf: [{ type: 'null' }, { not: { $ref: '#' } }] }, '#/anyOf/1/not/$ref', 'leads back to itself'],
    [{ dependentSchemas: { a: { $ref: '#' } } }, '#/dependentSchemas/a/$ref', 'leads back to itself'],
    [
      {
        $dynamicAnchor: 'n',
        $ref: 'mid',
        $defs: { m: { $id: 'mid', $dynamicRef: 'leaf#n' }, l: { $id: 'leaf', $dynamicAnchor: 'n' } },
      },
      '#/$ref',
      'leads back to itself',
    ],
  ])('that cannot be followed: %j', (schema, pointer, message) => {
    const found = failure(schema)
    expect(found.error).toBeInstanceOf(InvalidSchemaError)
    expect(found.pointer).toBe(pointer)
    expect(found.message).toContain(message)
  })
})

describe('what is no JSON', () => {
  class Point {
    readonly x = 1
  }
  const cycle: Record<string, unknown> = {}
  cycle.properties = { a: cycle }
  const ring: unknown[] = []
  ring.push(ring)

  it.each([
    ['a function', { properties: { f: () => true } }, '#/properties/f'],
    ['undefined', { const: undefined }, '#/const'],
    ['undefined in an array', { enum: [1, undefined] }, '#/enum/1'],
    ['a Map', { default: { a: new Map() } }, '#/default/a'],
    ['an instance', { examples: [new Point()] }, '#/examples/0'],
    ['a Date', { properties: { a: new Date(0) } }, '#/properties/a'],
    ['NaN', { 'x-note': Number.NaN }, '#/x-note'],
    ['a bigint', { minimum: 1n }, '#/minimum'],
    ['a schema in itself', cycle, '#/properties/a'],
    ['null', null, '#'],
    ['a list', [], '#'],
  ])('is refused: %s', (_what, schema, pointer) => {
    const found = failure(schema)
    expect(found.error).toBeInstanceOf(InvalidSchemaError)
    expect(found.pointer).toBe(pointer)
  })

  it('is refused without overflow: what is nested too deep, or for ever', () => {
    let deep: Record<string, unknown> = {}
    let value: unknown = 1
    for (let i = 0; i < 20_000; i++) {
      deep = { items: deep }
      value = [value]
    }
    for (const schema of [deep, { const: value }, { default: ring }]) {
      expect(failure(schema).message).toContain('nested deeper than 1000')
    }
  })

  it('and is not taken for it: schemas of 900 levels, references of 50,000 steps', () => {
    let deep: Record<string, unknown> = {}
    for (let i = 0; i < 900; i++) deep = { items: deep }
    expect(readSchema(deep).nodes).toHaveLength(901)
    const $defs: Record<string, unknown> = { d50000: true }
    for (let i = 0; i < 50_000; i++) $defs[`d${i}`] = { $ref: `#/$defs/d${i + 1}` }
    expect(readSchema({ $ref: '#/$defs/d0', $defs }).nodes).toHaveLength(50_002)
  })

  it('has no bearing on size: 10 MB are read in about a second', () => {
    const properties: Record<string, unknown> = {}
    for (let i = 0; i < 100_000; i++)
      properties[`member${i}`] = { type: 'string', description: 'x'.repeat(60) }
    const { milliseconds, result } = processorTime(() => readSchema({ properties }))
    expect(result.nodes).toHaveLength(100_001)
    expect(milliseconds).toBeLessThan(10_000)
  })
})
