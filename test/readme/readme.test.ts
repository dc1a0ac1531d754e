import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readmeBlocks } from './blocks.js'
import { installedProject, shell, tool, writeIn } from './installed-project.js'

const blocks = readmeBlocks()
const files = blocks.filter((block) => block.path !== undefined)
const mended = 'typeof order?.item'
// Installing, and running this very suite, are tested elsewhere.
const commands = blocks
  .filter((block) => block.language === 'sh')
  .flatMap((block) => block.text.trim().split('\n'))
  .filter((line) => !line.startsWith('npm '))

describe('the code of README.md', { timeout: 300_000 }, () => {
  let folder: string
  beforeAll(() => {
    folder = installedProject()
    for (const { path, text } of files) writeIn(folder, path!, text)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('names the file of every block', () => {
    const unnamed = blocks.filter(
      (block) => !['sh', 'text'].includes(block.language) && block.path === undefined,
    )
    expect(unnamed).toEqual([])
    expect(new Set(files.map((block) => block.path)).size).toBe(files.length)
  })

  it('fails as shown', async () => {
    const { code, stdout, stderr } = await tool(folder, 'vitest', 'run', 'test/create-order.test.ts')
    expect(code).toBe(1)
    const shown = blocks.find((block) => block.language === 'text')!.text
    const output = stdout + stderr
    const missing = linesOf(shown).filter((line) => !linesOf(output).includes(line))
    expect(missing, `the output is:\n${output}`).toEqual([])
  })

  it('passes once it is mended as told: types, tests and commands', async () => {
    const { text } = files.find((block) => block.path === 'src/create-order.ts')!
    expect(blocks.filter((block) => block.text.includes(mended))).toEqual([])
    writeIn(folder, 'src/create-order.ts', text.replace('typeof order.item', mended))
    for (const line of commands) {
      const { code, stdout, stderr } = await shell(folder, line)
      expect(code, `${line}\n${stdout}${stderr}`).toBe(0)
      expect(stdout, line).not.toBe(line.includes('types') ? undefined : '')
    }
    const types = await tool(folder, 'tsc', '-p', 'tsconfig.json')
    expect(types.stdout).toBe('')
    const tests = await tool(folder, 'vitest', 'run')
    expect(tests.code, tests.stdout + tests.stderr).toBe(0)
  })
})

/** Without what differs from run to run (how many events, how long), and with tokens cut. */
function linesOf(text: string): readonly string[] {
  return text.split('\n').map((line) =>
    line
      .replace(/\(\d+\)/g, '(n)')
      .replace(/(replay: 'apig:1:).*'/, "$1…'")
      .trim(),
  )
}
