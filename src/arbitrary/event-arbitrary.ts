import type * as fc from 'fast-check'
import type { Contract } from '../contract.js'
import { copyJson } from '../copy-json.js'
import { defaultEvidence, type Evidence } from '../evidence.js'
import { restrictEvidence } from '../schema/restrict-evidence.js'
import type { Offered } from './descent.js'
import { EventValues, type EventWishes } from './event-values.js'
import type { SchemaValues } from './schema-values.js'
import type { SeedSource } from './seeded-runs.js'
import { type ArbitraryOptions, arbitraryOf, type Made, schemaValues } from './to-arbitrary.js'

/** Options of {@link eventArbitrary}. */
export interface EventArbitraryOptions<E = any> extends ArbitraryOptions, EventWishes<E> {
  /** Levels of evidence to draw from. Default `documented`, `observed`, `inferred`. */
  readonly evidence?: readonly Evidence[]
}

/** The events of a contract, as {@link EventValues} makes them, and smaller ones by the value. */
export function randomEvents<E>(contract: Contract<E>, options: EventArbitraryOptions<E> = {}): Made<E> {
  const schema = restrictEvidence(contract.event.schema, options.evidence ?? defaultEvidence)
  const free = schemaValues<E>(schema, options, contract.golden)
  return new RandomEvents<E>(new EventValues<E>(free, contract, options), free, options.when)
}

/** An arbitrary of {@link randomEvents}. */
export function eventArbitrary<E>(
  contract: Contract<E>,
  options: EventArbitraryOptions<E> = {},
): fc.Arbitrary<E> {
  return arbitraryOf(randomEvents(contract, options))
}

class RandomEvents<E> implements Made<E> {
  readonly #events: EventValues<E>
  readonly #free: SchemaValues<E>
  readonly #when: ((event: E) => boolean) | undefined

  constructor(events: EventValues<E>, free: SchemaValues<E>, when: ((event: E) => boolean) | undefined) {
    this.#events = events
    this.#free = free
    this.#when = when
  }

  generate(seeds: SeedSource, source?: fc.Random): E {
    return this.#events.generate(seeds, source)
  }

  accepts(value: unknown): value is E {
    return this.#free.accepts(value)
  }

  smaller(value: E, taken?: Offered<E>): Iterable<Offered<E>> {
    const smaller = this.#free.smaller(value, taken)
    return this.#when === undefined ? smaller : passing(smaller, this.#when)
  }
}

function* passing<E>(offers: Iterable<Offered<E>>, when: (event: E) => boolean): Iterable<Offered<E>> {
  for (const offer of offers) if (when(copyJson(offer.value))) yield offer
}
