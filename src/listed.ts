/** Of shorter lists no set is made: to go through them costs less. */
const shortList = 16

const sets = new WeakMap<readonly unknown[], ReadonlySet<unknown>>()

/** Whether a list, which is never changed, holds the item: as `includes`, in a time that does not grow with the list. */
export function isListed<T>(list: readonly T[], item: T): boolean {
  if (list.length < shortList) return list.includes(item)
  let set = sets.get(list)
  if (set === undefined) {
    set = new Set(list)
    sets.set(list, set)
  }
  return set.has(item)
}
