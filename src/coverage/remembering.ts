import type { SchemaNode } from '../schema/schema-node.js'
import type { Step } from './schema-meter.js'

/** Texts that are remembered of one schema, and the longest of them. */
const maxTexts = 2000
const maxLength = 1000

/**
 * A step that goes through equal texts, and through one object, once: events share most of their parts with the golden
 * event, and a text with several forms may be decoded in each.
 */
export function remembering(node: SchemaNode, step: Step): Step {
  const texts = hasForms(node) ? new Map<string, readonly number[]>() : undefined
  const objects = new WeakMap<object, readonly number[]>()
  return (value, meet) => {
    const known =
      typeof value === 'string' ? texts?.get(value) : isObject(value) ? objects.get(value) : undefined
    const met = known ?? metBy(step, value)
    if (known === undefined) {
      if (isObject(value)) objects.set(value, met)
      else if (
        typeof value === 'string' &&
        value.length <= maxLength &&
        texts !== undefined &&
        texts.size < maxTexts
      )
        texts.set(value, met)
    }
    for (let i = 0; i < met.length; i++) meet(met[i]!)
  }
}

function hasForms({ anyOf, oneOf, contentSchema }: SchemaNode): boolean {
  return anyOf !== undefined || oneOf !== undefined || contentSchema !== undefined
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function metBy(step: Step, value: unknown): readonly number[] {
  const met = new Set<number>()
  step(value, (alternative) => met.add(alternative))
  return [...met]
}
