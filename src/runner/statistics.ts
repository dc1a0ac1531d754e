import type { Contract, Outcome } from '../contract.js'
import type { Origin } from './findings.js'
import { noteOfOneWay, type WaysTaken } from './one-way.js'

/** A call that may be one of the slowest. */
export interface TalliedCall {
  readonly duration: number
  readonly event: unknown
  readonly origin: Origin
}

/** What is counted while the phases run; `health` reads it at the end. */
export interface Tally {
  readonly answers: Map<string, number>
  /** How the last call ended, as it is counted in `answers`. */
  lastEnd: string
  slowest: number
  /** The slowest calls, the slowest first. */
  readonly slowestCalls: TalliedCall[]
  /** Milliseconds of the slowest call that settled. */
  slowestSettled: number
  /** Calls of the phases, shrinking left out. */
  calls: number
  /** Those of them that did not settle in time. */
  hangs: number
  /** The text that every call so far answered; undefined once two differ, or one gave no answer. */
  sameText: string | undefined
  /** Of the first random events: how each looks without identifiers and numbers. */
  readonly shapes: Map<string, number>
  shapesSeen: number
  readonly ways: WaysTaken
}

/** Calls that are kept as the slowest. */
const slowestKept = 5

const shapesLooked = 64

/** A tally of nothing. */
export function createTally(): Tally {
  return {
    answers: new Map(),
    lastEnd: '',
    slowest: 0,
    slowestCalls: [],
    slowestSettled: 0,
    calls: 0,
    hangs: 0,
    sameText: undefined,
    shapes: new Map(),
    shapesSeen: 0,
    ways: new Map(),
  }
}

/** Counts how one call ended. */
export function tallyOutcome<E>(tally: Tally, contract: Contract<E>, event: E, outcome: Outcome): void {
  const end =
    contract.explainOutcome === undefined
      ? outcome.kind
      : String(contract.explainOutcome(outcome, event).status)
  tally.lastEnd = end
  tally.answers.set(end, (tally.answers.get(end) ?? 0) + 1)
  if (outcome.duration > tally.slowest) tally.slowest = outcome.duration
  if (outcome.kind !== 'timed-out' && outcome.duration > tally.slowestSettled)
    tally.slowestSettled = outcome.duration
  // What the platform answers for a handler that fails is the same each time, and the violation says why.
  const text = outcome.kind === 'answered' ? outcome.text : undefined
  if (tally.calls === 0) tally.sameText = text
  else if (tally.sameText !== text) tally.sameText = undefined
  tally.calls += 1
  if (outcome.kind === 'timed-out') tally.hangs += 1
}

/** Keeps a call that is one of the slowest so far. */
export function tallySlowCall({ slowestCalls }: Tally, call: TalliedCall): void {
  const isFull = slowestCalls.length >= slowestKept
  if (isFull && call.duration <= slowestCalls.at(-1)!.duration) return
  const place = slowestCalls.findIndex(({ duration }) => duration < call.duration)
  slowestCalls.splice(place < 0 ? slowestCalls.length : place, 0, call)
  if (isFull) slowestCalls.pop()
}

/** Looks at the shape of the first random events only: their text costs more than their call. */
export function tallyShape(tally: Tally, event: unknown): void {
  if (tally.shapesSeen >= shapesLooked) return
  tally.shapesSeen += 1
  const shape = (JSON.stringify(event) ?? '').replace(/[0-9a-f-]{8,}|\d+/gi, '#')
  tally.shapes.set(shape, (tally.shapes.get(shape) ?? 0) + 1)
}

/** Sentences that make a hollow pass visible. */
export function healthOf<E>(
  tally: Tally,
  contract: Contract<E>,
  hollowDictionary: boolean,
): readonly string[] {
  const notes: string[] = []
  if (hollowDictionary)
    notes.push(
      "the dictionary was empty: the handler's source holds no constant that could be tried in events",
    )
  const enough = tally.calls >= 10
  if (enough && contract.explainOutcome !== undefined) {
    const statuses = [...tally.answers.keys()]
    if (statuses.every((status) => /^4\d\d$/.test(status))) {
      notes.push(
        `every answer was 4xx (${statuses.sort().join(', ')}): the handler refused all ${tally.calls} events. Say in the contract what it takes, or give events of your own in \`examples\``,
      )
    }
    if (tally.sameText !== undefined) {
      notes.push(`all ${tally.calls} events got the very same answer: the handler may not look at its event`)
    }
  }
  const oneWay = noteOfOneWay(tally.ways, contract)
  if (oneWay !== undefined) notes.push(oneWay)
  if (tally.shapesSeen >= 10 && tally.shapes.size * 2 < tally.shapesSeen) {
    const { size } = tally.shapes
    notes.push(
      `the random events are much alike: apart from identifiers and numbers, ${tally.shapesSeen} of them are only ${size} different ${size === 1 ? 'one' : 'ones'}`,
    )
  }
  return notes
}
