import { perObject } from './per-object.js'

/** Of shorter lists no set is made: to go through them costs less. */
const shortList = 16

const setOf = perObject((list: readonly unknown[]): ReadonlySet<unknown> => new Set(list))

/** Whether a list, which is never changed, holds the item: as `includes`, in a time that does not grow with the list. */
export function isListed<T>(list: readonly T[], item: T): boolean {
  if (list.length < shortList) return list.includes(item)
  return setOf(list).has(item)
}
