import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { checkContract } from '../src/check.js'
import type { CheckOptions } from '../src/check-options.js'
import { defineContract, extendContract } from '../src/define-contract.js'
import { formatReport } from '../src/report/format-terminal.js'
import { caseText, parseCase } from '../src/saved/saved-case.js'
import { sampleCase } from './saved/temporary-cases.js'
import { firstTag, type Signup, signup } from './signups.js'
import { temporaryFolder } from './temporary-folder.js'

const signups = defineContract<Signup, (event: Signup, context: object) => unknown>({
  name: 'signups',
  event: signup,
  asynchronous: true,
  deliveries: (event) => [
    { rule: 'delivery/again', scenario: 'the same event again', events: [event], sameRequestId: true },
  ],
})

const right = async () => 1

describe('saved cases', () => {
  let cases: string
  const check = (handler: (event: Signup) => unknown, options: CheckOptions<Signup> = {}) =>
    checkContract(signups, handler, { seed: 1, numRuns: 20, cases, ...options })
  const folderOf = (name: string) => join(cases, `${name}.signups`)

  beforeEach(() => {
    vi.stubEnv('CI', '')
    cases = temporaryFolder()
  })
  afterEach(() => void vi.unstubAllEnvs())

  it('keeps each violation in a readable file and names it in the report', async () => {
    const report = await check(firstTag)
    expect(report.violations.length).toBeGreaterThan(0)
    expect(report.saved).toEqual([])
    for (const { caseFile, rule, event } of report.violations) {
      expect(caseFile).toMatch(/\/firstTag\.signups\/[0-9a-f]{8}\.json$/)
      const read = parseCase(readFileSync(caseFile!, 'utf8'))
      expect(read).toMatchObject({
        case: {
          format: 1,
          contract: 'signups',
          package: expect.stringMatching(/ \d+\.\d+\.\d+/),
          rule,
          event,
        },
      })
    }
    expect(formatReport(report)).toContain(
      `\n   saved to ${report.violations[0]!.caseFile}, tried first from now on\n`,
    )
  })

  it('tries them first, and reports what fails again there with the file that keeps it', async () => {
    const first = await check(firstTag)
    const before = readdirSync(folderOf('firstTag'))
    const again = await check(firstTag, { seed: 2 })
    expect(again.phases[0]).toMatchObject({ name: 'saved', runs: before.length })
    expect(again.violations.map(({ phase }) => phase)).toEqual(again.violations.map(() => 'saved'))
    expect(again.violations.map(({ caseFile }) => caseFile).sort()).toEqual(
      first.violations.map(({ caseFile }) => caseFile).sort(),
    )
    expect(again.saved).toEqual(again.violations.map(() => expect.objectContaining({ state: 'failing' })))
    expect(readdirSync(folderOf('firstTag'))).toEqual(before)
    expect(formatReport(again)).toMatch(/\n {3}saved in \S+\/firstTag\.signups\//)
  })

  it('writes no second file for a violation whose line has moved', async () => {
    const moved = { firstTag: async (event: Signup) => event.tags![0]!.length }
    const phases = ['examples', 'boundary'] as const
    const first = await check(firstTag, { phases })
    const files = readdirSync(folderOf('firstTag'))
    const second = await check(moved.firstTag, { phases })
    expect(second.violations[0]!.location).not.toBe(first.violations[0]!.location)
    expect(readdirSync(folderOf('firstTag'))).toEqual(files)
    expect(readFileSync(second.violations[0]!.caseFile!, 'utf8')).toContain(second.violations[0]!.location)
  })

  it('replays a single case by its path', async () => {
    const { violations } = await check(firstTag)
    for (const { caseFile, rule, event, evidence, location } of violations) {
      const again = await checkContract(signups, firstTag, { replay: caseFile! })
      expect(again.violations).toContainEqual(
        expect.objectContaining({ rule, event, evidence, location, phase: 'examples' }),
      )
      expect(again.violations[0]!.scenario).toMatch(/^the replayed case, boundary: /)
    }
  })

  it('finds again what needs an earlier call: the event is sent twice, and after the golden event', async () => {
    const plain = defineContract<Signup, (event: Signup) => unknown>({ name: 'plain', event: signups.event })
    const seen = new Set<string>()
    const twice = async ({ email }: Signup) => {
      if (email !== 'ada@example.com' && seen.has(email)) throw new Error('known')
      seen.add(email)
    }
    let last = 'b'
    const afterAda = async ({ email }: Signup) => {
      if (email === 'b' && last.includes('ada')) throw new Error('after Ada')
      last = email
    }
    for (const [handler, scenario] of [
      [twice, 'the replayed event, sent again'],
      [afterAda, 'the replayed event, after the golden event'],
    ] as const) {
      const report = await checkContract(plain, handler, { replay: { email: 'b' } })
      expect(report.violations).toMatchObject([{ rule: 'handler/threw', scenario }])
    }
    const { health } = await checkContract(plain, async () => 1, { replay: { email: 'b' } })
    expect(health).toContainEqual(
      expect.stringMatching(/^the replayed event passes: .* needs what came before/),
    )
  })

  it('refuses a path to replay that leads to no case of the contract', async () => {
    const file = join(cases, 'sample.json')
    const replay = (path: string) => checkContract(signups, right, { replay: path })
    await expect(replay(file)).rejects.toThrow(/there is no file or folder ".*sample\.json"/)
    writeFileSync(file, '{}')
    await expect(replay(file)).rejects.toThrow(/holds no case that can be used: it is no saved case/)
    await expect(replay(join(cases, 'simple.json'))).rejects.toThrow(/sample\.json/)
    writeFileSync(file, caseText({ ...sampleCase, contract: 'other' }))
    await expect(replay(file)).rejects.toThrow(
      /the case is of the contract "other", and this one is "signups"/,
    )
    writeFileSync(file, caseText({ ...sampleCase, event: { email: 7 } }))
    await expect(replay(file)).rejects.toThrow(/the event in replay is none of the contract signups/)
  })

  it('says of a case that passes that it is fixed, and leaves the file', async () => {
    mkdirSync(folderOf('right'), { recursive: true })
    writeFileSync(join(folderOf('right'), 'a.json'), caseText(sampleCase))
    const report = await check(right)
    expect(report.ok).toBe(true)
    expect(report.saved).toEqual([{ file: join(folderOf('right'), 'a.json'), state: 'fixed' }])
    expect(report.health).toEqual([expect.stringMatching(/a\.json passes: its violation is fixed/)])
    expect(readdirSync(folderOf('right'))).toEqual(['a.json'])
  })

  it('says of a case that shows another violation now that it does, and keeps both', async () => {
    mkdirSync(folderOf('firstTag'), { recursive: true })
    const other = { ...sampleCase, rule: 'handler/timed-out' }
    writeFileSync(join(folderOf('firstTag'), 'a.json'), caseText(other))
    const report = await check(firstTag)
    expect(report.saved).toEqual([
      expect.objectContaining({ state: 'changed', reason: 'it breaks handler/threw now' }),
    ])
    expect(readdirSync(folderOf('firstTag')).length).toBe(1 + report.violations.length)
  })

  it('runs again what only a second delivery shows', async () => {
    const seen = new Set<string>()
    const onceOnly = async (event: Signup) => {
      if (seen.has(event.email)) throw new TypeError('seen')
      if ((event.tags?.length ?? 0) === 0) seen.add(event.email)
    }
    const options: CheckOptions<Signup> = { beforeEvent: () => seen.clear(), numRuns: 100 }
    const first = await check(onceOnly, options)
    expect(first.violations).toMatchObject([{ rule: 'delivery/again', phase: 'delivery' }])
    const again = await check(onceOnly, options)
    expect(again.violations).toMatchObject([{ rule: 'delivery/again', phase: 'saved' }])
    const mended = await check(async () => {}, { ...options, cases: join(cases) })
    expect(mended.ok).toBe(true)
  })

  it('runs no damaged file, none of another contract, and no event that is none any more; says so', async () => {
    const events: Signup[] = []
    const handler = async (event: Signup) => void events.push(event)
    const folder = folderOf('handler')
    mkdirSync(folder, { recursive: true })
    const hostile = { ...sampleCase, event: { email: 'hostile' } }
    writeFileSync(join(folder, 'a.json'), caseText({ ...hostile, contract: 'other' }))
    writeFileSync(join(folder, 'b.json'), caseText(hostile).slice(0, -20))
    writeFileSync(join(folder, 'c.json'), caseText({ ...hostile, event: { email: 'hostile', age: 3 } }))
    const report = await check(handler, { phases: ['saved'] })
    expect(report.phases).toMatchObject([{ name: 'saved', runs: 0 }])
    expect(events).toEqual([])
    expect(report.saved!.map(({ state }) => state)).toEqual(['skipped', 'skipped', 'skipped'])
    expect(report.health).toEqual([
      expect.stringMatching(/b\.json was not judged: it is no JSON/),
      expect.stringMatching(
        /a\.json was not judged: it is of the contract "other", and this one is "signups"/,
      ),
      expect.stringMatching(/c\.json was not judged: its event is none of this contract any more \(\/age: /),
    ])
    const wider = extendContract(signups, { event: true })
    const ran = await checkContract(wider, handler, { cases, phases: ['saved'] })
    expect(ran.saved).toContainEqual({ file: join(folder, 'c.json'), state: 'fixed' })
  })

  it('calls no case fixed whose rule nothing judges here', async () => {
    const laws: CheckOptions<Signup> = { property: ({ tags }) => tags !== undefined }
    const told = extendContract(signups, {
      rules: [
        {
          name: 'signups/no-tags',
          severity: 'error',
          says: 'it gets no tags',
          evidence: 'documented',
          source: 'the author',
          bad: '{ tags: [] }',
          good: '{}',
          judge: ({ event }) => (event.tags === undefined ? [] : [{ message: 'tags are refused' }]),
        },
      ],
    })
    const found = await checkContract(told, right, { cases, numRuns: 5, seed: 1, ...laws })
    const rules = found.violations.map(({ rule }) => rule)
    expect(new Set(rules)).toEqual(new Set(['signups/no-tags', 'property']))
    const without = await check(right, { phases: ['saved'] })
    expect(without.saved!.map(({ state }) => state)).toEqual(rules.map(() => 'skipped'))
    expect(without.saved!.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^the option property of the check that saved it is not given here/),
        expect.stringMatching(/^the rule signups\/no-tags of the check that saved it is not given here/),
      ]),
    )
    const given = await checkContract(told, right, { cases, phases: ['saved'], ...laws })
    expect(given.saved!.map(({ state }) => state)).toEqual(rules.map(() => 'failing'))
  })

  it('writes nothing in CI, nor with false, nor of a replayed event, and tries what is there in CI', async () => {
    await check(firstTag, { cases: false })
    await check(firstTag, { replay: { email: 'x' } })
    expect(readdirSync(cases)).toEqual([])
    vi.stubEnv('CI', 'true')
    const report = await check(firstTag)
    expect(readdirSync(cases)).toEqual([])
    expect(report.violations[0]!.caseFile).toBeUndefined()
    expect(formatReport(report)).not.toContain('saved to')
    vi.stubEnv('CI', '')
    await check(firstTag)
    vi.stubEnv('CI', 'true')
    expect((await check(firstTag)).violations[0]).toMatchObject({ phase: 'saved' })
  })

  it('reports all the same where nothing can be written', async () => {
    writeFileSync(folderOf('firstTag'), 'in the way')
    const report = await check(firstTag)
    expect(report.violations.length).toBeGreaterThan(0)
    expect(report.health).toContainEqual(
      expect.stringMatching(/^no case can be kept in .*firstTag\.signups: /),
    )
    rmSync(folderOf('firstTag'))
    chmodSync(cases, 0o700)
  })

  it('refuses what is no folder', async () => {
    for (const wrong of ['', 7, true]) {
      await expect(check(right, { cases: wrong as string })).rejects.toThrow(
        /the option cases must be a folder/,
      )
    }
  })
})
