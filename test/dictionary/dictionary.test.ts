import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { timer } from '../../contracts/timer.js'
import { checkContract } from '../../src/check.js'
import { dictionaryOf } from '../../src/dictionary/dictionary.js'
import { isEmpty } from '../../src/dictionary/source-constants.js'
import { InvalidOptionError } from '../../src/errors.js'
import { handler } from './fixtures/orders.js'

const file = fileURLToPath(new URL('fixtures/orders.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'dictionary-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('the dictionary of a source', () => {
  it('holds the function first, then its module, then what that imports, types left out', () => {
    const { own, all } = dictionaryOf('source', handler)
    expect(own.texts).toEqual(['refund', '/dev/null'])
    expect(all.texts).toEqual(['refund', '/dev/null', 'gift-'])
    expect(own.numbers).not.toContain(4711)
    expect(all.numbers).toContain(4711)
    expect(own.pairs[0]).toMatchObject({ name: 'kind', value: 'refund' })
    expect(all.pairs).toContainEqual(expect.objectContaining({ name: 'kind', value: 'gift-' }))
  })

  it('holds a text for each regular expression that one is found for', () => {
    const { own } = dictionaryOf('source', (e: any) => [/^gift-[0-9]{3}$/.test(e.a), /Ab/i.test(e.b)])
    expect(own.texts.filter((text) => /^gift-[0-9]{3}$/.test(text)).length).toBeGreaterThan(1)
    expect(own.texts).toContain('Ab')
    expect(own.pairs).toContainEqual({ name: 'b', near: ['e'], value: 'Ab' })
  })

  it('puts names that objects inherit where an expression captures a word', () => {
    const { texts } = dictionaryOf('source', (e: any) => /user=(?<name>\S+) id=(\d+)$/.exec(e.a)).own
    expect(texts).toContainEqual(expect.stringMatching(/user=constructor id=\d+$/))
    expect(texts).toContainEqual(expect.stringMatching(/user=__proto__ id=\d+$/))
  })

  it('tries that text in events, also where only the file of the handler is known', () => {
    const matching = join(folder, 'matching.mjs')
    writeFileSync(matching, 'export const handler = (e) => /^gift-[0-9]{3}$/.test(e.a)')
    const { texts } = dictionaryOf('source', { file: matching }).all
    expect(texts.length).toBeGreaterThan(1)
    expect(texts.filter((text) => !/^gift-[0-9]{3}$/.test(text))).toEqual([])
  })

  it('is the same for a file, and the same each time', () => {
    const ofFile = dictionaryOf('source', { file })
    expect(new Set(ofFile.all.texts)).toEqual(new Set(dictionaryOf('source', handler).all.texts))
    expect(dictionaryOf('source', { file })).toEqual(ofFile)
  })

  it('follows a file that changes', () => {
    const changing = join(folder, 'changing.mjs')
    writeFileSync(changing, "export const handler = (e) => e.a === 'first'")
    expect(dictionaryOf('source', { file: changing }).all.texts).toEqual(['first'])
    writeFileSync(changing, "export const handler = (e) => e.a === 'another'")
    expect(dictionaryOf('source', { file: changing }).all.texts).toEqual(['another'])
  })

  it('leaves out what cannot be read, is too large or of a package', () => {
    const large = join(folder, 'large.js')
    writeFileSync(large, `'large'//${'x'.repeat(600 * 1024)}`)
    const root = join(folder, 'root.cjs')
    writeFileSync(root, "require('./large.js'); require('./missing.js'); require('js-tokens'); 'root'")
    expect(dictionaryOf('source', { file: root }).all.texts).toEqual(['root'])
    expect(dictionaryOf('source', { file: join(folder, 'nowhere.js') })).toMatchObject({ hollow: false })
  })

  it('leaves out half of a surrogate pair, which no event holds', async () => {
    const half = async (event: any, _context: unknown) => {
      if (event.user_event === '\ud800') throw new Error('never')
    }
    expect(dictionaryOf('source', half).own.pairs).toEqual([])
    expect(dictionaryOf(['\ud800', 'fine'], half).all.texts).toEqual(['fine'])
    expect(await checkContract(timer(), half, { seed: 1 })).toMatchObject({ ok: true })
  })

  it('holds the values, or the files, that the option names instead', () => {
    const { all } = dictionaryOf(['WINTER24', 50], handler)
    expect([all.texts, all.numbers, all.pairs]).toEqual([['WINTER24'], [50], []])
    expect(dictionaryOf({ files: [file] }, () => 'other').all.texts).toContain('refund')
    expect(isEmpty(dictionaryOf(false, handler).all)).toBe(true)
  })
})

// Nothing that a source shows.
const giftCard = Buffer.from('Z2lmdC1jYXJk', 'base64').toString()

describe('the option dictionary', () => {
  const gift = async (event: any, _context: unknown) => {
    if (event.user_event === giftCard) throw new TypeError('a gift')
  }
  const threw = async (dictionary: any) => {
    const report = await checkContract(timer(), gift, { dictionary, seed: 1 })
    return report.violations.length > 0
  }

  it('finds with its values what the source does not hold whole', async () => {
    expect(await threw([giftCard])).toBe(true)
    expect(await threw('source')).toBe(false)
    expect(await threw(false)).toBe(false)
  })

  it.each([[true], ['handler.js'], [[null]], [{ files: 'a.js' }], [{}], [[Number.NaN]]])(
    'refuses %j',
    async (wrong) => {
      await expect(checkContract(timer(), gift, { dictionary: wrong as any })).rejects.toThrow(
        /the option dictionary must be 'source', an array of texts and numbers, \{ files: \[\.\.\.\] \} or false/,
      )
    },
  )

  it('takes texts of any kind', async () => {
    const { phases } = await checkContract(timer(), gift, {
      dictionary: ['\ud800', '\u0000', '__proto__'],
      seed: 1,
    })
    expect(phases.every(({ stopped }) => stopped === undefined)).toBe(true)
  })

  it('refuses a file that it cannot read, and names it', async () => {
    const check = checkContract(timer(), gift, { dictionary: { files: ['nowhere.ts'] } })
    await expect(check).rejects.toThrow(InvalidOptionError)
    await expect(check).rejects.toThrow(/"nowhere.ts", which cannot be read/)
  })

  it('is said to be empty where the source holds nothing to try', async () => {
    const empty = join(folder, 'empty.mjs')
    writeFileSync(empty, 'export async function handler(event, context) {}')
    const note = expect.stringContaining('the dictionary was empty')
    const { health } = await checkContract(timer(), { file: empty }, { seed: 1 })
    expect(health).toContainEqual(note)
    expect(
      (await checkContract(timer(), { file: empty }, { seed: 1, dictionary: false })).health,
    ).not.toContainEqual(note)
    expect((await checkContract(timer(), gift, { seed: 1 })).health).not.toContainEqual(note)
  })
})
