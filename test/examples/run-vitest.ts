import { execFile } from 'node:child_process'
import { resolve as resolvePath } from 'node:path'

/** One test, as vitest's JSON reporter writes it. */
export interface TestResult {
  readonly ancestorTitles: readonly string[]
  readonly title: string
  readonly status: string
  readonly failureMessages: readonly string[]
}

interface JsonReport {
  readonly testResults: readonly {
    readonly name: string
    readonly message: string
    readonly assertionResults: readonly TestResult[]
  }[]
}

const vitest = resolvePath('node_modules', 'vitest', 'vitest.mjs')

/** Runs vitest in a folder, as its author would; rejects when a file cannot be run at all. */
export async function runVitest(cwd: string, config: string): Promise<readonly TestResult[]> {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', CI: '1', GITHUB_ACTIONS: '' }
  const args = [vitest, 'run', '--reporter=json', '--config', resolvePath(config)]
  const stdout = await new Promise<string>((resolve) => {
    execFile(process.execPath, args, { cwd, env, maxBuffer: 1 << 26 }, (_error, out, err) =>
      resolve(out.includes('{"') ? out : err),
    )
  })
  if (!stdout.includes('{"')) throw new Error(`vitest wrote no report:\n${stdout}`)
  const { testResults } = JSON.parse(stdout.slice(stdout.indexOf('{"'))) as JsonReport
  for (const { name, message, assertionResults } of testResults) {
    if (assertionResults.length === 0) throw new Error(`${name} holds no test:\n${message}`)
  }
  return testResults.flatMap((file) => file.assertionResults)
}
