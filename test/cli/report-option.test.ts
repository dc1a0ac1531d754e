import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { judgeOf } from '../schemas/schema-files.js'
import { fgc } from './fake-io.js'

const folder = mkdtempSync(join(tmpdir(), 'report-option-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const handler = 'test/cli/handlers/orders.broken'
const broken = [
  'test',
  handler,
  '--source',
  'apig',
  '--phase',
  'examples,random',
  '--runs',
  '20',
  '--seed',
  '5',
]
const read = (name: string): string => readFileSync(join(folder, name), 'utf8')

describe('fgc test --report', () => {
  it('writes files beside the report of the terminal, and makes their folders', async () => {
    const reports = `json=${folder}/deep/a.json,junit=${folder}/a.xml`
    const { code, out } = await fgc([...broken, '--report', reports, '--report', `terminal=${folder}/a.txt`])
    expect(code).toBe(1)
    expect(out).toContain('The handler breaks the apig contract')
    const document = JSON.parse(read('deep/a.json'))
    expect(judgeOf('report')(document)).toBe(true)
    expect(document.reports).toMatchObject([{ handler, contract: 'apig', seed: 5 }])
    expect(read('a.xml')).toContain(`<testsuite name="${handler}: apig contract"`)
    expect(read('a.txt').replace(/\d[\d.]* m?s/g, '')).toBe(out.replace(/\d[\d.]* m?s/g, ''))
  })

  it('writes one on stdout in place of the report of the terminal', async () => {
    const { out, err } = await fgc([...broken, '--report', 'junit'])
    expect(out).toMatch(/^<\?xml /)
    expect(err).toBe('')
    expect((await fgc([...broken, '--report', 'markdown'])).out).toMatch(/^## ❌ The handler breaks/)
  })

  it('writes one report as the member of the document that --report json writes', async () => {
    const plain = (text: string): unknown =>
      JSON.parse(text, (key, value) => (/^(duration|slowest|slowestCalls)$/.test(key) ? 0 : value))
    const single = await fgc([...broken, '--json'])
    const whole = await fgc([...broken, '--report', 'json'])
    expect(plain(whole.out)).toEqual({ version: 1, ok: false, reports: [plain(single.out)] })
  })

  it('appends to the summary of a GitHub job, and annotates the lines that threw', async () => {
    const stepSummary = join(folder, 'summary.md')
    writeFileSync(stepSummary, 'before\n')
    const world = { github: { stepSummary, folder: '/work' } }
    const { out, err } = await fgc([...broken, '--report', 'markdown'], '', world)
    expect(out).toContain('The handler breaks the apig contract')
    expect(read('summary.md')).toMatch(/^before\n## ❌ The handler breaks its contract\n/)
    expect(err).toMatch(
      /^::error file=\/work\/test\/cli\/handlers\/orders\.mjs,line=\d+,title=handler\/threw::/m,
    )
    expect((await fgc([...broken, '--report', `markdown=${folder}/own.md`], '', world)).code).toBe(1)
    expect(read('own.md')).toMatch(/^## /)
  })

  it.each([
    ['pdf', 'unknown report format "pdf"', 'Known are: terminal, json, junit, markdown, html'],
    ['junti=a.xml', 'unknown report format "junti"', 'Did you mean "junit"?'],
    ['junit=', '--report junit= names no file', '--help'],
    ['junit,json', '2 reports are to go to stdout', '--report junit=report.xml'],
  ])('says what is wrong with %s', async (value, what, next) => {
    const { code, out, err } = await fgc([...broken, '--report', value])
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(what)
    expect(err).toContain(next)
  })

  it('shows its report even when a file cannot be written', async () => {
    const { code, out, err } = await fgc([...broken, '--report', `junit=${folder}`])
    expect(code).toBe(2)
    expect(out).toContain('The handler breaks the apig contract')
    expect(err).toMatch(/the report cannot be written: EISDIR[\s\S]* {2}at /)
  })
})
