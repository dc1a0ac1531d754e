import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..', '..')
const script = `
  import fc from 'fast-check'
  import { apig, cts, obs, toArbitrary } from './dist/contracts/index.js'
  const own = { type: 'object', properties: { ['__proto__']: { type: 'null' }, a: {}, b: {} }, required: ['__proto__'] }
  const schemas = [apig, cts, obs].map((source) => source().event)
  console.log(JSON.stringify([...schemas, own].map((schema) => fc.sample(toArbitrary(schema), { seed: 1, numRuns: 400 }))))
`

function sampled(...flags: string[]): string {
  const args = [...flags, '--input-type=module', '--eval', script]
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  expect(stderr).toBe('')
  return stdout
}

// So many that code is made for most of the objects, and not at once.
test('the same values are made where a process forbids code generation', () => {
  const values = sampled()
  expect(values.length).toBeGreaterThan(100_000)
  expect(sampled('--disallow-code-generation-from-strings')).toBe(values)
})
