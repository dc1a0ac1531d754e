import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'watch-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
const handler = (body: string) =>
  writeFileSync(join(folder, 'src/index.mjs'), `export const handler = async (event, context) => { ${body} }`)

// What README says of a handler that the test names by a text: vitest follows imports alone.
it('runs the test of a handler named by a text again where its folder is in forceRerunTriggers', async () => {
  mkdirSync(join(folder, 'src'))
  handler('')
  const entry = JSON.stringify(join(root, 'contracts/vitest.ts'))
  const contracts = JSON.stringify(join(root, 'contracts/index.ts'))
  writeFileSync(
    join(folder, 'index.test.ts'),
    `import { timer } from ${contracts}\nimport { describeContract } from ${entry}
describeContract(timer(), 'src/index.handler', { phases: ['examples'], cases: false, dictionary: false })`,
  )
  writeFileSync(
    join(folder, 'vitest.config.mjs'),
    `export default { test: { forceRerunTriggers: ['**/src/**'], include: ['*.test.ts'] } }`,
  )
  const child = spawn(process.execPath, [vitest, '--watch', '--root', folder], {
    cwd: folder,
    env: { ...process.env, CI: '', NO_COLOR: '1' },
  })
  try {
    let output = ''
    const until = (wanted: RegExp) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!wanted.test(output)) return
          child.stdout.off('data', look)
          resolve()
        }
        child.stdout.on('data', look)
        look()
      })
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        output += data
      })
    }
    await until(/Tests\s+1 passed[\s\S]*(?:Waiting|Watching) for file changes/)
    output = ''
    handler("throw new TypeError('changed')")
    await until(/1 failed[\s\S]*Watching for file changes/)
    expect(output).toContain('RERUN')
    await until(/TypeError: changed/)
  } finally {
    child.kill('SIGKILL')
  }
}, 90_000)
