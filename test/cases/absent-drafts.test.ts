import { describe, expect, it } from 'vitest'
import { generatorTable } from '../../src/arbitrary/schema-values.js'
import { absentDrafts } from '../../src/cases/absent-drafts.js'
import { readConstants } from '../../src/dictionary/reading/read-constants.js'

const schema = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'integer' },
    address: {
      type: 'object',
      required: ['country'],
      properties: { country: { type: 'string', pattern: '^[A-Z]{2}$' }, zip: { type: 'string' } },
    },
    note: { type: 'string' },
  },
}
const { root } = generatorTable(schema)
const valuesOf = (source: string, golden: object = { id: 1 }) =>
  [...absentDrafts(root, golden, readConstants(source))].flatMap((draft) => draft()?.value ?? [])

describe('absentDrafts', () => {
  it('fill in what is compared in a member that is missing, and nothing beside it', () => {
    expect(valuesOf(`if (order.address?.country === 'DE') order.address.zip.trim()`)).toEqual([
      { id: 1, address: { country: 'DE' } },
    ])
  })

  it('find the member through a variable', () => {
    const source = `const { country } = order.address ?? {}
      if (country === 'DE') {}`
    expect(valuesOf(source)).toContainEqual({ id: 1, address: { country: 'DE' } })
  })

  it('are none where it is there, or the source does not name it', () => {
    const source = `if (order.address?.country === 'DE') {}`
    expect(valuesOf(source, { id: 1, address: { country: 'FR' } })).toEqual([])
    expect(valuesOf(`if (order.country === 'DE') {}`)).toEqual([])
  })
})
