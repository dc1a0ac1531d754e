import { apig, checkContract } from '../../contracts/index.js'
import { describeContract } from '../../contracts/vitest.js'
import { type Anything, callsOf, type HostileCall, made, type Row } from './hostile-call.js'

const handler = async (_event: unknown, _context: unknown): Promise<Anything> => ({})
const check =
  (options: unknown): (() => unknown) =>
  () =>
    checkContract(apig(), handler, made(options))
const checkOf =
  (input: unknown): (() => unknown) =>
  () =>
    checkContract(apig(), made(input))
const cyclic: { self?: unknown } = {}
cyclic.self = cyclic

const numbers: readonly Row[] = [
  ['numRuns of 0', check({ numRuns: 0 }), 'the option numRuns', 'a whole number from 1, not 0'],
  ['numRuns of NaN', check({ numRuns: Number.NaN }), 'the option numRuns', 'a whole number from 1, not NaN'],
  ['numRuns of 1e300', check({ numRuns: 1e300 }), 'the option numRuns', 'from 1 to 9007199254740991'],
  ['numRuns as bigint', check({ numRuns: 10n }), 'the option numRuns', 'a whole number from 1, not 10n'],
  ['numRuns as symbol', check({ numRuns: Symbol('x') }), 'the option numRuns', 'not a symbol'],
  ['numRuns as text', check({ numRuns: '100' }), 'the option numRuns', 'not "100"'],
  ['seed of NaN', check({ seed: Number.NaN }), 'the option seed', 'must be a finite number, not NaN'],
  ['seed as text', check({ seed: '7' }), 'the option seed', 'must be a finite number, not "7"'],
  ['timeout of -1', check({ timeout: -1 }), 'the option timeout', 'a positive number of milliseconds'],
  ['timeout of Infinity', check({ timeout: Infinity }), 'the option timeout', 'a positive number'],
  ['timeout of 1e12', check({ timeout: 1e12 }), 'the option timeout', 'at most 2147483647 ms'],
  ['timeout with a unit', check({ timeout: '3s' }), 'the option timeout', 'not "3s"'],
  ['maxTime of NaN', check({ maxTime: Number.NaN }), 'the option maxTime', 'a positive number'],
  ['a status of 99', check({ allowedStatuses: [99] }), 'allowedStatuses', 'such as [501, 503], not [99]'],
  ['a status of NaN', check({ allowedStatuses: [Number.NaN] }), 'allowedStatuses', 'not [NaN]'],
  [
    'too little memory',
    check({ isolate: { memory: 1 } }),
    'isolate.memory',
    'a whole number from 16 (megabytes)',
  ],
  ['too much memory', check({ isolate: { memory: 1e12 } }), 'isolate.memory', 'from 16 to 1048576'],
]

const kinds: readonly Row[] = [
  ['null for options', check(null), 'the options must be an object', 'not null'],
  ['a text for options', check('fast'), 'the options must be an object', 'not "fast"'],
  ['an unknown option', check({ numRun: 5 }), 'unknown option "numRun"', 'Did you mean "numRuns"?'],
  ['the option __proto__', check(JSON.parse('{"__proto__":1}')), '"__proto__"', 'Known are: phases'],
  ['the option constructor', check({ constructor: 1 }), 'unknown option "constructor"', 'Known are: phases'],
  ['phases as text', check({ phases: 'random' }), 'the option phases', "Write it as a list: ['random']."],
  ['an unknown phase', check({ phases: ['exmples'] }), 'the option phases', 'Did you mean "examples"?'],
  [
    'a phase far from all',
    check({ phases: ['x'] }),
    'the option phases',
    "at least one of 'saved', 'examples'",
  ],
  ['an unknown level', check({ evidence: ['seen'] }), 'the option evidence', "'documented', 'observed'"],
  ['a hook that is none', check({ beforeEvent: 'x' }), 'the option beforeEvent', 'must be a function'],
  ['a property that is none', check({ property: {} }), 'the option property', 'must be a function'],
  ['classes for expectedErrors', check({ expectedErrors: [Error] }), 'expectedErrors', 'not [a function]'],
  ['examples as text', check({ examples: 'x' }), 'the option examples', 'an array of events'],
  ['an example that is none', check({ examples: [{}] }), 'examples[0]', 'correct the event, or widen'],
  ['an example of itself', check({ examples: [cyclic] }), 'examples[0]', 'correct the event, or widen'],
  [
    'isolate as text',
    check({ isolate: 'yes' }),
    'the option isolate',
    'true, false or { memory: megabytes }',
  ],
  ['a wrong member of isolate', check({ isolate: { memroy: 64 } }), '"memroy"', 'Did you mean "memory"?'],
  ['a list for context', check({ context: [] }), 'the option context', 'must be an object'],
  [
    'an unknown override',
    check({ context: { functionNam: 'x' } }),
    'functionNam',
    "did you mean 'functionName'?",
  ],
  ['a list for rules', check({ rules: ['off'] }), 'the option rules', 'must be an object, not ["off"]'],
  [
    'an unknown rule',
    check({ rules: { 'apig/header': 'off' } }),
    'apig/header',
    'Did you mean "apig/headers"?',
  ],
  [
    'a wrong severity',
    check({ rules: { 'apig/headers': 'of' } }),
    "rules['apig/headers']",
    "'off', 'warn' or 'error'",
  ],
  [
    'a known violation of no rule',
    check({ knownViolations: [{}] }),
    'knownViolations[0]',
    'such as "handler/threw"',
  ],
  [
    'a known violation of no reason',
    check({ knownViolations: [{ rule: 'handler/threw' }] }),
    'knownViolations[0]',
    'Say why',
  ],
  [
    'a known violation of a wrong place',
    check({ knownViolations: [{ rule: 'handler/threw', reason: 'x', pointer: 'body' }] }),
    'knownViolations[0]',
    'Write it like "/headers/location"',
  ],
  [
    'a wrong dictionary',
    check({ dictionary: 'sources' }),
    'the option dictionary',
    "'source', an array of texts",
  ],
  [
    'a dictionary that is missing',
    check({ dictionary: { files: ['nope.js'] } }),
    'the option dictionary',
    'Paths are read from the current folder',
  ],
  ['overrides of no pointer', check({ overrides: { body: {} } }), 'overrides["body"]', 'write it like'],
  [
    'an override that is none',
    check({ overrides: { '/body': 'x' } }),
    'overrides["/body"]',
    'fc.constant(1)',
  ],
  ['a format that is none', check({ formats: { ipv4: 5 } }), 'formats.ipv4', 'for example fc.ipV4()'],
  ['cases that are true', check({ cases: true }), 'the option cases', 'a folder, or false'],
  ['cases with a NUL', check({ cases: 'a\0b' }), 'the option cases', 'a folder, or false'],
  ['cases in a file', check({ cases: 'package.json' }), 'the option cases', 'Name a folder'],
]

const contradictions: readonly Row[] = [
  ['a damaged token', check({ replay: 'apig:1:xx' }), 'the option replay', 'Copy the token anew'],
  ['a token of another source', check({ replay: 'obs:1:xx' }), 'the contract "obs"', 'Copy the token anew'],
  ['null to replay', check({ replay: null }), 'the event in replay', 'correct the event'],
  ['a path of words', check({ path: 'a:b' }), 'the option path', 'as a report prints it, such as "17"'],
  ['a path without end', check({ path: '999999999', seed: 1 }), 'the option path', 'as a report prints it'],
  ['a path without seed', check({ path: '17' }), 'the option path', 'give both'],
  [
    'a filter that refuses all',
    check({ when: () => false, phases: ['random'] }),
    'option when',
    'narrow the contract instead',
    'GENERATOR_GAVE_UP',
  ],
  ['isolation of a function', check({ isolate: true }), 'the option isolate', 'Name its file'],
  [
    'isolation with create',
    () => checkContract(apig(), 'x.handler', { isolate: true, create: () => handler }),
    'create and isolate contradict',
    'create makes handlers in this process',
  ],
  [
    'create of a number',
    check({ create: () => 5, phases: ['examples'] }),
    'the option create',
    'not a handler function',
  ],
]

const handlers: readonly Row[] = [
  ['no handler', checkOf(undefined), 'there is no handler', 'Pass the handler function'],
  ['null for a handler', checkOf(null), 'the handler must be', "'src/create-order.handler'"],
  ['a promise for a handler', checkOf(Promise.resolve(handler)), 'the handler must be', 'Pass the function'],
  ['a wrong member', checkOf({ file: 'x', exprt: 'y' }), 'member "exprt"', 'Did you mean "export"?'],
  ['an empty text', checkOf(''), '"" does not name a handler', 'Write file and export', 'HANDLER_NOT_FOUND'],
  [
    'a missing file',
    checkOf('test/cli/handlers/order.broken'),
    'no handler file',
    'Did you mean "orders.mjs"?',
    'HANDLER_NOT_FOUND',
  ],
  ['a missing export', checkOf('test/cli/handlers/orders.brokn'), '"brokn"', '"broken"', 'HANDLER_NOT_FOUND'],
  ['a NUL in a path', checkOf('a\0b.handler'), 'a\\u0000b', 'The folder', 'HANDLER_NOT_FOUND'],
  [
    'a file name without end',
    checkOf(`${'x/'.repeat(5e5)}x.handler`),
    'shortened',
    'does not exist',
    'HANDLER_NOT_FOUND',
  ],
  [
    'both swapped',
    () => checkContract(made(handler), made(apig())),
    'are swapped',
    'The contract comes first',
  ],
  [
    'a contract not called',
    () => checkContract(made(apig), handler),
    'the contract is a function',
    'call it, apig()',
  ],
  [
    'null for a contract',
    () => checkContract(made(null), handler),
    'is no contract',
    'A contract comes from',
  ],
  [
    'a wrong option of describeContract',
    () => describeContract(apig(), handler, made({ timeot: 5 })),
    'unknown option "timeot"',
    'Did you mean "timeout"?',
  ],
]

/** Wrong options and handlers of a check. */
export const hostileOptions: readonly HostileCall[] = callsOf([
  ...numbers,
  ...kinds,
  ...contradictions,
  ...handlers,
])
