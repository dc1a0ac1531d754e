import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'no-code-'))
const bin = resolve('dist/bundle/bin.js')
const index = resolve('dist/bundle/index.js')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Node.js that refuses to make code of texts, as hardened machines do. */
function run(argv: readonly string[], input = ''): Promise<Ended> {
  const flags = ['--disallow-code-generation-from-strings', ...argv]
  return new Promise((done) => {
    const child = execFile(process.execPath, flags, { cwd: folder, maxBuffer: 1 << 26 }, (error, out, err) =>
      done({ code: error === null ? 0 : Number(error.code), out, err }),
    )
    child.stdin!.end(input)
  })
}

const answer = '({ statusCode: 200, headers: {}, body: event.path, isBase64Encoded: false })'

describe('where no code may be made of texts', () => {
  it('a check finds what it finds elsewhere', async () => {
    writeFileSync(
      join(folder, 'check.mjs'),
      `import { apig, checkContract } from ${JSON.stringify(index)}
      let refused = false
      try { new Function('') } catch { refused = true }
      const handler = async (event, context) => { if (event.headers.host === '') throw new TypeError('x'); return ${answer} }
      const check = () => checkContract(apig(), handler, { seed: 1, numRuns: 50 })
      const { violations, phases } = await check()
      const found = violations.map(({ rule, changes }) => ({ rule, changes }))
      console.log(JSON.stringify({ refused, found, runs: phases.map(({ runs }) => runs) }))`,
    )
    const { out, err, code } = await run(['check.mjs'])
    expect({ err, code }).toEqual({ err: '', code: 0 })
    const refusing = JSON.parse(out)
    expect(refusing.refused).toBe(true)
    const usual = await new Promise<string>((done) =>
      execFile(process.execPath, ['check.mjs'], { cwd: folder }, (_error, text) => done(text)),
    )
    expect(JSON.parse(usual)).toEqual({ ...refusing, refused: false })
  })

  it('the command tests, validates, and prints the same events', async () => {
    writeFileSync(join(folder, 'h.mjs'), `export const handler = async (event, context) => ${answer}`)
    const tested = await run([bin, 'test', 'h.handler', '--source', 'apig', '--runs', '20', '--seed', '1'])
    expect(tested).toMatchObject({ code: 0, out: expect.stringContaining('keeps the apig contract') })
    const printed = await run([bin, 'events', 'obs', '-n', '5', '--seed', '3'])
    const usual = await new Promise<string>((done) =>
      execFile(process.execPath, [bin, 'events', 'obs', '-n', '5', '--seed', '3'], (_error, out) =>
        done(out),
      ),
    )
    expect(printed).toEqual({ code: 0, out: usual, err: '' })
    expect(await run([bin, 'validate', 'obs', '-'], printed.out)).toMatchObject({ code: 0 })
    const damaged = await run([bin, 'validate', 'obs', '-'], '{"Records":[]} \n{"Records":5}')
    expect(damaged).toMatchObject({ code: 1, out: expect.stringContaining('stdin:2: invalid obs') })
  })
})
