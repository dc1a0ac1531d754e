import { describe, expect, it } from 'vitest'
import { deeperCases } from '../../src/cases/deeper-cases.js'
import { readConstants } from '../../src/dictionary/reading/read-constants.js'
import { defaultEvidence } from '../../src/evidence.js'
import type { JsonSchema } from '../../src/typed-schema.js'

const schema: JsonSchema = {
  type: 'object',
  'x-interacts': [['/method', '/body']],
  required: ['method', 'body', 'query'],
  additionalProperties: false,
  properties: {
    method: { enum: ['GET', 'POST'] },
    body: {
      type: 'string',
      'x-edgeCases': [{ value: 'null', why: 'JSON null', 'x-evidence': 'documented' }],
    },
    query: { type: 'object', additionalProperties: { type: 'string' } },
  },
}
const own = readConstants(`if (event.query.user === 'ada') query.password`)
const dictionary = { own, all: own, hollow: false }
const ground = { method: 'POST', body: '', query: {} }
const found = deeperCases<typeof ground>(schema, dictionary, { golden: ground, evidence: defaultEvidence })

describe('deeperCases', () => {
  it('keep what led there, and add one constant or edge case', () => {
    const values = found.map(({ value }) => value)
    expect(values).toContainEqual({ method: 'POST', body: '', query: { user: 'ada' } })
    expect(values).toContainEqual({ method: 'POST', body: 'null', query: {} })
    expect(values).toContainEqual({ method: 'POST', body: '', query: { user: 'ada', password: 'x' } })
  })

  it('are none of what the schema does not accept', () => {
    const wrong = { ...ground, method: 'PUT' }
    expect(deeperCases(schema, dictionary, { golden: wrong, evidence: defaultEvidence })).toEqual([])
  })

  it('have the other forms of what the handler reads', () => {
    const time = {
      anyOf: [
        { type: 'string', pattern: '^[0-9-]{10}$' },
        { type: 'integer', minimum: 1e9 },
      ],
    }
    const properties = { kind: { type: 'string' }, time, at: time }
    const form: JsonSchema = { type: 'object', required: ['kind', 'time', 'at'], properties }
    const read = readConstants(`if (event.kind === 'late') event.time.slice(1)`)
    const late = { kind: 'late', time: '2024-05-06', at: '2024-05-06' }
    const options = { golden: late, evidence: defaultEvidence }
    const values = deeperCases<any>(form, { own: read, all: read, hollow: false }, options).map(
      (c) => c.value,
    )
    expect(values).toContainEqual({ ...late, time: 1e9 })
    expect(values.filter(({ at }) => typeof at === 'number')).toEqual([])
  })
})
