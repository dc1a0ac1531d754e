import { expect, it } from 'vitest'
import { perObject } from '../src/per-object.js'

it('makes one value for each object', () => {
  const asked: object[] = []
  const of = perObject((object: object) => {
    asked.push(object)
    return { made: asked.length }
  })
  const [first, second] = [{}, {}]
  expect([of(first), of(second), of(first)]).toEqual([{ made: 1 }, { made: 2 }, { made: 1 }])
  expect(of(first)).toBe(of(first))
  expect(asked).toEqual([first, second])
})

it('keeps undefined as well, and nothing where making it has thrown', () => {
  let calls = 0
  const nothing = perObject((_object: object) => {
    calls += 1
    return undefined
  })
  const object = {}
  expect([nothing(object), nothing(object), calls]).toEqual([undefined, undefined, 1])
  const fails = perObject((_object: object) => {
    calls += 1
    throw new Error('not now')
  })
  expect(() => fails(object)).toThrow('not now')
  expect(() => fails(object)).toThrow('not now')
  expect(calls).toBe(3)
})
