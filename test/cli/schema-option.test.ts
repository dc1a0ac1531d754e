import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../saved/temporary-cases.js'
import { fgc } from './fake-io.js'

const order = {
  type: 'object',
  required: ['item'],
  properties: { item: { type: 'string', minLength: 1 } },
  examples: [{ item: 'tea' }],
}

function fileOf(value: unknown, name = 'order.schema.json'): string {
  const file = join(temporaryFolder(), name)
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value))
  return file
}

const eventsOf = (text: string): any[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('the schemas of an author on the command line', () => {
  it('narrow the events', async () => {
    const { out, code } = await fgc([
      'events',
      'apig',
      '-n',
      '20',
      '--seed',
      '1',
      '--request-body',
      fileOf(order),
    ])
    expect(code).toBe(0)
    for (const { body, isBase64Encoded } of eventsOf(out)) {
      const text = isBase64Encoded ? Buffer.from(body, 'base64').toString() : body
      expect(JSON.parse(text).item).toMatch(/./su)
    }
  })

  it('say what is invalid, and why', async () => {
    const file = fileOf(order)
    const { out } = await fgc(['events', 'apig', '--invalid', '--why', '--request-body', file])
    const events = eventsOf(out)
    expect(events.map(({ why }) => why)).toContain(
      'requestBody #/properties/item/minLength: /item breaks minLength',
    )
    expect(events.find(({ keyword }) => keyword === 'required').event.httpMethod).toBeTypeOf('string')
    const plain = await fgc(['events', 'apig', '--invalid', '-n', '3'])
    expect(eventsOf(plain.out)).toHaveLength(3)
  })

  it('are what a handler is tested by, and part of the hint to replay', async () => {
    const argv = ['test', 'test/cli/handlers/orders.quiet', '--source', 'apig', '--no-isolate', '--runs', '5']
    expect((await fgc(argv)).code).toBe(0)
    const file = fileOf(order)
    const { code, out, err } = await fgc([...argv, '--request-body', file])
    expect(code).toBe(1)
    expect(out).toContain('apig/accepts-invalid')
    expect(err).toContain(`--source apig --request-body ${file} --replay 'apig:1:`)
    const answers = fileOf({ type: 'object', required: ['id'] })
    expect((await fgc([...argv, '--response-body', answers])).out).toContain('apig/response-body')
  })

  it('of messages and of the information of a timer may be the word json', async () => {
    for (const [source, flag, textsOf] of [
      ['kafka', '--message', (event: any) => event.records.flatMap((record: any) => record.messages)],
      ['timer', '--user-event', (event: any) => [event.user_event]],
    ] as const) {
      const { out } = await fgc(['events', source, flag, 'json', '-n', '5'])
      const texts = eventsOf(out).flatMap((event) => textsOf(event))
      expect(() => texts.forEach((text) => void JSON.parse(text))).not.toThrow()
    }
    const replay = await fgc([
      'test',
      'test/cli/handlers/orders.quiet',
      '--source',
      'timer',
      '--user-event',
      'json',
    ])
    expect(replay.code).toBe(0)
    const { out } = await fgc(['events', 'timer', '--user-event', fileOf({ enum: ['daily'] }), '-n', '3'])
    expect(eventsOf(out).map(({ user_event }) => JSON.parse(user_event))).toEqual(['daily', 'daily', 'daily'])
  })

  it('are refused where they say nothing, are missing or wrong', async () => {
    const misplaced = await fgc(['events', 'obs', '--message', fileOf(order)])
    expect(misplaced.code).toBe(2)
    expect(misplaced.err).toMatch(/--message does not go with the source obs[\s\S]*kafka, rabbitmq, lts/)
    const near = fileOf(order).replace('order.schema', 'oder.schema')
    const missing = await fgc(['events', 'apig', '--request-body', near])
    expect(missing.err).toMatch(/there is no file[\s\S]*order\.schema\.json/)
    expect((await fgc(['events', 'apig', '--request-body', fileOf('{ "type": ')])).err).toMatch(/no JSON/)
  })
})
