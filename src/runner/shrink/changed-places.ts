import { jsonEqual } from '../../json-equal.js'

/** Where an event differs from the golden event: everywhere below, or in these members or items only. */
export type Places = 'all' | ReadonlyMap<string, Places>

type Container = Readonly<Record<string, unknown>>

/** The places where an event differs from the golden one; arrays of another length are one place. */
export function changedPlaces(golden: unknown, event: unknown): Places {
  if (!alike(golden, event)) return 'all'
  const places = new Map<string, Places>()
  for (const key of new Set([...Object.keys(golden as Container), ...Object.keys(event as Container)])) {
    const inGolden = Object.hasOwn(golden as Container, key)
    const inEvent = Object.hasOwn(event as Container, key)
    const from = (golden as Container)[key]
    const to = (event as Container)[key]
    if (inGolden && inEvent && jsonEqual(from, to)) continue
    places.set(key, inGolden && inEvent ? changedPlaces(from, to) : 'all')
  }
  return places
}

/** Whether an event equals the golden one outside of these places. */
export function changesOnlyIn(places: Places, golden: unknown, event: unknown): boolean {
  if (places === 'all') return true
  if (!alike(golden, event)) return false
  for (const key of Object.keys(golden as Container)) {
    if (!memberKept(places.get(key), golden as Container, event as Container, key)) return false
  }
  for (const key of Object.keys(event as Container)) {
    if (!Object.hasOwn(golden as Container, key) && places.get(key) !== 'all') return false
  }
  return true
}

function memberKept(place: Places | undefined, golden: Container, event: Container, key: string): boolean {
  if (place === 'all') return true
  if (!Object.hasOwn(event, key)) return false
  if (place === undefined) return jsonEqual(golden[key], event[key])
  return changesOnlyIn(place, golden[key], event[key])
}

/** Two objects, or two arrays of one length. */
function alike(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b))
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length
  return true
}
