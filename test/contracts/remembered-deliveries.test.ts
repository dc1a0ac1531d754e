import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkContract, cts, kafka, lts, obs, rabbitmq, timer } from '../../contracts/index.js'

type Handler = (event: any, context: any) => Promise<void>

const options = { cases: false, dictionary: false } as const
const record = (event: any) => event.Records[0]
const refuse = (): never => {
  throw new Error('it is there already')
}

/** Refuses what it has seen, as told by a key of the event. */
const refusing = (keyOf: (event: any, context: any) => string) => (): Handler => {
  const seen = new Set<string>()
  return async (event, context) => {
    const key = keyOf(event, context)
    if (seen.has(key)) refuse()
    seen.add(key)
  }
}

/** Handlers with state of their module that handle an event once. Each makes a module anew. */
const planted: Record<string, readonly [() => any, () => Handler, number]> = {
  'a set of object keys': [obs, refusing((event) => record(event)?.s3?.object.key), 0],
  'a set of whole events': [obs, refusing((event) => JSON.stringify(event)), 0],
  'a set of times and names': [timer, refusing(({ time, trigger_name }) => `${trigger_name} ${time}`), 0],
  'a set of traces': [cts, refusing(({ cts: trace }) => trace.trace_id), 0],
  'a set of encoded texts': [lts, refusing((event) => event.lts.data), 0],
  'a set of request IDs': [timer, refusing((_event, { requestID }) => requestID), 0],
  'a set of batches': [rabbitmq, refusing(({ records }) => JSON.stringify(records?.[0]?.messages)), 0],
  'a set of messages, each by itself': [
    kafka,
    () => {
      const seen = new Set<string>()
      return async ({ records = [] }, _context) => {
        const messages: string[] = records.flatMap((one: any) => one.messages)
        if (messages.some((message) => seen.has(message))) refuse()
        for (const message of messages) seen.add(message)
      }
    },
    0,
  ],
  'a cache with a result of another form': [
    obs,
    () => {
      const cache = new Map<string, any>()
      return async (event, _context) => {
        const key = record(event)?.s3?.object.key
        if (cache.has(key)) cache.get(key).result.toString()
        cache.set(key, { done: true })
      }
    },
    0,
  ],
  'a counter that is wrong at two alone': [
    obs,
    () => {
      const counts = new Map<string, number>()
      return async (event, _context) => {
        const key = record(event)?.s3?.object.key
        const count = (counts.get(key) ?? 0) + 1
        counts.set(key, count)
        if (count === 2) throw new TypeError('no row was changed')
      }
    },
    1,
  ],
}

const deliveryFaults = async (contract: any, handler: Handler | { readonly file: string }, more: object) => {
  const report = await checkContract(contract, handler, { ...options, ...more })
  return [...report.violations, ...report.warnings].filter(({ rule }) => rule.startsWith('delivery/'))
}

describe('a handler that remembers what it was sent', () => {
  it.each(Object.entries(planted))(
    'is shown with the documented event, or next to it: %s',
    async (_name, [make, handler, most]) => {
      for (const seed of [1, 2, 3]) {
        const found = await deliveryFaults(make(), handler(), { seed })
        expect(found.map(({ rule }) => rule)).toEqual(['delivery/redelivery'])
        const [violation] = found as [(typeof found)[number]]
        expect(violation.unsteady).toBeUndefined()
        expect(violation.changes.length).toBeLessThanOrEqual(most)
        const replayed = await deliveryFaults(make(), handler(), { replay: violation.replay })
        expect(replayed.map(({ rule, location }) => [rule, location])).toEqual([
          [violation.rule, violation.location],
        ])
      }
    },
  )

  it('is shown with new values where the golden event was not the first: they are what matters', async () => {
    const handler = planted['a set of object keys']![1]()
    await deliveryFaults(obs(), handler, { seed: 1 })
    for (const seed of [2, 3, 4]) {
      const [violation, ...others] = await deliveryFaults(obs(), handler, { seed })
      expect(others).toEqual([])
      expect(violation!.changes.map(({ pointer, anyValue }) => [pointer, anyValue])).toEqual([
        ['/Records/0/s3/object/key', true],
      ])
      expect(violation!.remarks).toEqual([expect.stringContaining('the handler remembers what it was sent')])
    }
  })

  it('is shown with the golden event where it runs in a process of its own', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'remembered-'))
    const file = join(folder, 'index.mjs')
    const source = `const counts = {}
      export const handler = async (event, context) => {
        const key = event.Records[0]?.s3?.object.key
        counts[key] = (counts[key] ?? 0) + 1
        if (counts[key] === 2) throw new TypeError('no row was changed')
      }`
    try {
      writeFileSync(file, source)
      const found = await deliveryFaults(obs(), { file }, { isolate: true, seed: 1 })
      expect(found.map(({ rule, unsteady, changes }) => [rule, unsteady, changes])).toEqual([
        ['delivery/redelivery', undefined, []],
      ])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('needs as many records as the fault does: an order that is kept per key', async () => {
    const handler = (): Handler => {
      const seen = new Set<string>()
      return async ({ Records }, _context) => {
        const keys: string[] = Records.map((one: any) => one.s3?.object.key)
        const order = keys.join('\n')
        if (keys.length > 1 && seen.has(keys.toReversed().join('\n')) && !seen.has(order)) refuse()
        seen.add(order)
      }
    }
    for (const seed of [1, 2, 3]) {
      const found = await deliveryFaults(obs(), handler(), { seed })
      expect(found.map(({ rule }) => rule)).toEqual(['delivery/reordered'])
      expect((found[0]!.event as any).Records).toHaveLength(2)
      expect(found[0]!.changes.length).toBeLessThanOrEqual(2)
    }
  })

  it.each([
    ['that upserts', () => async (_event: unknown, _context: unknown) => {}],
    [
      'that lets a duplicate pass',
      () => {
        const seen = new Set<string>()
        return async (event: any, _context: unknown) => {
          const key = JSON.stringify(event)
          if (seen.has(key)) return
          seen.add(key)
        }
      },
    ],
    [
      'that asks for a retry at the first attempt of each event, and handles it then',
      () => {
        const tried = new Set<string>()
        return async (event: any, _context: unknown) => {
          const key = JSON.stringify(event)
          if (tried.has(key)) return
          tried.add(key)
          throw new Error('try again')
        }
      },
    ],
  ])('is not blamed for a duplicate: one %s', async (_name, handler) => {
    for (const make of [obs, kafka, timer] as readonly (() => any)[]) {
      for (const seed of [1, 2])
        expect(await deliveryFaults(make(), handler() as Handler, { seed })).toEqual([])
    }
  })
})
