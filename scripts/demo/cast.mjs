// Who plays in the demo: the example handlers, and their broken twins with the one rule that each of them breaks.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The handlers of examples/handlers with their contracts. `library` holds the public names of the package (compiled
 * in the demo, the sources in a test); `folder` is the folder of the handlers.
 */
export function castOf({ apig, obs, timer, lts, cts, kafka, rabbitmq }, folder) {
  const json = (name) => JSON.parse(readFileSync(join(folder, 'schemas', `${name}.schema.json`), 'utf8'))
  // One contract for each source: what is derived from it is derived once.
  const contracts = {
    apig: apig(),
    obs: obs(),
    timer: timer(),
    lts: lts(),
    cts: cts(),
    kafka: kafka(),
    rabbitmq: rabbitmq({ message: json('invoice') }),
  }
  const member = (source, file, more = {}) => ({
    source,
    contract: contracts[source],
    file: `src/${file}`,
    ...more,
  })
  const twin = (source, name, rule, more = {}) => member(source, `broken/${name}`, { rule, ...more })
  return {
    handlers: [
      member('apig', 'order-api.ts'),
      member('obs', 'image-indexer.ts'),
      member('timer', 'report-timer.cjs'),
      member('lts', 'log-alarm.js'),
      member('cts', 'audit-trail.ts'),
      member('kafka', 'order-placed.cjs'),
      member('rabbitmq', 'invoice-consumer.ts'),
    ],
    twins: [
      twin('apig', 'create-order.ts', 'handler/threw'),
      twin('apig', 'find-orders.ts', 'apig/content-length'),
      twin('apig', 'search-page.ts', 'apig/reflected-markup'),
      twin('obs', 'thumbnails.ts', 'handler/threw'),
      // A short limit, since each call that hangs takes all of it.
      twin('timer', 'weekly-report.cjs', 'handler/timed-out', { options: { timeout: 200 } }),
      twin('lts', 'error-counter.js', 'handler/threw'),
      twin('cts', 'change-log.ts', 'handler/threw'),
      twin('kafka', 'stock-keeper.cjs', 'handler/unhandled-rejection'),
      twin('rabbitmq', 'payment-booker.js', 'delivery/redelivery', { reset: 'reset' }),
    ].map((one) => ({ ...one, bug: bugIn(join(folder, one.file)) })),
  }
}

/** What the file itself says of its bug. */
function bugIn(file) {
  return /\* Bug: (.*?)(?: \*\/)?$/m.exec(readFileSync(file, 'utf8'))[1]
}
