import { execFileSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fgc } from '../cli/fake-io.js'
import { inTime } from './time-limit.js'
import { beginTraces, leavesNothing } from './traces.js'

const server = createServer()
const folder = mkdtempSync(join(tmpdir(), 'hostile-files-'))
const outside = mkdtempSync(join(tmpdir(), 'hostile-outside-'))
const golden =
  '{"version":"v1.0","time":"2018-06-01T08:30:00+08:00","trigger_type":"TIMER","trigger_name":"T","user_event":"U"}'
const schema =
  '{"title":"A","type":"object","properties":{"a":{"type":"string"}},"additionalProperties":false}'

const files: Readonly<Record<string, string | Uint8Array>> = {
  'empty.json': '',
  'blank.json': ' \n\n',
  'binary.json': Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256),
  'nul.json': `${golden}\0`,
  'cut.json': golden.slice(0, -20),
  'comma.json': golden.replace('}', ',}'),
  'bom.json': `\ufeff${golden}`,
  'utf16.json': Buffer.from(`\ufeff${golden}`, 'utf16le'),
  'deep.json': '['.repeat(100_000) + ']'.repeat(100_000),
  'deep-object.json': `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
  'large.json': JSON.stringify({ a: 'x'.repeat(10e6) }),
  'crlf.json': golden.replaceAll(',', ',\r\n'),
  'members.json': JSON.stringify(Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`m${i}`, i]))),
  'lines.json': `${golden}\n${golden.slice(5)}\n${golden}`,
  'proto.json': golden.replace('{', '{"__proto__":{"version":5},'),
  'twice.json': golden.replace('{', '{"version":"v0",'),
  'mit Leerzeichen und Ümlaut 文.json': golden,
  '-dash.json': golden,
  's.schema.json': schema,
  'b.schema.json': `\ufeff${schema}`,
  'zwölf 文.schema.json': schema,
  'u.schema.json': Buffer.from(`\ufeff${schema}`, 'utf16le'),
  'd.schema.json': `${'{"not":'.repeat(10_000)}true${'}'.repeat(10_000)}`,
  'n.schema.json': '[1]',
  'r.schema.json': '{"$ref":"missing.schema.json"}',
  'ref-pipe.schema.json': '{"$ref":"pipe.schema.json"}',
  'ref-pipe.yaml': 'openapi: 3.1.0\npaths: { /a: { $ref: "pipe.json" } }',
  'c.schema.json': '{"$ref":"c2.schema.json"}',
  'c2.schema.json': '{"$ref":"c.schema.json"}',
  'h.schema.json': '{"$ref":"https://example.com/a.schema.json"}',
  'p.schema.json':
    '{"type":"object","properties":{"__proto__":{"type":"string"},"constructor":{"type":"integer"}}}',
}

beforeAll(async () => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  mkdirSync(join(folder, 'folder.json'))
  writeFileSync(join(outside, 'secret.schema.json'), schema)
  writeFileSync(join(outside, 'event.json'), golden)
  for (const name of ['huge.json', 'huge.schema.json']) writeFileSync(join(folder, name), '')
  symlinkSync(join(outside, 'event.json'), join(folder, 'link.json'))
  symlinkSync(join(outside, 'nothing.json'), join(folder, 'dangling.json'))
  symlinkSync(join(folder, 'round.json'), join(folder, 'round.json'))
  symlinkSync('/dev/zero', join(folder, 'endless.json'))
  symlinkSync('/dev/zero', join(folder, 'endless.schema.json'))
  truncateSync(join(folder, 'huge.json'), 2 ** 30)
  truncateSync(join(folder, 'huge.schema.json'), 2 ** 30)
  for (const name of ['pipe.json', 'pipe.schema.json', 'pipe.mjs', 'pipe.ts'])
    execFileSync('mkfifo', [join(folder, name)])
  await listening(join(folder, 'socket.json'))
  // What is loaded once for all is there before the first row.
  await fgc(['validate', 'timer', join(folder, 'bom.json')])
  await fgc(['types', join(folder, 's.schema.json'), '--out', join(folder, 'out'), '--import-from', 'x'])
  beginTraces()
})
/** A socket on which nobody is served, of a server that keeps no process alive. */
function listening(path: string): Promise<void> {
  return new Promise((resolve) => server.listen(path, resolve).unref())
}

afterAll(() => {
  server.close()
  for (const path of [folder, outside]) rmSync(path, { recursive: true, force: true })
})

async function run(argv: readonly string[]): Promise<{ code: number; text: string }> {
  const { code, out, err } = await inTime(() => fgc(argv))
  const text = out + err
  expect(text).not.toContain('please report it')
  expect(text).not.toMatch(/^\s+at .*\.[jt]s:\d+:\d+\)?$/m)
  expect(text.length).toBeLessThan(20_000)
  return { code, text }
}

describe('fgc validate, given a hostile file', () => {
  it.each([
    ['empty.json', 1, 'the file is empty'],
    ['blank.json', 1, 'the file is empty'],
    ['binary.json', 1, 'the file is not UTF-8'],
    ['utf16.json', 1, 'the file is not UTF-8'],
    ['nul.json', 1, 'no JSON'],
    ['cut.json', 1, 'no JSON'],
    ['comma.json', 1, 'no JSON'],
    ['lines.json', 1, 'lines.json:2: no JSON'],
    ['bom.json', 0, 'valid timer'],
    ['crlf.json', 0, 'valid timer'],
    ['endless.json', 2, 'it is a device'],
    ['huge.json', 2, 'it has 1073741824 bytes, and more than 200000000 are not read'],
    ['socket.json', 2, 'it is a socket'],
    ['pipe.json', 2, 'pipe.json cannot be read: it is a pipe'],
    ['deep.json', 1, 'must be an object'],
    ['deep-object.json', 1, 'invalid timer'],
    ['large.json', 1, 'invalid timer'],
    ['members.json', 1, 'more problems'],
    ['proto.json', 1, '__proto__'],
    ['twice.json', 0, 'valid timer'],
    ['mit Leerzeichen und Ümlaut 文.json', 0, 'valid timer'],
    ['-dash.json', 0, 'valid timer'],
    ['link.json', 0, 'valid timer'],
    ['folder.json', 2, 'is a folder, not a file'],
    ['missing.json', 2, 'there is no file'],
    ['dangling.json', 2, 'there is no file'],
    ['round.json', 2, 'cannot be read'],
    ['a\0b.json', 2, 'cannot be read'],
    [`${'x'.repeat(5000)}.json`, 2, 'cannot be read'],
  ])('%s: exit code %i, says so, and leaves nothing', (name, code, says) =>
    leavesNothing(async () => {
      const ended = await run(['validate', 'timer', `${folder}/${name}`])
      expect(ended.text).toContain(says)
      expect(ended.code).toBe(code)
    }),
  )
})

describe('fgc types, given a hostile file', () => {
  it.each([
    ['s.schema.json', 0, '1 written'],
    ['b.schema.json', 0, '1 written'],
    ['zwölf 文.schema.json', 0, '1 written'],
    ['p.schema.json', 0, '1 written'],
    ['empty.json', 1, 'it is empty'],
    ['cut.json', 1, 'it ends too early'],
    ['binary.json', 1, 'not UTF-8'],
    ['u.schema.json', 1, 'Save it as UTF-8.'],
    ['n.schema.json', 1, 'a JSON Schema is an object or a boolean'],
    ['d.schema.json', 1, 'nested deeper'],
    ['deep.json', 1, 'a JSON Schema is an object or a boolean'],
    ['r.schema.json', 1, 'it does not exist'],
    ['huge.schema.json', 1, 'it has 1073741824 bytes'],
    ['c.schema.json', 1, 'leads back to itself'],
    ['h.schema.json', 1, 'remote references are not followed'],
    ['folder.json', 2, 'no file matches'],
    ['pipe.schema.json', 2, 'no file matches'],
    ['ref-pipe.schema.json', 1, 'the schema file cannot be read: it is a pipe'],
    ['dangling.json', 2, 'no file matches'],
  ])('%s: exit code %i, says so, and leaves nothing', (name, code, says) =>
    leavesNothing(async () => {
      const out = join(folder, `out-${name}`)
      const ended = await run(['types', `${folder}/${name}`, '--out', out, '--import-from', 'x'])
      expect(ended.text).toContain(says)
      expect(ended.code).toBe(code)
    }),
  )

  it('writes into no file that it did not make', async () => {
    const out = join(folder, 'taken')
    mkdirSync(out)
    writeFileSync(join(out, 's.ts'), 'mine')
    const ended = await run(['types', join(folder, 's.schema.json'), '--out', out])
    expect(ended).toMatchObject({ code: 2, text: expect.stringContaining('in the way') })
    expect(readFileSync(join(out, 's.ts'), 'utf8')).toBe('mine')
    expect(
      await run(['types', join(folder, 's.schema.json'), '--out', join(folder, 'bom.json')]),
    ).toMatchObject({
      code: 2,
    })
    expect(
      await run(['types', join(folder, 's.schema.json'), '--out', join(folder, 'bom.json/deeper')]),
    ).toMatchObject({
      code: 2,
      text: expect.stringContaining('Name a folder; it is made when it is missing.'),
    })
  })
})

describe('fgc test, given a hostile file', () => {
  const handler = fileURLToPath(new URL('../cli/handlers/orders.quiet', import.meta.url))

  it.each([
    ['--request-body', 'endless.json', 'the schema file cannot be read: it is a device'],
    ['--request-body', 'huge.json', 'the schema file cannot be read: it has 1073741824 bytes'],
    ['--request-body', 'socket.json', 'the schema file cannot be read: it is a socket'],
    ['--request-body', 'pipe.json', 'the schema file cannot be read: it is a pipe'],
    ['--response-body', 'pipe.json', '<(…) of a shell is read as well'],
    ['--request-body', 'round.json', 'there is no file'],
    ['--openapi', 'pipe.json', 'the document cannot be read: it is a pipe'],
    ['--openapi', 'ref-pipe.yaml', 'the document cannot be read: it is a pipe'],
    ['--openapi', 'endless.json', 'the document cannot be read: it is a device'],
    ['--openapi', 'huge.json', 'the document cannot be read: it has 1073741824 bytes'],
    ['--openapi', 'socket.json', 'the document cannot be read: it is a socket'],
    ['--openapi', 'binary.json', 'the document cannot be read: it is not UTF-8'],
    ['--openapi', 'folder.json', 'the document cannot be read: it is a folder'],
    ['--openapi', 'empty.json', 'but the input is empty'],
    ['--openapi', 'deep-object.json', 'it has no member "openapi"'],
    ['--dictionary', 'endless.json', 'which cannot be read'],
    ['--dictionary', 'huge.json', 'which cannot be read'],
    ['--dictionary', 'socket.json', 'which cannot be read'],
    ['--dictionary', 'pipe.mjs', 'which cannot be read'],
    ['--replay', 'pipe.json', 'it is a pipe'],
    ['--cases', 'pipe.json', 'Name a folder'],
    ['--report', 'html=pipe.json', 'the report cannot be written: it is a pipe that nobody reads'],
    ['--report', 'json=socket.json', 'the report cannot be written'],
    ['--replay', 'endless.json', 'it is a device'],
    ['--replay', 'huge.json', 'it has 1073741824 bytes'],
    ['--cases', 'bom.json', 'Name a folder'],
    ['--cases', 'bom.json/deeper', 'the option cases names a folder that cannot be read: ENOTDIR'],
  ])('%s %s: exit code 2, says so, and leaves nothing', (flag, name, says) =>
    leavesNothing(async () => {
      const source = flag === '--openapi' ? [] : ['--source', 'apig']
      const value = name.replace(/^(\w+=)?/, `$1${folder}/`)
      const ended = await run(['test', handler, ...source, '--phase', 'examples', flag, value])
      expect(ended.text).toContain(says)
      expect(ended.code).toBe(2)
    }),
  )

  it('passes over a pipe where a file is looked for', () =>
    leavesNothing(async () => {
      for (const notation of ['pipe.handler', 'pipe.mjs']) {
        const ended = await run(['test', `${folder}/${notation}`, '--source', 'apig'])
        expect(ended).toMatchObject({ code: 2, text: expect.stringContaining('handler') })
      }
    }))
})

describe('fgc replay, given a hostile file', () => {
  it.each([
    ['pipe.json', 'it is a pipe'],
    ['socket.json', 'it is a socket'],
    ['endless.json', 'it is a device'],
    ['folder.json', 'there is no case'],
  ])('%s: exit code 2, says so, and leaves nothing', (name, says) =>
    leavesNothing(async () => {
      const ended = await run(['replay', `${folder}/${name}`])
      expect(ended.text).toContain(says)
      expect(ended.code).toBe(2)
    }),
  )
})
