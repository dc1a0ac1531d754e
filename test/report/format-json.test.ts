import { describe, expect, expectTypeOf, it } from 'vitest'
import type { Report } from '../../contracts/index.js'
import { apig, kafka } from '../../contracts/index.js'
import { checkContract } from '../../src/check.js'
import { formatJson } from '../../src/report/format-json.js'
import { documentOf, plainReport, type ReportDocument } from '../../src/report/plain-report.js'
import { bareAjv, readSchemaFile, type SchemaObject } from '../schemas/schema-files.js'
import { hostileSample, sample } from './report-samples.js'

/** The schema with every member that it does not describe forbidden: readers may be lenient, we are not. */
function strict(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strict)
  if (typeof schema !== 'object' || schema === null) return schema
  const entries = Object.entries(schema).map(([key, value]) => [key, strict(value)])
  const copy = Object.fromEntries(entries)
  return copy.additionalProperties === true ? { ...copy, additionalProperties: false } : copy
}

const schema = readSchemaFile('report')
const judges = { published: bareAjv(schema), strict: bareAjv(strict(schema) as SchemaObject) }

async function realDocument(): Promise<ReportDocument> {
  const odd = async (event: { body: string }, _context: unknown) => {
    if (event.body === '') throw new TypeError('no body')
    void Promise.reject(new Error('left alone'))
    return { statusCode: event.body.length, headers: { n: 1 }, body: null }
  }
  const right = async (_event: unknown, _context: unknown) => undefined
  const reports = [
    plainReport(await checkContract(apig(), odd as any, { seed: 1, numRuns: 30 }), { handler: 'odd' }),
    plainReport(await checkContract(kafka(), right, { seed: 1, numRuns: 30, coverage: { minimum: 0 } })),
  ]
  return documentOf(reports)
}

describe('formatJson', () => {
  it('writes what the published schema describes, and nothing else', async () => {
    const real = await realDocument()
    expect(real.reports[0]!.violations.length).toBeGreaterThan(2)
    for (const document of [sample, hostileSample, real]) {
      const parsed: unknown = JSON.parse(formatJson(document))
      for (const [name, validate] of Object.entries(judges))
        expect(validate(parsed), `${name}: ${JSON.stringify(validate.errors)}`).toBe(true)
    }
  })

  it('is told from other documents by the schema', () => {
    const parsed = JSON.parse(formatJson(sample))
    expect(judges.published({ ...parsed, version: 2 })).toBe(false)
    expect(judges.published({ ...parsed, reports: [{}] })).toBe(false)
    expect(judges.strict({ ...parsed, more: 1 })).toBe(false)
  })

  it('leaves the credentials of the context out, and writes errors as text', () => {
    const text = formatJson(hostileSample)
    expect(text).not.toContain('must never be written')
    expect(text).toContain('TypeError: </script>')
  })

  it('has the type that is generated from the schema', () => {
    type Parsed = Pick<Report, 'version' | 'ok'>
    expectTypeOf<Pick<ReportDocument, 'version' | 'ok'>>().toExtend<Parsed>()
    expectTypeOf<Report['reports'][number]['violations'][number]['severity']>().toEqualTypeOf<
      'error' | 'warn'
    >()
  })
})
