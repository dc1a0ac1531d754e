import type { Outcome } from '../../contract.js'
import { settlementsOf } from './handler-output.js'

// Taken at import: a handler may replace them.
const { deleteProperty } = Reflect
const { defineProperties, getOwnPropertyDescriptors } = Object
const none: readonly string[] = []
const empty: readonly never[] = []
const prototypes: readonly object[] = [Object.prototype, Array.prototype]

/** The names that every object or every list has, as a loop over its members meets them: none, in most processes. */
export function inheritedNames(): readonly string[] {
  let names: string[] | undefined
  for (const name in empty) {
    names ??= []
    names.push(name)
  }
  return names ?? none
}

/**
 * The outcome with the names that a call gave to all objects, and that they lack again after this: whatever runs next
 * in this process, the check itself among it, would read them. `before` are the names that they had before the call.
 */
export function withoutPollution(outcome: Outcome, before: readonly string[]): Outcome {
  const now = inheritedNames()
  if (now.length === 0) return outcome
  const polluted = now.filter((name) => !before.includes(name))
  if (polluted.length === 0) return outcome
  for (const prototype of prototypes) for (const name of polluted) deleteProperty(prototype, name)
  return defineProperties({} as Outcome, {
    ...getOwnPropertyDescriptors(outcome),
    settlements: settlementsOf(outcome),
    polluted: { value: polluted, enumerable: true, configurable: true },
  })
}
