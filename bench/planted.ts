import type { ApigEvent } from '../contracts/generated/apig-event.js'
import type { CtsEvent } from '../contracts/generated/cts-event.js'
import type { KafkaEvent } from '../contracts/generated/kafka-event.js'
import type { LtsEvent } from '../contracts/generated/lts-event.js'
import type { LtsPayload } from '../contracts/generated/lts-payload.js'
import type { ObsEvent } from '../contracts/generated/obs-event.js'
import type { RabbitmqEvent } from '../contracts/generated/rabbitmq-event.js'
import type { TimerEvent } from '../contracts/generated/timer-event.js'

/** A bug that a handler could have: the events that reveal it. */
export interface Planted {
  readonly source: string
  readonly says: string
  readonly fails: (event: never) => boolean
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function bodyOf({ body, isBase64Encoded }: ApigEvent): unknown {
  return parsed(isBase64Encoded ? Buffer.from(body, 'base64').toString() : body)
}

function payloadOf({ lts }: LtsEvent): LtsPayload {
  return JSON.parse(Buffer.from(lts.data, 'base64').toString()) as LtsPayload
}

function logsOf(event: LtsEvent): Exclude<LtsPayload['logs'], string> {
  const { logs } = payloadOf(event)
  return typeof logs === 'string' ? JSON.parse(logs) : logs
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null

/** Twelve bugs over the seven events. */
export const planted: readonly Planted[] = [
  { source: 'apig', says: 'a body that is JSON null', fails: (e: ApigEvent) => bodyOf(e) === null },
  {
    source: 'apig',
    says: 'a query parameter with several values',
    fails: (e: ApigEvent) =>
      Object.values(e.queryStringParameters ?? {}).some((v) => Array.isArray(v) && v.length > 1),
  },
  {
    source: 'apig',
    says: 'credentials that are no bearer token',
    fails: ({ headers }: ApigEvent) =>
      headers?.authorization !== undefined && !headers.authorization.startsWith('Bearer '),
  },
  { source: 'obs', says: 'more than three records', fails: (e: ObsEvent) => e.Records.length > 3 },
  {
    source: 'obs',
    says: 'a key with an encoded slash',
    fails: (e: ObsEvent) => e.Records.some((r) => r.s3.object.key.includes('%2F')),
  },
  {
    source: 'timer',
    says: 'a user event longer than 20',
    fails: (e: TimerEvent) => e.user_event.length > 20,
  },
  { source: 'timer', says: 'a time in UTC', fails: (e: TimerEvent) => e.time.endsWith('Z') },
  {
    source: 'lts',
    says: 'records as text, at least two',
    fails: (e: LtsEvent) => typeof payloadOf(e).logs === 'string' && logsOf(e).length > 1,
  },
  {
    source: 'lts',
    says: 'a message that is a JSON object',
    fails: (e: LtsEvent) => logsOf(e).some(({ message }) => isObject(parsed(message))),
  },
  {
    source: 'cts',
    says: 'code is 500 or more',
    fails: ({ cts }: CtsEvent) => typeof cts.code === 'number' && cts.code >= 500,
  },
  {
    source: 'kafka',
    says: 'more than four messages in all',
    fails: (e: KafkaEvent) =>
      'records' in e && e.records.reduce((sum, record) => sum + record.messages.length, 0) > 4,
  },
  {
    source: 'rabbitmq',
    says: 'a message that is no JSON',
    fails: (e: RabbitmqEvent) => e.records.some((r) => r.messages.some((m) => parsed(m) === undefined)),
  },
]

/** Bugs that nothing was tuned for: they came after shrinking was as it is, and stay out of its targets' making. */
export const unseen: readonly Planted[] = [
  {
    source: 'lts',
    says: 'a third member in the JSON of a message',
    fails: (e: LtsEvent) =>
      logsOf(e).some(({ message }) => Object.keys(Object(parsed(message)))[2] !== undefined),
  },
  {
    source: 'apig',
    says: 'a POST with a body and a cookie',
    fails: (e: ApigEvent) => e.httpMethod === 'POST' && e.body.length > 3 && e.headers?.cookie !== undefined,
  },
  {
    source: 'timer',
    says: 'a quote far into the user event',
    fails: (e: TimerEvent) => e.user_event.indexOf('"', 12) > 0,
  },
  {
    source: 'kafka',
    says: 'a message that is an object after one that is none',
    fails: (e: KafkaEvent) => {
      if (!('records' in e)) return false
      const kinds = e.records.flatMap(({ messages }) => messages).map((m) => isObject(parsed(m)))
      return kinds.indexOf(true) > 0
    },
  },
  {
    source: 'obs',
    says: 'a removal beside a creation',
    fails: ({ Records }: ObsEvent) =>
      new Set(Records.map(({ eventName }) => eventName.startsWith('ObjectRemoved'))).size > 1,
  },
]
