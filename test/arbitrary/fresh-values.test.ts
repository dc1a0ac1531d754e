import { describe, expect, it } from 'vitest'
import { freshened, leavesOf } from '../../src/arbitrary/fresh-values.js'
import { compileValidator } from '../../src/schema/validate/validate.js'

const key = { type: 'string', pattern: '^[a-z]{3,12}/[a-z]{3,12}$' }
const schema = {
  type: 'object',
  required: ['count', 'rows', 'data'],
  additionalProperties: false,
  properties: {
    count: { type: 'number' },
    kind: { const: 'order' },
    flag: { type: 'boolean' },
    rows: { type: 'array', items: { type: 'object', properties: { 'a/b': key }, required: ['a/b'] } },
    data: {
      type: 'string',
      contentEncoding: 'base64',
      contentMediaType: 'application/json',
      contentSchema: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
    },
  },
}
const encoded = (document: unknown) => Buffer.from(JSON.stringify(document)).toString('base64')
const value = {
  count: 7,
  kind: 'order',
  flag: true,
  rows: [{ 'a/b': 'abc/def' }, { 'a/b': 'xyz/xyz' }, { 'a/b': 'abc/def' }],
  data: encoded({ id: 'one' }),
}
const idOf = (some: unknown): string =>
  JSON.parse(Buffer.from((some as typeof value).data, 'base64').toString()).id

describe('leavesOf', () => {
  it('lists texts and numbers, also in a document, the items of a list as one group', () => {
    expect(leavesOf(schema, value).map(({ group, tokens }) => [group, tokens.join(' ')])).toEqual([
      ['/count', 'count'],
      ['/kind', 'kind'],
      ['/rows/*/a/b', 'rows 0 a/b'],
      ['/rows/*/a/b', 'rows 1 a/b'],
      ['/rows/*/a/b', 'rows 2 a/b'],
      ['/data/(decoded)/id', 'data (decoded) id'],
    ])
  })
})

describe('freshened', () => {
  const leaves = leavesOf(schema, value)

  it('gives valid values that are others in each round, and the same in the same one', () => {
    const rounds = Array.from({ length: 20 }, (_one, round) => freshened(schema, value, leaves, round + 1))
    const counts = new Set<number>()
    const ids = new Set<string>()
    for (const [i, round] of rounds.entries()) {
      expect(compileValidator(schema)(round)).toEqual([])
      expect(round).toMatchObject({ kind: 'order', flag: true })
      expect(freshened(schema, value, leaves, i + 1)).toEqual(round)
      counts.add((round as typeof value).count)
      ids.add(idOf(round))
    }
    expect(counts.size).toBeGreaterThan(15)
    expect(ids.size).toBeGreaterThan(15)
    expect(ids).not.toContain('one')
  })

  it('keeps equal what was equal, and leaves the other places alone', () => {
    const rows = leaves.filter(({ group }) => group.startsWith('/rows'))
    const { rows: fresh, ...others } = freshened(schema, value, rows, 5) as typeof value
    const { rows: _, ...same } = value
    expect(others).toEqual(same)
    expect(fresh[0]).toEqual(fresh[2])
    expect(fresh[0]).not.toEqual(fresh[1])
    expect(fresh[0]).not.toEqual(value.rows[0])
  })
})
