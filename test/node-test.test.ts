import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

// Inside the repository: the compiled modules resolve their packages as they do when installed.
mkdirSync('.tmp', { recursive: true })
const compiled = mkdtempSync(join('.tmp', 'node-test-'))

describe('assertContract under node --test', () => {
  beforeAll(() => {
    const tsc = join('node_modules', 'typescript', 'bin', 'tsc')
    const flags = ['--declaration', 'false', '--isolatedDeclarations', 'false']
    // Its exit code is left aside: types are checked elsewhere, and the modules are written in any case.
    spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', compiled, ...flags])
  })
  afterAll(() => rmSync(compiled, { recursive: true, force: true }))

  it('passes a right handler and fails a wrong one with the report', () => {
    const { NODE_TEST_CONTEXT: _, ...env } = process.env
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--test', '--test-reporter=tap', 'test/fixtures/node-test/contract.mjs'],
      { encoding: 'utf8', env: { ...env, COMPILED: `${pathToFileURL(resolve(compiled)).href}/` } },
    )
    expect(status, stderr).toBe(1)
    expect(stdout).toMatch(/^\s*ok 1 - a right handler/m)
    expect(stdout).toMatch(/^\s*not ok 2 - a wrong handler/m)
    expect(stdout).toMatch(/^\s*ok 3 - a handler file in TypeScript/m)
    expect(stdout).toContain('The handler breaks the names contract: 1 violation')
    expect(stdout).toMatch(/\/name {3}\\?"Ada\\?" → null/)
    expect(stdout).toMatch(/contract\.mjs:12:/)
  })
})
