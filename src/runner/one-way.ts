import type { Contract, Outcome } from '../contract.js'

/** How many random events came each way, and how many of them the handler accepted. */
export type WaysTaken = Map<string, { calls: number; accepted: number }>

/** Events of one way that would have been accepted if the way made no difference: fewer may be chance. */
const tellingEvents = 10

/** Counts which way a random event came, and whether it was accepted. */
export function tallyWay<E>(ways: WaysTaken, contract: Contract<E>, event: E, outcome: Outcome): void {
  const way = contract.ways?.of(event)
  if (way === undefined) return
  const count = ways.get(way) ?? { calls: 0, accepted: 0 }
  count.calls += 1
  if (contract.ways!.accepts(outcome)) count.accepted += 1
  ways.set(way, count)
}

/**
 * Says that none of the events that came one way was accepted, though many of those that came another way were. An
 * answer alone does not show it: whoever catches what they cannot read refuses it like a wrong event.
 */
export function noteOfOneWay<E>(ways: WaysTaken, contract: Contract<E>): string | undefined {
  const all = [...ways]
  const refused = all.find(([, { accepted }]) => accepted === 0)
  const [taken] = all
    .filter(([, { accepted }]) => accepted > 0)
    .sort(([, a], [, b]) => b.accepted / b.calls - a.accepted / a.calls)
  if (refused === undefined || taken === undefined) return undefined
  const [[lost, { calls }], [way, count]] = [refused, taken]
  if ((calls * count.accepted) / count.calls < tellingEvents) return undefined
  const { subject, cause } = contract.ways!
  return `of the random ${subject} none of ${calls} was accepted that came ${lost}, and ${count.accepted} of ${count.calls} that came ${way}: ${cause}`
}
