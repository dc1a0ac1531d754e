import { describe, expect, it } from 'vitest'
import { type ContractReport, checkContract } from '../../../contracts/index.js'
import { type OpenApiContracts, openapi } from '../../../contracts/openapi.js'
import { processorTime } from '../../processor-time.js'
import { type Deviations, documentHandler } from './document-handler.js'

const figma = 'node_modules/@figma/rest-api-spec/openapi/openapi.yaml'
const blockfrost = 'node_modules/@blockfrost/openapi/openapi.yaml'
const postcodes = 'node_modules/@ideal-postcodes/openapi/dist/openapi.yaml'
const directus = 'node_modules/@directus/specs/dist/openapi.json'

const documents = [
  ['Figma', figma, 54],
  ['Blockfrost', blockfrost, 129],
  ['Ideal Postcodes', postcodes, 31],
  ['Directus', directus, 136],
] as const

/**
 * For the night, `OPENAPI_SEEDS=20 npx vitest run test/contracts/openapi/real-documents.test.ts`: with each seed every
 * third operation is checked, the next third with the next seed. Else two seeds check two operations of each document.
 */
const nightly = process.env.OPENAPI_SEEDS
const seeds = Array.from({ length: Number(nightly ?? 2) }, (_, i) => i + 1)

function chosen<C>(contracts: readonly C[], seed: number): readonly C[] {
  if (nightly !== undefined) return contracts.filter((_, i) => (i + seed) % 3 === 0)
  return [7919, 104_729].map((step) => contracts[(seed * step) % contracts.length]!)
}

const apis = new Map<string, OpenApiContracts>()

/** The contracts of a document, read once. */
function apiOf(file: string): OpenApiContracts {
  if (!apis.has(file)) apis.set(file, openapi(file))
  return apis.get(file)!
}

describe.each(documents)('the document of %s', (_name, file, count) => {
  const { handler, refused } = documentHandler(file)

  it('is read soon, and has a contract for each operation', () => {
    expect(processorTime(() => openapi(file)).milliseconds).toBeLessThan(5000)
    expect(apiOf(file).contracts).toHaveLength(count)
    for (const text of apiOf(file).unsupported)
      expect(text).toMatch(/ is no format that is known| is not looked at|null is no schema/)
  })

  it('is kept as well where one API that matches by prefix stands for all of its paths', async () => {
    for (const contract of chosen(openapi(file, { prefix: '/' }).contracts, 3).slice(0, 4)) {
      refused.length = 0
      const valid = {
        seed: 3,
        numRuns: 25,
        phases: ['examples', 'random'] as const,
        dictionary: false as const,
      }
      const { violations, warnings } = await checkContract(contract, handler as never, valid)
      expect([contract.name, refused, violations, warnings]).toEqual([contract.name, [], [], []])
    }
  })

  it.each(seeds)(
    'is kept in all phases by a handler that keeps it (seed %i)',
    async (seed) => {
      const problems: string[] = []
      for (const contract of chosen(apiOf(file).contracts, seed)) {
        refused.length = 0
        const valid = {
          seed,
          numRuns: 25,
          phases: ['examples', 'random'] as const,
          dictionary: false as const,
        }
        const report = await checkContract(contract, handler as never, valid)
        problems.push(...refused.map((why) => `${contract.name} refused what is valid: ${why}`))
        const whole = await checkContract(contract, handler as never, {
          seed,
          numRuns: 10,
          dictionary: false,
        })
        for (const one of [report, whole])
          problems.push(
            ...[...one.violations, ...one.warnings].map(
              ({ rule, message, scenario }) => `${contract.name} ${rule}: ${message} (${scenario})`,
            ),
          )
        expect(whole.phases.map(({ name }) => name)).toEqual(
          expect.arrayContaining(['examples', 'boundary', 'random']),
        )
      }
      expect(problems).toEqual([])
    },
    nightly === undefined ? undefined : 3_600_000,
  )
})

/** One run of each operation whose deviations are looked for: what is found must not be found of a correct handler. */
const correct = new Map<string, Promise<ContractReport>>()
const quick = { seed: 1, numRuns: 20, dictionary: false } as const

async function rulesFound(file: string, operation: string, deviations: Deviations) {
  const contract = apiOf(file).operation(operation)
  const check = (given: Deviations) =>
    checkContract(contract, documentHandler(file, given).handler as never, quick)
  if (!correct.has(contract.name)) correct.set(contract.name, check({}))
  expect((await correct.get(contract.name)!).violations).toEqual([])
  const report = await check(deviations)
  return report.violations.map(({ rule, pointer, breach }) =>
    `${rule} ${breach?.schemaPointer ?? pointer ?? ''}`.trim(),
  )
}

const changed = (change: (document: any) => unknown): Deviations => ({
  answer: (answer) => ({ ...answer, body: JSON.stringify(change(JSON.parse(answer.body))) }),
})

const webhook = {
  id: '1',
  event_type: 'PING',
  team_id: '1',
  context: 'team',
  context_id: '1',
  plan_api_id: '1',
  status: 'ACTIVE',
  client_id: null,
  passcode: 'x',
  endpoint: 'https://example.com/',
  description: null,
}

describe('deviations from real documents', () => {
  it.each<[string, string, string, Deviations, RegExp]>([
    ['a required member missing', blockfrost, 'GET /health', changed(() => ({})), /^openapi\/response-body/],
    [
      'a wrong type',
      blockfrost,
      'GET /health/clock',
      changed((clock) => ({ ...clock, server_time: 'now' })),
      /^openapi\/response-body \/body\/server_time/,
    ],
    [
      'a wrong value of an enum',
      figma,
      'getTeamWebhooks',
      changed((all) => ({ ...all, webhooks: [{ ...webhook, status: 'SLEEPING' }] })),
      /^openapi\/response-body \/body\/webhooks\/0\/status/,
    ],
    [
      'an undeclared status',
      postcodes,
      'Postcodes',
      { answer: (answer) => ({ ...answer, statusCode: 203 }) },
      /^openapi\/status/,
    ],
    [
      'a wrong content type',
      postcodes,
      'Postcodes',
      { answer: (answer) => ({ ...answer, headers: { ...answer.headers, 'content-type': 'text/html' } }) },
      /^openapi\/content-type/,
    ],
    [
      'a wrong header',
      postcodes,
      'FindAddress',
      { answer: (answer) => ({ ...answer, headers: { ...answer.headers, 'x-ratelimit-limit': 'many' } }) },
      /^openapi\/response-header/,
    ],
    [
      'a 500 on an edge of a parameter',
      blockfrost,
      'GET /blocks/latest/txs',
      {
        answer: (answer, { queryStringParameters: query }) =>
          query?.count === '100' ? { ...answer, statusCode: 500 } : answer,
      },
      /^apig\/server-error/,
    ],
    [
      'an invalid body that is accepted',
      figma,
      'postWebhook',
      { acceptsAnyBody: true },
      /^apig\/accepts-invalid #/,
    ],
    [
      'a parameter that is ignored',
      blockfrost,
      'GET /blocks/latest/txs',
      { ignores: (name) => name === 'order' },
      /^apig\/accepts-invalid #\/properties\/order/,
    ],
    [
      'a body that is read where there is none',
      figma,
      'getDeveloperLogs',
      { readsAbsentBody: true },
      /^handler\/threw/,
    ],
  ])('%s is found', async (_name, file, operation, deviations, found) => {
    const rules = await rulesFound(file, operation, deviations)
    expect(rules).toContainEqual(expect.stringMatching(found))
  })
})
