import fc from 'fast-check'
import type { CtsEvent, CtsTrace } from '../../contracts/generated/cts-event.js'
import { jsonObject, jsonText } from './json.js'
import {
  accountId,
  capital,
  characters,
  epochMilliseconds,
  epochSeconds,
  hex32,
  ipv4,
  letters,
  localTime,
  name,
  offset,
  small,
  smallAndDigits,
  text,
  uuid,
  wordCharacters,
} from './texts.js'

const noNullPrototype = true

const gmtTime = fc
  .tuple(localTime, fc.oneof(fc.constant('+08:00'), offset))
  .map(([t, end]) => `${t.replaceAll('-', '/').replace('T', ' ')} GMT${end}`)

const time = fc.oneof<fc.WeightedArbitrary<string | number>[]>(
  { arbitrary: gmtTime, weight: 3 },
  { arbitrary: epochSeconds, weight: 1 },
  { arbitrary: epochMilliseconds, weight: 1 },
  { arbitrary: fc.nat({ max: 999_999_999_999 }).map((n) => `1${String(n).padStart(12, '0')}`), weight: 1 },
  { arbitrary: fc.constant(''), weight: 1 },
)

const code = fc.oneof<fc.Arbitrary<string | number>[]>(
  fc.integer({ min: 100, max: 599 }),
  fc.constant(0),
  fc.integer({ min: 100, max: 599 }).map(String),
)

const capitalized = name(capital, small, 9, 3)
const words = fc.array(capitalized, { maxLength: 3 }).map((list) => list.join(''))
const graphName = name(small, `${smallAndDigits}-`, 12)

const urn = fc
  .record(
    {
      region: fc.oneof(fc.constant('{region}'), fc.constantFrom('cn-north-4', 'eu-west-0', 'ap-southeast-3')),
      project: hex32,
      kind: fc.constantFrom('graph', 'function'),
      graphName,
    },
    { noNullPrototype },
  )
  .map((u) => `urn:fgs:${u.region}:${u.project}:${u.kind}:${u.graphName}`)

const rating = fc.constantFrom('normal', 'warning', 'incident')

/** What captured events hold beyond the documentation. */
const observed = fc.record(
  {
    trace_rating: rating,
    api_version: fc.constantFrom('', 'v1', '2', 'v3', 'v1.0', '2.1'),
    domain_id: accountId,
    message: fc.oneof(text, jsonText),
    operation_id: fc.tuple(capitalized, words).map((w) => w.join('')),
    project_id: hex32,
    read_only: fc.boolean(),
    resource_account_id: fc.oneof({ arbitrary: hex32, weight: 3 }, { arbitrary: fc.constant(''), weight: 1 }),
    source_ip: ipv4,
    event_type: fc.constantFrom('global', 'system'),
    tracker_name: fc.constant('system'),
  },
  { requiredKeys: [], noNullPrototype },
)

const documented = fc.record(
  {
    time,
    user: fc.record(
      {
        name: name(letters, `${wordCharacters}_@.-`, 16),
        id: accountId,
        domain: fc.record(
          { name: name(letters, `${wordCharacters}_-`, 18, 5), id: accountId },
          { noNullPrototype },
        ),
      },
      { noNullPrototype },
    ),
    request: jsonObject,
    response: jsonObject,
    code,
    service_type: fc.oneof(characters(small, 2, 8), characters(capital, 2, 4), fc.constant('FunctionGraph')),
    resource_type: fc.oneof(characters(small, 2, 10), characters(capital, 2, 5), capitalized),
    resource_name: text,
    resource_id: fc.oneof(urn, uuid, hex32, graphName),
    trace_name: fc.tuple(characters(small, 3, 12), words).map((w) => w.join('')),
    trace_type: fc.constantFrom('ConsoleAction', 'ApiCall', 'SystemAction'),
    record_time: time,
    trace_id: uuid,
    trace_status: rating,
  },
  {
    requiredKeys: [
      'time',
      'user',
      'service_type',
      'resource_type',
      'resource_name',
      'resource_id',
      'trace_name',
      'trace_type',
      'record_time',
      'trace_id',
    ],
    noNullPrototype,
  },
)

export const ctsEvent: fc.Arbitrary<CtsEvent> = fc
  .tuple(documented, fc.oneof(fc.constant({}), observed))
  .map(([trace, more]) => ({ cts: { ...trace, ...more } as CtsTrace }))
