import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { linesOf } from './fake-io.js'

let folder = ''
let bin = ''

/** The command compiled, inside of the project so that it finds the packages. */
beforeAll(async () => {
  await mkdir('.tmp', { recursive: true })
  folder = mkdtempSync('.tmp/fgc-')
  bin = resolve(folder, 'contracts/bin.js')
  await run(process.execPath, [
    'node_modules/typescript/bin/tsc',
    ...[
      '-p',
      'tsconfig.build.json',
      '--outDir',
      folder,
      '--declaration',
      'false',
      '--isolatedDeclarations',
      'false',
    ],
  ])
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Ended {
  readonly code: number | null
  readonly signal: string | null
  readonly out: string
  readonly err: string
}

function run(
  command: string,
  argv: readonly string[],
  { input = '', env = {}, interruptAfter }: { input?: string; env?: object; interruptAfter?: number } = {},
): Promise<Ended> {
  return new Promise((done) => {
    const { NO_COLOR: _no, FORCE_COLOR: _force, ...inherited } = process.env
    const child = spawn(command, argv, { env: { ...inherited, ...env } })
    const texts = { out: '', err: '' }
    child.stdout.on('data', (chunk) => {
      texts.out += chunk
    })
    child.stderr.on('data', (chunk) => {
      texts.err += chunk
    })
    child.stdin.end(input)
    if (interruptAfter !== undefined) setTimeout(() => child.kill('SIGINT'), interruptAfter)
    child.on('close', (code, signal) => done({ code, signal, ...texts }))
  })
}

/** Runs a line on a pseudo-terminal and presses Ctrl-C there as soon as the pattern is seen. */
function typeOnTerminal(line: string, seen: RegExp): Promise<{ code: number | null; out: string }> {
  return new Promise((done) => {
    const { CI: _ci, NO_COLOR: _no, FORCE_COLOR: _force, ...env } = process.env
    const child = spawn('/usr/bin/script', ['-qec', line, '/dev/null'], { env: { ...env, TERM: 'xterm' } })
    let out = ''
    let pressed = false
    child.stdout.on('data', (chunk) => {
      out += chunk
      if (pressed || !seen.test(out)) return
      pressed = true
      child.stdin.write('\u0003')
    })
    child.on('close', (code) => done({ code, out }))
  })
}

const fgc = (argv: readonly string[], options?: Parameters<typeof run>[2]) =>
  run(process.execPath, [bin, ...argv], options)
const shell = (line: string) => run('bash', ['-c', `fgc() { "${process.execPath}" "${bin}" "$@"; }; ${line}`])

describe('the command as a process', () => {
  it('has the version of the package', async () => {
    const { default: manifest } = await import(resolve('package.json'), { with: { type: 'json' } })
    expect(await fgc(['--version'])).toMatchObject({ code: 0, out: `${manifest.version}\n`, err: '' })
  })

  it('passes events on to itself', async () => {
    const { code, out } = await shell('fgc events lts -n 20 --seed 7 | fgc validate lts -')
    expect(code).toBe(0)
    expect(linesOf(out)).toHaveLength(20)
  })

  it('ends quietly when the reader goes away', async () => {
    const { code, out, err } = await shell(
      'set -o pipefail; fgc events obs -n 1000000 --seed 1 | head -n 2; echo "$?" >&2',
    )
    expect(code).toBe(0)
    expect(linesOf(out)).toHaveLength(2)
    expect(err).toBe('0\n')
  })

  it('says that what it writes is lost where the disk is full', async () => {
    const { code, out, err } = await shell('fgc events obs -n 3 --seed 1 > /dev/full; echo "code $?"')
    expect({ code, out }).toEqual({ code: 0, out: 'code 2\n' })
    expect(err).toContain('fgc events: what goes to stdout is lost: ENOSPC')
    expect(err).toContain('Lead it to a file that can be written.')
    expect(err).not.toMatch(/^\s+at /m)
  })

  it('keeps what the handler prints from stdout', async () => {
    const argv = [
      'test',
      'test/cli/handlers/orders.talks',
      '--source',
      'apig',
      '--phase',
      'examples',
      '--json',
    ]
    const held = await fgc(argv)
    expect(held.code).toBe(0)
    expect(JSON.parse(held.out)).toMatchObject({ ok: true })
    expect(held.err).toBe('The handler printed 2 lines; --logs shows them.\n')
    const shown = await fgc([...argv, '--logs'])
    expect(JSON.parse(shown.out)).toMatchObject({ ok: true })
    expect(linesOf(shown.err)).toEqual(Array(2).fill(expect.stringMatching(/^order \//)))
  })

  it('does not let a handler that ends the process pass', async () => {
    const argv = ['test', 'test/cli/handlers/orders.quits', '--source', 'apig', '--seed', '1']
    const isolated = await fgc(argv)
    expect(isolated.code).toBe(1)
    expect(isolated.out).toMatch(
      /handler\/crashed: .* it called process\.exit\(0\).* {3}test\/cli\/handlers\/orders\.mjs:\d+/,
    )
    const { code, out, err } = await fgc([...argv, '--no-isolate'])
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('the handler ended the process during this event')
    expect(err).toContain("--replay 'apig:1:")
  })

  it('ends with its own exit code, and says why not all may, where the handler has frozen the process', async () => {
    const argv = ['test', 'test/cli/handlers/orders.freezes', '--source', 'apig', '--no-isolate']
    const { code, out, err } = await fgc([...argv, '--phase', 'examples'])
    expect(out).toContain('The handler keeps the apig contract')
    expect(out).toContain('the handler froze the object process')
    expect(err).toBe('')
    expect(code).toBe(0)
  })

  it('can be interrupted while a handler loops', async () => {
    const argv = ['test', 'test/cli/handlers/orders.loops', '--source', 'apig', '--no-isolate']
    // A shell reports the death by SIGINT as 130.
    expect(await fgc(argv, { interruptAfter: 3000 })).toMatchObject({ code: null, signal: 'SIGINT', out: '' })
  })

  const hasScript = existsSync('/usr/bin/script')
  if (!hasScript) console.warn('No /usr/bin/script: the command is not run on a terminal.')
  it.skipIf(!hasScript)(
    'shows rate and remaining time on a terminal, and at Ctrl-C the report so far',
    async () => {
      const argv = 'test test/cli/handlers/orders.quiet --source apig --phase random --runs 10000000 --seed 1'
      const line = `"${process.execPath}" "${bin}" ${argv}`
      const { code, out } = await typeOnTerminal(
        line,
        /random: \d+ of 10000000 events, \d+ calls\/s, (?:\d+ h )?\d+ min(?: \d+ s)? left/,
      )
      expect(out).toMatch(/the random phase ended early: interrupted after \d+ of 10000000 events/)
      expect(out).toContain('The handler keeps the apig contract.')
      expect(code).toBe(130)
    },
  )

  it('ends a handler that loops, and says by which event', async () => {
    const argv = [
      'test',
      'test/cli/handlers/orders.loops',
      '--source',
      'apig',
      '--timeout',
      '200',
      '--seed',
      '1',
    ]
    const { code, out } = await fgc([...argv, '--phase', 'examples'])
    expect(code).toBe(1)
    expect(out).toContain('handler/timed-out: the handler did not settle within 200 ms')
  })

  it('colours by the environment', async () => {
    const argv = ['validate', 'timer', '-']
    const start = '\u001b['
    expect((await fgc(argv, { input: '{}' })).out).not.toContain(start)
    expect((await fgc(argv, { input: '{}', env: { FORCE_COLOR: '1' } })).out).toContain(start)
    expect((await fgc(argv, { input: '{}', env: { FORCE_COLOR: '0' } })).out).not.toContain(start)
    expect((await fgc(argv, { input: '{}', env: { NO_COLOR: '1' } })).out).not.toContain(start)
  })

  it('gives exit code 1 for an invalid file and 2 for wrong use', async () => {
    expect(await fgc(['validate', 'timer', '-'], { input: '{}' })).toMatchObject({ code: 1, err: '' })
    expect(await fgc(['validate', 'timer', join(folder, 'none.json')])).toMatchObject({ code: 2, out: '' })
  })
})
