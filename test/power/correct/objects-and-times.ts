import { parsed } from '../answers.js'
import { type CorrectHandler, type SourceName, stateless } from '../planted-handler.js'

const right = (
  source: SourceName,
  name: string,
  liberty: string,
  instance: CorrectHandler['instance'],
  more: Partial<CorrectHandler> = {},
): CorrectHandler => ({ name, source, liberty, instance, ...more })

const nameOf = (key: string): string => decodeURIComponent(key.replaceAll('+', ' '))

export const objectsAndTimes: readonly CorrectHandler[] = [
  right('obs', 'index', 'an index in any order', () => {
    const index = new Map<string, { sequencer: string; size: number }>()
    return async (event, _context) => {
      for (const { eventName, s3 } of event.Records) {
        const place = `${s3.bucket.name}/${nameOf(s3.object.key)}`
        const known = index.get(place)
        if (known !== undefined && known.sequencer >= s3.object.sequencer) continue
        const size = eventName.startsWith('ObjectRemoved:') ? 0 : (s3.object.size ?? 0)
        index.set(place, { sequencer: s3.object.sequencer, size })
      }
      return { objects: index.size }
    }
  }),
  right(
    'obs',
    'regions',
    'the region under each of its names',
    stateless(async (event, context) => {
      const regions = event.Records.map((r: any) => r.Region ?? r.awsRegion ?? r.eventRegion)
      context.getLogger().info(new Set(regions).size)
      return regions.map((region: string) => region.split('-')[0])
    }),
  ),
  right('obs', 'once', 'a repeated request skipped', () => {
    const done = new Set<string>()
    return async (event, context) => {
      if (done.has(context.getRequestID())) return 'done before'
      done.add(context.getRequestID())
      return `${event.Records.length} records`
    }
  }),
  right(
    'obs',
    'extensions',
    'keys of every form',
    stateless(async (event, _context) =>
      event.Records.map(({ s3 }: any) => {
        const file = nameOf(s3.object.key).split('/').at(-1) ?? ''
        const at = file.lastIndexOf('.')
        return at > 0 ? file.slice(at + 1).toLowerCase() : 'none'
      }),
    ),
  ),
  right(
    'obs',
    'pictures-only',
    'a trigger with prefix and suffix',
    stateless(async (event, _context) =>
      event.Records.map(({ s3 }: any) => {
        const [, name] = /^photos\/(.*)\.png$/s.exec(nameOf(s3.object.key))!
        return name!.length
      }),
    ),
    { contract: { prefix: 'photos/', suffix: '.png' } },
  ),
  right(
    'obs',
    'created-only',
    'a trigger for some events',
    stateless(async (event, _context) => {
      const verbs: Record<string, string> = { Put: 'put', Post: 'post' }
      return event.Records.map(({ eventName, s3 }: any) => {
        const verb = verbs[eventName.slice('ObjectCreated:'.length)]!.toUpperCase()
        return `${verb} ${s3.object.size.toFixed(0)} ${s3.object.eTag.slice(0, 4)}`
      })
    }),
    { contract: { events: ['Put', 'Post'] } },
  ),
  right(
    'obs',
    'callback',
    'the callback without a result',
    stateless((event, _context, callback) => {
      event.Records.length = 0
      callback(null)
    }),
  ),
  right(
    'obs',
    'not-there-yet',
    'a retry by throwing, announced',
    stateless(async (event, _context) => {
      for (const { s3 } of event.Records) {
        if (s3.object.size === 0) throw new Error(`${nameOf(s3.object.key)} is not complete`)
      }
    }),
    { options: { expectedErrors: (error: any) => error.message.endsWith('is not complete') } },
  ),
  right(
    'obs',
    'too-large',
    'a retry by throwing',
    stateless(async (event, _context) => {
      if (event.Records.some(({ s3 }: any) => s3.object.size > 2 ** 32))
        throw new Error('no room at the moment')
      return event.Records.length
    }),
    { mayWarn: ['handler/threw'] },
  ),
  right(
    'timer',
    'report',
    'a user event of any text',
    stateless(async (event, _context) => {
      const input = parsed(event.user_event)
      const recipients = Array.isArray(input?.recipients) ? input.recipients : [event.user_event]
      return { at: new Date(event.time).toISOString(), recipients }
    }),
  ),
  right(
    'timer',
    'declared-user-event',
    'a declared user event',
    stateless(async (event, _context) => {
      const { report, recipients = [] } = JSON.parse(event.user_event)
      return recipients.map((recipient: string) => `${report.trim()} to ${recipient.trim()}`)
    }),
    {
      contract: {
        userEvent: {
          type: 'object',
          required: ['report'],
          properties: {
            report: { type: 'string' },
            recipients: { type: 'array', items: { type: 'string' }, maxItems: 5 },
          },
        },
      },
    },
  ),
  right(
    'timer',
    'first-of-month',
    'a schedule',
    stateless(async (event, _context) => {
      if (!/^20\d\d-\d\d-01T03:30:00/.test(event.time)) throw new RangeError(`not the time: ${event.time}`)
      return event.trigger_name
    }),
    { contract: { schedule: '0 30 3 1 * ?' } },
  ),
  right(
    'timer',
    'local-day',
    'a time zone of its own',
    stateless(async (event, context) => {
      const day = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Berlin', dateStyle: 'full' })
      context.getLogger().debug(day.format(new Date(event.time)))
    }),
  ),
  right(
    'timer',
    'nothing',
    'no result',
    stateless(async (_event, _context) => {}),
  ),
  right('timer', 'last-run', 'own state', () => {
    const runs: string[] = []
    return (event, context, callback) => {
      runs.push(`${context.getRequestID()} ${event.time}`)
      callback(null, { runs: runs.length })
    }
  }),
]
