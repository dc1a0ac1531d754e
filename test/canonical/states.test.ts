import { describe, expect, it } from 'vitest'
import { matchesState } from '../../src/canonical/matches.js'
import { itemTerms, memberTerms } from '../../src/canonical/members.js'
import { type Shape, ShapeTable } from '../../src/canonical/shape.js'
import { type State, typeBit } from '../../src/canonical/state.js'
import { readSchema } from '../../src/schema/read/resolve-refs.js'
import type { JsonSchema } from '../../src/typed-schema.js'

function shapeOf(schema: JsonSchema): Shape {
  return new ShapeTable(readSchema(schema)).root
}

function only(schema: JsonSchema): State {
  const { states } = shapeOf(schema)
  expect(states).toHaveLength(1)
  return states[0]!
}

function matches(shape: Shape, value: unknown): boolean {
  return shape.states.some((state) => matchesState(shape.table.shop.table, state, value))
}

/** The pointers of the schemas that demand something of a member or an item; `!` where they must refuse it. */
function demands(terms: ReturnType<typeof memberTerms>): readonly string[] {
  return terms.map(({ node, positive }) => `${positive ? '' : '!'}${node.pointer}`)
}

describe('one state', () => {
  it('has the narrowest bounds of allOf and of references', () => {
    const state = only({
      type: 'integer',
      minimum: 1,
      allOf: [{ exclusiveMinimum: 1, maximum: 9 }, { $ref: '#/$defs/a' }],
      $defs: { a: { type: ['number', 'string'], maximum: 7, multipleOf: 2 } },
    })
    expect(state).toMatchObject({ types: typeBit.integer, min: 1, minOpen: true, max: 7, maxOpen: false })
    expect(state.multiples).toEqual([2])
  })

  it('asks of a member what properties, patterns and additionalProperties of each part say', () => {
    const state = only({
      properties: { ab: true },
      patternProperties: { '^a': { minLength: 1 }, b$: { maxLength: 5 } },
      allOf: [{ properties: { c: { type: 'string' } }, additionalProperties: { type: 'integer' } }],
    })
    expect(demands(memberTerms(state, 'ab'))).toEqual([
      '#/properties/ab',
      '#/patternProperties/%5Ea',
      '#/patternProperties/b$',
      '#/allOf/0/additionalProperties',
    ])
    expect(demands(memberTerms(state, 'c'))).toEqual(['#/allOf/0/properties/c'])
    expect(demands(memberTerms(state, 'z'))).toEqual(['#/allOf/0/additionalProperties'])
  })

  it('asks unevaluatedProperties only of names that nothing within its own schema speaks of', () => {
    const state = only({
      properties: { outside: true },
      allOf: [
        {
          properties: { own: true },
          allOf: [{ properties: { inner: true }, patternProperties: { '^x-': true } }],
          unevaluatedProperties: { type: 'null' },
        },
      ],
    })
    const unevaluated = '#/allOf/0/unevaluatedProperties'
    for (const name of ['own', 'inner', 'x-1'])
      expect(demands(memberTerms(state, name))).not.toContain(unevaluated)
    for (const name of ['outside', 'other']) expect(demands(memberTerms(state, name))).toContain(unevaluated)
  })

  it('counts items as evaluated by prefixItems, and by contains where they satisfy it', () => {
    const shape = shapeOf({
      type: 'array',
      prefixItems: [{ type: 'string' }],
      contains: { type: 'integer' },
      unevaluatedItems: { type: 'null' },
    })
    const [state] = shape.states
    expect(demands(itemTerms(shape.table.shop.table, state!, 0))).toEqual(['#/prefixItems/0'])
    expect(matches(shape, ['a', 1, null])).toBe(true)
    expect(matches(shape, ['a', null])).toBe(false)
    expect(matches(shape, ['a', 1, 'b'])).toBe(false)
  })
})

describe('choices', () => {
  it('oneOf gives each branch without the others', () => {
    const shape = shapeOf({ oneOf: [{ type: 'integer' }, { type: 'number', minimum: 2 }] })
    for (const value of [1, -7, 2.5]) expect(matches(shape, value)).toBe(true)
    for (const value of [2, 3, 1.5, 'a']) expect(matches(shape, value)).toBe(false)
  })

  it('if decides between then and else', () => {
    const shape = shapeOf(
      Object.fromEntries([
        ['if', { type: 'string' }],
        ['then', { minLength: 2 }],
        ['else', { type: 'null' }],
      ]),
    )
    for (const value of ['ab', null]) expect(matches(shape, value)).toBe(true)
    for (const value of ['a', 1, {}]) expect(matches(shape, value)).toBe(false)
  })

  it('dependentSchemas hold with the member, and say nothing without it or of other types', () => {
    const shape = shapeOf({ dependentSchemas: { a: { required: ['b'] } } })
    for (const value of [{}, { c: 1 }, { a: 1, b: 1 }, 'a', ['a']]) expect(matches(shape, value)).toBe(true)
    expect(matches(shape, { a: 1 })).toBe(false)
  })

  it('contradictory branches are gone, and with them the shape', () => {
    expect(
      shapeOf({ anyOf: [{ type: 'string' }, { type: 'null', not: { const: null } }] }).isKnownEmpty(),
    ).toBe(false)
    expect(shapeOf({ type: 'integer', oneOf: [true, { minimum: 1 }], minimum: 1 }).states).toEqual([])
    expect(shapeOf({ required: ['a'], type: 'object', properties: { a: false } }).states).toEqual([])
    expect(
      shapeOf({ allOf: [{ $ref: '#/$defs/a' }, { not: { $ref: '#/$defs/a' } }], $defs: { a: {} } }).states,
    ).toEqual([])
  })

  it('are all kept, also where many are nested', () => {
    const deep = (depth: number): JsonSchema =>
      depth === 0
        ? { dependentRequired: { b: ['c', 'd', 'a'] }, multipleOf: 1 }
        : { allOf: [{ minLength: depth }, deep(depth - 1)], maximum: depth, items: { minimum: depth } }
    const shape = shapeOf({ not: deep(6) })
    expect(matches(shape, { b: 1, c: 1, d: 1 })).toBe(true)
    expect(matches(shape, { b: 1, c: 1, a: 1 })).toBe(true)
    expect(matches(shape, { b: 1, c: 1, d: 1, a: 1 })).toBe(false)
  })
})

describe('a schema denied', () => {
  it.each<readonly [string, JsonSchema, readonly unknown[], readonly unknown[]]>([
    ['items', { items: { type: 'integer' } }, [['a'], [1, 2, 'a'], [1, 2, 3, null, 5]], [[], [1, 2], 'a']],
    [
      'items after prefixItems',
      { prefixItems: [true, { const: 1 }], items: { type: 'integer' } },
      [
        [0, 2],
        ['x', 1, 5, 'a'],
      ],
      [['x', 1], ['x'], ['x', 1, 5]],
    ],
    ['contains', { contains: { const: 1 }, maxContains: 2 }, [[], [2], [1, 1, 1]], [[1], [1, 2, 1], {}]],
    [
      'uniqueItems',
      { uniqueItems: true },
      [
        [1, 1],
        [{ a: 1 }, { a: 1 }],
      ],
      [[1, 2], 'aa'],
    ],
    [
      'patternProperties',
      { patternProperties: { '^a': { type: 'null' } } },
      [{ ab: 1 }],
      [{ ab: null }, { b: 1 }],
    ],
    [
      'additionalProperties',
      { properties: { a: true }, additionalProperties: { type: 'null' } },
      [{ b: 1 }, { a: 1, b: 1 }],
      [{ a: 1 }, { b: null }],
    ],
    ['propertyNames', { propertyNames: { maxLength: 1 } }, [{ ab: 1 }], [{ a: 1 }, {}]],
    ['multipleOf', { multipleOf: 0.01 }, [0.001, 19.995], [19.99, 0.29, 0, 'a']],
    [
      'unevaluatedProperties',
      { properties: { a: true }, unevaluatedProperties: false },
      [{ b: 1 }],
      [{ a: 1 }, {}],
    ],
  ])('%s', (_, schema, refused, accepted) => {
    const denied = shapeOf({ not: schema })
    const affirmed = shapeOf(schema)
    for (const value of refused)
      expect([matches(denied, value), matches(affirmed, value)]).toEqual([true, false])
    for (const value of accepted)
      expect([matches(denied, value), matches(affirmed, value)]).toEqual([false, true])
  })
})

describe('shapes and terms', () => {
  it('are one for equal conjunctions, in whatever order', () => {
    const table = new ShapeTable(readSchema({ allOf: [{ minimum: 1 }, { maximum: 2 }] }))
    const { allOf } = table.root.terms[0]!.node
    const [low, high] = allOf!.map((node) => table.shop.table.term(node, true, undefined))
    expect(table.shape([low!, high!])).toBe(table.shape([high!, low!, low!]))
    expect(table.shop.table.opposite(table.shop.table.opposite(low!))).toBe(low)
    expect(table.shape([low!, table.shop.table.opposite(low!)]).states).toEqual([])
  })

  it('a schema that refers to itself is worked out as far as it is asked', () => {
    const shape = shapeOf({ type: 'object', properties: { next: { $ref: '#' } }, required: ['v'] })
    expect(shape.states).toHaveLength(1)
    const [term] = memberTerms(shape.states[0]!, 'next')
    expect(shape.table.shape([term!]).states).toHaveLength(1)
    expect(matches(shape, { v: 1, next: { v: 1, next: {} } })).toBe(false)
    expect(matches(shape, { v: 1, next: { v: 1 } })).toBe(true)
  })
})
