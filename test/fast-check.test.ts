import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { isPreconditionFailure } from '../src/fast-check.js'

const folder = mkdtempSync(join(tmpdir(), 'fast-check-'))
afterAll(() => rmSync(folder, { recursive: true }))

const shipped = JSON.stringify(pathToFileURL(resolve('dist/bundle/index.js')).href)
const fastCheck = JSON.stringify(import.meta.resolve('fast-check'))

/** What a check in a process of its own did, as JSON. */
const checked = (options: string): string => `{
  const events = []
  const handler = async (event, context) => {
    events.push(event)
    return { statusCode: 200, headers: {}, body: '', isBase64Encoded: false }
  }
  const { seed, phases, violations } = await checkContract(apig(), handler, ${options})
  console.log(JSON.stringify({ seed, runs: phases.map(({ name, runs }) => [name, runs]), violations, events }))
}`
const importing = `import { apig, checkContract, toArbitrary } from ${shipped}`

function run(...lines: readonly string[]): { readonly printed: string; readonly modules: readonly string[] } {
  const coverage = mkdtempSync(join(folder, 'run-'))
  const printed = execFileSync(process.execPath, ['--input-type=module', '-e', lines.join('\n')], {
    encoding: 'utf8',
    env: { ...process.env, NODE_V8_COVERAGE: coverage },
  })
  const [file] = readdirSync(coverage)
  const { result } = JSON.parse(readFileSync(join(coverage, file!), 'utf8'))
  return { printed, modules: result.map(({ url }: { url: string }) => url) }
}

const ofFastCheck = (url: string): boolean => url.includes('/fast-check/')

describe('fast-check', () => {
  it('is not loaded by a check, which does the same as with it', () => {
    const options = '{ seed: 7, numRuns: 150 }'
    const without = run(importing, checked(options))
    const beside = run(importing, `import ${fastCheck}`, checked(options))
    expect(without.modules.filter(ofFastCheck)).toEqual([])
    expect(beside.modules.some(ofFastCheck)).toBe(true)
    expect(without.printed).toBe(beside.printed)
    expect(JSON.parse(without.printed).runs).toContainEqual(['random', 150])
  })

  it.each(['before', 'after'])('has its settings in force when it is imported %s this package', (order) => {
    const setting = [
      `import { configureGlobal } from ${fastCheck}`,
      'configureGlobal({ numRuns: 7, seed: 5 })',
    ]
    const lines = order === 'before' ? [...setting, importing] : [importing, ...setting]
    const { seed, runs } = JSON.parse(run(...lines, checked(`{ phases: ['random'] }`)).printed)
    expect({ seed, runs }).toEqual({ seed: 5, runs: [['random', 7]] })
  })

  it('has its settings in force when it is loaded between two checks', () => {
    const { printed } = run(
      importing,
      checked(`{ phases: ['random'], seed: 1 }`),
      `(await import(${fastCheck})).configureGlobal({ numRuns: 7, randomType: 'mersenne' })`,
      checked(`{ phases: ['random'], seed: 1 }`),
    )
    const [first, second] = printed
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(first.runs).toEqual([['random', 100]])
    expect(second.runs).toEqual([['random', 7]])
    expect(second.events).not.toEqual(first.events.slice(0, 7))
  })

  it('is the module that an import gives: an arbitrary is one of its own', () => {
    const { printed } = run(
      importing,
      `const arbitrary = toArbitrary({ type: 'integer' })`,
      `const fc = await import(${fastCheck})`,
      'console.log(arbitrary instanceof fc.Arbitrary, fc.sample(arbitrary, { seed: 1, numRuns: 3 }).length)',
    )
    expect(printed).toBe('true 3\n')
  })

  it('gives the author’s arbitraries its generator', () => {
    const { printed } = run(
      importing,
      `import fc from ${fastCheck}`,
      checked(`{ seed: 2, phases: ['random'], overrides: { '/path': fc.constant('/only') } }`),
    )
    const { events } = JSON.parse(printed)
    expect(events).toHaveLength(100)
    expect(new Set(events.map(({ path }: { path: string }) => path))).toEqual(new Set(['/only']))
  })
})

describe('isPreconditionFailure', () => {
  it('tells what fast-check tells', () => {
    const thrown = [
      new fc.PreconditionFailure(),
      new Error('other'),
      undefined,
      null,
      'text',
      { footprint: 1 },
    ]
    expect(thrown.map(isPreconditionFailure)).toEqual(thrown.map(fc.PreconditionFailure.isFailure))
  })
})
