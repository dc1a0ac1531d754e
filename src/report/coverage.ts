/** One thing that an event can be at a place of its schema. */
export interface CoverageAlternative {
  /** In words that follow the place: `absent`, `"GET"`, `more than 3 characters`. */
  readonly says: string
  /** How many of the events were so; 0 for what was never met. */
  readonly events: number
  /**
   * Whether a call ended in another way than with the golden event when this alone had changed. Absent where no event
   * tells: none differed from the golden one in this place only, or equal events did not end alike.
   */
  readonly mattered?: boolean
}

/** One keyword of the event's schema. */
export interface CoveragePlace {
  /** JSON Pointer into the schema, as a URI fragment: `#/properties/httpMethod/enum`. */
  readonly pointer: string
  /** Where it is in the event: `/headers/accept`; a step `*` is any item or name, `(decoded)` steps into a text. */
  readonly at: string
  /** What an event can be there. */
  readonly alternatives: readonly CoverageAlternative[]
}

/** An answer that the author declared, and how often the handler gave it. */
export interface CoverageAnswer {
  /** `200`, `4xx`, `default`. */
  readonly name: string
  /** How often it was given, shrinking left out. */
  readonly calls: number
}

/** How much of the event's schema the events of a check met, shrinking left out. */
export interface Coverage {
  /** Alternatives that were met at least once. */
  readonly met: number
  /** All alternatives of all places. */
  readonly total: number
  /** In the order of the schema. */
  readonly places: readonly CoveragePlace[]
  /** The answers that the author declared; absent where none are. */
  readonly answers?: readonly CoverageAnswer[]
  /**
   * What of two ends was compared for `mattered`: the whole answer, the answer without its numbers and identifiers,
   * or the status alone. It is the most that was equal each time the golden event was sent; absent where nothing was.
   */
  readonly compared?: 'answer' | 'wording' | 'status'
  /** The least share that the author demands, from 0 to 1. */
  readonly minimum?: number
  /** The share is below `minimum` although every phase has run: the check fails. */
  readonly belowMinimum?: true
}
