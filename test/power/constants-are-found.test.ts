import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkContract } from '../../src/check.js'
import type { AnyHandler } from '../../src/contract.js'
import { contractOf } from './check-planted.js'
import type { PlantedHandler, SourceName } from './planted-handler.js'

/** The source of a handler that throws where a place of its event holds a constant. */
type Source = (constants: { readonly text: string; readonly name: string; readonly number: number }) => string

const throws = 'throw new TypeError("planted")'
const messages = 'event.records.flatMap((record) => record.messages)'
const records = `const { logs } = JSON.parse(Buffer.from(event.lts.data, 'base64').toString())
  const records = typeof logs === 'string' ? JSON.parse(logs) : logs`
const json = 'const json = (text) => { try { return JSON.parse(text) } catch { return undefined } }'
const body = `${json}
  const body = json(event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString() : event.body)`

const places: readonly (readonly [SourceName, string, Source])[] = [
  [
    'apig',
    'a query parameter',
    (c) => `if (event.queryStringParameters?.${c.name} === '${c.text}') ${throws}`,
  ],
  [
    'apig',
    'a number in the query',
    (c) => `if (Number(event.queryStringParameters?.${c.name}) > ${c.number}) ${throws}`,
  ],
  ['apig', 'a header', (c) => `if (event.headers?.['x-${c.name}'] === '${c.text}') ${throws}`],
  [
    'apig',
    'a path parameter',
    (c) => `const { ${c.name}: p } = event.pathParameters ?? {}\n  if (p === '${c.text}') ${throws}`,
  ],
  ['apig', 'the path', (c) => `if (event.path === '/${c.text}/${c.name}') ${throws}`],
  ['apig', 'a segment of the path', (c) => `if (event.path.split('/').includes('${c.text}')) ${throws}`],
  ['apig', 'a member of the body', (c) => `${body}\n  if (body?.${c.name} === '${c.text}') ${throws}`],
  ['apig', 'a number in the body', (c) => `${body}\n  if (body?.${c.name} === ${c.number}) ${throws}`],
  [
    'apig',
    'a case of the body',
    (c) => `${body}\n  switch (body?.${c.name}) { case 'other': break; case '${c.text}': ${throws} }`,
  ],
  [
    'apig',
    'two members of the body',
    (c) => `${body}\n  if (body?.${c.name} === '${c.text}' && body.count > ${c.number}) ${throws}`,
  ],
  [
    'apig',
    'a header and the query',
    (c) =>
      `if (event.headers?.['x-mode'] === '${c.text}' && event.queryStringParameters?.${c.name} === 'on') ${throws}`,
  ],
  [
    'obs',
    'the name of a file',
    (c) => `for (const { s3 } of event.Records) if (s3.object.key === '${c.text}.csv') ${throws}`,
  ],
  [
    'obs',
    'a folder',
    (c) =>
      `for (const { s3 } of event.Records) if (decodeURIComponent(s3.object.key).split('/')[0] === '${c.text}') ${throws}`,
  ],
  ['timer', 'the user event', (c) => `if (event.user_event === '${c.text}') ${throws}`],
  [
    'timer',
    'a member of the user event',
    (c) => `${json}\n  if (json(event.user_event)?.${c.name} === '${c.text}') ${throws}`,
  ],
  [
    'lts',
    'a word of a message',
    (c) => `${records}\n  if (records.some(({ message }) => message.includes('${c.text}'))) ${throws}`,
  ],
  [
    'lts',
    'a member of a message',
    (c) =>
      `${records}\n  ${json}\n  for (const { message } of records) if (json(message)?.${c.name} === '${c.text}') ${throws}`,
  ],
  ['cts', 'a resource', (c) => `if (event.cts.resource_name === '${c.text}') ${throws}`],
  [
    'kafka',
    'the start of a message',
    (c) => `if (${messages}.some((m) => m.startsWith('${c.text}:'))) ${throws}`,
  ],
  [
    'kafka',
    'a member of a message',
    (c) => `${json}\n  for (const m of ${messages}) if (json(m)?.${c.name} === '${c.text}') ${throws}`,
  ],
  ['rabbitmq', 'a message', (c) => `if (${messages}.includes('${c.text}')) ${throws}`],
  ['timer', 'a pattern', (c) => `if (/^${c.text}-[0-9]{2}/.test(event.user_event)) ${throws}`],
  [
    'rabbitmq',
    'a number in a message',
    (c) => `${json}\n  for (const m of ${messages}) if (json(m)?.${c.name} >= ${c.number}) ${throws}`,
  ],
]

const constants = fc.record({
  text: fc.stringMatching(/^[a-z][a-z0-9-]{4,11}$/),
  name: fc.stringMatching(/^[a-z]{4,10}$/).map((name) => `q${name}`),
  number: fc.integer({ min: 1000, max: 100_000 }),
})

function handlerOf(source: string): AnyHandler {
  return new Function(
    `return async (event, context) => {\n  ${source}\n  return { statusCode: 200, isBase64Encoded: false }\n}`,
  )() as AnyHandler
}

const seeds = Array.from({ length: Number(process.env.POWER_SEEDS ?? 3) }, (_, i) => i + 1)

describe('a constant of the source that an event must hold', () => {
  it.each(places)('is found in %s: %s', async (source, _place, write) => {
    const missed: string[] = []
    for (const seed of seeds) {
      const [drawn] = fc.sample(constants, { seed, numRuns: 1 })
      const text = write(drawn!)
      const options = { seed, numRuns: 100, phases: ['boundary', 'random'] } as const
      const report = await checkContract(contractOf({ source } as PlantedHandler), handlerOf(text), options)
      const found = [...report.violations, ...report.warnings].some(({ message }) =>
        message.includes('planted'),
      )
      if (!found) missed.push(text)
    }
    expect(missed).toEqual([])
  })
})
