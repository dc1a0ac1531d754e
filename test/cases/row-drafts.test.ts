import { describe, expect, it } from 'vitest'
import { dictionaryCases } from '../../src/cases/dictionary-cases.js'
import { readConstants } from '../../src/dictionary/reading/read-constants.js'
import { defaultEvidence } from '../../src/evidence.js'
import type { JsonSchema } from '../../src/typed-schema.js'

const schema: JsonSchema = {
  type: 'object',
  required: ['method', 'path', 'headers'],
  additionalProperties: false,
  properties: {
    method: { enum: ['GET', 'PUT'] },
    path: { type: 'string', pattern: '^/' },
    headers: { type: 'object', additionalProperties: { type: 'string' } },
  },
}
const golden = { method: 'GET', path: '/', headers: {} }

function valuesOf(source: string) {
  const own = readConstants(source)
  const dictionary = { own, all: own, hollow: false }
  return dictionaryCases<typeof golden>(schema, dictionary, { golden, evidence: defaultEvidence }).map(
    ({ value }) => value,
  )
}

describe('the rows of a source', () => {
  it('are put into an event as a whole: one of a few, what looks alike, a member of a map', () => {
    const values = valuesOf(`[{ method: 'PUT', path: /^\\/carts$/, header: 'X-Tenant' }]`)
    expect(values).toContainEqual({ method: 'PUT', path: '/carts', headers: { 'x-tenant': 'x' } })
  })

  it('have something in the places of their parameters', () => {
    const values = valuesOf(`router.put('/carts/:id/items/{item}', save)`)
    expect(values).toContainEqual({ method: 'PUT', path: '/carts/x/items/x', headers: {} })
    expect(values).toContainEqual({
      method: 'PUT',
      path: '/carts/constructor/items/constructor',
      headers: {},
    })
  })

  it('are none where no place takes one of them as one of a few', () => {
    const values = valuesOf(`list.push('/a', '/b')`)
    expect(values.filter(({ method }) => method !== 'GET')).toEqual([])
  })
})
