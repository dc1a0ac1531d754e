import { arrayOf } from '../array-of.js'
import { setMember } from '../copy-json.js'
import { once } from '../once.js'
import { Random } from '../random.js'
import type { JsonType } from '../schema/schema-node.js'
import { objectKind } from './object/object-kind.js'
import { freeText } from './string/text.js'

const ordinaryKeys: readonly string[] = [
  'id',
  'name',
  'value',
  'type',
  'a',
  'b',
  'key',
  'items',
  'data',
  'count',
]
const oddKeys: readonly string[] = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'length',
  'then',
  'toJSON',
  '',
  '0',
  '1',
  '-1',
  ' ',
  'a.b',
  'a/b',
  '$ref',
  'é',
  '漢',
  '😀',
  'null',
  'undefined',
  'A',
]
const oddNumbers: readonly number[] = [
  0,
  1,
  -1,
  0.1,
  -0.5,
  1.5,
  255,
  65536,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31),
  2 ** 32,
  Number.MAX_SAFE_INTEGER,
  Number.MIN_SAFE_INTEGER,
  2 ** 53,
  1e20,
  1e21,
  -1e21,
  1e-7,
  5e-324,
  1e308,
  Number.MAX_VALUE,
  1 / 3,
  1e100,
]

/**
 * Any JSON value of at most `budget` values in all (at least 1), a container with its content counted.
 *
 * Objects have the ordinary prototype, at times own members named like `__proto__`; never -0, NaN or undefined.
 */
export function anyJson(random: Random, budget: number): unknown {
  const dice = random.bits() >>> 0
  const kind = dice & 15
  if (kind > 11 && budget > 1) return kind < 14 ? anyArray(random, budget) : anyObject(random, budget)
  if (kind < 5) return freeText(random, 0, Number.POSITIVE_INFINITY)
  if (kind < 9) return anyNumber(random)
  if (kind < 11) return (dice & 16) === 0
  return kind === 11 ? null : emptyValue(dice)
}

/** Any JSON value of one type, of at most `budget` values in all. */
export function anyJsonOfType(random: Random, type: JsonType, budget: number): unknown {
  switch (type) {
    case 'null':
      return null
    case 'boolean':
      return random.oneIn(2)
    case 'integer':
      return anyInteger(random)
    case 'number':
      return anyNumber(random)
    case 'string':
      return freeText(random, 0, Number.POSITIVE_INFINITY)
    case 'array':
      return anyArray(random, budget)
    case 'object':
      return anyObject(random, budget)
  }
}

function emptyValue(dice: number): unknown {
  return (dice & 16) === 0 ? [] : {}
}

function anyInteger(random: Random): number {
  const dice = random.bits() >>> 0
  if ((dice & 3) < 2) return (dice >>> 2) % 10
  if ((dice & 3) === 2) return ((dice >>> 4) % 2001) - 1000
  if ((dice & 4) === 0) return random.bits()
  return (dice & 8) === 0 ? random.int(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER) : oddInteger(random)
}

function oddInteger(random: Random): number {
  const value = random.pick(oddNumbers)
  return Number.isInteger(value) ? value : Math.ceil(Math.abs(value))
}

function anyNumber(random: Random): number {
  const dice = random.bits() & 15
  if (dice < 9) return anyInteger(random)
  if (dice < 12) return (random.below(200001) - 100000) / 100
  if (dice < 14) return random.pick(oddNumbers)
  if (dice === 14) return random.float()
  return (1 + random.below(999)) * 10 ** random.int(-300, 300)
}

function anyArray(random: Random, budget: number): unknown[] {
  const items = arrayOf(0)
  const count = Math.min(random.below(5), budget - 1)
  for (let left = count; left > 0; left--) items.push(anyJson(random, share(budget, count)))
  return items
}

const AnyObject = objectKind()

function anyObject(random: Random, budget: number): object {
  const object = new AnyObject()
  const count = Math.min(random.below(5), budget - 1)
  for (let left = count; left > 0; left--)
    setMember(object, anyKey(random), anyJson(random, share(budget, count)))
  return object
}

function share(budget: number, count: number): number {
  return Math.max(1, Math.floor((budget - 1) / count))
}

function anyKey(random: Random): string {
  const dice = random.below(16)
  if (dice < 12) return random.pick(ordinaryKeys)
  if (dice < 14) return random.pick(oddKeys)
  // Three in four are of some that come again: a key that was never seen costs the engine a new kind of object.
  return random.oneIn(4) ? freeText(random, 0, 20) : random.pick(freeKeys())
}

const freeKeys = once(() =>
  Array.from({ length: 256 }, (_, seed) => freeText(new Random(seed, 0x0a3e), 0, 20)),
)
