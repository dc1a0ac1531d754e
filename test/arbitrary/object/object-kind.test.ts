import { expect, test } from 'vitest'
import { objectKind } from '../../../src/arbitrary/object/object-kind.js'

test('objects of a kind are plain objects', () => {
  const object = new (objectKind())()
  expect(Object.getPrototypeOf(object)).toBe(Object.prototype)
  expect(Reflect.ownKeys(object)).toEqual([])
  expect(object.constructor).toBe(Object)
  expect(structuredClone({ object })).toStrictEqual({ object: {} })
})

test('messages of the engine say Object of them, as of any other', () => {
  const circular = new (objectKind())()
  circular.self = circular
  expect(() => JSON.stringify(circular)).toThrow("starting at object with constructor 'Object'")
})
