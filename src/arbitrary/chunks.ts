/** A stretch of a list, for leaving out or resetting. */
export interface Chunk {
  readonly from: number
  /** Not included. */
  readonly to: number
  readonly key: string
}

/** Ever smaller stretches of a list of so many: the halves, the quarters, …, each single one. */
export function* chunks(length: number, key: string): Iterable<Chunk> {
  for (let level = 1; length > 0; level++) {
    const size = Math.ceil(length / 2 ** level)
    for (let from = 0; from < length; from += size) {
      const to = Math.min(length, from + size)
      // Not by the level: after a removal another stretch has its place.
      yield { from, to, key: `${key}:${from}-${to}` }
    }
    if (size === 1) return
  }
}
