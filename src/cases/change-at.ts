import { type Place, placesWithin } from '../arbitrary/places.js'

/** The place within another one that a pointer of {@link Place} names; undefined where there is none. */
export function placeAt(start: Place, pointer: string): Place | undefined {
  let place = start
  while (place.pointer !== pointer) {
    const next = placesWithin(place).find((child) => isWithin(pointer, child.pointer))
    if (next === undefined) return undefined
    place = next
  }
  return place
}

/** Whether one pointer names the same place as the other, or one within it. */
export function isWithin(pointer: string, outer: string): boolean {
  return pointer === outer || pointer.startsWith(`${outer}/`)
}
