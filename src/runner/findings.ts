import type { Breach, Outcome } from '../contract.js'
import type { Evidence } from '../evidence.js'
import type { PhaseName } from '../report/report.js'
import type { Fault } from './judge.js'

/** How an event came about. */
export interface Origin {
  readonly phase: PhaseName
  readonly scenario: string
  /** Where it is known without looking at the event. */
  readonly evidence?: Evidence
  /** The author's own event, which may hold credentials. */
  readonly userSupplied?: true
  /** Why the event is invalid; absent for a valid one. */
  readonly breach?: Breach
  /** The saved case that it is, and the rule that it broke. */
  readonly savedCase?: { readonly file: string; readonly rule: string }
}

/** One fault with the event that showed it. */
export interface Sighting<E> {
  readonly fault: Fault
  readonly event: E
  readonly outcome: Outcome
  readonly origin: Origin
  /** How to see it again: in the call itself, only after it (`late`), in a sequence of deliveries, on a used instance (`warm`). */
  readonly seen: 'call' | 'late' | 'delivery' | 'warm'
}

/** A distinct fault, as it is known so far. */
export interface KnownFault<E> {
  readonly sighting: Sighting<E>
  readonly evidence: Evidence
}

/** The distinct faults of one check. */
export interface FindingBook<E> {
  /** Whether to note it would change what is known. */
  readonly isNews: (seen: Pick<Sighting<E>, 'fault' | 'event' | 'origin'>) => boolean
  readonly note: (sighting: Sighting<E>) => void
  /** The faults that were noted of one origin, also those that had been known. */
  readonly shownBy: (origin: Origin) => readonly Fault[]
  /** What was noted, or became an error, since the last time. */
  readonly takeNew: () => readonly KnownFault<E>[]
  /** Shrinking found an event of this evidence for it. */
  readonly settle: (fault: KnownFault<E>, evidence: Evidence) => void
  /** Sentences on faults that stand together for want of space. */
  readonly notes: () => readonly string[]
}

/**
 * Places of the answer that are told apart for one rule and one line of code. A handler that takes the names of its
 * headers from the event breaks a rule at as many places as there are events.
 */
const maxPlaces = 20

/** A book that keeps, for each key, the first event, or the first whose fault counts as an error. */
export function createFindingBook<E>(evidenceOf: (event: E) => Evidence): FindingBook<E> {
  const known = new Map<string, KnownFault<E>>()
  const byOrigin = new WeakMap<Origin, Fault[]>()
  const places = createPlaces()
  let fresh = new Set<string>()

  function note(sighting: Sighting<E>): void {
    const { fault, origin, event } = sighting
    byOrigin.set(origin, [...shownBy(origin), fault])
    if (!isNews(sighting)) return
    const key = places.add(fault)
    known.set(key, { sighting, evidence: origin.evidence ?? evidenceOf(event) })
    fresh.add(key)
  }

  function isNews({ fault, origin, event }: Pick<Sighting<E>, 'fault' | 'event' | 'origin'>): boolean {
    const before = known.get(places.keyOf(fault))
    if (before === undefined) return true
    if (countsAsError(before) || fault.severity === 'warn') return false
    return (origin.evidence ?? evidenceOf(event)) !== 'inferred'
  }

  function shownBy(origin: Origin): readonly Fault[] {
    return byOrigin.get(origin) ?? []
  }

  function takeNew(): readonly KnownFault<E>[] {
    const taken = [...fresh].map((key) => known.get(key)!)
    fresh = new Set()
    return taken
  }

  function settle(fault: KnownFault<E>, evidence: Evidence): void {
    const key = places.keyOf(fault.sighting.fault)
    if (known.get(key) === fault) known.set(key, { ...fault, evidence })
  }

  return { isNews, note, shownBy, takeNew, settle, notes: places.notes }
}

/** Whether a fault breaks the contract: one that only an inferred form of an event shows does not. */
function countsAsError<E>(known: KnownFault<E>): boolean {
  return known.sighting.fault.severity === 'error' && known.evidence !== 'inferred'
}

/** The keys of faults; those of a rule and a line that has enough of them share one more. */
function createPlaces() {
  const groups = new Map<string, Set<string>>()
  const crowded = new Set<string>()

  const groupOf = ({ rule, location }: Fault): string => [rule, location].join('\n')

  function keyOf(fault: Fault): string {
    const group = groupOf(fault)
    const keys = groups.get(group)
    return keys === undefined || keys.has(fault.key) || keys.size < maxPlaces
      ? fault.key
      : `${group}\nelsewhere`
  }

  function add(fault: Fault): string {
    const [group, key] = [groupOf(fault), keyOf(fault)]
    const keys = groups.get(group) ?? new Set()
    groups.set(group, keys)
    if (key === fault.key) keys.add(key)
    else crowded.add(fault.rule)
    return key
  }

  const notes = (): readonly string[] =>
    [...crowded].map(
      (rule) =>
        `${rule} is broken at more than ${maxPlaces} places of the answer: the first ${maxPlaces} are told apart, all others are shown as one`,
    )
  return { keyOf, add, notes }
}
