import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  boundaryCases,
  ContractError,
  checkContract,
  defineContract,
  invalidCases,
  type JsonSchema,
  toArbitrary,
} from '../../contracts/index.js'
import { copyJson } from '../../src/copy-json.js'
import { hostileSchemas } from './hostile-schemas.js'
import { inTime } from './time-limit.js'
import { beginTraces, leavesNothing } from './traces.js'

beforeAll(async () => {
  await useAll({ type: 'object', required: ['a'], properties: { a: { type: 'string', pattern: '^x+$' } } })
  beginTraces()
})

/** All that can be done with a schema, each within the limit. */
async function useAll(schema: JsonSchema): Promise<void> {
  expect(await inTime(() => fc.sample(toArbitrary(schema), { numRuns: 10, seed: 1 }))).toHaveLength(10)
  await inTime(() => boundaryCases(schema))
  await inTime(() => invalidCases(schema))
  const contract = defineContract({ name: 'hostile', event: schema })
  const handler = async (_event: unknown, _context: unknown) => 1
  const report = await inTime(() => checkContract(contract, handler, { seed: 1, numRuns: 10 }))
  expect(report).toMatchObject({ ok: true })
}

describe('a hostile schema', () => {
  it('comes in a hundred kinds at least', () => {
    expect(hostileSchemas.length).toBeGreaterThanOrEqual(100)
    expect(new Set(hostileSchemas.map(({ name }) => name)).size).toBe(hostileSchemas.length)
  })

  for (const { name, schema, error, asItIs } of hostileSchemas) {
    it(`of ${name} ${error === undefined ? 'works' : 'is told'}, and leaves nothing`, () =>
      leavesNothing(async () => {
        // A copy: what is kept for a schema object may go with it.
        if (error === undefined) return useAll((asItIs ? schema : copyJson(schema)) as JsonSchema)
        const given = asItIs ? schema : ofItsOwn(schema)
        for (const use of [toArbitrary, boundaryCases, invalidCases, define])
          await inTime(() => demandError(use, given, error))
      }))
  }
})

/** A copy, where it is made of data. */
function ofItsOwn(schema: unknown): unknown {
  try {
    return structuredClone(schema)
  } catch {
    return schema
  }
}

const define = (event: JsonSchema): unknown => defineContract({ name: 'hostile', event })

function demandError(
  use: (schema: JsonSchema) => unknown,
  schema: unknown,
  { code, pointer, says }: NonNullable<(typeof hostileSchemas)[number]['error']>,
): void {
  let thrown: unknown
  try {
    use(schema as JsonSchema)
  } catch (error) {
    thrown = error
  }
  // Where a schema is asked for by name, what is none at all is a wrong option.
  if (use === define && (thrown as ContractError)?.code === 'INVALID_OPTION') return
  expect(thrown).toBeInstanceOf(ContractError)
  expect(thrown).toMatchObject({ code, pointer: expect.stringContaining(pointer) })
  expect((thrown as Error).message).toContain(says)
  expect((thrown as Error).message.length).toBeLessThan(1000)
}
