import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mappedPosition } from '../../../src/runner/call/mapped-position.js'

const source = `interface Event { readonly body: string }

/** A comment that the
 * compiler drops. */
export enum Kind { A = 'a' }

export const handler = async (event: Event, _context: unknown): Promise<unknown> => {
  const value = JSON.parse('{"k":null}') as { k: { length: number } }
  return [Kind.A, event.body, value.k.length]
}
`
mkdirSync('.tmp', { recursive: true })
const folder = resolve(mkdtempSync(join('.tmp', 'maps-')))
const tsc = resolve('node_modules', 'typescript', 'bin', 'tsc')

function placeOf(text: string, code: string): { readonly line: number; readonly column: number } {
  const before = code.slice(0, code.indexOf(text)).split('\n')
  return { line: before.length, column: before.at(-1)!.length + 1 }
}

beforeAll(() => {
  mkdirSync(join(folder, 'src'))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  writeFileSync(join(folder, 'src', 'order.ts'), source)
  for (const [out, ...flags] of [
    ['beside', '--sourceMap'],
    ['inline', '--inlineSourceMap'],
    ['rooted', '--sourceMap', '--sourceRoot', pathToFileURL(join(folder, 'src')).href],
  ] as const) {
    const common = ['--removeComments', '--target', 'es2022', '--module', 'nodenext', '--ignoreConfig']
    execFileSync(process.execPath, [tsc, ...common, '--outDir', out, ...flags, 'src/order.ts'], {
      cwd: folder,
    })
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('mappedPosition', () => {
  it.each(['beside', 'inline', 'rooted'])('finds the source by a map that is %s', (out) => {
    const file = join(folder, out, 'order.js')
    const compiled = placeOf('value.k', readFileSync(file, 'utf8'))
    expect(compiled).not.toEqual(placeOf('value.k', source))
    expect(mappedPosition({ file, ...compiled })).toEqual({
      file: join(folder, 'src', 'order.ts'),
      ...placeOf('value.k', source),
    })
  })

  it('leaves a position as it is where no map can be read', () => {
    const files = {
      'plain.js': 'throw 1\n',
      'lost.js': 'throw 1\n//# sourceMappingURL=nowhere.js.map\n',
      'broken.js': 'throw 1\n//# sourceMappingURL=broken.js.map\n',
      'broken.js.map': '{"version":3,',
      'odd.js': 'throw 1\n//# sourceMappingURL=data:application/json;base64,bnVsbA==\n',
      'web.js':
        'throw 1\n//# sourceMappingURL=data:application/json,{"version":3,"sources":["webpack://x/a.ts"],"names":[],"mappings":"AAAA"}\n',
    }
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
    for (const name of [...Object.keys(files), 'missing.js']) {
      const position = { file: join(folder, name), line: 1, column: 1 }
      expect(mappedPosition(position), name).toEqual(position)
    }
  })
})
