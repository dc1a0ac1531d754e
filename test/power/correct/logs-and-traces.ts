import { parsed } from '../answers.js'
import { type CorrectHandler, type SourceName, stateless } from '../planted-handler.js'

const right = (
  source: SourceName,
  name: string,
  liberty: string,
  instance: CorrectHandler['instance'],
  more: Partial<CorrectHandler> = {},
): CorrectHandler => ({ name, source, liberty, instance, ...more })

const payloadOf = (event: any): any => JSON.parse(Buffer.from(event.lts.data, 'base64').toString())

function recordsOf(event: any): any[] {
  const { logs } = payloadOf(event)
  return typeof logs === 'string' ? JSON.parse(logs) : logs
}

/** A trace's time in milliseconds, whatever its form; undefined where it has none. */
function timeOf(time: string | number): number | undefined {
  const number = Number(time)
  if (time !== '' && !Number.isNaN(number)) return number < 1e11 ? number * 1000 : number
  const [, y, mo, d, h, mi, s, sign, oh, om] =
    /^(\d{4})\/(\d\d)\/(\d\d) (\d\d):(\d\d):(\d\d) GMT([+-])(\d\d):(\d\d)$/.exec(String(time)) ?? []
  if (y === undefined) return undefined
  const offset = (Number(oh) * 60 + Number(om)) * (sign === '-' ? -1 : 1)
  return Date.UTC(+y, +mo! - 1, +d!, +h!, +mi! - offset, +s!)
}

export const logsAndTraces: readonly CorrectHandler[] = [
  right(
    'lts',
    'alarm',
    'logs in both forms',
    stateless(async (event, context) => {
      const errors = recordsOf(event).filter(({ message }) => /\b(ERR|ERROR)\b/.test(message))
      if (errors.length > 0) context.getLogger().warn(`${errors.length} errors`)
      return errors.map(({ host_name, line_no }) => `${host_name}:${line_no}`)
    }),
  ),
  right(
    'lts',
    'levels',
    'counts by untrusted names',
    stateless(async (event, _context) => {
      const counts = new Map<string, number>()
      for (const { message } of recordsOf(event)) {
        const level = String(parsed(message)?.level ?? 'none')
        counts.set(level, (counts.get(level) ?? 0) + 1)
      }
      return Object.fromEntries(counts)
    }),
  ),
  right(
    'lts',
    'declared-messages',
    'declared messages',
    stateless(async (event, _context) =>
      recordsOf(event).map(({ message }) => JSON.parse(message).level.toUpperCase()),
    ),
    {
      contract: {
        message: {
          type: 'object',
          required: ['level'],
          properties: { level: { enum: ['info', 'error'] }, msg: { type: 'string' } },
        },
      },
    },
  ),
  right(
    'lts',
    'lists-only',
    'one form, announced',
    stateless(async (event, _context) =>
      payloadOf(event).logs.map((log: any) => new Date(log.time).toISOString()),
    ),
    { contract: { forms: ['array'] } },
  ),
  right(
    'lts',
    'text-only',
    'the other form, announced',
    stateless(async (event, _context) =>
      JSON.parse(payloadOf(event).logs).map((log: any) => log.path.split('/').at(-1)),
    ),
    { contract: { forms: ['string'] } },
  ),
  right(
    'lts',
    'newest',
    'an empty list tolerated',
    stateless((event, _context, callback) => {
      const times = recordsOf(event).map(({ time }) => time)
      callback(null, times.length === 0 ? '' : new Date(Math.max(...times)).toISOString())
    }),
  ),
  right(
    'lts',
    'store-is-busy',
    'a retry by throwing',
    stateless(async (event, _context) => {
      if (recordsOf(event).length > 3) throw new Error('the store is busy')
    }),
    { mayWarn: ['handler/threw'] },
  ),
  right(
    'cts',
    'audit',
    'times of every form',
    stateless(async (event, _context) => {
      const at = timeOf(event.cts.time) ?? timeOf(event.cts.record_time) ?? 0
      return `${new Date(at).toISOString()} ${event.cts.user?.name} ${event.cts.trace_name}`
    }),
  ),
  right(
    'cts',
    'failures',
    'members that may be absent',
    stateless(async (event, _context) => {
      const { code, trace_status = 'normal', request = {}, response = {} } = event.cts
      const failed = Number(code ?? 0) >= 400 || trace_status !== 'normal'
      return { failed, members: Object.keys(request).length + Object.keys(response).length }
    }),
  ),
  right('cts', 'by-resource', 'a table by untrusted names', () => {
    const traces = new Map<string, string[]>()
    return async (event, _context) => {
      const { resource_name, trace_id } = event.cts
      traces.set(resource_name, [...new Set([...(traces.get(resource_name) ?? []), trace_id])])
      return traces.size
    }
  }),
  right(
    'cts',
    'servers-only',
    'operations of the trigger',
    stateless(async (event, _context) => {
      const actions = new Map([
        ['deleteServer', 'gone'],
        ['restartServer', 'back'],
      ])
      return actions.get(event.cts.trace_name)!.toUpperCase()
    }),
    { contract: { operations: ['ECS:ecs;server:restartServer;deleteServer'] } },
  ),
  right(
    'cts',
    'nested',
    'requests of any depth',
    stateless(async (event, _context) =>
      JSON.stringify([event.cts.request ?? null, event.cts.message?.length ?? 0]),
    ),
  ),
]
