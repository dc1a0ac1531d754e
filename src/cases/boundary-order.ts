import type { Draft } from './boundary-drafts.js'

/** From so many telling values on, a place has a say of its own however deep it lies. */
const manyTelling = 3

/**
 * The boundaries in the order in which they are worth trying. First what breaks code most often (absences, forms,
 * values of enums, edge cases) at the places near the root and at those with several of them, which is where the
 * texts of untrusted senders stand; then the same at the places that have but one or two; then bounds and odd
 * characters. Within each of these, one of each place in turn, the places near the root first, so that no place
 * waits until another one is done. At one place the order is that of the schema.
 */
export function tellingFirst(drafts: readonly Draft[]): readonly Draft[] {
  const telling = byPlace(drafts.filter((draft) => draft.telling))
  const isProminent = (queue: readonly Draft[]): boolean =>
    depthOf(queue[0]!) <= 1 || queue.length >= manyTelling
  return [
    ...inTurn(telling.filter(isProminent)),
    ...inTurn(telling.filter((queue) => !isProminent(queue))),
    ...inTurn(byPlace(drafts.filter((draft) => !draft.telling))),
  ]
}

function byPlace(drafts: readonly Draft[]): readonly (readonly Draft[])[] {
  const queues = new Map<string, Draft[]>()
  for (const draft of drafts) {
    const queue = queues.get(draft.pointer)
    if (queue === undefined) queues.set(draft.pointer, [draft])
    else queue.push(draft)
  }
  return [...queues.values()].sort((a, b) => depthOf(a[0]!) - depthOf(b[0]!))
}

function inTurn(queues: readonly (readonly Draft[])[]): readonly Draft[] {
  const longest = Math.max(0, ...queues.map((queue) => queue.length))
  const rounds = Array.from({ length: longest }, (_, round) => queues.flatMap((queue) => queue[round] ?? []))
  return rounds.flat()
}

/** Members between the root and the place; a document inside a text counts as one of them. */
function depthOf({ pointer }: Draft): number {
  return pointer.split('/').length - 1
}
