import { describe, expect, it } from 'vitest'
import { contracts } from '../../contracts/contracts.js'
import { boundaryCases } from '../../src/cases/boundary-cases.js'
import { Alternatives } from './met-alternatives.js'

describe('every branch, value of an enum, edge case and optional member of a schema', () => {
  it.each(Object.entries(contracts))('is met by a boundary of the %s event', (_, make) => {
    const { event, golden } = make()
    const alternatives = new Alternatives(event.schema)
    const met = new Set(alternatives.metBy(golden))
    for (const { value } of boundaryCases(event, { golden }))
      for (const what of alternatives.metBy(value)) met.add(what)
    expect(alternatives.all.size).toBeGreaterThan(10)
    expect([...alternatives.all].filter((what) => !met.has(what))).toEqual([])
  })
})
