import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'

// As under Jest, which is not among the packages of this repository.
it('hears of stray errors where a test has but a copy of the process', { timeout: 120_000 }, () => {
  const flags = ['--experimental-vm-modules', '--no-warnings']
  const out = execFileSync(process.execPath, [...flags, 'test/fixtures/foreign-process/run.mjs'], {
    encoding: 'utf8',
  })
  expect(JSON.parse(out)).toEqual({
    rules: ['handler/uncaught-exception', 'handler/unhandled-rejection'],
    heard: [],
  })
})
