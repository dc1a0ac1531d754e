import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { contracts } from '../contracts/contracts.js'
import { checkContract } from '../src/check.js'
import type { Contract } from '../src/contract.js'

const folder = 'dist/bundle'
const files = readdirSync(folder).filter((name) => name.endsWith('.js'))

describe('what is shipped', () => {
  it.each(files)('is in ASCII, which is read faster: %s', (name) => {
    expect(/[^\0-\x7f]/.exec(readFileSync(`${folder}/${name}`, 'utf8'))).toBeNull()
  })

  it('leaves alone what Node.js has of the network and of processes', () => {
    const source = `
      await import(${JSON.stringify(pathToFileURL(resolve(folder, 'index.js')).href)})
      const loaded = process.moduleLoadList.map((entry) => entry.split(' ').at(-1))
      process.getBuiltinModule('node:fs').writeSync(1, loaded.join(' '))`
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', source], {
      encoding: 'utf8',
    })
    expect(stderr).toBe('')
    const loaded = stdout.split(' ')
    expect(loaded).toContain('worker_threads')
    expect(loaded.filter((name) => ['net', 'child_process', 'dgram'].includes(name))).toEqual([])
  })

  it.each([
    ['pure-rand', /class \w*XorShift/i],
    ['js-tokens', /KeywordsWithExpressionAfter/],
  ])('says whose code it contains, with the license: %s', (name, itsCode) => {
    const license = readFileSync(`node_modules/${name}/LICENSE`, 'utf8').trim()
    const texts = files.map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
    const containing = texts.filter((text) => itsCode.test(text))
    expect(containing).not.toEqual([])
    for (const text of containing) expect(text).toContain(license)
    expect(texts.filter((text) => text.includes(`from "${name}`))).toEqual([])
  })

  it('has the schemas as they are, their members in the same order', async () => {
    const shipped = (await import(pathToFileURL(resolve(folder, 'index.js')).href)).contracts
    expect(Object.keys(shipped)).toEqual(Object.keys(contracts))
    for (const [name, make] of Object.entries<() => Contract>(contracts)) {
      const { event, response, golden }: Contract = shipped[name]()
      expect(JSON.stringify([event, response, golden])).toBe(
        JSON.stringify([make().event, make().response, make().golden]),
      )
    }
  })

  it.each(Object.keys(contracts))(
    'sends in a check what the sources send, of which nothing is prepared: %s',
    async (name) => {
      const shipped = await import(pathToFileURL(resolve(folder, 'index.js')).href)
      const dictionary = ['name', '/a/b', 'x=1', 404]
      const sentBy = async (run: typeof checkContract, contract: Contract): Promise<readonly string[]> => {
        const sent: string[] = []
        const handler = async (event: unknown, _context: unknown) => {
          sent.push(JSON.stringify(event))
          return {}
        }
        await run(contract, handler, { seed: 5, numRuns: 60, phases: ['boundary', 'random'], dictionary })
        return sent
      }
      const ofSources = await sentBy(checkContract, contracts[name as keyof typeof contracts]())
      expect(ofSources.length).toBeGreaterThan(100)
      expect(await sentBy(shipped.checkContract, shipped.contracts[name]())).toEqual(ofSources)
    },
  )
})
