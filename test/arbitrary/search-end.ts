import type { Search } from '../../src/arbitrary/search.js'
import { compareSize } from '../../src/arbitrary/simplicity.js'

/** Where a search ends, what it asked about, and how often in vain. */
export interface SearchEnd<T> {
  readonly value: T
  readonly asked: readonly unknown[]
  readonly failures: number
}

/** Runs a search once; as a descent does, it takes what is simpler and fails, and asks about nothing twice. */
export function searchEnd<T>(search: Search<T>, start: T, fails: (value: never) => boolean): SearchEnd<T> {
  const asked = new Map<string, unknown>()
  let current: unknown = start
  let failures = 0
  let step = search.next()
  while (step.done !== true) {
    const text = JSON.stringify(step.value)
    const isNew = compareSize(step.value, current) < 0 && !asked.has(text)
    const taken = isNew && fails(step.value as never)
    if (isNew) asked.set(text, step.value)
    if (isNew && !taken) failures++
    if (taken) current = step.value
    step = search.next(taken)
  }
  return { value: step.value, asked: [...asked.values()], failures }
}
