import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

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

describe('fgc', () => {
  it('loads for events what makes them, and neither what checks handlers nor fast-check', () => {
    for (const seed of [['--seed', '1'], []]) {
      const loaded = loadedBy('events', 'apig', '-n', '1', ...seed)
      expect(loaded.filter((url) => /\/dist\/bundle\/generate-[^/]*$/.test(url))).toHaveLength(1)
      expect(loaded.filter((url) => /\/dist\/bundle\/check-|\/fast-check\/|\/ajv\//.test(url))).toEqual([])
    }
  })

  it('loads both for a check, by names that this test knows', () => {
    const loaded = loadedBy('test', '--help')
    expect(loaded.some((url) => /\/dist\/bundle\/check-/.test(url))).toBe(true)
    expect(loaded.some((url) => url.includes('/fast-check/'))).toBe(true)
  })
})
