import { expect, it } from 'vitest'
import { type ApigEvent, checkContract } from '../../../contracts/index.js'
import { openapi } from '../../../contracts/openapi.js'
import { processorTime } from '../../processor-time.js'

const count = 250

/** Two operations for each of many schemas, and each schema refers to the next. */
function largeDocument(): object {
  const schemas: Record<string, object> = {}
  const paths: Record<string, object> = {}
  for (let i = 0; i < count; i++) {
    const next = { $ref: `#/components/schemas/Thing${(i + 1) % count}` }
    const properties = {
      id: { type: 'integer', minimum: i },
      next,
      tags: { type: 'array', items: { enum: ['a', 'b'] } },
    }
    schemas[`Thing${i}`] = { type: 'object', required: ['id'], properties }
    const content = { 'application/json': { schema: { $ref: `#/components/schemas/Thing${i}` } } }
    const responses = { 200: { description: 'ok', content }, '4XX': { description: 'refused' } }
    paths[`/things${i}`] = {
      get: { operationId: `list${i}`, responses },
      post: { operationId: `create${i}`, requestBody: { required: true, content }, responses },
    }
  }
  return { openapi: '3.1.0', info: { title: 'Large' }, paths, components: { schemas } }
}

it('checks one of 500 operations, whose schema leads on through 250 others', async () => {
  const made = processorTime(() => openapi(largeDocument()).operation('create100'))
  // A contract is made when it is asked for: nothing of the others is read (about 0.2 s of a processor).
  expect(made.milliseconds).toBeLessThan(3000)
  const handler = async ({ body, isBase64Encoded, headers }: ApigEvent, _context: unknown) => {
    const isJson = /^application\/json/.test(headers?.['content-type'] ?? '')
    const text = isBase64Encoded ? Buffer.from(body, 'base64').toString() : body
    const type = { 'content-type': 'application/json' }
    return isJson && isThing(parsed(text), 100)
      ? { statusCode: 200, headers: type, body: text, isBase64Encoded: false }
      : { statusCode: 422, headers: {}, body: '', isBase64Encoded: false }
  }
  const report = await checkContract(made.result, handler as never, {
    seed: 1,
    numRuns: 30,
    dictionary: false,
  })
  expect(report.violations).toEqual([])
  expect(report.statistics.answers['200']).toBeGreaterThan(50)
})

function isThing(value: any, i: number): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const { id, next, tags } = value
  if (!Number.isInteger(id) || id < i) return false
  const isTags =
    tags === undefined || (Array.isArray(tags) && tags.every((tag) => tag === 'a' || tag === 'b'))
  return isTags && (next === undefined || isThing(next, (i + 1) % count))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
