import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { blocksOf } from './blocks.js'
import { installedProject, script, shell, tool, writeIn } from './installed-project.js'

interface Example {
  readonly rules: readonly string[]
  readonly failure: string
}

const rules = pagesOf('rules')
const sources = pagesOf('sources')
const recipes = pagesOf('recipes')
const tested = [...sources, ...recipes]
const notLookedAt = 'No check is behind this rule yet.'

describe('the pages of docs', { timeout: 300_000 }, () => {
  let folder: string
  let results: Readonly<Record<string, Readonly<Record<string, Example>>>>
  beforeAll(async () => {
    folder = installedProject()
    const { stdout, stderr } = await script('scripts/page-failures.mjs', '--json', folder)
    if (stdout === '') throw new Error(stderr)
    results = JSON.parse(stdout)
  }, 300_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each(rules)('%s: the bad example breaks this rule alone, the good one none', (name) => {
    const text = textOf(name)
    const [, rule] = /^# (\S+)\n/.exec(text)!
    const { 'bad.mjs': bad, 'good.mjs': good } = results[name]!
    expect(basename(name)).toBe(rule!.replaceAll('/', '-'))
    expect(bad!.rules).toEqual(text.includes(notLookedAt) ? [] : [rule])
    expect(good!.rules).toEqual([])
    if (!text.includes(notLookedAt))
      expect(text, 'run node scripts/page-failures.mjs').toContain(bad!.failure)
  })

  it.each(sources)('%s: each of its bugs is found, as shown', (name) => {
    const bugs = Object.values(results[name]!)
    expect(bugs.length).toBeGreaterThan(1)
    for (const { rules: broken, failure } of bugs) {
      expect(broken).not.toEqual([])
      expect(textOf(name), 'run node scripts/page-failures.mjs').toContain(failure)
    }
  })

  it('holds tests that pass, and types that fit', async () => {
    for (const name of tested) {
      for (const { path, text } of blocksOf(textOf(name)))
        if (path !== undefined) writeIn(folder, `${name}/${path}`, text)
    }
    writeIn(folder, 'tsconfig.json', JSON.stringify({ extends: resolve('tsconfig.json'), ...typeCheck }))
    const types = await tool(folder, 'tsc', '-p', 'tsconfig.json')
    expect(types.stdout).toBe('')
    const tests = await tool(folder, 'vitest', 'run', 'sources', 'recipes')
    expect(tests.code, tests.stdout + tests.stderr).toBe(0)
    const files = tested
      .flatMap((name) => blocksOf(textOf(name)))
      .filter(({ path }) => /\.test\.ts$/.test(path ?? ''))
    expect(tests.stdout).toMatch(new RegExp(`Test Files +${files.length} passed`))
  })

  it.each(recipes)('%s: its commands succeed', async (name) => {
    const commands = blocksOf(textOf(name)).filter(({ language }) => language === 'sh')
    for (const line of commands.flatMap(({ text }) => text.trim().split('\n'))) {
      const { code, stdout, stderr } = await shell(join(folder, name), line, folder)
      expect(code, `${line}\n${stdout}${stderr}`).toBe(0)
    }
  })

  it('says of one rule at most that nothing looks at it yet', () => {
    expect(rules.filter((name) => textOf(name).includes(notLookedAt)).length).toBeLessThanOrEqual(1)
  })

  it('names the file of every block that is code', () => {
    for (const name of [...rules, ...tested]) {
      const code = blocksOf(textOf(name)).filter(({ language }) => !['text', 'json', 'sh'].includes(language))
      expect(code.length, name).toBeGreaterThan(0)
      expect(
        code.filter(({ path }) => path === undefined),
        name,
      ).toEqual([])
    }
  })
})

// Isolated declarations are for the authors of packages; `paths` would lead past the installed package.
const typeCheck = {
  compilerOptions: { isolatedDeclarations: false, paths: {} },
  include: ['sources/**/*.ts', 'recipes/**/*.ts'],
}

function pagesOf(section: string): readonly string[] {
  return readdirSync(`docs/${section}`).map((file) => `${section}/${basename(file, '.md')}`)
}

function textOf(name: string): string {
  return readFileSync(`docs/${name}.md`, 'utf8')
}
