import { afterAll, describe, expect, it, vi } from 'vitest'
import { apig } from '../../contracts/apig.js'
import { obs } from '../../contracts/obs.js'
import { checkContract } from '../../src/check.js'
import type { CheckOptions } from '../../src/check-options.js'
import type { Outcome } from '../../src/contract.js'
import { defineContract } from '../../src/define-contract.js'
import { HandlerNotFoundError, InvalidOptionError } from '../../src/errors.js'
import type { ContractReport } from '../../src/report/report.js'
import { fine, handlerFolder } from './handler-folder.js'

const folder = handlerFolder('isolate')
afterAll(() => folder.remove())

// Without the words of the handlers: each of them makes further events, and every hang takes its time.
const short: CheckOptions = { dictionary: false, seed: 5, numRuns: 30, timeout: 300 }
let written = 0

function isolated(body: string, options: CheckOptions = {}, before = ''): Promise<ContractReport> {
  written += 1
  const text = `${before}\nexport const handler = async (event, context) => {\n${body}\n}`
  const file = folder.write(`h${written}.mjs`, text)
  return checkContract(apig(), { file }, { isolate: true, ...short, ...options })
}

describe('an isolated handler', () => {
  it('keeps its contract as it would in this process', async () => {
    const report = await isolated(`return ${fine}`)
    expect(report).toMatchObject({ ok: true, violations: [] })
    expect(report.statistics.calls).toBeGreaterThan(600)
  })

  it('prints for the call that it answers, also in a process that another call has started', async () => {
    const wrong: unknown[] = []
    let answered = 0
    const property = ({ httpMethod }: { httpMethod: string }, { kind, logs }: Outcome) => {
      if (kind !== 'answered') return
      answered += 1
      const texts = logs.map(({ text }) => text)
      if (texts.length !== 1 || texts[0] !== `method ${httpMethod}`) wrong.push(texts)
    }
    const body = `console.log('method ' + event.httpMethod); if (event.httpMethod === 'PUT') process.exit(3)`
    const options = { property, logs: true, phases: ['boundary'] as const, numRuns: 20 }
    const write = vi.spyOn(process.stdout, 'write').mockImplementation(() => true)
    const report = await isolated(`${body}; await null; return ${fine}`, options)
    expect(write.mock.calls.length).toBeGreaterThan(100)
    write.mockRestore()
    expect(report.violations.map(({ rule }) => rule)).toEqual(['handler/crashed'])
    expect(answered).toBeGreaterThan(100)
    expect(wrong).toEqual([])
  })

  it('remembers between events, and is ended with the check', async () => {
    const pids = new Set<number>()
    const property = (_event: unknown, { result }: { result?: unknown }) => {
      const { pid, count } = JSON.parse((result as { body: string }).body) as { pid: number; count: number }
      pids.add(pid)
      expect(count).toBeGreaterThan(0)
    }
    const body = 'count += 1; const body = JSON.stringify({ pid: process.pid, count })'
    const report = await isolated(`${body}; return { ...${fine}, body }`, { property }, 'let count = 0')
    expect(report.violations).toEqual([])
    expect(pids.size).toBe(1)
    expect(pids.has(process.pid)).toBe(false)
    expect(() => process.kill([...pids][0]!, 0)).toThrow(/ESRCH/)
  })

  it('may loop without end: its event is named, and other events are not affected', async () => {
    const report = await isolated(`if (event.httpMethod === 'PUT') for (;;);\nreturn ${fine}`, {
      phases: ['examples', 'boundary'],
    })
    expect(report.violations).toMatchObject([
      {
        rule: 'handler/timed-out',
        message: 'the handler did not settle within 300 ms',
        changes: [{ pointer: '/httpMethod', to: 'PUT' }],
        outcome: { kind: 'timed-out', errorCode: 4010, duration: 300 },
      },
    ])
    // More than one of the boundary events is a PUT, and a phase ends with its third hang.
    expect(report.phases[1]!.runs).toBeGreaterThan(300)
    expect(report.statistics.answers).toMatchObject({ 200: expect.toSatisfy((count) => count > 300) })
  })

  it('may end its process: the line is named, and other events are not affected', async () => {
    const report = await isolated(`if (event.body === '') process.exit(3)\nreturn ${fine}`, {
      phases: ['examples', 'boundary'],
    })
    expect(report.violations).toMatchObject([
      {
        rule: 'handler/crashed',
        message: "the handler's process ended: it called process.exit(3)",
        changes: [{ pointer: '/body', to: '' }],
        client: { status: 500 },
      },
    ])
    expect(report.violations[0]!.location).toMatch(/^\.tmp\/isolate-.*\/h\d+\.mjs:3$/)
    expect(report.phases[1]!.stopped).toBeUndefined()
  })

  it('may end its process after its answer: the event that did so is named', async () => {
    const body = `if (event.body === '') setTimeout(() => process.exit(3), 1)\nreturn ${fine}`
    const report = await isolated(body, { phases: ['examples', 'boundary'] })
    expect(report.violations).toMatchObject([
      { rule: 'handler/crashed', changes: [{ pointer: '/body', to: '' }] },
    ])
  })

  it('gives functions of the options what it would give them in this process', async () => {
    const seen: unknown[] = []
    const report = await isolated("throw Object.assign(new RangeError('too much'), { code: 7 })", {
      phases: ['examples'],
      expectedErrors: (error) => {
        seen.push(error)
        return true
      },
    })
    expect(report.violations).toEqual([])
    expect(seen[0]).toBeInstanceOf(RangeError)
    expect(seen[0]).toMatchObject({ message: 'too much', code: 7 })
  })

  it('gets the context of the options', async () => {
    const body = `return { ...${fine}, body: String(context.getUserData('table')) }`
    const report = await isolated(body, {
      context: { userData: { table: 'orders' } },
      property: (_event, outcome) => expect(outcome.text).toContain('"body":"orders"'),
    })
    expect(report.violations).toEqual([])
    await expect(isolated(body, { context: { useData: {} } })).rejects.toThrow(
      /unknown context override 'useData'[\s\S]*did you mean 'userData'/,
    )
  })
})

describe('what cannot be isolated', () => {
  const handler = async (_event: unknown, _context: unknown) => ({})

  it('is told by what to do instead', async () => {
    await expect(checkContract(obs(), handler, { isolate: true })).rejects.toThrow(
      /a function cannot be isolated[\s\S]*Name its file/,
    )
    const create = () => handler
    await expect(checkContract(obs(), 'x.handler', { isolate: true, create })).rejects.toThrow(
      /create and isolate contradict/,
    )
    const runtime = { ...obs().runtime, module: undefined } as never
    const contract = defineContract({ name: 'own', event: { type: 'object' }, runtime })
    await expect(checkContract(contract, 'x.handler', { isolate: true })).rejects.toThrow(
      /runtime cannot run in another process[\s\S]*module: \{ url: import\.meta\.url/,
    )
    for (const isolate of [1, 'yes', { memory: 1 }, { memory: Number.NaN }, { heap: 5 }, null]) {
      await expect(checkContract(obs(), 'x.handler', { isolate } as never)).rejects.toThrow(
        InvalidOptionError,
      )
    }
  })

  it('is a handler that does not load, for the same reason as in this process', async () => {
    const broken: [string, string][] = [
      ['throws.mjs', 'throw new TypeError("no database URL")'],
      ['other.mjs', 'export const handle = async () => {}'],
      ['number.cjs', 'exports.handler = 5'],
    ]
    for (const [name, text] of broken) {
      const file = folder.write(name, text)
      const local = await checkContract(obs(), { file }).catch((error: unknown) => error)
      const other = await checkContract(obs(), { file }, { isolate: true }).catch((error: unknown) => error)
      expect(other, name).toBeInstanceOf(HandlerNotFoundError)
      expect((other as Error).message).toBe((local as Error).message)
    }
    await expect(checkContract(obs(), 'nowhere.handler', { isolate: true })).rejects.toThrow(
      /there is no handler file "nowhere"/,
    )
  })

  it('is an ES module in a package that says it holds none', async () => {
    folder.write('package.json', '{ "type": "commonjs" }')
    const file = folder.write('module.js', 'export const handler = async (event, context) => {}')
    await expect(checkContract(obs(), { file }, { isolate: true })).rejects.toThrow(
      /SyntaxError: Unexpected token 'export'[\s\S]*set "type": "module" there, or name it \.mjs/,
    )
    const typed = folder.write(
      'typed.ts',
      'export const handler = async (event: object, context: object) => {}',
    )
    expect(await checkContract(obs(), { file: typed }, { isolate: true, numRuns: 5, seed: 1 })).toMatchObject(
      { ok: true },
    )
  })

  it('is told by what nobody caught outside of a call: the connection that was refused', async () => {
    const start = "const fail = () => { throw new Error('connect ECONNREFUSED') }"
    for (const [later, what] of [
      ['setTimeout(fail, 30)', 'it threw an exception that nobody caught'],
      ['setTimeout(async () => fail(), 30)', 'a promise of it rejected and nobody handled it'],
    ]) {
      const report = await isolated(
        `await new Promise((end) => setTimeout(end, 100)); return ${fine}`,
        { phases: ['examples'] },
        `${start}; ${later}`,
      )
      expect(report.violations.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
        `handler/crashed: the handler's process ended: ${what}, outside of any call: Error: connect ECONNREFUSED`,
      ])
    }
  })

  it('is a module that ends its process, or never ends loading', async () => {
    const exits = folder.write('exits.mjs', 'process.exit(4)')
    await expect(checkContract(obs(), { file: exits }, { isolate: true })).rejects.toThrow(
      /module cannot be loaded: it called process\.exit\(4\)\n {2}at .*exits\.mjs:1/,
    )
    const loops = folder.write('loops.mjs', 'for (;;);')
    await expect(checkContract(obs(), { file: loops }, { isolate: true, timeout: 100 })).rejects.toThrow(
      /module cannot be loaded: it did not load within 10 s/,
    )
  })
})
