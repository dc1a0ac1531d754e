import { spawn } from 'node:child_process'
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
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { removeLeftovers } from '../../src/saved/case-store.js'
import { isTemporary, writeWhole } from '../../src/saved/write-case.js'
import { temporaryFolder } from './temporary-cases.js'

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

  it('leaves each file whole or absent when the writer is killed, 200 times at any moment', {
    timeout: 240_000,
  }, async () => {
    const folder = temporaryFolder()
    let written = 0
    let interrupted = 0
    const lane = async (first: number): Promise<void> => {
      for (let kill = first; kill < 200; kill += 8) {
        await writeUntilKilled(folder, `w${kill}`, (kill * 7) % 23)
        const names = readdirSync(folder).filter((name) => name.startsWith(`w${kill}-`))
        for (const name of names) expectWhole(readFileSync(join(folder, name), 'utf8'))
        written += names.length
        for (const name of names) rmSync(join(folder, name))
      }
    }
    await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map(lane))
    interrupted = readdirSync(folder).filter(isTemporary).length
    // The kills came while files were written, or the test would say nothing.
    expect(written).toBeGreaterThan(200)
    expect(interrupted).toBeGreaterThan(0)
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

/** Kills a writer some milliseconds after its first files. */
function writeUntilKilled(folder: string, prefix: string, wait: number): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [writer, compiled, folder, prefix, 'forever'])
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), wait))
    child.once('exit', () => resolve())
  })
}

function writeAll(folder: string, prefix: string, count: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [writer, compiled, folder, prefix, String(count)])
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`the writer ended with ${code}`)),
    )
  })
}
