import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/contract.js'
import { formatClient } from '../../src/report/format-client.js'
import { formatReport } from '../../src/report/format-terminal.js'
import { formatValue, visible } from '../../src/report/format-value.js'
import { formatChange } from '../../src/report/format-violation.js'
import type { ContractReport, Violation } from '../../src/report/report.js'

const outcome: Outcome = {
  kind: 'failed',
  text: '',
  settlements: 1,
  unhandledRejections: [],
  logs: [],
  secrets: {},
  requestId: '',
  duration: 1,
}
const violation: Violation = {
  rule: 'handler/threw',
  severity: 'error',
  message: "TypeError: Cannot read properties of null (reading 'name')",
  phase: 'boundary',
  scenario: 'boundary: /body: JSON null',
  evidence: 'documented',
  event: {},
  outcome,
  location: 'src/create-order.ts:14',
  changes: [{ pointer: '/body', from: { test: 'body' }, to: null, note: 'JSON, base64 as sent: "bnVsbA=="' }],
  replay: 'apig:1:eyJib2R5Ijoi',
  client: { status: 500, headers: {}, body: '', reason: 'from the gateway (error 4002)' },
}
const report: ContractReport = {
  ok: false,
  contract: 'apig',
  seed: 42,
  violations: [violation],
  warnings: [],
  health: [],
  phases: [{ name: 'boundary', runs: 214, duration: 1234 }],
  statistics: { answers: { 200: 213, 500: 1 }, slowest: 3.25, slowestCalls: [], calls: 230 },
}

describe('formatViolation', () => {
  it('puts remarks below what is wrong and where, in violations and warnings', () => {
    const remarked: Violation = { ...violation, remarks: ['the event alone\u0007', 'another'] }
    const text = formatReport({ ...report, violations: [remarked], warnings: [remarked] })
    const lines =
      "(reading 'name')   src/create-order.ts:14\n   (the event alone\\u0007)\n   (another)\n   the golden"
    expect(text.split(lines)).toHaveLength(3)
  })

  it('replays by the file of the event where its token is long, by the token where there is no file', () => {
    const long = `lts:1:${'x'.repeat(300)}`
    const caseFile = 'test/__cases__/count.lts/3413ad68.json'
    const textOf = (parts: Partial<Violation>) =>
      formatReport({ ...report, violations: [{ ...violation, ...parts }] })
    expect(textOf({ replay: long, caseFile })).toContain(`   replay: { replay: '${caseFile}' }`)
    expect(textOf({ replay: long, caseFile })).not.toContain(long)
    expect(textOf({ replay: long })).toContain(`   replay: { replay: '${long}' }`)
    expect(textOf({ caseFile })).toContain("   replay: { replay: 'apig:1:eyJib2R5Ijoi' }")
  })

  it('says little of the event where state decides, which no reader finds in it', () => {
    const changes = Array.from({ length: 8 }, (_, i) => ({ pointer: `/m${i}`, to: i }))
    const textOf = (parts: Partial<Violation>) =>
      formatReport({ ...report, violations: [{ ...violation, changes, unsteady: true, ...parts }] })
    expect(textOf({})).toContain('/m2   added: 2\n     … and 5 more')
    expect(textOf({})).toContain("the event alone, which need not fail: { replay: 'apig:1:eyJib2R5Ijoi' }")
    const long = `obs:1:${'x'.repeat(300)}`
    expect(textOf({ replay: long })).toContain("which need not fail: in the report's violation.replay")
    expect(textOf({ replay: long })).not.toContain(long)
  })

  it('says which values do not matter, and that shrinking was ended', () => {
    const text = formatReport({
      ...report,
      violations: [
        {
          ...violation,
          changes: [
            { pointer: '/body', from: 'a', to: '', anyValue: true, note: 'noted' },
            { pointer: '/extra', to: 1, anyValue: true },
          ],
          shrinkLimit: '500 calls',
        },
      ],
    })
    expect(text).toContain('/body    "a" → ""   (noted; any other value works)')
    expect(text).toContain('/extra   added: 1   (any value works)')
    expect(text).toContain('(shrinking reached its limit of 500 calls: a smaller event may do)')
  })
})

describe('formatReport', () => {
  it('says what broke, where, with which change, and how to see it again', () => {
    expect(formatReport(report)).toBe(`The handler breaks the apig contract: 1 violation

1. handler/threw: TypeError: Cannot read properties of null (reading 'name')   src/create-order.ts:14
   the golden event, changed in one place (found by boundary: /body: JSON null):
     /body   {"test":"body"} → null   (JSON, base64 as sent: "bnVsbA==")
   what the client sees: 500 from the gateway (error 4002)
   replay: { replay: 'apig:1:eyJib2R5Ijoi' }

events: boundary 214 · handler calls: 230 with shrinking · outcomes: 200 × 213, 500 × 1 · slowest call: 3.3 ms · seed 42 · 1.2 s`)
  })

  it('speaks of calls with shrinking only where there were some', () => {
    const statistics = { ...report.statistics, calls: 214 }
    expect(formatReport({ ...report, statistics })).toContain(' · handler calls: 214 · outcomes: ')
  })

  it('puts warnings after violations, then notes and phases that ended early', () => {
    const warning: Violation = { ...violation, severity: 'warn', rule: 'apig/body', changes: [] }
    const text = formatReport({
      ...report,
      warnings: [warning],
      health: ['every answer was 4xx'],
      phases: [{ name: 'random', runs: 3, duration: 1, stopped: 'three hangs' }],
    })
    const order = [
      '1. handler/threw',
      '1 warning: it does not fail the check',
      'apig/body:',
      'note: every answer',
      'the random phase ended early: three hangs',
    ]
    const places = order.map((part) => text.indexOf(part))
    expect(places.every((place) => place >= 0)).toBe(true)
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  it('shows the event of a warning as that of a violation, with its first changes', () => {
    const changes = Array.from({ length: 5 }, (_, i) => ({ pointer: `/${i}`, from: 0, to: i }))
    const warning: Violation = { ...violation, severity: 'warn', changes }
    const text = formatReport({ ...report, violations: [], warnings: [warning, warning] })
    expect(text).toContain('2 warnings: they do not fail the check')
    expect(text).toContain(
      '\n   the golden event, changed in 5 places (found by boundary: /body: JSON null):\n     /0   0 → 0\n     /1   0 → 1\n     /2   0 → 2\n     … and 2 more\n   replay:',
    )
  })

  it('says once why several phases ended', () => {
    const stopped = 'the platform does not load the handler'
    const text = formatReport({
      ...report,
      phases: [
        { name: 'examples', runs: 1, duration: 1, stopped },
        { name: 'random', runs: 0, duration: 0, stopped },
      ],
    })
    expect(text).toContain(`the examples, random phases ended early: ${stopped}`)
  })

  it('colours only when asked to', () => {
    expect(formatReport(report)).not.toContain('\u001b')
    const colored = formatReport(report, { color: true })
    expect(colored).toContain('\u001b[31mhandler/threw\u001b[39m')
    expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(formatReport(report))
  })

  it('never passes control characters of an event on to the terminal', () => {
    const hostile = '\u001b[2J\u0007\r\u202e\u0000'
    const text = formatReport({
      ...report,
      violations: [
        {
          ...violation,
          message: hostile,
          changes: [{ pointer: `/${hostile}`, from: hostile, to: hostile, note: hostile }],
        },
      ],
    })
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
    expect(text).toContain('\\u001b[2J')
  })

  it('keeps many and long changes short', () => {
    const changes = Array.from({ length: 30 }, (_, i) => ({ pointer: `/m${i}`, to: 'x'.repeat(10_000) }))
    const text = formatReport({
      ...report,
      violations: [{ ...violation, changes, replay: 'apig:1:'.padEnd(9000, 'a') }],
    })
    expect(text).toContain('changed in 30 places')
    expect(text).toContain('… and 20 more')
    expect(text).toContain('(10000 characters)')
    expect(text).toContain('a token of 9000 characters')
    expect(text.length).toBeLessThan(3000)
  })

  it('tells additions, removals and replacements of the whole event apart', () => {
    expect(formatChange({ pointer: '/a', from: 1 })).toBe('/a   1 → left out')
    expect(formatChange({ pointer: '/a', to: 1 })).toBe('/a   added: 1')
    expect(formatChange({ pointer: '', from: {}, to: null })).toBe('the whole event   {} → null')
  })
})

describe('formatValue', () => {
  it('cuts in the middle and says how much there is', () => {
    const text = formatValue('a'.repeat(500), 60)
    expect(text).toMatch(/^"a+ … \(500 characters\) … a+"$/)
    expect(text).toHaveLength(60)
    expect(formatValue([1], 5)).toBe('[1]')
    expect(formatValue(10n)).toBe('a value that JSON cannot hold')
  })

  it('shows what does not show', () => {
    expect(visible('a\u200bb\ufeffc\ud800d😀\n')).toBe('a\\u200bb\\ufeffc\\ud800d😀\n')
    expect(visible('\u001b[2J\u202etxt\u2066\u180e\u{e0041}\ufff9')).toBe(
      '\\u001b[2J\\u202etxt\\u2066\\u180e\\u{e0041}\\ufff9',
    )
    expect(visible('é ß 中 ❤️ \t')).toBe('é ß 中 ❤️ \t')
  })

  it('cuts no character in half', () => {
    for (let width = 30; width < 60; width++)
      expect(formatValue('😀'.repeat(100), width)).not.toMatch(/\\ud[89a-f]|\p{Cs}/u)
  })
})

describe('formatClient', () => {
  it('shows an answer of the handler as the client gets it, cut', () => {
    const headers = { 'content-type': 'application/json', 'set-cookie': ['a=1', 'b=2'], odd: 'x\r\ny' }
    const lines = formatClient({ status: 404, headers, body: `{"error":"${'e'.repeat(500)}"}` })
    expect(lines.slice(0, 4)).toEqual([
      'what the client sees: 404 Not Found',
      '  content-type: application/json',
      '  set-cookie: ["a=1","b=2"]',
      String.raw`  odd: "x\r\ny"`,
    ])
    expect(lines[4]).toContain('… (512 characters) …')
    expect(formatClient({ status: 299, headers: {}, body: '' })).toEqual([
      'what the client sees: 299',
      '  with an empty body',
    ])
    expect(formatClient({ status: 200, headers: {}, body: '', bodyBytes: 53 })).toEqual([
      'what the client sees: 200 OK',
      '  with a body of 53 bytes, no UTF-8 text',
    ])
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`x-${i}`, 'v']))
    expect(formatClient({ status: 200, headers: many, body: 'x' })).toContain('  … and 12 more headers')
  })

  it('shows the reason alone where the answer is not that of the handler', () => {
    const view = { status: 500, headers: { a: 'b' }, body: '{}', reason: 'the gateway answers' }
    expect(formatClient(view)).toEqual(['what the client sees: 500 the gateway answers'])
  })
})
