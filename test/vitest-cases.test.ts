import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const vitest = resolve('node_modules', 'vitest', 'vitest.mjs')
const source = (path: string) => JSON.stringify(resolve(path))

/** Two handlers in one file; the first is broken or not. */
const testFile = (isBroken: boolean): string => `
import { describeContract } from ${source('src/vitest.ts')}
import { defineContract } from ${source('src/define-contract.ts')}
const contract = defineContract({
  name: 'greetings',
  event: {
    type: 'object', required: ['name'], additionalProperties: false,
    properties: { name: { type: ['string', 'null'] } }, examples: [{ name: 'Ada' }],
  },
})
describeContract(contract, async (event) => ${isBroken ? 'event.name.length' : '0'}, { seed: 1, numRuns: 20 })
describeContract(contract, async (event) => { if (event.name === null) throw 'no name' }, { seed: 1, numRuns: 20 })
`

describe('describeContract with saved cases, in a vitest of its own', () => {
  let folder: string
  const write = (isBroken: boolean) => writeFileSync(join(folder, 'greet.test.ts'), testFile(isBroken))
  const casesOf = (name: string) => {
    const path = join(folder, '__cases__', name)
    return existsSync(path) ? readdirSync(path) : []
  }
  const run = (CI: string, ...flags: string[]): Promise<string> =>
    new Promise((done) => {
      const { VITEST: _vitest, ...inherited } = process.env
      const env = { ...inherited, NO_COLOR: '1', FORCE_COLOR: '0', CI, GITHUB_ACTIONS: '' }
      const args = [vitest, 'run', '--reporter=verbose', ...flags]
      execFile(process.execPath, args, { cwd: folder, env, maxBuffer: 1 << 26 }, (_error, out, err) =>
        done(out + err),
      )
    })

  beforeAll(() => {
    mkdirSync('.tmp', { recursive: true })
    folder = resolve(mkdtempSync('.tmp/vitest-cases-'))
    writeFileSync(join(folder, 'vitest.config.ts'), `export default { root: ${JSON.stringify(folder)} }\n`)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('keeps nothing in CI', async () => {
    write(true)
    expect(await run('1')).toContain('Cannot read properties of null')
    expect(existsSync(join(folder, '__cases__'))).toBe(false)
  })

  it('keeps what it finds beside the test file, for each handler in a folder of its own', async () => {
    const output = await run('')
    expect(casesOf('greet.greetings')).toHaveLength(1)
    expect(casesOf('greet-2.greetings')).toHaveLength(1)
    const [file] = casesOf('greet.greetings')
    expect(output).toContain(`saved to __cases__/greet.greetings/${file}, tried first from now on`)
    expect(output).not.toContain('answers the saved cases')
  })

  it('tries it first from then on, also in CI', async () => {
    const output = await run('1')
    expect(output.match(/× .*answers the saved cases \(1\)/g)).toHaveLength(2)
    expect(output).toContain(`saved in __cases__/greet.greetings/${casesOf('greet.greetings')[0]}`)
    expect(output).not.toMatch(/× .*boundary/)
  })

  it('says what is fixed, and removes it under -u alone', async () => {
    write(false)
    expect(await run('')).toMatch(
      /saved case __cases__\/greet\.greetings\/\S+ passes: its violation is fixed/,
    )
    expect(casesOf('greet.greetings')).toHaveLength(1)
    await run('', '-u')
    expect(casesOf('greet.greetings')).toEqual([])
    expect(casesOf('greet-2.greetings')).toHaveLength(1)
  })

  it('keeps those of a handler that two contracts of a file name by its file apart', async () => {
    writeFileSync(
      join(folder, 'named.mjs'),
      'export const handler = async (event, _context) => event.name.length\n',
    )
    const file = join(folder, 'named.test.ts')
    const declared = testFile(true).split('\ndescribeContract(')[0]!
    const call = `describeContract(contract, ${JSON.stringify(join(folder, 'named.handler'))}, { seed: 1, numRuns: 20 })`
    writeFileSync(file, [declared, call, call].join('\n'))
    expect(await run('', 'named')).toMatch(/2 failed/)
    expect(casesOf('named.greetings')).toHaveLength(1)
    expect(casesOf('named-2.greetings')).toHaveLength(1)
  })
})
