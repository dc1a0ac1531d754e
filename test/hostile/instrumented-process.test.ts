import { afterEach, describe, expect, it, vi } from 'vitest'
import { apig } from '../../contracts/index.js'
import { checkContract } from '../../src/check.js'
import type { CheckOptions } from '../../src/check-options.js'
import type { ContractReport } from '../../src/report/report.js'

const { stringify } = JSON
const { toJSON } = Date.prototype
const answer = { statusCode: 200, headers: {}, body: '', isBase64Encoded: false }
const options = { seed: 1, numRuns: 40, phases: ['examples', 'random'], cases: false } as const

const check = (handler: unknown, more: CheckOptions = {}): Promise<ContractReport> =>
  checkContract(apig(), handler as never, { ...options, ...more })

const blamed = ({ violations, warnings }: ContractReport): readonly unknown[] =>
  [...violations, ...warnings].map(({ rule, message }) => `${rule}: ${message}`)

afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
  JSON.stringify = stringify
  Date.prototype.toJSON = toJSON
})

describe('a correct handler is not blamed', () => {
  it('that instruments with its first call, and relies on it ever after', async () => {
    let seen = 0
    let isInstrumented = false
    const handler = async (_event: unknown, _context: unknown) => {
      if (!isInstrumented) {
        isInstrumented = true
        JSON.stringify = ((...values: Parameters<typeof stringify>) => {
          seen++
          return stringify(...values)
        }) as typeof stringify
        Date.prototype.toJSON = () => 'a day'
      }
      const before = seen
      await new Promise((resolve) => setTimeout(resolve, 1))
      const body = JSON.stringify({ at: new Date(0) })
      if (body !== '{"at":"a day"}' || seen === before) throw new Error('not instrumented')
      return { ...answer, body }
    }
    const report = await check(handler)
    expect(blamed(report)).toEqual([])
    expect(report.health.join('\n')).toContain(
      'the handler replaced JSON.stringify, Date.prototype.toJSON in the process',
    )
    expect([JSON.stringify, Date.prototype.toJSON]).toEqual([stringify, toJSON])
    // Another check of it goes on where this one has ended.
    expect(blamed(await check(handler))).toEqual([])
  })

  it('whose author mocks for the whole check, or anew for each event', async () => {
    const parse = vi.spyOn(JSON, 'parse')
    const handler = async (event: { path: string }, _context: unknown) => {
      JSON.parse(JSON.stringify(event.path))
      return answer
    }
    let written = 0
    const report = await check(handler, {
      beforeEvent: () => void vi.spyOn(JSON, 'stringify'),
      afterEvent: () => {
        written += vi.mocked(JSON.stringify).mock.calls.length
        vi.mocked(JSON.stringify).mockRestore()
      },
    })
    expect(blamed(report)).toEqual([])
    expect(report.health.join('\n')).not.toContain('replaced')
    expect(parse.mock.calls.length).toBeGreaterThan(40)
    expect(written).toBeGreaterThan(40)
    expect(vi.isMockFunction(JSON.parse)).toBe(true)
    expect(vi.isMockFunction(JSON.stringify)).toBe(false)
  })

  it('under fake timers, which its author sets between the events', async () => {
    const handler = async (_event: unknown, _context: unknown) => {
      if (Date.now() !== 1000) throw new Error('the time is not the author’s')
      return answer
    }
    const report = await check(handler, {
      beforeEvent: () => void vi.useFakeTimers({ now: 1000, toFake: ['Date'] }),
      afterEvent: () => void vi.useRealTimers(),
    })
    expect(blamed(report)).toEqual([])
    expect(report.health.join('\n')).not.toContain('replaced')
  })

  it('that freezes what all objects share', async () => {
    const text = `
      const handler = async (event, context) => {
        for (const one of [Object, Array, Function, String, RegExp, Map, Set, Promise, Error, JSON, Reflect, Math]) {
          Object.freeze(one)
          if (one.prototype) Object.freeze(one.prototype)
        }
        return ${JSON.stringify(answer)}
      }
      const { violations, warnings } = await checkContract(apig(), handler, { seed: 1, cases: false })
      console.log(JSON.stringify([...violations, ...warnings].map(({ rule, message }) => rule + message)))`
    expect(JSON.parse(await printedBy(text))).toEqual([])
  })

  it('that freezes the process, its streams and the console, which is told; and the next one is checked as ever', async () => {
    const text = `
      import { writeSync } from 'node:fs'
      const freezing = async (event, context) => {
        for (const one of [process, process.stdout, process.stderr, console, globalThis]) Object.freeze(one)
        return ${JSON.stringify(answer)}
      }
      const failing = async (event, context) => { Promise.reject(new Error('lost')); return ${JSON.stringify(answer)} }
      for (const handler of [freezing, failing]) {
        const { violations, health } = await checkContract(apig(), handler, { seed: 1, cases: false })
        writeSync(1, JSON.stringify([violations.map(({ rule }) => rule), health.map((note) => note.slice(0, 40))]) + '\\n')
      }
      // In a frozen process process.exit throws.
      process.reallyExit(0)`
    expect(
      (await printedBy(text))
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      [[], expect.arrayContaining(['the handler froze the object process, fi'])],
      [['handler/unhandled-rejection'], expect.not.arrayContaining([expect.stringContaining('froze')])],
    ])
  })

  it('that changes the folder and the exit code of the process, which are as before after the check', async () => {
    const text = `
      import { mkdtempSync, rmdirSync } from 'node:fs'
      const before = process.cwd()
      const handler = async (event, context) => {
        process.exitCode = 3
        const folder = mkdtempSync('/tmp/gone-')
        process.chdir(folder)
        rmdirSync(folder)
        return ${JSON.stringify(answer)}
      }
      const { violations } = await checkContract(apig(), handler, { seed: 1, numRuns: 5, cases: false })
      console.log(violations.length, process.cwd() === before, process.exitCode)`
    expect(await printedBy(text)).toBe('0 true undefined\n')
  })
})

/** In a process of its own: not all of that can be undone. */
async function printedBy(text: string): Promise<string> {
  const { execFileSync } = await import('node:child_process')
  const built = new URL('../../dist/bundle/index.js', import.meta.url).href
  const module = `import { apig, checkContract } from ${JSON.stringify(built)}\n${text}`
  const argv = ['--input-type=module', '--eval', module]
  return execFileSync(process.execPath, argv, { timeout: 60_000, stdio: 'pipe' }).toString()
}

describe('a handler that ends the process of its check', () => {
  it.each([
    ['by process.exit', 'process.exit(0)', 'exit code 0 before its check is over, in this call'],
    [
      'by process.exit once it is over',
      'setTimeout(() => process.exit(0))',
      'exit code 0 before its check is over, after this call',
    ],
    [
      'by a hook that throws, at which Node.js ends it',
      "const { createHook } = await import('node:async_hooks'); createHook({ init() { throw new Error('mine') } }).enable(); await null",
      'exit code 1 before its check is over, in this call',
    ],
  ])('%s is told with its event and what to do, and passes for no success', async (_, body, says) => {
    const text = `
      const handler = async (event, context) => { ${body}; return ${JSON.stringify(answer)} }
      await checkContract(apig(), handler, { seed: 1, cases: false })`
    const error = await printedBy(text).then(
      () => undefined,
      ({ status, stderr }) => ({ status, stderr: String(stderr) }),
    )
    expect(error).toMatchObject({ status: 1, stderr: expect.stringContaining(says) })
    expect(error?.stderr).toMatch(/ {2}contract: apig\n {2}handler: handler\n {2}event: \{"body":/)
    expect(error?.stderr).toContain('set isolate:')
  })
})

describe('a handler that locks what it has replaced', () => {
  it('ends the check with an error that names it, its event, and what to do', async () => {
    const text = `
      const handler = async (event, context) => {
        Object.defineProperty(Array.prototype, 'map', { value: () => [], writable: false, configurable: false })
        return ${JSON.stringify(answer)}
      }
      await checkContract(apig(), handler, { seed: 1, cases: false }).catch((error) => console.log(error.message))`
    expect(await printedBy(text)).toMatch(
      /^the handler has replaced for good what this check itself runs on: Array\.prototype\.map\n {2}at the call with the event \{"body":.*\n {2}Name the handler by its file and set isolate: true/,
    )
  })
})
