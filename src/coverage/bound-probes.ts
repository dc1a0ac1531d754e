import { codePointLength, isObject } from '../schema/evaluate/evaluate-assertions.js'
import type { SchemaNode } from '../schema/schema-node.js'
import type { Probe } from './probe.js'

/** What a bound is a bound of, and how that is measured; undefined where the keyword says nothing of a value. */
interface Quantity {
  readonly unit: string
  readonly of: (value: unknown) => number | undefined
}

const quantities = {
  number: { unit: '', of: (value) => (typeof value === 'number' ? value : undefined) },
  length: {
    unit: 'character',
    of: (value) => (typeof value === 'string' ? codePointLength(value) : undefined),
  },
  items: { unit: 'item', of: (value) => (Array.isArray(value) ? value.length : undefined) },
  members: {
    unit: 'member',
    of: (value) => (isObject(value) ? Object.keys(value).length : undefined),
  },
} satisfies Record<string, Quantity>

/** The bounds of a schema: each is met, or it is not. */
export function boundProbes(node: SchemaNode): readonly Probe[] {
  const { number, length, items, members } = quantities
  return [
    ...pair(number, ['minimum', node.minimum], ['maximum', node.maximum]),
    ...exclusive(node),
    ...pair(length, ['minLength', node.minLength], ['maxLength', node.maxLength]),
    ...pair(items, ['minItems', node.minItems], ['maxItems', node.maxItems]),
    ...pair(members, ['minProperties', node.minProperties], ['maxProperties', node.maxProperties]),
  ]
}

type Bound = readonly [keyword: string, limit: number | undefined]

function pair(quantity: Quantity, lower: Bound, upper: Bound): readonly Probe[] {
  const [, least] = lower
  const [, most] = upper
  // Whatever is not empty is told by the type.
  const isTold = quantity.unit !== '' && least === 0
  const probes = isTold || least === undefined ? [] : [atOr(quantity, lower[0], least, 'more than')]
  // Where both bounds are equal there is no other side.
  if (least !== undefined && least === most) return probes.map(onlyAt)
  if (most === undefined || (quantity.unit !== '' && most === 0)) return probes
  return [...probes, atOr(quantity, upper[0], most, 'fewer than')]
}

function atOr({ unit, of }: Quantity, keyword: string, limit: number, beyond: string): Probe {
  const [at, other] =
    unit === ''
      ? [`${limit}`, `${beyond === 'more than' ? 'above' : 'below'} ${limit}`]
      : [counted(limit, unit), `${beyond} ${counted(limit, unit)}`]
  return {
    keyword,
    says: [at, other],
    pick: (value) => {
      const size = of(value)
      if (size === undefined) return -1
      return size === limit ? 0 : 1
    },
  }
}

function counted(limit: number, unit: string): string {
  return `${limit} ${unit}${limit === 1 ? '' : 's'}`
}

function onlyAt(probe: Probe): Probe {
  return { ...probe, says: probe.says.slice(0, 1) }
}

/** Of whole numbers the one next to an exclusive bound is its end; other numbers have none. */
function exclusive({ exclusiveMinimum, exclusiveMaximum, types }: SchemaNode): readonly Probe[] {
  const { number } = quantities
  const isWhole = types?.includes('integer') === true && !types.includes('number')
  const probe = (keyword: string, limit: number, step: 1 | -1): Probe => {
    const side = step === 1 ? 'more than' : 'fewer than'
    if (isWhole && Number.isInteger(limit)) return atOr(number, keyword, limit + step, side)
    const says = [`${step === 1 ? 'above' : 'below'} ${limit}`]
    return { keyword, says, pick: (value) => (typeof value === 'number' ? 0 : -1) }
  }
  return [
    ...(exclusiveMinimum === undefined ? [] : [probe('exclusiveMinimum', exclusiveMinimum, 1)]),
    ...(exclusiveMaximum === undefined ? [] : [probe('exclusiveMaximum', exclusiveMaximum, -1)]),
  ]
}
