import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

interface Ended {
  readonly failed: boolean
  readonly text: string
}

const folder = resolve('test/fixtures/blocked')
const vitest = resolve('node_modules/vitest/vitest.mjs')

function run(argv: readonly string[]): Promise<Ended> {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', CI: '1', GITHUB_ACTIONS: '' }
  return new Promise((done) => {
    const options = { cwd: folder, env, timeout: 100_000, killSignal: 'SIGINT' } as const
    execFile(process.execPath, argv, options, (error, out, err) =>
      done({ failed: error !== null && error.signal !== 'SIGINT', text: out + err }),
    )
  })
}

const runVitest = (file: string, pool: string) =>
  run([vitest, 'run', '--config', resolve(folder, 'vitest.config.ts'), '--pool', pool, file])

function demandExplained({ failed, text }: Ended, handler: string, lead: readonly string[]): void {
  expect({ failed, text }).toMatchObject({ failed: true })
  const lines = text.split('\n').map((line) => line.trim())
  expect(lines).toContainEqual(
    expect.stringMatching(/^The handler blocks its process: a call has lasted .* limit is 0\.2 s\.$/),
  )
  // The test or the lines that lead there, innermost first, and nothing of ours or the runner's.
  const contract = lines.indexOf('contract: timer')
  expect(lines.slice(contract - lead.length - 1, contract)).toEqual([
    expect.stringMatching(/^The handler/),
    ...lead,
  ])
  expect(lines).toContain(`handler: ${handler}`)
  expect(text).toMatch(/ {2}event: \{"version":"v1\.0"/)
  expect(text).toContain('{ isolate: true }')
}

// The process that is blocked ends, so each is one of its own.
describe('a handler that blocks its process', () => {
  it.each(['forks', 'threads'])('ends a run of vitest in the pool %s, and is named', async (pool) => {
    const test = 'test: timer contract > answers the documented examples'
    const ended = await runVitest('blocked.fixture.ts', pool)
    demandExplained(ended, 'forever', [test, 'at: blocked.fixture.ts:4'])
  })

  it('names the lines of a test that has another function call the check', async () => {
    const lead = ['at: called.fixture.ts:10', 'at: called.fixture.ts:5']
    demandExplained(await runVitest('called.fixture.ts', 'forks'), 'a function', lead)
  })

  it('ends a process of Node.js, also when it blocks after an await', async () => {
    demandExplained(await run([resolve(folder, 'blocked.mjs')]), 'handler', ['at: blocked.mjs:8'])
  })

  it('ends nothing that is only slow, or that waits', async () => {
    const { failed, text } = await runVitest('patient.fixture.ts', 'forks')
    expect({ failed, text }).toMatchObject({ failed: false })
    expect(text).toMatch(/Tests\s+2 passed/)
  })
})
