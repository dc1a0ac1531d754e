import { afterAll, describe, expect, it } from 'vitest'
import { apig } from '../../../contracts/apig.js'
import { checkContract } from '../../../src/check.js'
import { formatReport } from '../../../src/report/format-terminal.js'
import { thrownLines, watchThrown } from '../../../src/runner/call/thrown-errors.js'
import { handlerFolder } from '../../isolation/handler-folder.js'

const folder = handlerFolder('thrown')
afterAll(() => folder.remove())

async function thrownDuring(body: () => unknown): Promise<readonly string[]> {
  const end = watchThrown()!
  await body()
  return end()
}

/** Numbers that stand for what a line of code is. */
const withoutLines = (lines: readonly string[]) => lines.map((line) => line.replace(/:\d+$/, ''))

describe('what is thrown while it is looked at', () => {
  it('is told in its order, caught or not, also where a promise is rejected with it', async () => {
    const stacks = await thrownDuring(async () => {
      try {
        JSON.parse('{')
      } catch {}
      await Promise.reject(new RangeError('too far')).catch(() => {})
      await new Promise((_resolve, reject) => setTimeout(() => reject(new Error('later')), 1)).catch(() => {})
    })
    expect(withoutLines(thrownLines(stacks))).toEqual([
      expect.stringMatching(/^SyntaxError: .* JSON .* {3}test\/runner\/call\/thrown-errors\.test\.ts$/),
      'RangeError: too far   test/runner/call/thrown-errors.test.ts',
      'Error: later   test/runner/call/thrown-errors.test.ts',
    ])
  })

  it('is told no longer than that, and not before', async () => {
    const fail = () => {
      try {
        throw new Error('unseen')
      } catch {}
    }
    fail()
    const end = watchThrown()!
    const seen = end()
    fail()
    expect(seen).toEqual([])
  })

  it('is told up to a number, so that a loop of errors goes on', async () => {
    const stacks = await thrownDuring(() => {
      for (let i = 0; i < 500; i++) {
        try {
          throw new Error(`number ${i}`)
        } catch {}
      }
    })
    expect(stacks).toHaveLength(50)
  })

  it('makes lines of what went through the code of the user, each once and the last ones', () => {
    const at = (line: number) => `    at run (${process.cwd()}/src-of-user/order.mjs:${line}:5)`
    const stack = (text: string, line: number) => `Error: ${text}\nof two lines\n${at(line)}`
    const library = `Error: inside\n    at run (${process.cwd()}/node_modules/library/index.js:1:1)`
    expect(
      thrownLines([stack('a', 1), stack('b', 2), library, stack('b', 2), stack('c', 3), stack('d', 4)]),
    ).toEqual([
      'Error: b   src-of-user/order.mjs:2',
      'Error: c   src-of-user/order.mjs:3',
      'Error: d   src-of-user/order.mjs:4',
    ])
  })
})

describe('a 5xx of which the handler logs no error', () => {
  const text = (caught: string) => `
const total = (order) => order.items.length
const answer = (statusCode) => ({ statusCode, headers: {}, body: '', isBase64Encoded: false })
export const handler = async (event, context) => {
  const text = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString() : event.body
  let order = { items: [] }
  try { order = JSON.parse(text) } catch { return answer(400) }
  if (typeof order !== 'object' || order === null) return answer(400)
  try { total(order); return answer(200) } catch (error) { ${caught} return answer(500) }
}
`
  const check = (name: string, caught: string, isolate: boolean) => {
    const file = folder.write(`${name}-${isolate}.mjs`, text(caught))
    return checkContract(apig(), { file }, { isolate, seed: 3, phases: ['examples'] })
  }

  it.each([false, true])('shows what it has thrown and caught, isolated: %s', async (isolate) => {
    const report = await check('silent', '', isolate)
    const [violation] = report.violations
    expect(violation).toMatchObject({ rule: 'apig/server-error' })
    expect(violation!.caught).toEqual([
      expect.stringMatching(/^TypeError: .*'length'.* {3}\.tmp\/thrown-\w+\/silent-(true|false)\.mjs:2$/),
    ])
    expect(formatReport(report)).toContain(`   thrown and caught: ${violation!.caught![0]}\n`)
  })

  it('says nothing more where the error was logged with its line', async () => {
    const [violation] = (await check('loud', 'console.error(error);', false)).violations
    expect(violation).toMatchObject({ rule: 'apig/server-error' })
    expect(violation!.location).toMatch(/loud-false\.mjs:2$/)
    expect(violation).not.toHaveProperty('caught')
  })

  it('says nothing where nothing was thrown', async () => {
    const handler = async (_event: unknown, _context: unknown) => {
      return { statusCode: 503, headers: {}, body: '', isBase64Encoded: false }
    }
    const [violation] = (await checkContract(apig(), handler, { seed: 3, phases: ['examples'] })).violations
    expect(violation).toMatchObject({ rule: 'apig/server-error' })
    expect(violation).not.toHaveProperty('caught')
  })
})
