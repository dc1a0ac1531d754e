import { jsonEqual } from '../../json-equal.js'
import { now } from '../call/real-time.js'
import type { TrackedChange } from './changes.js'

/** Other values that must show the violation before it is said that any would. */
const enoughValues = 3
const maxValues = 5
/** Changes that are looked at: a list of more than that is not read so closely. */
const maxChanges = 5

/** What {@link freePlaces} needs to try other values. */
export interface FreeRequest<E> {
  readonly event: E
  readonly golden: E
  readonly changes: readonly TrackedChange[]
  /** The event with other values in the place of a change. */
  readonly redrawn: (event: E, tokens: readonly string[]) => Iterable<E>
  readonly permits: (candidate: E) => boolean
  /** Calls the handler. */
  readonly shows: (candidate: E) => Promise<boolean>
  /** A time of the real clock in milliseconds. */
  readonly deadline: number
}

/**
 * The pointers of the changes whose exact value does not matter: each of several others, small ones first, shows
 * the violation as well.
 */
export async function freePlaces<E>(request: FreeRequest<E>): Promise<ReadonlySet<string>> {
  const free = new Set<string>()
  for (const { change, tokens } of request.changes.slice(0, maxChanges)) {
    if (tokens !== undefined && (await isFree(request, tokens))) free.add(change.pointer)
  }
  return free
}

async function isFree<E>(request: FreeRequest<E>, tokens: readonly string[]): Promise<boolean> {
  const { event, golden, redrawn, permits, shows, deadline } = request
  let tried = 0
  for (const candidate of redrawn(event, tokens)) {
    if (tried === maxValues) break
    if (jsonEqual(candidate, golden) || !permits(candidate)) continue
    if (now() >= deadline || !(await shows(candidate))) return false
    tried += 1
  }
  return tried >= enoughValues
}
