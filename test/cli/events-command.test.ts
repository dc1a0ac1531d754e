import { describe, expect, it } from 'vitest'
import { fgc, linesOf, program } from './fake-io.js'

const sources = program.sources

describe('fgc events', () => {
  it.each(sources)('prints 20 events of %s that fgc validate accepts, the same each time', async (source) => {
    const argv = ['events', source, '-n', '20', '--seed', '7']
    const { code, out, err } = await fgc(argv)
    expect([code, err]).toEqual([0, ''])
    expect(linesOf(out)).toHaveLength(20)
    expect(new Set(linesOf(out)).size).toBeGreaterThan(10)
    expect((await fgc(argv)).out).toBe(out)
    const verdicts = await fgc(['validate', source, '-'], out)
    expect(verdicts.code).toBe(0)
    expect(linesOf(verdicts.out)).toEqual(linesOf(out).map((_line, i) => `stdin:${i + 1}: valid ${source}`))
  })

  it('draws a seed and tells it, and the seed gives the same events', async () => {
    const { out, err } = await fgc(['events', 'kafka'])
    expect(linesOf(out)).toHaveLength(5)
    const seed = /seed (-?\d+)/.exec(err)?.[1]
    expect(seed).toBeDefined()
    expect((await fgc(['events', 'kafka', '--seed', seed!])).out).toBe(out)
    expect((await fgc(['events', 'kafka', `--seed=${seed}`])).out).toBe(out)
  })

  it('takes a negative seed', async () => {
    expect(await fgc(['events', 'obs', '--seed', '-7', '-n1'])).toMatchObject({ code: 0, err: '' })
  })

  it.each(sources)('prints every edge case of %s, all valid', async (source) => {
    const { out } = await fgc(['events', source, '--boundary'])
    const verdicts = await fgc(['validate', source, '-'], out)
    expect(verdicts.code).toBe(0)
    expect(linesOf(verdicts.out).length).toBeGreaterThan(50)
  })

  it.each(sources)('prints damaged events of %s, all refused', async (source) => {
    const { out } = await fgc(['events', source, '--invalid', '-n', '40'])
    expect(linesOf(out)).toHaveLength(40)
    const verdicts = await fgc(['validate', source, '-'], out)
    expect(verdicts.code).toBe(1)
    expect(verdicts.out).not.toContain(': valid')
  })

  it('says with --why what each case is there for', async () => {
    const { out } = await fgc(['events', 'timer', '--invalid', '--why'])
    const cases = linesOf(out).map((line) => JSON.parse(line))
    for (const found of cases) expect(Object.keys(found)).toEqual(['why', 'pointer', 'keyword', 'event'])
    expect(cases.find(({ pointer }) => pointer === '/time')).toMatchObject({
      why: expect.stringMatching(/^\/time /),
      event: { trigger_type: 'TIMER' },
    })
    const events = cases.map(({ event }) => JSON.stringify(event))
    expect(events).toEqual(linesOf((await fgc(['events', 'timer', '--invalid'])).out))
  })

  it('draws older forms on request only', async () => {
    const flat = (out: string) =>
      linesOf(out).filter((line) => !Object.hasOwn(JSON.parse(line), 'cts')).length
    const argv = ['events', 'cts', '-n', '200', '--seed', '1']
    expect(flat((await fgc(argv)).out)).toBe(0)
    expect(flat((await fgc([...argv, '--evidence', 'documented,historic'])).out)).toBeGreaterThan(5)
  })

  it('stops when nobody reads any more', async () => {
    let written = 0
    const world = { out: async () => void written++, isClosed: () => written >= 3 }
    expect((await fgc(['events', 'apig', '-n', '1000000', '--seed', '1'], '', world)).code).toBe(0)
    expect(written).toBe(3)
  })
})
