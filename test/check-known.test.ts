import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { assertContract, checkContract, prepareCheck } from '../src/check.js'
import type { CheckOptions } from '../src/check-options.js'
import { formatReport } from '../src/report/format-terminal.js'
import { plainReport } from '../src/report/plain-report.js'
import { firstTag, type Signup, signups } from './signups.js'

const threw = { rule: 'handler/threw', reason: 'TICKET-7' }
const timedOut = { rule: 'handler/timed-out', reason: 'it is slow' }
const check = (handler: (event: Signup) => unknown, options: CheckOptions<Signup>) =>
  checkContract(signups, handler, { seed: 1, numRuns: 20, ...options })

describe('knownViolations', () => {
  it('are reported as known, and do not fail', async () => {
    const report = await check(firstTag, { knownViolations: [threw] })
    expect(report).toMatchObject({ ok: true, violations: [], warnings: [], outdated: [] })
    expect(report.known).toContainEqual(expect.objectContaining(threw))
    expect(formatReport(report)).toMatch(/\n\nknown: handler\/threw: TypeError: .* {3}\(TICKET-7\)\n/)
    expect(plainReport(report).known![0]).toMatchObject({ outcome: { kind: 'failed' }, reason: 'TICKET-7' })
    expect(plainReport(report).known![0]!.outcome).not.toHaveProperty('secrets')
    await assertContract(signups, firstTag, { seed: 1, knownViolations: [threw] })
  })

  it('leave what they do not name as it is', async () => {
    const elsewhere = { ...threw, pointer: '/statusCode' }
    const report = await check(firstTag, { knownViolations: [elsewhere] })
    expect(report).toMatchObject({ ok: false, known: [], outdated: [elsewhere] })
    expect(report.violations.length).toBeGreaterThan(0)
  })

  it('fail where they no longer occur, with what to delete', async () => {
    const report = await check(async () => 1, { knownViolations: [threw] })
    expect(report).toMatchObject({ ok: false, violations: [], known: [], outdated: [threw] })
    expect(formatReport(report)).toContain(
      'no longer occurs: delete {"rule":"handler/threw","reason":"TICKET-7"} from the option knownViolations',
    )
    await expect(assertContract(signups, async () => 1, { knownViolations: [threw] })).rejects.toThrow(
      /no longer occurs: delete/,
    )
    expect((await check(firstTag, { knownViolations: [threw, timedOut] })).outdated).toEqual([timedOut])
  })

  it('are not called outdated before each phase has run to its end', async () => {
    const partial: readonly CheckOptions<Signup>[] = [
      { phases: ['examples'] },
      { replay: { email: 'x', tags: ['y'] } },
      { path: '3', seed: 1 },
      { maxTime: 0.000001 },
    ]
    for (const options of partial) {
      const report = await check(async () => 1, { ...options, knownViolations: [threw] })
      expect(report, JSON.stringify(options)).toMatchObject({ ok: true, outdated: [] })
    }
    const run = prepareCheck(signups, async () => 1, { seed: 1, numRuns: 5, knownViolations: [threw] })
    for (const phase of run.phases) {
      expect(run.report().outdated).toEqual([])
      await run.run(phase)
    }
    expect(run.report().outdated).toEqual([threw])
  })

  it('name a rule of the contract and a reason', async () => {
    const wrong: readonly (readonly [unknown, RegExp])[] = [
      ['handler/threw', /the option knownViolations must be an array/],
      [
        ['handler/threw'],
        /a known violation must be \{ rule, pointer\?, at\?, message\?, reason \}\n {2}at knownViolations\[0\]/,
      ],
      [
        [{ rule: 'handler/trew', reason: 'x' }],
        /unknown rule "handler\/trew"[\s\S]*Did you mean "handler\/threw"/,
      ],
      [[{ ...threw, reson: 'x' }], /unknown member "reson"[\s\S]*Did you mean "reason"/],
      [[{ rule: 'handler/threw' }], /needs a reason/],
      [[{ ...threw, reason: ' ' }], /needs a reason/],
      [[{ ...threw, pointer: 'statusCode' }], /must be a JSON Pointer/],
      [[{ ...threw, at: 14 }], /its at must be a text, not 14/],
      [[{ ...threw, message: '' }], /its message must be a text/],
    ]
    for (const [knownViolations, message] of wrong)
      await expect(check(firstTag, { knownViolations } as CheckOptions)).rejects.toThrow(message)
  })
})

/** Two faults of one rule in functions of their own, and two with different words in one function. */
const several = (lines: number) => {
  const folder = mkdtempSync(join(tmpdir(), 'known-'))
  const file = join(folder, 'signup.mjs')
  writeFileSync(
    file,
    `${'//\n'.repeat(lines)}const firstTag = ({ tags }) => tags[0].length
class Mails { domain({ email }) { return email.split('@')[1].length } }
export const handler = async (event, _context) => {
  if (event.email === 'a') throw new Error('no mail for ' + event.email.length + ' letters')
  if (event.tags?.length === 0) throw new Error('no tags at all')
  return firstTag(event) + new Mails().domain(event)
}`,
  )
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
const places = [
  { rule: 'handler/threw', at: 'firstTag', reason: 'TICKET-1' },
  { rule: 'handler/threw', at: 'domain', reason: 'TICKET-2' },
  { rule: 'handler/threw', at: 'handler', message: 'no mail for 77 letters', reason: 'TICKET-3' },
  { rule: 'handler/threw', at: 'handler', message: 'no tags', reason: 'TICKET-4' },
]
const examples: Signup[] = [
  { email: 'a' },
  { email: 'ada@example.com', tags: [] },
  { email: 'x', tags: ['y'] },
]

describe('knownViolations with the function that threw and the words', () => {
  it.each([0, 30])('tell throws of one rule apart, also where %i lines were added above', async (lines) => {
    const { file, remove } = several(lines)
    try {
      const report = await checkContract(signups, { file }, { seed: 1, examples, knownViolations: places })
      expect(report).toMatchObject({ ok: true, violations: [], warnings: [], outdated: [] })
      expect(new Set(report.known!.map(({ at, reason }) => `${at} ${reason}`))).toEqual(
        new Set(['firstTag TICKET-1', 'domain TICKET-2', 'handler TICKET-3', 'handler TICKET-4']),
      )
      expect(report.health.filter((note) => note.startsWith('knownViolations'))).toEqual([])
    } finally {
      remove()
    }
  })

  it('leave a fault of another function or of other words as it is', async () => {
    const { file, remove } = several(0)
    try {
      for (const left of places) {
        const knownViolations = places.filter((entry) => entry !== left)
        const report = await checkContract(signups, { file }, { seed: 1, examples, knownViolations })
        const found = report.violations.map(({ at }) => at)
        expect(new Set(found)).toEqual(new Set([left.at]))
        expect(report.outdated).toEqual([])
      }
    } finally {
      remove()
    }
  })

  it('say of an entry that covers several how to tell them apart, and give the reason of the closest', async () => {
    const { file, remove } = several(0)
    try {
      const knownViolations = [{ rule: 'handler/threw', reason: 'all' }, places[1]!]
      const report = await checkContract(signups, { file }, { seed: 1, examples, knownViolations })
      expect(report).toMatchObject({ ok: true, outdated: [] })
      expect(report.known!.filter(({ reason }) => reason === 'TICKET-2').map(({ at }) => at)).toEqual([
        'domain',
      ])
      const [note, ...others] = report.health.filter((text) => text.startsWith('knownViolations'))
      expect(others).toEqual([])
      expect(note).toMatch(
        /^knownViolations\[0\] covers [45] faults, and would cover a new one: \{.*"at":"firstTag"/,
      )
    } finally {
      remove()
    }
  })
})
