import { describe, expect, it } from 'vitest'
import { redraw } from '../../src/arbitrary/redraw.js'
import { jsonEqual } from '../../src/json-equal.js'
import { compileValidator } from '../../src/schema/validate/validate.js'

const schema = {
  type: 'object',
  required: ['count', 'data'],
  additionalProperties: { type: 'string' },
  properties: {
    count: { type: 'integer', minimum: 5, maximum: 90 },
    flag: { enum: ['a', 'b'] },
    'a/b': { type: 'array', items: { type: 'boolean' } },
    data: {
      type: 'string',
      contentEncoding: 'base64',
      contentMediaType: 'application/json',
      contentSchema: { type: 'object', required: ['n'], properties: { n: { type: 'number' } } },
    },
  },
}
const data = (document: unknown) => Buffer.from(JSON.stringify(document)).toString('base64')
const value = { count: 7, flag: 'a', 'a/b': [true], other: 'x', data: data({ n: 1 }) }

describe('redraw', () => {
  it.each([[['count']], [['flag']], [['a/b', '0']], [['other']], [['data', '(decoded)', 'n']]])(
    'gives valid values that differ in %j alone, the same each time',
    (tokens) => {
      const drawn = [...redraw(schema, value, tokens)] as (typeof value)[]
      expect(drawn.length).toBeGreaterThan(0)
      const member = tokens[0] as keyof typeof value
      for (const one of drawn) {
        expect(compileValidator(schema)(one)).toEqual([])
        expect({ ...one, [member]: value[member] }).toEqual(value)
        expect(jsonEqual(one, value)).toBe(false)
      }
      expect([...redraw(schema, value, tokens)]).toEqual(drawn)
    },
  )

  it('tries the simplest value first', () => {
    expect([...redraw(schema, value, ['count'])][0]).toMatchObject({ count: 5 })
  })

  it('has nothing to give for a place that the value does not have', () => {
    for (const tokens of [['nowhere'], ['count', '0'], ['a/b', '9'], ['data', '(decoded)', 'm', 'x']])
      expect([...redraw(schema, value, tokens)]).toEqual([])
  })
})
