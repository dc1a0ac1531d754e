import type { Rule } from '../../src/core.js'

/** The event again fails where it had succeeded. The runner applies it with the deliveries of a contract. */
export const redeliveryRule: Rule = {
  name: 'delivery/redelivery',
  severity: 'error',
  says: 'asynchronous sources: the same event again (or its messages in two batches) does not fail where it had succeeded',
  evidence: 'documented',
  source: 'FunctionGraph retry mechanism: functions are to be idempotent; a retry keeps its request ID',
  bad: 'await db.insert(record.id, record)',
  good: 'await db.upsert(record.id, record)',
}

export const reorderedRule: Rule = {
  name: 'delivery/reordered',
  severity: 'error',
  says: 'OBS: the same records in another order do not fail where they had succeeded',
  evidence: 'documented',
  source: 'OBS event notifications are not ordered (obs_41_0045)',
  bad: 'if (record.eventName.startsWith("ObjectRemoved")) await index.remove(key) // throws when absent',
  good: 'await index.removeIfPresent(key)',
}

export const poisonRule: Rule = {
  name: 'delivery/poison',
  severity: 'error',
  says: 'a message that breaks its schema costs no other of its batch (a batch that fails with all others processed: a warning)',
  evidence: 'documented',
  source:
    'the options poison and processed of kafka(), rabbitmq() and lts(); a batch that fails comes again as a whole',
  bad: 'for (const message of messages) await book(JSON.parse(message))',
  good: 'for (const message of messages) try { await book(JSON.parse(message)) } catch { await setAside(message) }',
}

/** The rule as it stands in a contract that mixes none in. */
export const unsetPoisonRule: Rule = { ...poisonRule, unset: 'the options poison and processed' }

export const warmStateRule: Rule = {
  name: 'delivery/warm-state',
  severity: 'off',
  says: 'the same event ends alike on a fresh and on a used instance (needs create or isolation; of sources that do not wait for the answer only whether it succeeds)',
  evidence: 'documented',
  source: 'FunctionGraph reuses instances: module state outlives a call',
  bad: 'if (!cache.has(event.path)) cache.set(event.path, await render(event)); return cache.get(event.path)',
  good: 'const key = JSON.stringify([event.path, event.queryStringParameters]); …',
}
