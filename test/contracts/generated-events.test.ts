import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { checkContract, contracts } from '../../contracts/index.js'
import { eventArbitrary } from '../../src/arbitrary/event-arbitrary.js'
import { toArbitrary } from '../../src/arbitrary/to-arbitrary.js'
import { defaultEvidence } from '../../src/evidence.js'
import { restrictEvidence } from '../../src/schema/restrict-evidence.js'

const require = createRequire(import.meta.url)
const Ajv2020 = require('ajv/dist/2020.js').default
const addFormats = require('ajv-formats').default
const payloadSchema = require('../../schemas/lts-payload.schema.json')

const root = join(import.meta.dirname, '../..')
const folder = join(root, '.tmp/satisfies')
const names = Object.keys(contracts) as (keyof typeof contracts)[]
const typeNames: Readonly<Record<string, string>> = {
  apig: 'ApigEvent',
  obs: 'ObsEvent',
  timer: 'TimerEvent',
  lts: 'LtsEvent',
  cts: 'CtsEvent',
  kafka: 'KafkaEvent',
  rabbitmq: 'RabbitmqEvent',
}

/** A bare ajv, which shares no code with the project. */
function bare(schema: unknown): (value: unknown) => boolean {
  const ajv = new Ajv2020({ strict: false })
  addFormats(ajv)
  return ajv.compile(schema)
}

function eventsOf(name: keyof typeof contracts, count: number): readonly any[] {
  const schema = restrictEvidence(contracts[name]().event.schema, defaultEvidence)
  return fc.sample(toArbitrary<any>(schema), { numRuns: count, seed: 11 })
}

/** Whether the document inside is what the payload's schema says, in either of its forms. */
function innerIsValid(event: any, validate: (value: unknown) => boolean): boolean {
  const payload = JSON.parse(Buffer.from(event.lts.data, 'base64').toString('utf8'))
  if (!validate(payload)) return false
  return typeof payload.logs !== 'string' || validate({ ...payload, logs: JSON.parse(payload.logs) })
}

const unlooked = /id$|^etag$|sequencer|time$|^time|version|host$|ip$|address$/i

/** What handlers look at: identifiers and times left out. */
function lookedAt(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lookedAt)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([key]) => !unlooked.test(key))
  return Object.fromEntries(kept.map(([key, member]) => [key, lookedAt(member)]))
}

/** The document of a log event; other events as they are. */
function opened(event: any): unknown {
  return event.lts === undefined ? event : JSON.parse(Buffer.from(event.lts.data, 'base64').toString('utf8'))
}

describe('10,000 generated events', () => {
  it.each(names)(
    'of %s are valid by a bare ajv, inner documents too, and differ where handlers look',
    (name) => {
      const validate = bare(contracts[name]().event.schema)
      const payload = bare(payloadSchema)
      const events = eventsOf(name, 10_000)
      expect(events.filter((event) => !validate(event))).toEqual([])
      if (name === 'lts') expect(events.filter((event) => !innerIsValid(event, payload))).toEqual([])
      const distinct = new Set(events.map((event) => JSON.stringify(lookedAt(opened(event))))).size
      expect(distinct / events.length).toBeGreaterThanOrEqual(0.8)
    },
  )
})

describe('types and generators agree', () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('compiles 100 generated events of each source as literals of their type', () => {
    mkdirSync(folder, { recursive: true })
    const lines = [`import type { ${Object.values(typeNames).join(', ')} } from '../../contracts/index.js'`]
    for (const name of names) {
      for (const event of fc.sample(eventArbitrary(contracts[name]() as never), { numRuns: 100, seed: 3 })) {
        lines.push(`;(${JSON.stringify(event)}) satisfies ${typeNames[name]}`)
      }
    }
    writeFileSync(join(folder, 'events.ts'), lines.join('\n'))
    const config = {
      extends: '../../tsconfig.json',
      include: ['events.ts'],
      compilerOptions: { rootDir: '../..' },
    }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    execFileSync(process.execPath, [tsc, '-p', folder, '--noEmit'], { encoding: 'utf8', cwd: root })
  })
})

describe('a trivial async handler', () => {
  const answer = { statusCode: 200, headers: {}, body: 'ok', isBase64Encoded: false }

  it.each(names)('keeps the contract of %s for 20 seeds, without a warning', async (name) => {
    for (let seed = 1; seed <= 20; seed++) {
      const phases = seed === 1 ? {} : { phases: ['random', 'delivery'] as const }
      const handler = async (_event: unknown, _context: unknown) => answer
      const report = await checkContract(contracts[name]() as never, handler, { seed, ...phases })
      expect([...report.violations, ...report.warnings]).toEqual([])
    }
  })
})
