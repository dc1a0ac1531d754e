import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { dictionaryOf } from '../../../src/dictionary/dictionary.js'
import { aliasedFile } from '../../../src/dictionary/source/aliased-file.js'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'aliases-')))
afterAll(() => rmSync(folder, { recursive: true }))

function write(path: string, text: string): string {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  return file
}

write('package.json', '{ "type": "module", "imports": { "#lib/*": "./src/lib/*.js" } }')
write('base.json', '{ "compilerOptions": { "paths": { "@lib/*": ["./src/lib/*"] } } }')
write('tsconfig.json', '{ // as people write it\n "extends": "./base.json", }')
write('packages/shared/package.json', '{ "name": "@shop/shared", "type": "module", "exports": "./index.js" }')
write('packages/shared/index.js', "export const isGift = (code) => code === 'workspace-1'")
write('node_modules/stranger/package.json', '{ "name": "stranger", "main": "index.js" }')
write('node_modules/stranger/index.js', "module.exports = { isGift: (code) => code === 'installed-1' }")
mkdirSync(join(folder, 'node_modules', '@shop'))
symlinkSync(join(folder, 'packages', 'shared'), join(folder, 'node_modules', '@shop', 'shared'), 'junction')
const paths = write('src/lib/paths.ts', "export const isGift = (code: string) => code === 'paths-1'")
const own = write('src/lib/own.js', "export const isGift = (code) => code === 'imports-1'")
const handler = write(
  'src/handler.ts',
  `import { readFile } from 'node:fs/promises'
import { isGift } from '@lib/paths.js'
import type { Gift } from '@lib/types.js'
import { isGift as isOwn } from '#lib/own'
import { isGift as isShared } from '@shop/shared'
import { isGift as isStrange } from 'stranger'
import { nothing } from '@lib/nothing.js'
export const handler = async (event: any, _context: unknown) =>
  Array.from('abc').length > 0 && [isGift, isOwn, isShared, isStrange].some((test) => test(event.code))
`,
)

describe('what a name stands for that is no path', () => {
  it('is a file of the project by tsconfig.json, package.json or the workspace, and nothing else', () => {
    expect(aliasedFile('@lib/paths.js', handler)).toBe(paths)
    expect(aliasedFile('#lib/own', handler)).toBe(own)
    expect(aliasedFile('@shop/shared', handler)).toBe(join(folder, 'packages', 'shared', 'index.js'))
    for (const name of ['stranger', 'fs', 'node:fs', './lib/own.js', '@lib/nothing.js', '', 'https://a.b/c'])
      expect(aliasedFile(name, handler)).toBeUndefined()
  })

  it('gives the dictionary its constants', () => {
    const { texts } = dictionaryOf('source', { file: handler }).all
    expect(texts).toEqual(expect.arrayContaining(['paths-1', 'imports-1', 'workspace-1']))
    expect(texts).not.toContain('installed-1')
  })
})
