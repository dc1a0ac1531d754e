import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve as resolvePath } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import Default, { ContractReporter } from '../contracts/reporter.js'
import type { ReportDocument } from '../src/report/plain-report.js'
import { readXml } from './report/read-xml.js'
import { judgeOf } from './schemas/schema-files.js'

// Inside of the repository, so that vitest is found.
mkdirSync('.tmp', { recursive: true })
const folder = mkdtempSync(resolvePath('.tmp', 'reporter-'))
const source = (path: string): string => JSON.stringify(resolvePath(path))
const vitest = resolvePath('node_modules', 'vitest', 'vitest.mjs')

const head = `
import { describe } from 'vitest'
import { describeContract } from ${source('src/vitest.ts')}
import { greetings } from ${source('test/fixtures/vitest/contract.ts')}
const options = { seed: 11, numRuns: 20, cases: false }
`
const files: Readonly<Record<string, string>> = {
  'a.test.ts': `${head}
describe('first', () => describeContract(greetings('right'), async () => 'x', options))
describe('first', () => describeContract(greetings('right'), async (event) => event.titles[0].length, options))`,
  'deep/b.test.ts': `${head}
describeContract(greetings('wrong'), async (event) => event.name.toUpperCase(), options)
describeContract(greetings('warned'), async () => 'x', { ...options, property: () => false, rules: { property: 'warn' } })`,
  'c.test.ts': `${head}
describeContract(greetings('late'), async () => { void Promise.reject(new Error('left alone')) }, options)`,
  'd.test.ts': `import { it } from 'vitest'; it('is no contract', () => {})`,
  'vitest.config.ts': `
const out = process.env.OUT
const files = { json: out + '/r.json', junit: out + '/r.xml', html: out + '/r.html', markdown: out + '/r.md' }
export default { root: import.meta.dirname, test: { include: ['**/*.test.ts'], reporters: [[${source('contracts/reporter.ts')}, files]] } }`,
}

function run(out: string, ...flags: string[]): Promise<string> {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', CI: '1', GITHUB_ACTIONS: '', OUT: out }
  return new Promise((done) => {
    execFile(process.execPath, [vitest, 'run', ...flags], { cwd: folder, env }, (_error, stdout, stderr) =>
      done(stdout + stderr),
    )
  })
}

const read = (path: string): string => readFileSync(join(folder, path), 'utf8')
const document = (path: string): ReportDocument => JSON.parse(read(path))

/** Without what the clock decides. */
function steady(text: string): unknown {
  return JSON.parse(text, (key, value) => (/^(duration|slowest|slowestCalls)$/.test(key) ? 0 : value))
}

beforeAll(async () => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(resolvePath(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the reporter over a whole suite', () => {
  let output = ''
  beforeAll(async () => {
    output = await run('whole')
  })

  it('says what it wrote', () => {
    expect(output).toContain('contract report (html): whole/r.html')
  })

  it('has one report for each describeContract, in the order of the files', () => {
    const { reports, ok } = document('whole/r.json')
    expect(ok).toBe(false)
    expect(reports.map(({ test, contract, ok: kept }) => [test?.file, test?.name, contract, kept])).toEqual([
      ['a.test.ts', 'first > right contract', 'right', true],
      ['a.test.ts', 'first > right contract', 'right', false],
      ['c.test.ts', 'late contract', 'late', false],
      ['deep/b.test.ts', 'wrong contract', 'wrong', false],
      ['deep/b.test.ts', 'warned contract', 'warned', true],
    ])
    expect(reports[4]!.warnings.map(({ rule }) => rule)).toEqual(['property'])
    expect(reports.every(({ phases }) => phases.some(({ name }) => name === 'delivery'))).toBe(true)
  })

  it('writes what the published schema describes, and the other formats', () => {
    expect(judgeOf('report')(document('whole/r.json'))).toBe(true)
    expect(readXml(read('whole/r.xml')).children).toHaveLength(5)
    expect(read('whole/r.html')).toContain('3 of 5 handlers break their contracts')
    expect(read('whole/r.md')).toMatch(/^## ❌ 3 of 5 handlers/)
  })

  it('gives the same from shards that are merged', async () => {
    for (const shard of [1, 2, 3]) await run('none', `--shard=${shard}/3`, '--reporter=blob')
    await run('merged', '--merge-reports')
    expect(steady(read('merged/r.json'))).toEqual(steady(read('whole/r.json')))
  })
})

describe('ContractReporter', () => {
  it('is the default export, as vitest wants it', () => {
    expect(Default).toBe(ContractReporter)
  })

  it('says what is wrong with its options', () => {
    expect(() => new ContractReporter({ htm: 'a' } as object)).toThrow(/"htm"[\s\S]*"html"/)
    expect(() => new ContractReporter({ html: '' })).toThrow(/needs the path of a file/)
  })
})
