import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runVitest } from './run-vitest.js'

const folder = 'examples/handlers'

it('passes the tests of the example repository, run in its own folder', { timeout: 300_000 }, async () => {
  const tests = await runVitest(folder, 'test/examples/vitest.config.ts')
  const failures = tests.filter((test) => test.status === 'failed').flatMap((test) => test.failureMessages)
  expect(failures).toEqual([])
  const describes = new Set(tests.map((test) => test.ancestorTitles[0]))
  const sources = ['apig', 'obs', 'timer', 'lts', 'cts', 'kafka', 'rabbitmq']
  expect([...describes].sort()).toEqual(
    [
      'Order API',
      ...[...sources, 'place-order', 'find-orders', 'damaged-invoices', 'stock-queue'].map(
        (name) => `${name} contract`,
      ),
    ].sort(),
  )
  // Four phases each, but for HTTP, which delivers once; where its body is described, invalid ones are sent.
  // Damaged invoices come in two phases; and twice three phases of the queue of the shop's own, and four of each operation of the order API's document.
  expect(tests.length).toBe(6 * 4 + 2 * 3 + 1 + 4 + 2 + 2 * 3 + 3 * 4)
})

it('holds a test for each handler', () => {
  const stem = (name: string): string => name.replace(/(\.test)?\.[cm]?[jt]s$/, '')
  const tests = readdirSync(join(folder, 'test')).map(stem)
  const inner = ['order', 'responses', 'trace-time']
  const handlers = readdirSync(join(folder, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => stem(entry.name))
    .filter((name) => !inner.includes(name))
  expect(tests.sort()).toEqual(handlers.sort())
})
