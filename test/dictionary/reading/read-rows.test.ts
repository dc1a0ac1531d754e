import { describe, expect, it } from 'vitest'
import { readConstants } from '../../../src/dictionary/reading/read-constants.js'

const rowsOf = (source: string) => readConstants(source).rows.map(({ entries }) => entries)

describe('readRow', () => {
  it('reads constants that stand side by side, with their keys', () => {
    expect(rowsOf(`const rows = [{ method: 'PUT', path: /^\\/carts$/, header: 'x-tenant', n: 1 }]`)).toEqual([
      [
        { key: 'method', text: 'PUT' },
        { key: 'path', pattern: '/^\\/carts$/' },
        { key: 'header', text: 'x-tenant' },
      ],
    ])
    expect(rowsOf(`[['GET', '/pets', list], ['POST', '/pets', () => add('a')]]`)).toEqual([
      [{ text: 'GET' }, { text: '/pets' }],
      [{ text: 'POST' }, { text: '/pets' }],
    ])
  })

  it('takes the name of a method for one of the constants', () => {
    expect(rowsOf(`router.put('/pets/:id', save)`)).toEqual([[{ text: 'PUT' }, { text: '/pets/:id' }]])
  })

  it('leaves alone what is a part of an expression, or stands alone', () => {
    expect(rowsOf(`const a = ['a' + b, 'c']; f('d')`)).toEqual([])
  })
  it('leaves out a row with half of a surrogate pair, which no event holds', () => {
    expect(rowsOf("router.put('/\ud800', save); router.get('/a', list)")).toEqual([
      [{ text: 'GET' }, { text: '/a' }],
    ])
  })
})
