import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { blocksOf } from './blocks.js'
import { installedProject } from './installed-project.js'

interface Result {
  readonly bad: readonly string[]
  readonly good: readonly string[]
  readonly failure: string
}

const pages = readdirSync('docs/rules').map((file) => basename(file, '.md'))
const notLookedAt = 'No check is behind this rule yet.'

describe('the pages of docs/rules', { timeout: 300_000 }, () => {
  let folder: string
  let results: Readonly<Record<string, Result>>
  beforeAll(() => {
    folder = installedProject()
    const { stdout, stderr } = spawnSync(process.execPath, ['scripts/rule-pages.mjs', '--json', folder], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    })
    if (stdout === '') throw new Error(stderr)
    results = JSON.parse(stdout)
  }, 300_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each(pages)('%s: the bad example breaks this rule alone, the good one none', (name) => {
    const text = readFileSync(`docs/rules/${name}.md`, 'utf8')
    const [, rule] = /^# (\S+)\n/.exec(text)!
    const { bad, good, failure } = results[name]!
    expect(name).toBe(rule!.replaceAll('/', '-'))
    expect(bad).toEqual(text.includes(notLookedAt) ? [] : [rule])
    expect(good).toEqual([])
    if (!text.includes(notLookedAt)) expect(text, 'run node scripts/rule-pages.mjs').toContain(failure)
  })

  it('say of one rule at most that nothing looks at it yet, and name the file of each block that runs', () => {
    const texts = pages.map((name) => readFileSync(`docs/rules/${name}.md`, 'utf8'))
    expect(texts.filter((text) => text.includes(notLookedAt)).length).toBeLessThanOrEqual(1)
    for (const text of texts) {
      const named = blocksOf(text).filter(({ language }) => language !== 'text')
      expect(named.map(({ path }) => path)).toEqual(expect.arrayContaining(['bad.mjs', 'good.mjs']))
      expect(named.filter(({ path }) => path === undefined)).toEqual([])
    }
  })
})
