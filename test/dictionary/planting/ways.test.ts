import { describe, expect, it } from 'vitest'
import { generatorTable } from '../../../src/arbitrary/schema-values.js'
import { type EventTarget, eventTargets } from '../../../src/dictionary/planting/event-targets.js'
import { membersPlanting } from '../../../src/dictionary/planting/member-plantings.js'
import {
  LengthWays,
  lengthPlantings,
  MemberWays,
  memberPlantings,
  noWays,
  TextWays,
  textPlantings,
} from '../../../src/dictionary/planting/ways.js'

const schema = {
  type: 'object',
  properties: { kind: { type: 'string' }, list: { type: 'array', items: { type: 'integer' } } },
}
const event = { kind: 'there', list: [1, 2] }
const root = generatorTable(schema).root

function targetAt(...steps: string[]): EventTarget {
  const found = eventTargets(root, event).find((target) => target.steps.join() === steps.join())
  return found!
}

describe('the ways to write a text where one stands that is encoded', () => {
  const encoded = {
    type: 'object',
    properties: {
      body: { type: 'string', contentEncoding: 'base64', contentMediaType: 'application/json' },
    },
  }
  const [, target] = eventTargets(generatorTable(encoded).root, { body: 'e30=' })

  it('are in that encoding first', () => {
    const [member] = [...memberPlantings(target!, { name: 'body', near: [] }, 'ping')]
    expect([member!.value, member!.says]).toEqual(['cGluZw==', 'is "ping" (base64)'])
    const [text] = [...textPlantings(target!, 'ping', false)]
    expect(text!.value).toBe('cGluZw==')
    const joined = [...textPlantings(target!, 'ping', true)].map(({ value }) => value)
    expect(joined).toContain(Buffer.from('ping{}').toString('base64'))
    expect(joined).toContain('ping')
  })
})

describe('the ways to write a member', () => {
  it('are those of a map: by each spelling, as a value and as a text', () => {
    const values = [...memberPlantings(targetAt(), { name: 'Kind2', near: [] }, 5)].map(
      ({ place, value }) => place.put(value)?.value,
    )
    expect(values).toEqual([
      { ...event, Kind2: 5 },
      { ...event, Kind2: '5' },
      { ...event, kind2: 5 },
      { ...event, kind2: '5' },
    ])
  })

  it('are those of a target of that name: the text, as a segment, percent-encoded', () => {
    const ways = new MemberWays(targetAt('kind'), { name: 'kind', near: [] }, 'a b')
    expect(Array.from({ length: ways.size }, (_, i) => ways.at(i)?.value)).toEqual(['a b', '/a b', 'a%20b'])
  })
})

describe('several members at once', () => {
  it('are told in few words: those of one value share it, three are named', () => {
    const says = (...members: (readonly [string, unknown])[]) =>
      membersPlanting(targetAt(), members, false)!.says
    expect(says(['a', 'x'], ['b', 1], ['c', 'x'])).toBe('has a, c: "x", b: 1')
    expect(says(['a', 0], ['b', 0], ['c', 0], ['d', 0], ['e', 0])).toBe('has a, b, c and 2 more: 0')
  })
})

describe('the ways to write a text or a length', () => {
  it('are as many as they say, each another value', () => {
    const ways = new TextWays(targetAt('kind'), 'x y', true)
    const values = Array.from({ length: ways.size }, (_, i) => ways.at(i).value)
    expect(values).toContain('there/x y')
    expect(new Set(values).size).toBe(10)
    expect([...textPlantings(targetAt('kind'), 'x y', false)]).toHaveLength(3)
  })

  it('makes items of a list and characters of a text, and nothing beyond its limits', () => {
    expect([...lengthPlantings(targetAt('list'), 3)].map(({ value, says }) => [value, says])).toEqual([
      [[1, 2, 1], 'has 3 items'],
    ])
    expect([...lengthPlantings(targetAt('kind'), 3)].map(({ value, says }) => [value, says])).toEqual([
      ['aaa', 'has 3 characters'],
    ])
    expect(new LengthWays(targetAt('list'), 1001).size).toBe(0)
    expect(new LengthWays(targetAt('kind'), 10_001).size).toBe(0)
    expect(noWays.at(0)).toBeUndefined()
  })
})
