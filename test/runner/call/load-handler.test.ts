import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HandlerNotFoundError, InvalidOptionError } from '../../../src/errors.js'
import { parseHandlerNotation } from '../../../src/runner/call/find-handler-file.js'
import { loadHandler } from '../../../src/runner/call/load-handler.js'

// Inside the repository, so that the modules resolve packages as a user's do.
mkdirSync('.tmp', { recursive: true })
const folder = mkdtempSync(join('.tmp', 'load-handler-'))
const files: Record<string, string> = {
  'esm.mjs': 'export const handler = async () => "esm"; export default { other: () => "other" }',
  'named.mjs': 'export const handle = () => 1; export const count = 5; export const nothing = null',
  'common.cjs': 'exports.handler = () => "cjs"; exports.initializer = () => "init"',
  'assigned.cjs': 'const api = {}; api["hand" + "ler"] = () => "assigned"; module.exports = api',
  'transpiled.cjs':
    'Object.defineProperty(exports, "__esModule", { value: true }); exports.handler = () => "transpiled"',
  'typed.ts': 'export const handler = async (event: string, context: unknown): Promise<string> => `${event}`',
  'dotted.name.mjs': 'export const handler = () => "dotted"',
  'broken.mjs': 'throw new TypeError("no database URL")',
  'lacks.mjs': 'import "no-such-package"; export const handler = () => 1',
  'syntax.mjs': 'export const = 1',
  'empty.mjs': '',
  'waits.mjs': 'await new Promise(() => {}); export const handler = () => 1',
}

beforeAll(() => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
})
afterAll(() => rmSync(folder, { recursive: true }))

const at = (name: string) => join(folder, name)
const failure = async (input: unknown): Promise<string> => {
  const error = await loadHandler(input).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(HandlerNotFoundError)
  return (error as Error).message
}

describe('loadHandler', () => {
  it('waits no longer than its limit for a module that awaits what never comes', async () => {
    const error = await loadHandler(at('waits.handler'), 50).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(HandlerNotFoundError)
    expect((error as Error).message).toMatch(
      /^the handler's module cannot be loaded: it did not load within 0\.05 s\n {2}at \S+waits\.mjs\n {2}.*await at its top level/,
    )
    const { handler } = await loadHandler(at('esm.handler'), 60_000)
    expect(await handler!()).toBe('esm')
  })

  it('takes a function as it is', async () => {
    const handler = () => {}
    expect(await loadHandler(handler)).toEqual({ handler })
  })

  it('finds files by each notation and in each module format', async () => {
    const cases: [unknown, unknown][] = [
      [{ file: at('esm.mjs') }, 'esm'],
      [{ file: at('esm.mjs'), export: 'other' }, 'other'],
      [{ file: at('esm'), export: 'handler' }, 'esm'],
      [at('esm.handler'), 'esm'],
      [at('common.handler'), 'cjs'],
      [at('assigned.handler'), 'assigned'],
      [at('transpiled.handler'), 'transpiled'],
      [at('dotted.name.handler'), 'dotted'],
      // The file as an editor or a shell completes it.
      [at('esm.mjs'), 'esm'],
    ]
    for (const [input, answer] of cases) {
      const { handler } = await loadHandler(input)
      expect(await handler!(), JSON.stringify(input)).toBe(answer)
    }
    for (const file of ['typed.ts', 'typed.js', 'typed']) {
      const { handler } = await loadHandler({ file: at(file) })
      expect(await handler!('event')).toBe('event')
    }
  })

  it('brings the initializer of the module', async () => {
    const { initializer } = await loadHandler(at('common.handler'))
    expect(initializer!()).toBe('init')
    expect(await loadHandler(at('esm.handler'))).not.toHaveProperty('initializer')
  })

  it('says what is missing and what is near', async () => {
    expect(await failure(at('esn.handler'))).toMatch(
      /there is no handler file ".*esn"[\s\S]*Did you mean "esm.mjs"\?/,
    )
    expect(await failure(at('quite-other.handler'))).toMatch(/The folder holds: .*esm\.mjs/)
    expect(await failure('no-such-folder/x.handler')).toMatch(/folder .*no-such-folder does not exist/)
    expect(await failure(at('named.handler'))).toMatch(
      /no export "handler"[\s\S]*Did you mean "handle"\? It exports: count, handle, nothing/,
    )
    expect(await failure({ file: at('named.mjs'), export: 'count' })).toMatch(
      /the export "count" is no function but number/,
    )
    expect(await failure({ file: at('named.mjs'), export: 'nothing' })).toMatch(/is no function but null/)
    expect(await failure(at('empty.handler'))).toMatch(/It exports nothing\./)
    expect(await failure(at('broken.handler'))).toMatch(/cannot be loaded: TypeError: no database URL/)
    expect(await failure(at('syntax.handler'))).toMatch(/cannot be loaded/)
    expect(await failure(folder)).toMatch(
      /It is a folder\. Name one handler in it, such as ".*assigned\.handler"/,
    )
    expect(await failure('handler')).toMatch(/does not name a handler/)
  })

  it('says where a module fails that cannot be imported, and what it lacks', async () => {
    expect(await failure(at('broken.handler'))).toMatch(
      /at \.tmp\/load-handler-\w+\/broken\.mjs:1\n {2}.*\(environment variables, a database\) must be there/,
    )
    expect(await failure(at('lacks.handler'))).toMatch(
      /Cannot find package 'no-such-package'[\s\S]*Install it/,
    )
  })

  it('refuses what is no handler in any form', async () => {
    for (const input of [undefined, null, 5, {}, { file: 1 }, { file: 'x', export: 1 }]) {
      await expect(loadHandler(input)).rejects.toThrow(InvalidOptionError)
    }
  })
})

describe('parseHandlerNotation', () => {
  it('splits at the last dot', () => {
    expect(parseHandlerNotation('src/a.b.handler')).toEqual({ file: 'src/a.b', export: 'handler' })
    for (const text of ['handler', '.handler', 'a.', 'a.b-c', ''])
      expect(() => parseHandlerNotation(text)).toThrow(HandlerNotFoundError)
  })
})
