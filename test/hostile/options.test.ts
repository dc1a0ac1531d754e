import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ContractError, checkContract, timer } from '../../contracts/index.js'
import { fgc } from '../cli/fake-io.js'
import { hostileLines } from './hostile-lines.js'
import { hostileOptions } from './hostile-options.js'
import { hostileParts } from './hostile-parts.js'
import { inTime } from './time-limit.js'
import { beginTraces, leavesNothing } from './traces.js'

const hostileCalls = [...hostileOptions, ...hostileParts]

const folder = mkdtempSync(join(tmpdir(), 'hostile-options-'))

beforeAll(async () => {
  writeFileSync(join(folder, 'quiet.mjs'), 'export const handler = async (event, context) => ({})')
  writeFileSync(join(folder, 'empty.mjs'), 'export const other = 1')
  // What is loaded once for all is there before the first row.
  await checkContract(timer(), async (_event, _context) => 'done', { phases: ['examples'] })
  await fgc(['events', 'apig', '-n', '1'])
  beginTraces()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a wrong option', () => {
  it('comes in forty kinds at least', () => {
    expect(hostileCalls.length + hostileLines.length).toBeGreaterThanOrEqual(40)
    const names = [...hostileCalls.map(({ name }) => name), ...hostileLines.map(({ line }) => line)]
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  })

  for (const { name, call, code, says, next } of hostileCalls) {
    it(`${name} is told, and leaves nothing`, () =>
      leavesNothing(async () => {
        const error = await inTime(() => errorOf(call))
        expect(error).toBeInstanceOf(ContractError)
        expect(error).toMatchObject({ code })
        const { message } = error as ContractError
        expect(message).toContain(says)
        expect(message).toContain(next)
        expect(message.length).toBeLessThan(2500)
      }))
  }
})

describe('a wrong command line', () => {
  for (const { line, says, next } of hostileLines) {
    it(`fgc ${line} is told, and leaves nothing`, () =>
      leavesNothing(async () => {
        const argv = line.split(' ').map((word) => (word === "''" ? '' : word.replace('DIR', folder)))
        const { code, err, out } = await inTime(() => fgc(argv))
        expect({ code, out }).toEqual({ code: 2, out: '' })
        expect(err).toContain(says)
        expect(err).toContain(next)
        // Nothing of the stack of the command itself, and no confession of a fault of its own.
        expect(err).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m)
        expect(err).not.toContain('please report it')
        expect(err.length).toBeLessThan(2500)
      }))
  }
})

async function errorOf(call: () => unknown): Promise<unknown> {
  try {
    await call()
    return undefined
  } catch (thrown) {
    return thrown
  }
}
