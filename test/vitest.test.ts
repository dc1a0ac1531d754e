import { execFile } from 'node:child_process'
import { resolve as resolvePath } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'

interface AssertionResult {
  readonly ancestorTitles: readonly string[]
  readonly title: string
  readonly status: string
  readonly failureMessages: readonly string[]
}
interface JsonReport {
  readonly testResults: readonly {
    name: string
    message: string
    status: string
    assertionResults: AssertionResult[]
  }[]
}

const root = 'test/fixtures/vitest'
const vitest = resolvePath('node_modules', 'vitest', 'vitest.mjs')

function runVitest(...flags: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const args = [vitest, 'run', ...flags]
    const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', CI: '1', GITHUB_ACTIONS: '' }
    execFile(process.execPath, args, { cwd: root, env, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr })
    })
  })
}

describe('describeContract in a vitest of its own', () => {
  let report: JsonReport
  const testsOf = (contract: string) =>
    report.testResults
      .flatMap((file) => file.assertionResults)
      .filter((test) => test.ancestorTitles.includes(`${contract} contract`))

  beforeAll(async () => {
    const { stdout } = await runVitest('--reporter=json')
    report = JSON.parse(stdout.slice(stdout.indexOf('{"')))
  })

  it('declares one test for each phase', () => {
    const titles = testsOf('right').map((test) => test.title)
    expect(titles).toEqual([
      'answers the documented examples',
      expect.stringMatching(/^answers every boundary event \(\d+\)$/),
      'answers 100 random events',
      'survives redelivery',
    ])
    expect(testsOf('right').map((test) => test.status)).toEqual(['passed', 'passed', 'passed', 'passed'])
  })

  it('fails the phase that finds a violation, even when it is retried, and no later one again', () => {
    const tests = testsOf('wrong')
    expect(tests.map((test) => test.status)).toEqual(['passed', 'failed', 'passed', 'passed'])
    expect(tests[2]!.title).toBe('answers 100 random events (seed 11)')
    const message = tests[1]!.failureMessages[0]!
    expect(message).toContain('ContractViolationError: 2 violations')
    expect(message).toMatch(/handler\/threw: RangeError: no title {3}contracts\.fixture\.ts:9\n/)
    expect(message).toMatch(/\/titles {3}\["Countess"\] → \[\]/)
    expect(message).toMatch(/\/name {3}"Ada" → null/)
    expect(message).toMatch(/replay: \{ replay: 'wrong:1:[\w-]+' \}/)
  })

  it('does not fail for warnings', () => {
    expect(testsOf('warned').map((test) => test.status)).toEqual(['passed'])
  })

  it('fails a file with a wrong option, with the option', () => {
    const file = report.testResults.find((result) => result.name.endsWith('misuse.fixture.ts'))!
    expect(file.status).toBe('failed')
    expect(file.message).toContain('unknown option "numRun"')
  })
})

describe('what a person sees', () => {
  it("is the violations, the user's own lines, and nothing of the report object", async () => {
    const { code, stdout, stderr } = await runVitest('contracts.fixture.ts')
    const output = stdout + stderr
    expect(code).toBe(1)
    expect(output).toContain('2 violations')
    expect(output).toMatch(/❯ contracts\.fixture\.ts:6:1/)
    expect(output).toMatch(/Caused by: (RangeError: no title|TypeError: Cannot read properties of null)/)
    expect(output).not.toContain('Serialized Error')
    expect(output).not.toContain('statistics')
  })

  it("is the author's own call where the handler is not there, and no line of this package", async () => {
    const { stdout, stderr } = await runVitest('missing.fixture.ts')
    const output = stdout + stderr
    expect(output).toContain('HandlerNotFoundError: there is no handler file "no-such-file"')
    expect(output).toMatch(/❯ missing\.fixture\.ts:4:1/)
    expect(output).not.toMatch(/❯ .*(src|dist)\/.*\.(ts|js):\d+/)
  })

  it('is each violation once, and of the stack of its cause only lines outside this package', async () => {
    const { stdout, stderr } = await runVitest('contracts.fixture.ts')
    const output = stdout + stderr
    expect(output.match(/handler\/threw: RangeError: no title/g)).toHaveLength(1)
    const causes = output.slice(output.indexOf('Caused by: '))
    expect(causes).toMatch(/❯ .*contracts\.fixture\.ts:\d+:\d+/)
    expect(causes).not.toMatch(/❯ .*(src|dist)\/.*\.(ts|js):\d+/)
  })
})
