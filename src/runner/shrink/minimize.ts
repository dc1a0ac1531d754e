import type { Offered, Shrinker } from '../../arbitrary/descent.js'
import { jsonEqual } from '../../json-equal.js'
import { now } from '../call/real-time.js'
import { changedPlaces, changesOnlyIn } from './changed-places.js'
import { trackedChanges } from './changes.js'
import { type Attempt, restore } from './restore.js'

/** What minimizing may spend. */
export interface MinimizeLimits {
  /** Handler calls. */
  readonly calls: number
  /** Candidates that are looked at without a call. */
  readonly candidates: number
  /** A time of the real clock in milliseconds. */
  readonly deadline: number
}

export interface MinimizeRequest<E> {
  readonly event: E
  readonly golden: E
  /** Shrinks by the value: takes any event that the schema accepts. */
  readonly shrinker: Shrinker<E>
  /** Whether a candidate may be sent at all: valid, wanted by `when`, of no weaker evidence. */
  readonly permits: (candidate: E) => boolean
  /** Calls the handler: whether the candidate shows the same violation. */
  readonly shows: (candidate: E) => Promise<boolean>
  readonly limits: MinimizeLimits
}

/** The smallest event that was found. */
export interface Minimized<E> {
  readonly event: E
  /** The limit that ended the search: a smaller event may exist. Absent when the search came to its end. */
  readonly reached?: keyof MinimizeLimits
}

interface Spent {
  calls: number
  candidates: number
  reached: keyof MinimizeLimits | undefined
  readonly failed: Set<string>
}

/**
 * The smallest event that shows the same violation: first every place that can have the golden value gets it
 * back, then what remains is shrunk, then whole arrays that shrank get their golden values inside, and last each
 * change that a report would list is taken back once by itself. The calls are few because most events are near the
 * golden one already.
 */
export async function minimize<E>(request: MinimizeRequest<E>): Promise<Minimized<E>> {
  const spent: Spent = { calls: 0, candidates: 0, reached: undefined, failed: new Set() }
  const attempt = attemptWithin(request, spent)
  const { golden } = request
  let event = (await restore(request.event, golden, attempt)) as E
  if (!jsonEqual(event, golden)) {
    event = await shrinkInPlace(event, request, attempt, spent)
    event = (await restore(event, golden, attempt)) as E
    event = await undoEach(event, golden, attempt)
  }
  return spent.reached === undefined ? { event } : { event, reached: spent.reached }
}

/** Takes changes back one by one until none can be: one that is restored may free an earlier one. */
async function undoEach<E>(start: E, golden: E, attempt: Attempt): Promise<E> {
  let current = start
  for (let again = true; again; ) {
    again = false
    for (const { undone } of trackedChanges(current, golden)) {
      const candidate = undone()
      if (!(await attempt(candidate))) continue
      current = candidate as E
      again = true
      break
    }
  }
  return current
}

function attemptWithin<E>(request: MinimizeRequest<E>, spent: Spent): Attempt {
  return async (value) => {
    const text = textOf(value)
    if (spent.failed.has(text) || isSpent(request.limits, spent)) return false
    const shows = request.permits(value as E) && (await callOnce(request, spent, value as E))
    if (!shows) spent.failed.add(text)
    return shows
  }
}

function callOnce<E>(request: MinimizeRequest<E>, spent: Spent, value: E): Promise<boolean> {
  spent.calls += 1
  return request.shows(value)
}

async function shrinkInPlace<E>(
  start: E,
  request: MinimizeRequest<E>,
  attempt: Attempt,
  spent: Spent,
): Promise<E> {
  const { golden, shrinker, limits } = request
  const places = changedPlaces(golden, start)
  let current = start
  let taken: Offered<E> | undefined
  while (shrinker.accepts(current)) {
    const smaller = await firstThatShows(shrinker.smaller(current, taken), attempt, (candidate) => {
      spent.candidates += 1
      return isSpent(limits, spent) ? undefined : changesOnlyIn(places, golden, candidate)
    })
    if (smaller === undefined) return current
    current = smaller.value
    taken = smaller
  }
  return current
}

async function firstThatShows<E>(
  candidates: Iterable<Offered<E>>,
  attempt: Attempt,
  /** Undefined ends the search. */
  worthTrying: (candidate: E) => boolean | undefined,
): Promise<Offered<E> | undefined> {
  for (const offer of candidates) {
    const worth = worthTrying(offer.value)
    if (worth === undefined) return undefined
    if (worth && (await attempt(offer.value))) return offer
  }
  return undefined
}

function isSpent(limits: MinimizeLimits, spent: Spent): boolean {
  if (spent.calls >= limits.calls) spent.reached = 'calls'
  else if (spent.candidates >= limits.candidates) spent.reached = 'candidates'
  else if (now() >= limits.deadline) spent.reached = 'deadline'
  return spent.reached !== undefined
}

function textOf(value: unknown): string {
  return JSON.stringify(value) ?? ''
}
