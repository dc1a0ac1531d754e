import { describe, expect, it } from 'vitest'
import { bundleFiles } from '../../src/codegen/bundle-files.js'
import { removeAt, setAt } from '../../src/schema/json-pointer.js'
import { compileValidator } from '../../src/schema/validate/validate.js'
import { judgeOf, readSchemaFile, type SchemaObject } from './schema-files.js'

type Damage = readonly [source: string, pointer: string, value: unknown]

const gone = Symbol('gone')

// Refused by any validator.
const structural: readonly Damage[] = [
  ['apig', '/body', { test: 'body' }],
  ['apig', '/body', gone],
  ['apig', '/isBase64Encoded', 'true'],
  ['apig', '/isBase64Encoded', gone],
  ['apig', '/httpMethod', 'ANY'],
  ['apig', '/httpMethod', 'get'],
  ['apig', '/path', 'orders'],
  ['apig', '/path', '/orders?id=1'],
  ['apig', '/headers', []],
  ['apig', '/headers/Accept', 'x'],
  ['apig', '/headers/x-a', 'a\r\nb: c'],
  ['apig', '/headers/x-a', 1],
  ['apig', '/headers/host', 'no host'],
  ['apig', '/queryStringParameters/a', 1],
  ['apig', '/queryStringParameters/a', null],
  ['apig', '/pathParameters/path', ['x']],
  ['apig', '/requestContext', gone],
  ['apig', '/requestContext/requestId', 'xyz'],
  ['apig', '/requestContext/unknown', 1],
  ['apig', '/unknown', 1],
  ['obs', '/Records', {}],
  ['obs', '/Records/0/eventName', 's3:ObjectCreated:Put'],
  ['obs', '/Records/0/eventTime', '2018-02-29T07:50:50.028Z'],
  ['obs', '/Records/0/eventTime', '2018-04-31T07:50:50.028Z'],
  ['obs', '/Records/0/eventTime', '2018-13-01T07:50:50.028Z'],
  ['obs', '/Records/0/eventTime', '2018-01-09T24:00:00.000Z'],
  ['obs', '/Records/0/s3/object/key', 'a b.png'],
  ['obs', '/Records/0/s3/object/key', 'a/b.png'],
  ['obs', '/Records/0/s3/object/key', 'a%2.png'],
  ['obs', '/Records/0/s3/object/key', '%FF'],
  ['obs', '/Records/0/s3/object/key', '%C3'],
  ['obs', '/Records/0/s3/object/key', '%ED%A0%80'],
  ['obs', '/Records/0/s3/object/key', '%C0%AF'],
  ['obs', '/Records/0/s3/object/key', ''],
  ['obs', '/Records/0/s3/object/size', -1],
  ['obs', '/Records/0/s3/object/size', 1.5],
  ['obs', '/Records/0/s3/object/size', '777835'],
  ['obs', '/Records/0/s3/object/size', gone],
  ['obs', '/Records/0/s3/object/eTag', gone],
  ['obs', '/Records/0/Region', gone],
  ['obs', '/Records/0/awsRegion', 'eu-de'],
  ['obs', '/Records/0/requestParameters/sourceIPAddress', '256.1.1.1'],
  ['obs', '/Records/0/userIdentity/PrincipalId', 'x'],
  ['timer', '/time', '2018-06-31T08:30:00+08:00'],
  ['timer', '/time', '2018-06-01T08:30:60+08:00'],
  ['timer', '/time', '2018-06-01 08:30:00+08:00'],
  ['timer', '/time', '2018-06-01T08:30:00'],
  ['timer', '/time', 1527813000],
  ['timer', '/user_event', { report: 'daily' }],
  ['timer', '/user_event', gone],
  ['timer', '/trigger_type', 'Timer'],
  ['lts', '/lts', gone],
  ['lts', '/lts/data', {}],
  ['cts', '/cts', gone],
  ['cts', '/cts/time', '2018-06-26T08:54:07Z'],
  ['cts', '/cts/time', '2018/02/30 08:54:07 GMT+08:00'],
  ['cts', '/cts/time', 5],
  ['cts', '/cts/code', 1.5],
  ['cts', '/cts/code', 'OK'],
  ['cts', '/cts/user/domain', gone],
  ['cts', '/cts/request', '{}'],
  ['cts', '/cts/trace_type', 'consoleAction'],
  ['kafka', '/records', gone],
  ['kafka', '/records/0/messages', 'kafka message1'],
  ['kafka', '/records/0/messages/0', { message: 'x' }],
  ['kafka', '/records/0/topic_id', ''],
  ['kafka', '/event_time', '1576737962'],
  ['kafka', '/trigger_type', 'RABBITMQ'],
  ['kafka', '/instance_id', gone],
  ['rabbitmq', '/records/0/exchange', gone],
  ['rabbitmq', '/records/0/instance_id', gone],
  ['rabbitmq', '/instance_id', '81335d56-b9fe-4679-ba95-7030949cc76b'],
  ['rabbitmq', '/records/0/messages/0', 1],
]

const payload = {
  logs: [
    {
      message: 'm',
      time: 1530009653059,
      host_name: 'ecs-test',
      ip: '192.168.1.1',
      path: 'var/log/test.log',
      log_uid: '663d6930-792d-11e8-8b08-286ed488ce70',
      line_no: 1,
    },
  ],
  owner: '6280e170bd934f60a4d851cf5ca05129',
  log_group_id: '97a9d284-4448-11e8-8fa4-286ed488ce70',
  log_topic_id: '1a9675a7-784d-11e8-9f70-286ed488ce70',
}
const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64')
const [log] = payload.logs

// Refused only by one that looks into the content.
const content: readonly (readonly [why: string, data: string])[] = [
  ['no base64', 'not base64!'],
  ['base64 without its padding', encoded(payload).replace(/=*$/, '').slice(0, -1)],
  ['empty', ''],
  ['no JSON', Buffer.from('{').toString('base64')],
  ['no UTF-8', Buffer.from([0xff]).toString('base64')],
  ['another document', encoded({ logs: [] })],
  ['a record without its message', encoded({ ...payload, logs: [{ ...log, message: undefined }] })],
  ['a time that is none', encoded({ ...payload, logs: [{ ...log, time: 'now' }] })],
  ['records as text that is no JSON', encoded({ ...payload, logs: '[' })],
  ['records as text of another kind', encoded({ ...payload, logs: '{}' })],
  ['records as text, one damaged', encoded({ ...payload, logs: JSON.stringify([{ ...log, ip: 'x' }]) })],
]

describe('damaged events', () => {
  it.each(structural)('%s %s = %o is refused', (source, pointer, value) => {
    const schema = readSchemaFile(`${source}-event`)
    const [example] = schema.examples as readonly unknown[]
    const validate = judgeOf(`${source}-event`)
    expect(validate(example)).toBe(true)
    const damaged = damage(example, pointer, value)
    expect(validate(damaged), JSON.stringify(damaged)).toBe(false)
  })

  it.each(content)('lts.data: %s is refused', async (_, data) => {
    const url = new URL('../../schemas/lts-event.schema.json', import.meta.url)
    const validate = compileValidator((await bundleFiles(url.pathname)) as SchemaObject)
    expect(validate({ lts: { data: encoded(payload) } })).toEqual([])
    const [problem] = validate({ lts: { data } })
    expect(problem?.pointer).toMatch(/^\/lts\/data/)
  })
})

function damage(event: unknown, pointer: string, value: unknown): unknown {
  const tokens = pointer.split('/').slice(1)
  const changed = value === gone ? removeAt(event, tokens) : setAt(event, tokens, value)
  if (changed === undefined) throw new Error(`nothing at ${pointer}`)
  return changed.value
}
