import { describe, expect, it } from 'vitest'
import { boundaryCases } from '../../src/cases/boundary-cases.js'
import { invalidCases } from '../../src/cases/invalid-cases.js'
import { cutOf, firstOf, likeCuts, mostCases } from '../../src/cases/list-limit.js'
import { checkContract } from '../../src/check.js'
import { defineContract } from '../../src/define-contract.js'

const members = (count: number, schema: object) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`m${i}`, schema]))
const wide = { type: 'object', properties: members(500, { type: 'string' }) } as const
const values = { enum: Array.from({ length: 30_000 }, (_, i) => i) } as const
const large = {
  type: 'object',
  required: Array.from({ length: 2000 }, (_, i) => `m${i}`),
  properties: members(2000, { type: 'integer', minimum: 0, maximum: 9 }),
} as const

describe('mostCases', () => {
  it('is ten thousand near a small value, few near a huge one', () => {
    expect(mostCases({})).toBe(10_000)
    expect(mostCases('x'.repeat(100_000))).toBe(39)
    expect(mostCases('x'.repeat(5_000_000))).toBe(20)
  })
})

describe('lists of lists that are cut', () => {
  it('lack what any of them lacks, and what is cut of them again', () => {
    const [a, b] = [firstOf([1, 2, 3], 2), firstOf([4, 5], 2)]
    expect([cutOf(a), cutOf(b)]).toEqual([{ made: 2, of: 3, more: false }, undefined])
    const joined = likeCuts([...a, ...b], [a, b])
    expect(cutOf(joined)).toEqual({ made: 4, of: 5, more: false })
    expect(cutOf(firstOf(joined, 1))).toEqual({ made: 1, of: 5, more: false })
    expect(cutOf(firstOf(joined, 9, true))).toEqual({ made: 4, of: 5, more: true })
    expect(cutOf(likeCuts([4, 5], [b]))).toBeUndefined()
  })
})

describe('boundary cases that are too many', () => {
  it('are cut, and it is said from how many', () => {
    expect(boundaryCases(values)).toHaveLength(10_000)
    expect(cutOf(boundaryCases(values))).toEqual({ made: 10_000, of: 29_999, more: false })
  })

  it('keep something of each place', () => {
    const touched = new Set(boundaryCases(large).map(({ pointer }) => pointer))
    const { made, of, more } = cutOf(boundaryCases(large))!
    expect({ made: made > 100, of: of > 4000, more }).toEqual({ made: true, of: true, more: false })
    // One of each of the first places, none of them twice before the others had their turn.
    expect(touched.size).toBeGreaterThan(made * 0.9)
  })

  it('are whole where there is room', () => {
    expect(cutOf(boundaryCases({ type: 'object', properties: members(50, { type: 'string' }) }))).toBe(
      undefined,
    )
  })
})

describe('invalid cases that are too many', () => {
  it('break each keyword as often as the others', () => {
    const cases = invalidCases(large)
    const counts = new Map<string, number>()
    for (const { keyword } of cases) counts.set(keyword, (counts.get(keyword) ?? 0) + 1)
    expect(cutOf(cases)?.of).toBeGreaterThan(cases.length)
    expect([...counts.keys()].sort()).toEqual(['maximum', 'minimum', 'required', 'type'])
    expect(counts.get('minimum')! / counts.get('required')!).toBeCloseTo(1, 0)
  })
})

describe('the report of a check', () => {
  it('says how many of the boundary events were made', async () => {
    const contract = defineContract({ name: 'wide', event: wide })
    const handler = async (_event: unknown, _context: unknown) => ({})
    const { health, phases } = await checkContract(contract, handler, { seed: 1, phases: ['boundary'] })
    const cut = cutOf(boundaryCases(wide))!
    expect(health).toContain(
      `phase boundary: ${cut.made} of ${cut.of} cases were made, the most telling ones: the schema has too many for one run`,
    )
    // Some of them are sent a second time.
    expect(phases[0]!.runs - cut.made).toBeGreaterThanOrEqual(0)
    expect(phases[0]!.runs - cut.made).toBeLessThan(250)
    const few = defineContract({ name: 'few', event: { type: 'boolean' } })
    const { health: healthy } = await checkContract(few, handler, { seed: 1, phases: ['boundary'] })
    expect(healthy.join()).not.toContain('too many')
  })
})
