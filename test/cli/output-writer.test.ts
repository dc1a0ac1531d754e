import { execFileSync } from 'node:child_process'
import { closeSync, constants, mkdtempSync, openSync, readFileSync, readSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { isFileOrPipe, type Output, outputWriter } from '../../src/cli/output-writer.js'
import { InvalidOptionError } from '../../src/errors.js'

const folder = mkdtempSync(join(tmpdir(), 'output-writer-'))
const opened: number[] = []
afterAll(() => {
  opened.forEach(closeSync)
  rmSync(folder, { recursive: true, force: true })
})

function open(path: string, flags: string | number): number {
  const descriptor = openSync(path, flags)
  opened.push(descriptor)
  return descriptor
}

/** A stream that keeps what is written, and fails with an error code where there is one. */
function streamOf(code?: string) {
  const written: (string | Uint8Array)[] = []
  const error = code === undefined ? null : Object.assign(new Error(code), { code })
  const write = (text: string | Uint8Array, callback: (error: Error | null) => void) => {
    written.push(text)
    callback(error)
  }
  return { written, stream: { write, on: () => {} } as unknown as NodeJS.WriteStream }
}

const untouched = (): never => {
  throw new Error('the stream was made')
}
const outputOf = (changes: Partial<Output>): Output => {
  return { descriptor: -1, stream: untouched, direct: true, mustArrive: true, ...changes }
}

describe('what is written on an output', () => {
  it('goes past the stream into a file', async () => {
    const file = join(folder, 'out')
    const { write, isClosed } = outputWriter(outputOf({ descriptor: open(file, 'w') }))
    await write('one – ')
    await write('')
    await write('two')
    expect(readFileSync(file, 'utf8')).toBe('one – two')
    expect(isClosed()).toBe(false)
  })

  it('goes through the stream where it is neither file nor pipe, where that is said, and once it is bound', async () => {
    const file = open(join(folder, 'other'), 'w')
    for (const changes of [{ descriptor: open('/dev/null', 'w') }, { descriptor: file, direct: false }]) {
      const { written, stream } = streamOf()
      await outputWriter(outputOf({ ...changes, stream: () => stream })).write('a')
      expect(written).toEqual(['a'])
    }
    const { written, stream } = streamOf()
    const bound = outputWriter(outputOf({ descriptor: file, stream: () => stream }))
    bound.bind()
    stream.write = untouched
    await bound.write('a')
    expect(written).toEqual(['a'])
    expect(readFileSync(join(folder, 'other'), 'utf8')).toBe('')
  })

  it('waits in the stream where the reader of a pipe does not keep up, and loses nothing', async () => {
    const pipe = join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    const descriptor = open(pipe, constants.O_RDWR | constants.O_NONBLOCK)
    const { written, stream } = streamOf()
    const { write } = outputWriter(outputOf({ descriptor, stream: () => stream }))
    const text = Array.from({ length: 40_000 }, (_, i) => `line ${i}\n`).join('')
    await write(text)
    await write('last')
    const taken = Buffer.alloc(text.length)
    const size = readSync(descriptor, taken)
    expect(size).toBeLessThan(text.length)
    const [rest, last, ...more] = written
    expect(`${taken.subarray(0, size)}${Buffer.from(rest as Uint8Array)}`).toBe(text)
    expect([last, more]).toEqual(['last', []])
  })

  it('is an error where it cannot be written and must arrive', async () => {
    const { stream } = streamOf('ENOSPC')
    const failing = { descriptor: -1, stream: () => stream }
    await expect(outputWriter(outputOf(failing)).write('a')).rejects.toThrow(InvalidOptionError)
    await outputWriter(outputOf({ ...failing, mustArrive: false })).write('a')
    const readOnly = open(join(folder, 'out'), 'r')
    await expect(outputWriter(outputOf({ descriptor: readOnly })).write('a')).rejects.toThrow(
      'what goes to stdout is lost: EBADF',
    )
  })

  it('ends where the reader is gone', async () => {
    const { written, stream } = streamOf('EPIPE')
    const { write, isClosed } = outputWriter(outputOf({ stream: () => stream }))
    await write('a')
    await write('b')
    expect([isClosed(), written]).toEqual([true, ['a']])
  })
})

describe('a descriptor', () => {
  it('is that of a file or a pipe, or not', () => {
    expect(isFileOrPipe(open(join(folder, 'out'), 'r'))).toBe(true)
    expect(isFileOrPipe(open('/dev/null', 'r'))).toBe(false)
    expect(isFileOrPipe(-1)).toBe(false)
    expect(isFileOrPipe(987_654)).toBe(false)
  })
})
