import type { Random as FastCheckRandom } from 'fast-check'
import type { Contract } from '../contract.js'
import { copyJson } from '../copy-json.js'
import type { Planter } from '../dictionary/planting/plant-at-random.js'
import { GeneratorGaveUpError } from '../errors.js'
import { once } from '../once.js'
import { perObject } from '../per-object.js'
import { Random } from '../random.js'
import { type Draw, nodeBudget, Stuck } from './draw.js'
import { knownPlacesWithin, type Place, placesWithin, rootPlace } from './places.js'
import type { SeedSource } from './seeded-runs.js'
import type { TableValues } from './table-values.js'

/** What narrows or enriches the events of a contract. */
export interface EventWishes<E = any> {
  /** Only events for which it is true, within 100 misses for each event on average. */
  readonly when?: (event: E) => boolean
  /** Puts constants of the handler's into an event; undefined where none fits. */
  readonly planter?: Planter
}

/** What each event adds to the misses that `when` may still have, and how many there may be at once. */
const missesPerEvent = 100
const maxMisses = 1000
/** Of so many events, this many are the golden event with a few changes; the others are free. */
const changedShare = { of: 8, changed: 5 }
/** One event in so many gets constants of the handler's, where there are any. */
const plantedRate = 3

/**
 * Makes the events of a contract: free ones, and the golden event with one to three changes, which get past the first
 * checks of a handler.
 */
export class EventValues<E> {
  readonly #free: TableValues<E>
  readonly #when: ((event: E) => boolean) | undefined
  readonly #planter: Planter | undefined
  /** The golden event, where it is valid; its places are the same for every event that begins as it. */
  readonly #golden: () => Place | undefined
  readonly #placesInGolden = perObject(knownPlacesWithin)
  #missesLeft = maxMisses

  constructor(free: TableValues<E>, contract: Pick<Contract<E>, 'golden'>, wishes: EventWishes<E> = {}) {
    this.#free = free
    this.#when = wishes.when
    this.#planter = wishes.planter
    this.#golden = once(() => {
      const { root } = free.table
      return root.accepts(contract.golden) ? rootPlace(root, copyJson(contract.golden)) : undefined
    })
  }

  /** An event; `source` is what the author's arbitraries draw from. Throws GeneratorGaveUpError where `when` refuses too many. */
  generate(seeds: SeedSource, source?: FastCheckRandom): E {
    for (this.#missesLeft = Math.min(this.#missesLeft + missesPerEvent, maxMisses); ; ) {
      const value = this.#one(seeds, source)
      if (this.#when === undefined || this.#when(copyJson(value))) return value
      if (this.#missesLeft-- <= 0) throw tooRare(maxMisses)
    }
  }

  #one(seeds: SeedSource, source: FastCheckRandom | undefined): E {
    const random = new Random(seeds.nextInt(), seeds.nextInt())
    const event = this.#plain(random, seeds, source)
    if (this.#planter === undefined || !random.oneIn(plantedRate)) return event
    const planted = this.#planter(random, this.#free.table.root, event)
    return planted === undefined ? event : (this.#free.withOverrides(planted, source) as E)
  }

  #plain(random: Random, seeds: SeedSource, source: FastCheckRandom | undefined): E {
    if (random.below(changedShare.of) >= changedShare.changed) return this.#free.generate(seeds, source)
    const changed = this.#changed({ random, budget: nodeBudget, simple: false, record: false, source })
    return changed === undefined
      ? this.#free.generate(seeds, source)
      : (this.#free.withOverrides(changed, source) as E)
  }

  /** The golden event with one to three changes; undefined when none of the tries was valid. */
  #changed(draw: Draw): unknown {
    const { root } = this.#free.table
    const golden = this.#golden()
    for (let tries = golden === undefined ? 0 : 5; tries > 0; tries--) {
      const event = this.#changedSome(draw, golden!)
      // A copy: what the changes have left alone is the golden event's own.
      if (event === golden!.present!.value || root.accepts(event)) return copyJson(event)
    }
    return undefined
  }

  #changedSome(draw: Draw, golden: Place): unknown {
    const { root } = this.#free.table
    let place = golden
    for (let left = 1 + draw.random.below(3); left > 0; left--) {
      // Only the first change is one of an event that is known to be valid.
      const within = place === golden ? this.#placesInGolden : placesWithin
      const event = changeOnce(draw, place, within)
      if (event !== undefined) place = rootPlace(root, event)
    }
    return place.present!.value
  }
}

function tooRare(misses: number): GeneratorGaveUpError {
  return new GeneratorGaveUpError(`\`when\` refused ${misses} events in a row, or nearly all of many`, '#', {
    where: 'option when',
    next: 'narrow the contract instead, or give an arbitrary in `overrides`',
  })
}

/** The whole value with a change at a place of chance; undefined when nothing could be changed there. */
function changeOnce(draw: Draw, start: Place, within: (place: Place) => readonly Place[]): unknown {
  let place = start
  for (let depth = 0; ; depth++) {
    const inside = within(place)
    if (inside.length === 0 || (depth > 0 && draw.random.oneIn(3))) break
    place = draw.random.pick(inside)
  }
  if (place.optional && place.present !== undefined && draw.random.oneIn(5)) return place.remove()?.value
  if (!place.generator.isSatisfiable()) return undefined
  try {
    return place.put(place.generator.generate(draw))?.value
  } catch (error) {
    if (error instanceof Stuck) return undefined
    throw error
  }
}
