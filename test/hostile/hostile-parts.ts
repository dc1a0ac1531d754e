import {
  apig,
  boundaryCases,
  checkContract,
  cts,
  defineContract,
  extendContract,
  fakeContext,
  formatReport,
  invalidCases,
  kafka,
  lts,
  obs,
  rabbitmq,
  timer,
  toArbitrary,
} from '../../contracts/index.js'
import { callsOf, type HostileCall, made, type Row } from './hostile-call.js'

const handler = async (_event: unknown, _context: unknown): Promise<any> => ({})

const sources: readonly Row[] = [
  ['apig(null)', () => apig(made(null)), 'apig() takes an object', 'Known options: requestBody'],
  [
    'an option of apig',
    () => apig(made({ requestBdy: 'json' })),
    'requestBdy',
    'Did you mean "requestBody"?',
  ],
  [
    'a body that is NaN',
    () => apig(made({ requestBody: Number.NaN })),
    'requestBody',
    'must be a JSON Schema',
  ],
  ['a body in a missing file', () => apig({ requestBody: 'jsn' }), 'requestBody', 'Did you mean "json"?'],
  [
    'a status of 6xx',
    () => apig(made({ responseBody: { '6xx': 'json', 200: 'json' } })),
    '6xx',
    'Keys are statuses',
  ],
  ['a parameter without text', () => apig({ headers: { type: 'string' } }), 'headers', 'As in { type'],
  ['a name with a slash', () => obs({ name: 'a/b' }), 'obs({ name })', 'part of every replay token'],
  [
    'an unknown event',
    () => obs(made({ events: ['ObjectCreate'] })),
    'ObjectCreate',
    'Did you mean "ObjectCreated"?',
  ],
  ['events twice', () => obs(made({ events: ['ObjectCreated', 'Put'] })), 'events', 'leave one of them out'],
  ['a huge prefix', () => obs({ prefix: 'x'.repeat(1e6) }), 'prefix', 'at most 1024 characters'],
  ['half a character', () => obs({ suffix: '\ud800' }), 'suffix', 'half of a surrogate pair'],
  ['a schedule that is a number', () => timer(made({ schedule: 5 })), 'schedule', '@every 1h30m'],
  ['a schedule out of range', () => timer({ schedule: '61m' }), "timer({ schedule: '61m' })", 'Write a rate'],
  ['a schedule that never comes', () => timer({ schedule: '0 0 0 31 2 ?' }), 'schedule', 'it is never due'],
  [
    'a huge schedule',
    () => timer({ schedule: 'x'.repeat(1e6) }),
    'the schedule is not valid',
    'Write a rate',
  ],
  [
    'a huge duration',
    () => timer({ schedule: `@every ${'9'.repeat(400)}h` }),
    'schedule',
    'longer than 292 years',
  ],
  ['an unknown form', () => lts(made({ forms: ['aray'] })), 'lts({ forms })', 'Did you mean "array"?'],
  ['no operation', () => cts({ operations: [] }), 'cts({ operations })', 'Write entries like'],
  ['a symbol for messages', () => kafka(made({ message: Symbol('x') })), 'kafka({ message })', 'JSON Schema'],
  [
    'a function for messages',
    () => rabbitmq(made({ message: () => {} })),
    'rabbitmq({ message })',
    'JSON Schema',
  ],
]

const parts: readonly Row[] = [
  ['no parts', () => defineContract(made(undefined)), 'defineContract takes an object', 'not undefined'],
  ['an unknown part', () => defineContract(made({ name: 'a', evnt: {} })), '"evnt"', 'Did you mean "event"?'],
  [
    'a runtime of null',
    () => defineContract(made({ name: 'a', event: {}, runtime: null })),
    'refuses',
    'leave it out',
  ],
  [
    'a flag that is a text',
    () => defineContract(made({ name: 'a', event: {}, asynchronous: 'yes' })),
    'the part asynchronous',
    'must be true or false, not "yes"',
  ],
  [
    'a rule without name',
    () => defineContract(made({ name: 'a', event: {}, rules: [{}] })),
    'rules[0]',
    'orders/total',
  ],
  ['null to extend', () => extendContract(made(null), {}), 'is no contract', 'A contract comes from'],
  [
    'severities of 5',
    () => extendContract(apig(), made({ severities: 5 })),
    'severities',
    'takes an object, not 5',
  ],
  ['a context of null', () => fakeContext(made(null)), 'overrides of a context', 'as in { functionName'],
  [
    'a limit of NaN',
    () => fakeContext({ timeout: Number.NaN }),
    'context.timeout',
    'a number above 0, was NaN',
  ],
  [
    'a memory of words',
    () => fakeContext({ memorySize: 'big' }),
    'context.memorySize',
    'a number from 0, or its digits',
  ],
  [
    'an option of toArbitrary',
    () => toArbitrary({}, made({ format: {} })),
    '"format"',
    'Did you mean "formats"?',
  ],
  ['overrides of 5', () => toArbitrary({}, made({ overrides: 5 })), 'overrides', 'takes an object, not 5'],
  [
    'null as schema',
    () => boundaryCases(made(null)),
    'the schema',
    'an object, true or false',
    'INVALID_SCHEMA',
  ],
  [
    'an option of boundaryCases',
    () => boundaryCases({}, made({ goldn: 5 })),
    '"goldn"',
    'Did you mean "golden"?',
  ],
  ['an option of invalidCases', () => invalidCases({}, made({ seed: 5 })), '"seed"', 'Known are: golden'],
  [
    'a report not awaited',
    () => formatReport(made(checkContract(apig(), handler))),
    'is no report',
    'await checkContract',
  ],
]

/** Wrong options of the other functions. */
export const hostileParts: readonly HostileCall[] = callsOf([...sources, ...parts])
