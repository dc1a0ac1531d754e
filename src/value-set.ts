import { canonicalText, jsonEqual } from './json-equal.js'
import { perObject } from './per-object.js'

/** Of so few arrays and objects each is compared: that costs less than to write them as texts. */
const fewNested = 8

/** JSON values, each once, found in a time that hardly grows with their number. */
export class ValueSet {
  readonly #plain = new Set<unknown>()
  readonly #nested: unknown[] = []
  #texts: Set<string> | undefined

  constructor(values: readonly unknown[] = []) {
    for (const value of values) this.add(value)
  }

  has(value: unknown): boolean {
    if (typeof value !== 'object' || value === null) return this.#plain.has(value)
    if (this.#nested.length <= fewNested) return this.#nested.some((known) => jsonEqual(known, value))
    this.#texts ??= new Set(this.#nested.map(canonicalText))
    return this.#texts.has(canonicalText(value))
  }

  /** Adds a value; false where an equal one is there already. */
  add(value: unknown): boolean {
    if (this.has(value)) return false
    if (typeof value !== 'object' || value === null) this.#plain.add(value)
    else {
      this.#nested.push(value)
      this.#texts?.add(canonicalText(value))
    }
    return true
  }
}

const setOf = perObject((list: readonly unknown[]) => new ValueSet(list))

/** Whether a list, which is never changed, holds a JSON value equal to this one. */
export function holdsValue(list: readonly unknown[], value: unknown): boolean {
  if (list.length < 4) return list.some((other) => jsonEqual(other, value))
  return setOf(list).has(value)
}
