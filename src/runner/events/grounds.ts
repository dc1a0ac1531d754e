import type { Outcome } from '../../contract.js'
import type { PlannedEvent } from './planned-events.js'

/** Events that led to an end of their own: what lies behind a condition of the handler is looked for from there. */
export interface Grounds<E> {
  /** Notes how one event ended: what the client sees, and the text that it gets. */
  readonly note: (planned: PlannedEvent<E>, end: string, outcome: Outcome) => void
  /** The next event to go on from; undefined when there is none, or enough were taken. */
  readonly take: () => PlannedEvent<E> | undefined
}

/** Each costs as many events as its neighbourhood has. */
const maxTaken = 6
/** A handler that has more texts for one end puts its event into them, and does not tell its conditions apart. */
const maxTexts = 6

/** The first event of each text of one end. */
type EventsOfEnd<E> = Map<string, PlannedEvent<E>>

/** Grounds of which none is known; the first end that is noted is what needs no looking for. */
export function createGrounds<E>(): Grounds<E> {
  const ends = new Map<string, EventsOfEnd<E>>()
  const taken = new Set<PlannedEvent<E>>()
  let first: PlannedEvent<E> | undefined
  return {
    note: (planned, end, { kind, text }) => {
      first ??= planned
      if (kind !== 'answered') return
      const known: EventsOfEnd<E> = ends.get(end) ?? new Map()
      ends.set(end, known)
      if (known.size <= maxTexts && !known.has(text)) known.set(text, planned)
    },
    take: () => {
      if (taken.size >= maxTaken) return undefined
      const isNext = (planned: PlannedEvent<E>): boolean => planned !== first && !taken.has(planned)
      const next = inOrder([...ends.values()]).find(isNext)
      if (next !== undefined) taken.add(next)
      return next
    },
  }
}

/** The first event of each end, then those of its other texts. */
function inOrder<E>(ends: readonly EventsOfEnd<E>[]): readonly PlannedEvent<E>[] {
  const lists = ends.map((events) => [...events.values()])
  const telling = lists.filter((events) => events.length <= maxTexts)
  return [...lists.flatMap((events) => events.slice(0, 1)), ...telling.flatMap((events) => events.slice(1))]
}
