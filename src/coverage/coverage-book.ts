import type { Contract, Outcome } from '../contract.js'
import type { Evidence } from '../evidence.js'
import { jsonEqual } from '../json-equal.js'
import type { Coverage, CoverageAlternative } from '../report/coverage.js'
import { readSchema } from '../schema/read/resolve-refs.js'
import { type EndOfCall, endOfCall } from './end-of-call.js'
import { schemaMeter } from './schema-meter.js'
import { isSingleChange } from './single-change.js'

/** Collects what the events of a check met. */
export interface CoverageBook<E> {
  /** Notes an event that was sent, and how its call ended; of one that is none of the contract's, the answer alone. */
  readonly note: (event: E, outcome: Outcome, isValid: boolean) => void
  readonly coverage: () => Coverage
}

/** An event that differs from the golden one in one place. */
interface Trial {
  /** The alternatives that either of the two meets alone. */
  readonly changed: readonly number[]
  readonly end: EndOfCall
}

/** Of how many events with one change the ends are kept: lists of boundaries are shorter. */
const maxTrials = 20_000

const comparisons = ['answer', 'wording', 'status'] as const

/** A book for the events of a contract at some levels of evidence. */
export function createCoverageBook<E>(contract: Contract<E>, levels: readonly Evidence[]): CoverageBook<E> {
  const { golden } = contract
  const meter = schemaMeter(readSchema(contract.event.schema).root, levels)
  const counts = new Uint32Array(meter.total)
  const answers = new Map<string, number>(contract.answers?.names.map((name) => [name, 0]))
  const metByGolden = new Set(meter.measure(golden))
  const goldenEnds: EndOfCall[] = []
  const trials: Trial[] = []

  function note(event: E, outcome: Outcome, isValid: boolean): void {
    const answer = contract.answers?.nameOf(outcome, event)
    if (answer !== undefined) answers.set(answer, (answers.get(answer) ?? 0) + 1)
    if (isValid) noteValid(event, outcome)
  }

  function noteValid(event: E, outcome: Outcome): void {
    const met = meter.measure(event)
    for (const alternative of met) counts[alternative]! += 1
    if (jsonEqual(event, golden)) goldenEnds.push(endOfCall(contract, event, outcome))
    else if (trials.length < maxTrials && isSingleChange(golden, event))
      trials.push({ changed: changedBetween(metByGolden, met), end: endOfCall(contract, event, outcome) })
  }

  function coverage(): Coverage {
    const level = steadyLevel(goldenEnds)
    const mattered = matteredOf(trials, goldenEnds[0], level)
    const places = meter.places.map(({ pointer, at, says, first }) => ({
      pointer,
      at,
      alternatives: says.map((one, i) => alternativeOf(one, counts[first + i]!, mattered.get(first + i))),
    }))
    return {
      met: counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0),
      total: meter.total,
      places,
      ...(answers.size === 0 ? {} : { answers: [...answers].map(([name, calls]) => ({ name, calls })) }),
      ...(level < 0 ? {} : { compared: comparisons[level]! }),
    }
  }

  return { note, coverage }
}

function alternativeOf(says: string, events: number, mattered: boolean | undefined): CoverageAlternative {
  return { says, events, ...(mattered === undefined ? {} : { mattered }) }
}

function changedBetween(golden: ReadonlySet<number>, met: readonly number[]): readonly number[] {
  const now = new Set(met)
  return [...met.filter((one) => !golden.has(one)), ...[...golden].filter((one) => !now.has(one))]
}

/** The most of an end that was equal each time the golden event was sent; -1 where that says nothing. */
function steadyLevel(ends: readonly EndOfCall[]): number {
  // Sent once only, it does not tell what changes by itself.
  if (ends.length < 2) return -1
  return comparisons.findIndex((_, level) => ends.every((end) => end[level] === ends[0]![level]))
}

function matteredOf(
  trials: readonly Trial[],
  golden: EndOfCall | undefined,
  level: number,
): ReadonlyMap<number, boolean> {
  const mattered = new Map<number, boolean>()
  if (level < 0) return mattered
  for (const { changed, end } of trials) {
    const differs = end[level] !== golden![level]
    for (const alternative of changed)
      if (differs || !mattered.has(alternative)) mattered.set(alternative, differs)
  }
  return mattered
}
