import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/contract.js'
import { outcomeReader, outcomeWriter } from '../../src/isolation/portable-outcome.js'

const answered: Outcome = {
  kind: 'answered',
  text: '{"a":1}',
  result: { a: 1 },
  via: 'return',
  settlements: 1,
  duration: 5,
  logs: [{ level: 'log', text: 'hi' }],
  unhandledRejections: [],
  secrets: { secretKey: 'abc' },
} as unknown as Outcome

/** Outcomes as another process reads them, one after the other, and what was sent. */
function exchange(...outcomes: Outcome[]) {
  const [write, read] = [outcomeWriter(), outcomeReader()]
  return outcomes.map((outcome) => {
    const sent = JSON.parse(JSON.stringify(write(outcome)))
    return { sent, read: read(sent) }
  })
}

describe('an outcome for another process', () => {
  it('is the same there', () => {
    expect(exchange(answered)[0]!.read).toStrictEqual(answered)
    const nothing = { ...answered, text: '', result: undefined }
    expect(exchange(nothing)[0]!.read).toStrictEqual(nothing)
    const { result: _result, ...open } = answered
    expect(exchange(open as Outcome)[0]!.read).toStrictEqual(open)
  })

  it('sends its result once, where its text is the JSON of it', () => {
    const [first] = exchange(answered)
    expect(first!.sent.result).toBe(true)
    for (const outcome of [
      { ...answered, result: { a: 2 } },
      { ...answered, result: '{"a":1}' },
      { ...answered, result: null, text: 'null' },
      { ...answered, result: new Date(0), text: '"1970-01-01T00:00:00.000Z"' },
    ]) {
      const [{ sent, read }] = exchange(outcome) as [ReturnType<typeof exchange>[0]]
      expect(sent.result).not.toBe(true)
      expect(read.result).toStrictEqual(outcome.result)
    }
  })

  it('says its secrets when they are others than before', () => {
    const other = { ...answered, secrets: { secretKey: 'def' } }
    const all = exchange(answered, answered, other, other, answered)
    expect(all.map(({ sent }) => 'secrets' in sent)).toEqual([true, false, true, false, true])
    expect(all.map(({ read }) => read.secrets.secretKey)).toEqual(['abc', 'abc', 'def', 'def', 'abc'])
  })

  it('keeps what was thrown, also undefined, and what was returned and ignored', () => {
    const { result: _result, ...rest } = answered
    const failed = { ...rest, kind: 'failed', error: new TypeError('x') } as Outcome
    const [thrown] = exchange(failed)
    expect(thrown!.read.error).toBeInstanceOf(TypeError)
    expect(thrown!.read).not.toHaveProperty('result')
    expect(thrown!.read).not.toHaveProperty('ignoredReturn')
    const [nothing] = exchange({ ...rest, kind: 'failed', error: undefined } as Outcome)
    expect('error' in nothing!.read).toBe(true)
    const ignored = { ...rest, kind: 'timed-out', ignoredReturn: { value: undefined } } as Outcome
    expect(exchange(ignored)[0]!.read).toStrictEqual(ignored)
  })

  it('has the texts of a result cut that is not sent on', () => {
    const large = { ...answered, result: 'x'.repeat(200_000) }
    expect(exchange({ ...large, kind: 'failed' } as Outcome)[0]!.read.result).toHaveLength(100_000)
    expect(exchange(large)[0]!.read.result).toHaveLength(200_000)
  })
})
