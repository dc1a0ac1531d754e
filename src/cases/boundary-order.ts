import type { Draft } from './boundary-drafts.js'

/** From so many telling values on, a place has a say of its own however deep it lies. */
const manyTelling = 3

/**
 * The boundaries in the order in which they are worth trying. First what breaks code most often, at the places near
 * the root and at those with several of it, which is where the texts of untrusted senders stand: in turn one of the
 * values of enums, sizes of lists and numbers, one of the absences and forms, and two of the edge cases (`sweeps`
 * first, which hold many at once). Then the same at the places that have but one or two; then bounds of texts and odd
 * characters. Within each of these, one of each place in turn, the places near the root first, so that no place waits
 * until another one is done. At one place the order is that of the schema.
 */
export function tellingFirst<D extends Draft>(drafts: readonly D[], sweeps: readonly D[]): readonly D[] {
  const telling = byPlace(drafts.filter(({ kind }) => kind !== 'bound'))
  const isProminent = (queue: readonly D[]): boolean => depthOf(queue[0]!) <= 1 || queue.length >= manyTelling
  const prominent = telling.filter(isProminent)
  const only = (wanted: Draft['kind']): readonly D[] =>
    inTurn(prominent.map((queue) => queue.filter(({ kind }) => kind === wanted)))
  const edges = [...sweeps, ...only('edge')]
  const isOdd = (_: D, i: number): boolean => i % 2 === 1
  return [
    ...inTurn([
      only('value'),
      edges.filter((draft, i) => !isOdd(draft, i)),
      only('form'),
      edges.filter(isOdd),
    ]),
    ...inTurn(telling.filter((queue) => !isProminent(queue))),
    ...inTurn(byPlace(drafts.filter(({ kind }) => kind === 'bound'))),
  ]
}

/** How many boundaries come before the constants of the handler have an equal turn, and how many to one until then. */
const beforeConstants = { first: 48, toOne: 12 }

/**
 * The boundaries with events that hold constants of the handler's source among them: few at first, of which the best
 * come early nevertheless, then one of each in turn.
 */
export function withConstants<T>(boundaries: readonly T[], constants: readonly T[]): readonly T[] {
  const { first, toOne } = beforeConstants
  const early = Math.min(first, boundaries.length)
  const merged: T[] = []
  let used = 0
  for (let i = 0; i < early; i++) {
    if (i % toOne === 0 && used < constants.length) merged.push(constants[used++]!)
    merged.push(boundaries[i]!)
  }
  return [...merged, ...inTurn([constants.slice(used), boundaries.slice(early)])]
}

/** The first of each queue, then the second of each, until all are empty. */
export function inTurn<T>(queues: readonly (readonly T[])[]): readonly T[] {
  const merged: T[] = []
  let left = queues.filter((queue) => queue.length > 0)
  for (let round = 0; left.length > 0; round++) {
    for (const queue of left) merged.push(queue[round]!)
    left = left.filter((queue) => queue.length > round + 1)
  }
  return merged
}

function byPlace<D extends Draft>(drafts: readonly D[]): readonly (readonly D[])[] {
  return queuesBy(drafts, ({ pointer }) => pointer).sort((a, b) => depthOf(a[0]!) - depthOf(b[0]!))
}

/** The items in a queue for each key, as the keys come. */
export function queuesBy<T>(items: Iterable<T>, keyOf: (item: T) => string): (readonly T[])[] {
  const queues = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const queue = queues.get(key)
    if (queue === undefined) queues.set(key, [item])
    else queue.push(item)
  }
  return [...queues.values()]
}

/** Members between the root and the place; a document inside a text counts as one of them. */
function depthOf({ pointer }: Draft): number {
  return pointer.split('/').length - 1
}
