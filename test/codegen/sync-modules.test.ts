import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { syncModules } from '../../src/codegen/sync-modules.js'
import { InvalidOptionError, InvalidSchemaError, StaleTypesError } from '../../src/errors.js'
import { temporaryFolder } from '../temporary-folder.js'

const root = fileURLToPath(new URL('../../', import.meta.url))

function project(files: Readonly<Record<string, string | boolean | object>>): string {
  const folder = temporaryFolder()
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
  }
  return folder
}

function sync(
  cwd: string,
  files: readonly string[] = ['schemas/*.json'],
  check = false,
): ReturnType<typeof syncModules> {
  return syncModules({ cwd, files, out: 'types', importFrom: 'some-package', check })
}

describe('syncModules', () => {
  it('has nothing to do for the modules of this package', async () => {
    const result = await syncModules({
      cwd: root,
      files: ['schemas/*.schema.json'],
      out: 'contracts/generated',
      importFrom: '../../src/typed-schema.js',
      check: true,
    })
    expect(result.unchanged).toHaveLength(12)
  })

  it('writes what is new or has changed and says so', async () => {
    const cwd = project({ 'schemas/a.schema.json': { type: 'string' }, 'schemas/b.json': { type: 'number' } })
    expect(await sync(cwd)).toEqual({ written: ['types/a.ts', 'types/b.ts'], unchanged: [], removed: [] })
    expect(readFileSync(join(cwd, 'types/a.ts'), 'utf8')).toMatch(
      /^\/\/ Generated from \.\.\/schemas\/a\.schema\.json;/,
    )
    writeFileSync(join(cwd, 'schemas/b.json'), '{"type":"boolean"}')
    expect(await sync(cwd)).toEqual({ written: ['types/b.ts'], unchanged: ['types/a.ts'], removed: [] })
    expect(readFileSync(join(cwd, 'types/b.ts'), 'utf8')).toContain('export type B = boolean')
  })

  it('takes other line ends for the same', async () => {
    const cwd = project({ 'schemas/a.json': { type: 'string' } })
    await sync(cwd)
    const file = join(cwd, 'types/a.ts')
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'))
    expect((await sync(cwd, undefined, true)).unchanged).toEqual(['types/a.ts'])
  })

  it('with check writes nothing and names what is stale', async () => {
    const cwd = project({
      'schemas/a.json': { type: 'string' },
      'schemas/b.json': { type: 'string' },
      'schemas/c.json': true,
    })
    await sync(cwd)
    writeFileSync(join(cwd, 'schemas/b.json'), '{"type":"boolean"}')
    rmSync(join(cwd, 'schemas/c.json'))
    writeFileSync(join(cwd, 'schemas/d.json'), 'true')
    const before = readFileSync(join(cwd, 'types/b.ts'), 'utf8')
    const failure = await sync(cwd, undefined, true).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(StaleTypesError)
    expect((failure as Error).message).toContain('types/b.ts (differs from its schema)')
    expect((failure as Error).message).toContain('types/d.ts (missing)')
    expect((failure as Error).message).toContain('types/c.ts (its schema is gone)')
    expect((failure as Error).message).not.toContain('types/a.ts')
    expect(readFileSync(join(cwd, 'types/b.ts'), 'utf8')).toBe(before)
    expect(existsSync(join(cwd, 'types/d.ts'))).toBe(false)
  })

  it('removes its own modules whose schema is gone and nothing else', async () => {
    const cwd = project({
      'schemas/a.json': true,
      'schemas/b.json': true,
      'other/c.json': true,
      'types/mine.ts': 'export {}\n',
    })
    await sync(cwd, ['schemas/*.json', 'other/*.json'])
    rmSync(join(cwd, 'schemas/b.json'))
    expect((await sync(cwd)).removed).toEqual(['types/b.ts'])
    expect(existsSync(join(cwd, 'types/b.ts'))).toBe(false)
    expect(existsSync(join(cwd, 'types/c.ts'))).toBe(true)
    expect(existsSync(join(cwd, 'types/mine.ts'))).toBe(true)
  })

  it('does not overwrite a file that it did not write', async () => {
    const cwd = project({ 'schemas/a.json': true, 'types/a.ts': 'export const mine = 1\n' })
    await expect(sync(cwd)).rejects.toThrow(InvalidOptionError)
    await expect(sync(cwd)).rejects.toThrow('a file that was not generated is in the way\n  at types/a.ts')
    expect(readFileSync(join(cwd, 'types/a.ts'), 'utf8')).toContain('mine')
  })

  it('writes nothing when one schema is wrong', async () => {
    const cwd = project({ 'schemas/a.json': true, 'schemas/b.json': { minLenght: 1 } })
    await expect(sync(cwd)).rejects.toThrow(/minLenght[\s\S]*b\.json/)
    expect(existsSync(join(cwd, 'types'))).toBe(false)
  })

  it('refuses two schemas for one module, and patterns without a match', async () => {
    const cwd = project({ 'schemas/a.json': true, 'schemas/a.schema.json': true })
    await expect(sync(cwd)).rejects.toThrow(
      'two schemas would become a.ts: schemas/a.json and schemas/a.schema.json',
    )
    await expect(sync(cwd, ['none/*.json'])).rejects.toThrow('no file matches "none/*.json"')
    await expect(sync(cwd, [])).rejects.toThrow('no schema files were given')
  })

  it('finds a file whose name looks like a pattern', async () => {
    const cwd = project({ 'schemas/a[1].json': true })
    expect((await sync(cwd, ['schemas/a[1].json'])).written).toEqual(['types/a[1].ts'])
  })
})

describe('schema files', () => {
  it.each([
    ['', 'it is empty', ':1:1'],
    ['{', 'it ends too early', ':1:2'],
    ['{\n  "a": 1,\n  oops\n}', 'unexpected "o"', ':3:3'],
    ['{"a":1}}', 'unexpected "}"', ':1:8'],
    ['{"a":1 a}', 'unexpected "a"', ':1:8'],
    ['{"nul":"l",\n"b":nulx}', 'unexpected "x"', ':2:8'],
    ['[01]', 'unexpected "1"', ':1:3'],
    ['{"a":"b\nc"}', 'unexpected "\\n"', ':1:8'],
    ["{'a':1}", `unexpected "'"`, ':1:2'],
    ['// note\n{}', 'unexpected "/"', ':1:1'],
    ['{"a":1,}', 'unexpected "}"', ':1:8'],
    ['[]', 'is an object or a boolean', ''],
    ['"text"', 'is an object or a boolean', ''],
  ])('%j: %s', async (text, reason, place) => {
    const cwd = project({ 'schemas/a.json': text })
    const failure = await sync(cwd).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(InvalidSchemaError)
    expect((failure as Error).message).toContain(reason)
    expect((failure as Error).message).toContain(`a.json${place}`)
  })

  it('may begin with a byte order mark, and must be UTF-8', async () => {
    const cwd = project({ 'schemas/a.json': '\ufeff{"type":"string"}' })
    expect((await sync(cwd)).written).toEqual(['types/a.ts'])
    writeFileSync(join(cwd, 'schemas/a.json'), Buffer.from([0x22, 0xff, 0x22]))
    await expect(sync(cwd)).rejects.toThrow('is not UTF-8')
  })
})
