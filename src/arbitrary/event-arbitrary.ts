import * as fc from 'fast-check'
import type { Contract } from '../contract.js'
import { copyJson } from '../copy-json.js'
import { defaultEvidence, type Evidence } from '../evidence.js'
import { restrictEvidence } from '../schema/restrict-evidence.js'
import { EventValues, type EventWishes } from './event-values.js'
import { type ArbitraryOptions, SchemaArbitrary, schemaValues } from './to-arbitrary.js'

/** Options of {@link eventArbitrary}. */
export interface EventArbitraryOptions<E = any> extends ArbitraryOptions, EventWishes<E> {
  /** Levels of evidence to draw from. Default `documented`, `observed`, `inferred`. */
  readonly evidence?: readonly Evidence[]
}

/** An arbitrary of the events of a contract, as {@link EventValues} makes them. Shrinks by the value. */
export function eventArbitrary<E>(
  contract: Contract<E>,
  options: EventArbitraryOptions<E> = {},
): fc.Arbitrary<E> {
  const schema = restrictEvidence(contract.event.schema, options.evidence ?? defaultEvidence)
  const free = schemaValues<E>(schema, options, contract.golden)
  const events = new EventValues<E>(free, contract, options)
  return new EventArbitrary<E>(events, new SchemaArbitrary<E>(free), options.when)
}

class EventArbitrary<E> extends fc.Arbitrary<E> {
  readonly #events: EventValues<E>
  readonly #free: SchemaArbitrary<E>
  readonly #when: ((event: E) => boolean) | undefined

  constructor(events: EventValues<E>, free: SchemaArbitrary<E>, when: ((event: E) => boolean) | undefined) {
    super()
    this.#events = events
    this.#free = free
    this.#when = when
  }

  override generate(mrng: fc.Random, _biasFactor: number | undefined): fc.Value<E> {
    return new fc.Value(this.#events.generate(mrng, mrng), undefined)
  }

  override canShrinkWithoutContext(value: unknown): value is E {
    return this.#free.canShrinkWithoutContext(value)
  }

  override shrink(value: E, context?: unknown): fc.Stream<fc.Value<E>> {
    const smaller = this.#free.shrink(value, context)
    const when = this.#when
    return when === undefined ? smaller : smaller.filter((candidate) => when(copyJson(candidate.value)))
  }
}
