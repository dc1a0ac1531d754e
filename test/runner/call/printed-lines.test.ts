import { expect, it } from 'vitest'
import { type ApigEvent, apig, checkContract, formatReport } from '../../../contracts/index.js'
import { loggedError, printedLines } from '../../../src/runner/call/printed-lines.js'

it('shows the error that a handler caught and logged, with its line', async () => {
  const handler = async ({ queryStringParameters }: ApigEvent, _context: unknown) => {
    const answer = { headers: {}, body: '', isBase64Encoded: false }
    console.log('a request')
    try {
      return { ...answer, statusCode: 200, body: (queryStringParameters as any).page.trim() as string }
    } catch (error) {
      console.error(error)
      return { ...answer, statusCode: 500 }
    }
  }
  const text = formatReport(await checkContract(apig(), handler, { phases: ['examples'] }))
  expect(text).toMatch(
    /\n {3}the handler printed error: TypeError: Cannot read properties of undefined \(reading 'trim'\) {3}test\/runner\/call\/printed-lines\.test\.ts:10\n/,
  )
})

it('shows errors and warnings alone, of which the last three', () => {
  const log = (text: string) => ({ level: 'log', text })
  const warn = (text: string) => ({ level: 'WARN', text })
  expect(printedLines([warn('1'), log('a'), warn('2'), warn('3'), warn('4'), log('b')])).toEqual([
    'warn: 2',
    'warn: 3',
    'warn: 4',
  ])
  expect(printedLines([log('a'), log('b')])).toEqual([])
  expect(printedLines([])).toEqual([])
})

it('shows the first line of a text, and not more than 200 characters', () => {
  expect(printedLines([{ level: 'stderr', text: '\nfirst\nsecond' }])).toEqual(['stderr: first'])
  expect(printedLines([{ level: 'error', text: 'x'.repeat(1000) }])).toEqual([`error: ${'x'.repeat(200)}…`])
})

it('makes hidden characters visible, and shows several lines below each other', async () => {
  const handler = async (_event: ApigEvent, _context: unknown) => {
    console.error('\u001b[31mred')
    console.warn('second')
    return { statusCode: 500, headers: {}, body: '', isBase64Encoded: false }
  }
  const text = formatReport(await checkContract(apig(), handler, { phases: ['examples'] }))
  expect(text).toContain('   the handler printed\n     error: \\u001b[31mred\n     warn: second\n')
})

it('tells answers of 500 apart by the lines of the errors that were logged', async () => {
  const handler = async ({ body, isBase64Encoded }: ApigEvent, _context: unknown) => {
    const answer = { headers: {}, body: '', isBase64Encoded: false }
    try {
      const order = JSON.parse(isBase64Encoded ? Buffer.from(body, 'base64').toString() : body)
      return { ...answer, statusCode: 200, body: order.test.trim() as string }
    } catch (error) {
      console.error(JSON.stringify({ msg: 'failed', stack: (error as Error).stack }))
      return { ...answer, statusCode: 500 }
    }
  }
  const { violations } = await checkContract(apig(), handler, { numRuns: 10 })
  expect(violations.map(({ rule, location }) => `${rule} ${location}`).sort()).toEqual([
    'apig/server-error test/runner/call/printed-lines.test.ts:53',
    'apig/server-error test/runner/call/printed-lines.test.ts:54',
  ])
})

it('takes for the error that was logged the last one with a stack', () => {
  const stack = (name: string) => `${name}: x\n    at f (/a.js:1:2)`
  const logs = [
    { level: 'error', text: stack('First') },
    { level: 'Warning', text: `{"stack":"${stack('Second').replaceAll('\n', '\\n')}"}` },
    { level: 'error', text: 'that is all' },
    { level: 'info', text: stack('Third') },
  ]
  expect(loggedError(logs)).toEqual({ stack: '{"stack":"Second: x\n    at f (/a.js:1:2)"}' })
  expect(loggedError(logs.slice(0, 1))).toEqual({ stack: stack('First') })
  expect(loggedError(logs.slice(2))).toBeUndefined()
  expect(loggedError([])).toBeUndefined()
})
