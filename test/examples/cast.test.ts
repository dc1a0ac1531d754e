import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as library from '../../contracts/index.js'
import { syncModules } from '../../src/codegen/sync-modules.js'
import { formatChange } from '../../src/report/format-violation.js'
import { folder, handlers, importScript, type Member, seededPhases, surpriseOf, twins } from './cast.js'

const seeds = Array.from({ length: 20 }, (_, i) => 1000 + i)

describe('the example handlers', () => {
  it('are one for each event source', () => {
    expect(handlers.map((member) => member.source)).toEqual(Object.keys(library.contracts))
  })

  it.each(handlers)('$file keeps its contract, without a warning, over 20 seeds', async (member) => {
    expect(await surpriseOf(member, 1)).toBeUndefined()
    for (const seed of seeds) {
      expect(await surpriseOf(member, seed, seededPhases), `seed ${seed}`).toBeUndefined()
    }
  })
})

describe('the broken twins', () => {
  it('are all in the demo, at least one for each event source', () => {
    const files = readdirSync(join(folder, 'src/broken')).map((name) => `src/broken/${name}`)
    expect(twins.map((twin) => twin.file).sort()).toEqual(files.sort())
    expect(new Set(twins.map((twin) => twin.source))).toEqual(new Set(Object.keys(library.contracts)))
  })

  it.each(twins)('$file breaks $rule alone', async (twin) => {
    for (const seed of [1, 2]) expect(await surpriseOf(twin, seed), `seed ${seed}`).toBeUndefined()
  })

  it('are listed in broken.md with what the harness says', async () => {
    const { brokenList } = await importScript<BrokenListModule>('demo/broken-list.mjs')
    const { checkContract } = library
    const text = await brokenList({ checkContract, formatChange }, twins, folder)
    const hint = 'regenerate: npm run build && node scripts/broken-list.mjs'
    expect(readFileSync(join(folder, 'broken.md'), 'utf8'), hint).toBe(text)
  })
})

it('keeps the generated types of the example repository in sync', async () => {
  const options = { files: ['schemas/*.schema.json'], out: 'src/generated', cwd: folder, check: true }
  const { written } = await syncModules({ ...options, importFrom: 'functiongraph-contracts' })
  expect(written).toEqual([])
})

interface BrokenListModule {
  readonly brokenList: (
    library: { readonly checkContract: unknown; readonly formatChange: typeof formatChange },
    twins: readonly Member[],
    folder: string,
  ) => Promise<string>
}
