import { describe, expect, it } from 'vitest'
import { apigRules, handlerRules } from '../../contracts/rules/all-rules.js'
import { threwRule, withJsonAdvice } from '../../contracts/rules/handler-threw.js'
import type { AnyHandler, Outcome, Rule } from '../../src/contract.js'
import { judge, runHandler } from './run-handler.js'

const rules = [...handlerRules, ...apigRules]
const good = { statusCode: 200, headers: {}, body: 'ok', isBase64Encoded: false }
const breach = { of: 'message 1', says: 'no JSON' }

function told(outcome: Outcome, more?: Parameters<typeof judge>[3], used: readonly Rule[] = rules): string[] {
  return judge(used, outcome, {}, more).map(({ rule, finding }) => `${rule}: ${finding.message}`)
}

async function toldOf(handler: AnyHandler): Promise<string[]> {
  return told(await runHandler(handler, { timeout: 80 }))
}

const answered = () => runHandler(async (_e, _c) => good)
const failed = (error: unknown) => runHandler((_e, _c) => Promise.reject(error))

describe('what is found in a call', () => {
  it('tells a module that could not be initialised from a function that is refused', async () => {
    const refused = await runHandler(async (_e) => good)
    expect(told(refused)).toEqual([
      expect.stringMatching(/^handler\/loads: .*: write \(event, context\) or /),
    ])
    const { errorCode: _code, ...initializer } = refused
    expect(told({ ...initializer, error: new Error('no database') })).toEqual([
      'handler/loads: Error: no database (FunctionGraph error 4009)',
    ])
  })

  it('names what a handler that did not settle returned, if it returned', async () => {
    const late = 'handler/timed-out: the handler did not settle within 80 ms'
    expect(await toldOf((_e, _c) => undefined)).toEqual([
      `${late}: it returned without a Promise, and never called callback(null, answer)`,
    ])
    expect(await toldOf((_e, _c) => new Promise(() => undefined))).toEqual([late])
  })

  it('says how often a handler settled, and what came first', async () => {
    const first = (text: string): string =>
      `handler/settled-twice: the handler settled 2 times; ${text} came first and the rest was dropped: use a Promise or the callback, not both`
    const both: AnyHandler = async (_e, _c, callback) => {
      callback(null, good)
      return good
    }
    expect(await toldOf(both)).toEqual([first('the callback')])
    const late = { ...(await answered()), settlements: 2 }
    expect(told(late)).toEqual([first('its return (or throw)')])
  })

  it('names the end of the process, with the last error as the cause', async () => {
    const error = new Error('gone')
    const dead = { ...(await answered()), kind: 'failed', text: '', error, death: 'exit code 3' } as const
    const { via: _via, ...outcome } = dead
    const found = judge(rules, outcome)
    expect(found).toMatchObject([{ rule: 'handler/crashed', severity: 'error' }])
    expect(found[0]!.finding).toEqual({
      message: "the handler's process ended: exit code 3",
      cause: error,
    })
  })

  it('says how large a result is', async () => {
    const large = { ...good, body: 'x'.repeat(6_300_000) }
    expect(await toldOf(async (_e, _c) => large)).toEqual([
      expect.stringMatching(/^handler\/size: .*6300\d+.* bytes \(base64 takes a third more/),
    ])
  })

  it('lists three members that all objects got, and that there are more only where there are', async () => {
    const names = async (polluted: string[]): Promise<string[]> => told({ ...(await answered()), polluted })
    expect(await names(['a', 'b', 'c'])).toEqual([
      expect.stringContaining('has the member "a", "b", "c": write'),
    ])
    expect(await names(['a'])).toEqual([expect.stringContaining('has the member "a": write')])
  })

  it.each<[string, unknown, string]>([
    ['an Error', new RangeError('far'), 'RangeError: far'],
    ['what only looks like one', { message: 'far' }, 'Error: far'],
    ['a message that is no text', { message: 5 }, 'an object'],
    ['null', null, 'null'],
    ['a text', 'far', 'the text "far"'],
    ['a function with a message', Object.assign(() => 0, { message: 'far' }), 'a function'],
  ])('describes %s that was thrown', async (_name, thrown, text) => {
    const outcome = { ...(await answered()), unhandledRejections: [thrown] }
    expect(told(outcome)).toEqual([
      `handler/unhandled-rejection: a promise rejected and nobody handled it: ${text}`,
    ])
  })
})

describe('handler/threw', () => {
  it.each<[string, AnyHandler, string]>([
    ['a throw', (_e, _c) => Promise.reject(new Error('x')), 'Error: x'],
    ['a callback with an error', (_e, _c, callback) => callback(new Error('x')), 'callback(Error: x)'],
    [
      'a throw of no error',
      (_e, _c) => {
        throw 5
      },
      'threw the number 5, which is no Error',
    ],
    ['a callback with a text', (_e, _c, callback) => callback('x'), 'callback(error) with the text "x"'],
    ['a callback with a number', (_e, _c, callback) => callback(5), 'callback(error) with the number 5'],
    ['a callback with members', (_e, _c, callback) => callback({ a: 1 }), 'callback(error) with an object'],
    [
      'a callback with nothing',
      (_e, _c, callback) => callback({}),
      'callback() without an error argument is a failure (the error defaults to {}); success is callback(null, answer)',
    ],
  ])('says how it was told of %s', async (_name, handler, message) => {
    expect(await toldOf(handler)).toEqual([`handler/threw: ${message}`])
  })

  it.each([TypeError, RangeError, SyntaxError, ReferenceError, URIError])(
    'takes an error for a mistake that is a %o by another name',
    async (kind) => {
      class Named extends kind {
        override readonly name = 'Named'
      }
      const outcome = await failed(new Named('x'))
      expect(judge([threwRule], outcome, {}, { asynchronous: true })[0]!.severity).toBe('error')
    },
  )

  it('leaves the messages that break their schema to a rule of their own, where nobody waits for an answer', async () => {
    const outcome = await failed(new TypeError('x'))
    expect(told(outcome, { asynchronous: true, breach }, [threwRule])).toEqual([])
    expect(told(outcome, { asynchronous: true }, [threwRule])).toHaveLength(1)
    expect(told(outcome, { breach }, [threwRule])).toHaveLength(1)
  })

  it('leaves the end of the process to a rule of its own, but for what the handler threw before', async () => {
    const thrown = await failed(new Error('x'))
    expect(told({ ...thrown, death: 'exit code 3' }, {}, [threwRule])).toHaveLength(1)
    const { via: _via, ...ended } = thrown
    expect(told({ ...ended, death: 'exit code 3' }, {}, [threwRule])).toEqual([])
    expect(told({ ...ended, uncaughtExceptions: [new Error('y')] }, {}, [threwRule])).toEqual([])
    expect(told(ended, {}, [threwRule])).toHaveLength(1)
  })

  it('names the option where a text is no JSON, until it is given', async () => {
    const noJson = await runHandler((_e, _c) => JSON.parse('x'))
    const advice = "(where only JSON is ever sent, say so: lts({ message: 'json' }))"
    const advised = withJsonAdvice(rules, "lts({ message: 'json' })", undefined)
    expect(advised.map(({ name }) => name)).toEqual(rules.map(({ name }) => name))
    expect(told(noJson, {}, advised)).toEqual([expect.stringContaining(advice)])
    expect(told(await failed(new SyntaxError('bad flags')), {}, advised)).toEqual([
      'handler/threw: SyntaxError: bad flags',
    ])
    expect(told(await failed(new Error('no JSON')), {}, advised)).toEqual(['handler/threw: Error: no JSON'])
    expect(told(noJson, {}, withJsonAdvice(rules, 'option', 'json'))).toEqual([
      expect.not.stringContaining('where only JSON'),
    ])
  })
})
