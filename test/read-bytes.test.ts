import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readBytes } from '../src/read-bytes.js'

const folder = mkdtempSync(join(tmpdir(), 'read-bytes-'))
const at = (name: string): string => join(folder, name)
const next = 'Write what comes from it into a file, and name that; <(…) of a shell is read as well.'

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('readBytes', () => {
  it.each([0, 1, 65_535, 65_536, 65_537, 300_000])('reads a file of %i bytes as it is', (length) => {
    const bytes = Buffer.from(Uint8Array.from({ length }, (_, i) => (i * 7919) % 256))
    writeFileSync(at('whole'), bytes)
    expect(readBytes(at('whole')).equals(bytes)).toBe(true)
  })

  it('reads a file that says of itself that it is empty', () => {
    expect(readBytes('/proc/self/status').toString('utf8')).toMatch(/^Name:/)
  })

  it('waits for no pipe and no device, be it behind a link', () => {
    execFileSync('mkfifo', [at('pipe')])
    symlinkSync(at('pipe'), at('to-pipe'))
    symlinkSync('/dev/zero', at('to-device'))
    for (const limits of [{}, { pipes: true }]) {
      for (const name of ['pipe', 'to-pipe'])
        expect(() => readBytes(at(name), limits)).toThrow(
          expect.objectContaining({ message: 'it is a pipe', next }),
        )
      expect(() => readBytes(at('to-device'), limits)).toThrow(
        expect.objectContaining({ message: 'it is a device', next }),
      )
    }
  })

  it('says with the code of the system what is not there, or no file', () => {
    expect(() => readBytes(at('nothing'))).toThrow(
      expect.objectContaining({ message: 'it does not exist', code: 'ENOENT' }),
    )
    expect(() => readBytes(folder)).toThrow('it is a folder')
  })

  it('reads no more than it may, also of what does not say how long it is', () => {
    writeFileSync(at('long'), 'x'.repeat(1001))
    expect(() => readBytes(at('long'), { most: 1000 })).toThrow(
      'it has 1001 bytes, and more than 1000 are not read',
    )
    expect(readBytes(at('long'), { most: 1001 })).toHaveLength(1001)
    expect(() => readBytes('/proc/self/status', { most: 10 })).toThrow('it has more than 10 bytes')
  })

  it('reads what a shell hands over, where that is allowed', () => {
    const text = `
      import { readBytes } from ${JSON.stringify(new URL('../dist/src/read-bytes.js', import.meta.url).href)}
      const file = process.argv[1]
      process.stdout.write(readBytes(file, { pipes: true }))
      try { readBytes(file) } catch ({ message }) { process.stdout.write(message) }`
    const node = `${process.execPath} --input-type=module --eval '${text}'`
    const run = (command: string): string =>
      execFileSync('bash', ['-c', command], { timeout: 60_000 }).toString('utf8')
    expect(run(`${node} <(sleep 0.2; echo late; sleep 0.1; echo later)`)).toBe('late\nlater\nit is a pipe')
    expect(run(`echo in | ${node} /dev/stdin`)).toBe('in\nit is a pipe')
  })
})
