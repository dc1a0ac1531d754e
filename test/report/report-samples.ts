import type { Outcome } from '../../src/contract.js'
import type { Coverage } from '../../src/report/coverage.js'
import { documentOf, plainReport, type ReportDocument } from '../../src/report/plain-report.js'
import type { ContractReport, Violation } from '../../src/report/report.js'

/** Every character that a format has to take care of: markup, fences, controls, what is no character at all. */
export const hostile =
  '</script><script>alert(1)</script></style>]]>--> javascript:alert(1) ``` ````\n|a|b|\r\n::error::x % & " \' \u0000\u0007\u001b[2J\u202e\u2028\ud800\ufffe\uffff \u{1f600}'

const outcome: Outcome = {
  kind: 'failed',
  via: 'promise',
  text: '{"errorType":"Error"}',
  error: new TypeError(hostile),
  errorCode: 4002,
  settlements: 1,
  unhandledRejections: [new Error('left alone')],
  uncaughtExceptions: ['thrown late'],
  logs: [{ level: 'INFO', text: hostile }],
  secrets: { securityToken: 'must never be written' },
  requestId: '1',
  duration: 1.5,
}

export const violation: Violation = {
  rule: 'handler/threw',
  severity: 'error',
  message: "TypeError: Cannot read properties of null (reading 'item')",
  phase: 'boundary',
  scenario: 'boundary: /body: JSON null',
  evidence: 'documented',
  event: { body: 'bnVsbA==' },
  outcome: { ...outcome, error: new TypeError('no item') },
  cause: new TypeError('no item'),
  location: 'src/create-order.ts:12',
  changes: [{ pointer: '/body', from: { test: 'body' }, to: null, note: 'JSON, base64 as sent: "bnVsbA=="' }],
  replay: 'apig:1:eyJib2R5Ijoi',
  client: { status: 500, headers: {}, body: '', reason: 'the gateway answers for the function' },
}

export const coverage: Coverage = {
  met: 3,
  total: 5,
  places: [
    {
      pointer: '#/properties/note',
      at: '',
      alternatives: [
        { says: 'note present', events: 700, mattered: false },
        { says: 'note absent', events: 43, mattered: false },
      ],
    },
    {
      pointer: '#/properties/kind/enum',
      at: '/kind',
      alternatives: [
        { says: '"book"', events: 743, mattered: true },
        { says: '"pen"', events: 0 },
      ],
    },
    { pointer: '#/properties/note/type', at: '/note', alternatives: [{ says: 'a text', events: 0 }] },
  ],
  answers: [
    { name: '200', calls: 641 },
    { name: '404', calls: 0 },
  ],
  compared: 'answer',
}

export const report: ContractReport = {
  ok: false,
  contract: 'apig',
  seed: 42,
  violations: [violation, { ...violation, location: 'src/create-order.ts:20' }],
  warnings: [{ ...violation, severity: 'warn', rule: 'apig/body', phase: 'random' }],
  health: ['all 642 events got the very same answer'],
  phases: [
    { name: 'examples', runs: 2, duration: 3 },
    { name: 'boundary', runs: 641, duration: 1234 },
    { name: 'random', runs: 100, duration: 20, stopped: 'maxTime of 20 ms was over after 100 of 200' },
    { name: 'delivery', runs: 0, duration: 0, stopped: 'the platform does not load the handler' },
  ],
  statistics: {
    answers: { 200: 641, 500: 1 },
    slowest: 3.25,
    slowestCalls: [
      { duration: 3.25, phase: 'boundary', scenario: 'boundary: /body is empty', replay: 'apig:1:eJwr' },
    ],
    calls: 702,
  },
  coverage,
}

/** A report in which every text that a handler, an event or an author can choose is hostile. */
const hostileReport: ContractReport = {
  ...report,
  contract: hostile,
  violations: [
    {
      ...violation,
      rule: hostile,
      message: hostile,
      scenario: hostile,
      location: `${hostile}:3`,
      event: { [hostile]: hostile },
      outcome,
      cause: new Error(hostile),
      changes: [{ pointer: `/${hostile}`, from: hostile, to: hostile, note: hostile }],
      replay: hostile,
      client: { status: 200, headers: { [hostile]: hostile }, body: hostile },
    },
  ],
  health: [hostile],
  outdated: [{ rule: hostile, reason: hostile }],
  coverage: {
    ...coverage,
    places: [{ pointer: hostile, at: `/${hostile}`, alternatives: [{ says: hostile, events: 0 }] }],
    answers: [{ name: hostile, calls: 0 }],
    minimum: 0.9,
    belowMinimum: true,
  },
  statistics: { ...report.statistics, answers: { [hostile]: 3 } },
}

/** It fails without a violation. */
export const belowReport: ContractReport = {
  ...report,
  violations: [],
  warnings: [],
  outdated: [{ rule: 'apig/body', reason: 'TICKET-7' }],
  coverage: { ...coverage, minimum: 0.9, belowMinimum: true },
}

export const subject = { handler: 'src/create-order.handler' }
export const quietReport: ContractReport = {
  ...report,
  ok: true,
  contract: 'timer',
  violations: [],
  warnings: [],
  health: [],
  phases: [{ name: 'examples', runs: 3, duration: 2 }],
  coverage: { met: 5, total: 5, places: [] },
}

export const sample: ReportDocument = documentOf([
  plainReport(report, subject),
  plainReport(quietReport, { test: { file: 'test/tick.test.ts', name: 'tick > timer contract' } }),
])
export const hostileSample: ReportDocument = documentOf([plainReport(hostileReport, { handler: hostile })])
