import { rootPlace } from '../../arbitrary/places.js'
import { generatorTable } from '../../arbitrary/schema-values.js'
import type { Case } from '../../cases/boundary-cases.js'
import { interactionsOf } from '../../cases/boundary-pairs.js'
import type { Contract } from '../../contract.js'

/** Cases that are sent twice, at most. */
const maxRepeated = 12

/**
 * The cases that are sent twice: those that change the first place of an interaction alone (the method of a request),
 * so that what a handler keeps of one call meets another. None where deliveries are repeated anyway.
 */
export function sentAgain<E>(contract: Contract<E>, cases: readonly Case<E>[]): readonly Case<E>[] {
  if (contract.asynchronous) return []
  const place = rootPlace(generatorTable(contract.event.schema).root, contract.golden)
  const firsts = new Set(interactionsOf(place).map(([one]) => one))
  return cases.filter(({ pointer }) => firsts.has(pointer)).slice(0, maxRepeated)
}
