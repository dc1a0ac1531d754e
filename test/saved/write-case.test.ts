import { type ChildProcess, spawn } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createJiti } from 'jiti'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { removeLeftovers } from '../../src/saved/case-store.js'
import { isTemporary, writeWhole } from '../../src/saved/write-case.js'
import { temporaryFolder } from '../temporary-folder.js'

const writer = fileURLToPath(new URL('writer.cjs', import.meta.url))
let compiled: string

// Compiled once: a child that compiled it itself would take longer to start than to be killed.
beforeAll(() => {
  const source = readFileSync('src/saved/write-case.ts', 'utf8')
  compiled = join(mkdtempSync(join(tmpdir(), 'writer-')), 'write-case.cjs')
  writeFileSync(compiled, createJiti(import.meta.url).transform({ source, ts: true }))
})
afterAll(() => rmSync(dirname(compiled), { recursive: true }))

describe('writeWhole', () => {
  it('makes the folder, replaces the file and leaves nothing beside it', () => {
    const folder = join(temporaryFolder(), 'a', 'b')
    writeWhole(folder, 'x.json', 'one')
    writeWhole(folder, 'x.json', 'two')
    expect(readdirSync(folder)).toEqual(['x.json'])
    expect(readFileSync(join(folder, 'x.json'), 'utf8')).toBe('two')
  })

  it('does not write through a link, and passes what a killed writer left', () => {
    const folder = temporaryFolder()
    const outside = join(temporaryFolder(), 'outside')
    writeFileSync(outside, 'kept')
    symlinkSync(outside, join(folder, 'x.json'))
    symlinkSync(outside, join(folder, '.x.json.0.tmp'))
    writeWhole(folder, 'x.json', 'new')
    expect(readFileSync(outside, 'utf8')).toBe('kept')
    expect(readFileSync(join(folder, 'x.json'), 'utf8')).toBe('new')
    expect(readdirSync(folder).filter(isTemporary)).toEqual(['.x.json.0.tmp'])
    removeLeftovers(folder)
    expect(readdirSync(folder)).toEqual(['x.json'])
  })

  it('throws where the name is that of a folder, and cleans up', () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'x.json', 'y'), { recursive: true })
    expect(() => writeWhole(folder, 'x.json', 'new')).toThrow()
    expect(readdirSync(folder)).toEqual(['x.json'])
  })

  it('leaves each file whole or absent at whatever moment the writer ends: 200 looks and 8 kills', {
    timeout: 60_000,
  }, async () => {
    const folder = temporaryFolder()
    const seen = { written: 0, interrupted: 0 }
    const lane = async (number: number): Promise<void> => {
      const child = await startWriter(folder, `w${number}`)
      for (let look = 0; look < 25; look++) {
        await pause((look * 7 + number) % 11)
        lookWhileStopped(child, folder, `w${number}`, seen)
      }
      await kill(child)
      lookAt(folder, `w${number}`, seen)
    }
    await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map(lane))
    // The looks came while files were written, or the test would say nothing.
    expect(seen.written).toBeGreaterThan(200)
    expect(seen.interrupted).toBeGreaterThan(20)
    removeLeftovers(folder)
    expect(readdirSync(folder).filter(isTemporary)).toEqual([])
  })

  it('loses nothing when several processes write the same folder at once', async () => {
    const folder = temporaryFolder()
    await Promise.all(['a', 'b', 'c'].map((name) => writeAll(folder, name, 40)))
    const names = readdirSync(folder)
    expect(names.filter((name) => name.startsWith('same-'))).toHaveLength(40)
    expect(names.filter((name) => /^[abc]-/.test(name))).toHaveLength(120)
    expect(names.filter(isTemporary)).toEqual([])
    for (const name of names) expectWhole(readFileSync(join(folder, name), 'utf8'))
  })
})

function expectWhole(text: string): void {
  const { event, end } = JSON.parse(text) as { event: string; end: string }
  if (end !== 'end' || event.length !== 200_000) throw new Error('a file was cut short')
}

interface Seen {
  written: number
  interrupted: number
}

/**
 * What lies there while a writer stands still is what its end would leave at this moment. It goes on in the same turn,
 * so that no end of this process leaves one behind that stands still.
 */
function lookWhileStopped(child: ChildProcess, folder: string, prefix: string, seen: Seen): void {
  child.kill('SIGSTOP')
  try {
    waitUntilStopped(child.pid!)
    lookAt(folder, prefix, seen)
  } finally {
    child.kill('SIGCONT')
  }
}

/** Where the system tells the state of processes; elsewhere a file has to be whole while it is written, too. */
function waitUntilStopped(pid: number): void {
  const deadline = performance.now() + 1000
  while (!/\) [TZX] /.test(stateOf(pid)) && performance.now() < deadline) {}
}

function stateOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return ') X '
  }
}

function lookAt(folder: string, prefix: string, seen: Seen): void {
  for (const name of readdirSync(folder)) {
    if (isTemporary(name) && name.startsWith(`.${prefix}-`)) seen.interrupted += 1
    if (!name.startsWith(`${prefix}-`)) continue
    expectWhole(readFileSync(join(folder, name), 'utf8'))
    seen.written += 1
  }
}

/** Starts a writer that goes on until it is killed, or this process is gone; resolves after its first files. */
function startWriter(folder: string, prefix: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [writer, compiled, folder, prefix, 'forever'])
  onTestFinished(() => void child.kill('SIGKILL'))
  return new Promise((resolve) => child.stdout.once('data', () => resolve(child)))
}

function kill(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

function writeAll(folder: string, prefix: string, count: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [writer, compiled, folder, prefix, String(count)])
    onTestFinished(() => void child.kill('SIGKILL'))
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`the writer ended with ${code}`)),
    )
  })
}
