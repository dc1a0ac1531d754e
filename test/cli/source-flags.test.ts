import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../temporary-folder.js'
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
    expect(misplaced.err).toMatch(/--message does not go with the source obs[\s\S]*lts, kafka, rabbitmq/)
    const near = fileOf(order).replace('order.schema', 'oder.schema')
    const missing = await fgc(['events', 'apig', '--request-body', near])
    expect(missing.err).toMatch(/there is no file[\s\S]*order\.schema\.json/)
    expect((await fgc(['events', 'apig', '--request-body', fileOf('{ "type": ')])).err).toMatch(/no JSON/)
  })
})

describe('what a trigger is set up for', () => {
  it.each([
    [
      'obs --events ObjectRemoved --prefix a/ --suffix .png',
      /^\{"Records":\[.*"key":"a%2F[^"]*\.png".*"eventName":"ObjectRemoved:/,
    ],
    ['timer --schedule 15m', /"time":"[^"]*:(00|15|30|45):00/],
    ['lts --forms string', /^\{"lts":/],
    ['cts --operations ECS:ecs;server:restartServer', /"trace_name":"restartServer"/],
    ['apig --prefix /shop', /"path":"\/shop(\/|")/],
  ])('is said by flags: %s', async (line, expected) => {
    const { code, out } = await fgc(['events', ...line.split(' '), '-n', '8', '--seed', '4'])
    expect(code).toBe(0)
    for (const event of out.trim().split('\n')) expect(event).toMatch(expected)
  })

  it.each([[[]], [['--boundary']]])('gives events their path of its parameters: %j', async (more) => {
    const { out } = await fgc([
      'events',
      'apig',
      '--path',
      '/orders/{id}',
      '--seed',
      '1',
      '-n',
      '200',
      ...more,
    ])
    const events = eventsOf(out)
    expect(events).toHaveLength(200)
    for (const { path, pathParameters } of events)
      expect(decodeURIComponent(path)).toBe(`/orders/${pathParameters.id}`)
  })

  it('is part of the hint to replay', async () => {
    const flags = ['--source', 'obs', '--prefix', 'a b/', '--events', 'Put,Delete']
    const { code, err } = await fgc(['test', 'test/cli/handlers/orders.broken', ...flags, '--no-isolate'])
    expect(code).toBe(1)
    expect(err).toContain("--source obs --prefix 'a b/' --events 'Put,Delete' --replay 'obs:1:")
  })

  it.each([
    ['events obs --events Putt', /is none of[^\n]*\n {2}at --events\n {2}Did you mean "Put"/],
    ['events obs --events ObjectCreated,Put', /already chosen[^\n]*\n {2}at --events\n/],
    ['events timer --schedule 61m', /a rate in minutes[^\n]*\n {2}at --schedule 61m\n/],
    ['events lts --forms list', /at --forms\n/],
    ['events cts --operations ECS', /at --operations\n/],
    ['events apig --path orders', /at --path\n/],
    [
      'events apig --path /orders/{id} --prefix /shop',
      /at --path --prefix\n.*as in --path '\/shop\/orders\/\{id\}' --prefix \/shop\./,
    ],
    ['events apig --request-body jsn', /--request-body: there is no file "jsn"\n {2}at --request-body\n/],
    ['events apig --request-body README.md', /no JSON[\s\S]*in the file of --request-body\n/],
    ['events kafka --suffix x', /--suffix does not go with the source kafka[\s\S]*obs\./],
    ['test a.b --openapi no.yaml', /--openapi: there is no file/],
    [
      'test a.b --openapi test/cli/handlers/orders-api.yaml --base-path x',
      /--base-path is[^\n]*\n {2}at --base-path\n/,
    ],
    [
      'test a.b --openapi test/cli/handlers/orders-api.yaml --prefix /x',
      /at --prefix\n.*; --base-path says otherwise/,
    ],
    ['test a.b --openapi test/cli/handlers/orders-api.yaml --path /x', /--path goes with --source/],
  ])('is told with the flag where it is wrong: fgc %s', async (line, expected) => {
    const { code, err } = await fgc(line.split(' '))
    expect(code).toBe(2)
    expect(err).toMatch(expected)
    expect(err).not.toMatch(/\w\(\{|\w\(\)/)
  })

  it('is advised in flags: where only JSON is sent, --message says so', async () => {
    for (const [source, flag] of [
      ['kafka', '--message'],
      ['lts', '--message'],
      ['timer', '--user-event'],
    ] as const) {
      const argv = ['test', 'test/cli/handlers/json-texts.handler', '--source', source, '--no-isolate']
      const { code, out } = await fgc([...argv, '--phase', 'examples'])
      expect(code).toBe(1)
      expect(out).toContain(`(where only JSON is ever sent, say so: ${flag} json)`)
      expect((await fgc([...argv, flag, 'json'])).code).toBe(0)
    }
  })
})
