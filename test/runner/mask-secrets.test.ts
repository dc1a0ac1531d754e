import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkContract } from '../../src/check.js'
import { defineContract } from '../../src/define-contract.js'
import { formatJson } from '../../src/report/format-json.js'
import { formatReport } from '../../src/report/format-terminal.js'
import { plainReport } from '../../src/report/plain-report.js'
import { maskEvent, namesCredential } from '../../src/runner/mask-secrets.js'
import { caseOf, caseText } from '../../src/saved/saved-case.js'

const requests = defineContract<any>({
  name: 'requests',
  event: {
    type: 'object',
    required: ['headers', 'body'],
    additionalProperties: false,
    properties: {
      headers: { type: 'object', additionalProperties: { type: 'string' } },
      body: { type: 'string' },
    },
    examples: [{ headers: { authorization: 'Basic documented' }, body: '{"a":1}' }],
  },
})
const secret = 'hunter2-hunter2'

/** The event of a replay token. */
async function eventOf(replay: string): Promise<unknown> {
  const seen: unknown[] = []
  await checkContract(requests, async (event: any) => seen.push(event), { replay })
  return seen[0]
}

describe('namesCredential', () => {
  it('knows the usual names, and no others', () => {
    const names = ['Authorization', 'x-auth-token', 'client_secret', 'DB_PASSWORD', 'Cookie', 'set-cookie']
    for (const name of [...names, 'accessKey', 'access-key', 'api_key', 'passwd']) {
      expect(namesCredential(name), name).toBe(true)
    }
    for (const name of ['path', 'author', 'key', 'keys', 'name', 'pass', 'host']) {
      expect(namesCredential(name), name).toBe(false)
    }
  })
})

describe('maskEvent', () => {
  it('masks by name, also within documents in strings, and leaves what the golden event shows', () => {
    const inner = JSON.stringify({ user: 'ada', password: secret })
    const base64 = Buffer.from(inner).toString('base64')
    const golden = { headers: { authorization: 'Basic documented' } }
    const event = {
      headers: { authorization: 'Basic documented', cookie: secret },
      body: inner,
      data: base64,
    }
    const masked = { user: 'ada', password: '***' }
    expect(maskEvent(event, golden)).toEqual({
      event: {
        headers: { authorization: 'Basic documented', cookie: '***' },
        body: JSON.stringify(masked),
        data: Buffer.from(JSON.stringify(masked)).toString('base64'),
      },
      masked: ['/headers/cookie', '/body/(decoded)/password', '/data/(decoded)/password'],
    })
    expect(maskEvent({ body: '{ "a": 1 }' }, golden)).toEqual({ event: { body: '{ "a": 1 }' }, masked: [] })
  })
})

describe('a report', () => {
  const textsOf = (report: Awaited<ReturnType<typeof checkContract>>) => [
    formatReport(report),
    formatJson({ version: 1, ok: false, reports: [plainReport(report)] }),
    JSON.stringify([...report.violations, ...report.warnings].map(({ event, changes }) => [event, changes])),
    ...report.violations.map((one) => caseText(caseOf(one, { contract: 'requests', package: 'p 1' }))),
    ...report.violations.map(({ cause }) => String((cause as Error | undefined)?.stack)),
  ]

  it("holds no credential of the author's own events, wherever the handler lets it through", async () => {
    const handler = async (event: any) => {
      if (event.headers['x-token'] === secret) throw new TypeError(`cannot use ${event.headers['x-token']}`)
    }
    const examples = [{ headers: { 'x-token': secret }, body: '' }]
    for (const options of [{ examples }, { replay: examples[0] }]) {
      const report = await checkContract(requests, handler, { seed: 1, numRuns: 20, ...options })
      expect(report.violations).toMatchObject([
        { message: 'TypeError: cannot use ***', masked: ['/headers/x-token'] },
      ])
      expect(report.violations[0]!.cause).toBeInstanceOf(TypeError)
      for (const text of textsOf(report)) expect(text).not.toContain(secret)
      expect(formatReport(report)).toContain(
        'a credential is shown as *** (and kept and replayed so): /headers/x-token',
      )
    }
  })

  it('holds no credential of the context that the author overrides', async () => {
    const contract = {
      ...requests,
      explainOutcome: () => ({ status: 500, headers: {}, body: `got ${secret}` }),
    }
    const handler = async () => {
      throw new TypeError(`no user ${secret}`)
    }
    const context = { userData: { DB_PASSWORD: secret } }
    const report = await checkContract(contract, handler, { seed: 1, numRuns: 5, context })
    expect(report.violations[0]).toMatchObject({ client: { body: 'got ***' } })
    for (const text of textsOf(report)) expect(text).not.toContain(secret)
  })

  it('holds none with the slowest calls either, neither in their scenarios nor in their replays', async () => {
    const token = 'a-text-of-the-source'
    const handler = async (event: any) => {
      if (event.headers['x-token'] === 'a-text-of-the-source') await Promise.resolve()
    }
    const examples = [{ headers: { 'x-token': token }, body: '' }]
    for (const phases of [['examples'], ['boundary']] as const) {
      const { statistics } = await checkContract(requests, handler, { seed: 1, examples, phases })
      expect(statistics.slowestCalls.length).toBeGreaterThan(1)
      for (const { scenario } of statistics.slowestCalls) expect(scenario).not.toContain(token)
      if (phases[0] === 'boundary') continue
      const events = await Promise.all(statistics.slowestCalls.map(({ replay }) => eventOf(replay)))
      expect(events).toContainEqual({ headers: { 'x-token': '***' }, body: '' })
      expect(JSON.stringify(events)).not.toContain(token)
    }
  })

  it('shows generated values as they are, whatever their name', async () => {
    const handler = async (event: any) => {
      if ((event.headers.token?.length ?? 0) > 4) throw new RangeError('long')
    }
    const overrides = { '/headers': fc.constant({ token: 'generated-value' }) }
    const report = await checkContract(requests, handler, {
      seed: 1,
      numRuns: 5,
      overrides,
      phases: ['random'],
    })
    expect(report.violations).toMatchObject([{ message: 'RangeError: long' }])
    const { event } = report.violations[0] as { event: any }
    expect(event.headers.token).toHaveLength(5)
    expect(report.violations[0]).not.toHaveProperty('masked')
    const again = await checkContract(requests, handler, { replay: report.violations[0]!.replay })
    expect(again.violations).toMatchObject([{ event }])
  })
})
