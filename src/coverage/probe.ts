/** One keyword that tells values apart. */
export interface Probe {
  /** The steps from its schema: `enum`, `properties/name`. */
  readonly keyword: string
  /** What a value can be, in words. */
  readonly says: readonly string[]
  /** Which of these a value is; -1 where the keyword says nothing of it. */
  readonly pick: (value: unknown) => number
}
