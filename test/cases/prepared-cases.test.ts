import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { contracts } from '../../contracts/contracts.js'
import { boundaryCases, type Case } from '../../src/cases/boundary-cases.js'
import { prepareCases } from '../../src/cases/prepared-cases.js'
import { offerPrepared } from '../../src/prepared-text.js'
import type { JsonSchema } from '../../src/typed-schema.js'

mkdirSync('.tmp', { recursive: true })
const folder = mkdtempSync(join('.tmp', 'prepared-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function textsOf(cases: readonly Case<unknown>[]): readonly string[] {
  return cases.map(({ value, scenario, pointer, evidence }) =>
    JSON.stringify([scenario, pointer, evidence, value]),
  )
}

const noLonger = (): undefined => undefined
const sample: JsonSchema = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', maxLength: 5 },
    old: { type: 'boolean', 'x-evidence': 'historic' },
    note: {
      anyOf: [
        { type: 'null', 'x-evidence': 'inferred' },
        { type: 'string', pattern: '^[a-z]+$' },
      ],
    },
  },
  additionalProperties: false,
}
const golden = { name: 'Ada' }

describe('prepared boundary cases', () => {
  it.each(Object.entries(contracts))('are those that are worked out: %s', (source, make) => {
    const contract = make()
    const schema = contract.event.schema as object
    const options = { golden: contract.golden as never }
    const text = prepareCases(schema as JsonSchema, contract.golden)
    // Another object has a list of its own.
    const [offered, plain] = [structuredClone(schema), structuredClone(schema)]
    offerPrepared(offered, () => text)
    const prepared = textsOf(boundaryCases(offered as JsonSchema, options))
    expect(prepared).toEqual(textsOf(boundaryCases(plain as JsonSchema, options)))
    expect(readFileSync(`dist/bundle/prepared/cases/${source}.json`, 'utf8') === text, 'npm run build').toBe(
      true,
    )
  })

  it.each<readonly [string, JsonSchema, object, () => string | undefined]>([
    ['another golden value', sample, { golden: { name: 'Bob' } }, () => prepareCases(sample, golden)],
    ['other evidence', sample, { golden, evidence: ['documented'] }, () => prepareCases(sample, golden)],
    ['no text', sample, { golden }, noLonger],
  ])('are not taken for %s', (_, schema, options, read) => {
    const offered = structuredClone(schema)
    const worked = textsOf(boundaryCases(structuredClone(schema), options))
    offerPrepared(offered as object, read)
    expect(textsOf(boundaryCases(offered, options))).toEqual(worked)
  })

  it('are taken as they are for the schema object that they are offered for', () => {
    const offered = structuredClone(sample)
    offerPrepared(offered as object, () =>
      JSON.stringify({ golden, cases: [['/name is odd', '/name', [['/name', 'odd']], 'inferred']] }),
    )
    expect(textsOf(boundaryCases(offered, { golden }))).toEqual([
      JSON.stringify(['/name is odd', '/name', 'inferred', { name: 'odd' }]),
    ])
  })
})

describe('the contracts that are shipped', () => {
  const script = `
    import { createHash } from 'node:crypto'
    import fc from 'fast-check'
    import { boundaryCases, contracts, obs, toArbitrary } from './index.js'
    const { event, golden } = obs()
    const narrowed = obs({ prefix: 'a/' })
    console.log(boundaryCases(event, { golden })[0].scenario)
    console.log(boundaryCases(narrowed.event, { golden: narrowed.golden })[0].scenario)
    console.log(boundaryCases(obs().event, { golden: { ...golden } })[0].scenario)
    const events = Object.values(contracts).map((make) => fc.sample(toArbitrary(make().event), { seed: 3, numRuns: 60 }))
    console.log(createHash('sha256').update(JSON.stringify(events)).digest('hex'))
  `

  it('read them from their file, and work them out where options narrow the events or there are no files', () => {
    cpSync('dist/bundle', folder, { recursive: true })
    const file = join(folder, 'prepared', 'cases', 'obs.json')
    const prepared = JSON.parse(readFileSync(file, 'utf8')) as { cases: unknown[][] }
    prepared.cases[0]![0] = 'as the file says'
    writeFileSync(file, JSON.stringify(prepared))
    const run = (): readonly string[] => {
      const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
        cwd: folder,
        encoding: 'utf8',
      })
      expect(stderr).toBe('')
      return stdout.trim().split('\n')
    }
    const [own, narrowed, again, events] = run()
    expect([own, again]).toEqual(['as the file says', 'as the file says'])
    expect(narrowed).not.toBe(own)
    rmSync(join(folder, 'prepared'), { recursive: true })
    const [computed, , , sameEvents] = run()
    expect(computed).not.toBe('as the file says')
    expect(sameEvents).toBe(events)
  })
})
