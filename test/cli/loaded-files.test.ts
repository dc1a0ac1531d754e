import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { fgcProgram } from '../../contracts/fgc-program.js'
import { parameterGroups } from '../../contracts/parameters.js'

const folder = mkdtempSync(join(tmpdir(), 'loaded-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The URLs of the scripts that a call of `fgc` loads: Node.js lists them where it measures what they run. */
function loadedBy(...args: readonly string[]): readonly string[] {
  const report = mkdtempSync(join(folder, 'call-'))
  const { status, stderr } = spawnSync(process.execPath, ['dist/bundle/bin.js', ...args], {
    env: { ...process.env, NODE_V8_COVERAGE: report },
    encoding: 'utf8',
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: expect.any(String) })
  return readdirSync(report).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(report, name), 'utf8'))
    return (result as readonly { readonly url: string }[]).map(({ url }) => url)
  })
}

/** Ours among them, without what tells one build from another. */
function chunksOf(loaded: readonly string[]): readonly string[] {
  const ours = loaded.flatMap((url) => /\/dist\/bundle\/(.*)\.js$/.exec(url)?.[1] ?? [])
  return ours.map((name) => name.replace(/-[\w-]{8}$/, '')).sort()
}

const packagesOf = (loaded: readonly string[]): readonly string[] =>
  loaded.flatMap((url) => /\/node_modules\/(.*)$/.exec(url)?.[1] ?? [])

describe('fgc', () => {
  it.each([['--version'], ['--help'], ['help']])('loads for %s its words, and nothing else', (flag) => {
    const loaded = loadedBy(flag)
    expect(chunksOf(loaded)).toEqual(['bin', 'start'])
    expect(packagesOf(loaded)).toEqual([])
  })

  it.each([
    ['--seed', '1'],
    ['-n', '2'],
  ])('loads for events what makes them: no contract, no rule, no check, no package', (...flags) => {
    const loaded = loadedBy('events', 'apig', ...flags)
    expect(chunksOf(loaded)).toEqual(['bin', 'generate', 'start'])
    expect(packagesOf(loaded)).toEqual([])
    // What Node.js loads for a stream takes longer than making an event.
    expect(
      loaded.filter((url) => /^node:(stream|net|tty|perf_hooks|crypto|child_process)$/.test(url)),
    ).toEqual(flags.includes('--seed') ? [] : ['node:crypto', 'node:stream'])
  })

  it('loads the contract of a source where something is said of its events', () => {
    for (const flags of [['--boundary'], ['--invalid'], ['--evidence', 'documented'], ['--prefix', '/v1']]) {
      expect(chunksOf(loadedBy('events', 'apig', '-n', '1', ...flags))).toContain('check')
    }
  })

  it('loads both for a check, by names that this test knows', () => {
    const loaded = loadedBy('test', '--help')
    expect(chunksOf(loaded)).toEqual(expect.arrayContaining(['check', 'generate', 'start']))
    expect(packagesOf(loaded).some((file) => file.startsWith('fast-check/'))).toBe(true)
  })
})

/** The modules that a file of the bundle holds: it says before each where it comes from. */
function modulesIn(chunk: string): readonly string[] {
  const file = readdirSync('dist/bundle').find((name) => name.startsWith(`${chunk}-`))!
  const text = readFileSync(join('dist/bundle', file), 'utf8')
  return [...text.matchAll(/^\/\/ dist\/(\S+)\.js$/gm)].map(([, name]) => name!)
}

describe('what the files hold', () => {
  it('is of the words of the program in start, and of making events in generate', () => {
    const start = modulesIn('start')
    expect(start).toContain('src/cli/run-program')
    expect(start.filter((name) => !/^(contracts|src|src\/cli|src\/report)\/[\w-]+$/.test(name))).toEqual([])
    const ofContracts = start.filter((name) => name.startsWith('contracts/'))
    expect(ofContracts.filter((name) => !/(fgc-program|read-prepared|run-fgc)$/.test(name))).toEqual([])
    const generate = modulesIn('generate')
    expect(generate).toContain('src/arbitrary/table-values')
    const others = generate.filter(
      (name) => !/^src\/(arbitrary|canonical|schema|cli)\/|^src\/[\w-]+$/.test(name),
    )
    expect(others).toEqual([])
    // No schema is read or validated.
    expect(generate.filter((name) => /^src\/schema\/(read|validate)\//.test(name))).toEqual([
      'src/schema/read/prepared-document',
    ])
  })
})

describe('what the names say', () => {
  it('are those of what is loaded', async () => {
    const parts = await fgcProgram.parts()
    expect(fgcProgram.sources).toEqual(Object.keys(parts.contracts))
    expect(fgcProgram.schemaNames).toEqual(Object.keys(parts.schemas))
    expect(parts.rules.map(({ name }) => name)).toContain(fgcProgram.exampleRule)
    expect(fgcProgram.sourceOptions!.apig).toEqual(expect.arrayContaining([...parameterGroups]))
  })
})
