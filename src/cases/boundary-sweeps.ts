import type { Hint } from '../arbitrary/hints.js'
import { type Place, placesWithin, rootPlace } from '../arbitrary/places.js'
import type { ShapeGenerator } from '../arbitrary/shape-generator.js'
import type { Draft } from './boundary-drafts.js'
import { inTurn } from './boundary-order.js'
import { isWithin, placeAt } from './change-at.js'

interface EdgePlace {
  readonly pointer: string
  readonly hints: readonly Hint[]
}

/**
 * Events with an edge case at every place that has any, all at once: the first of each place, then the second of
 * each, and so on. Few events meet them all; only forms that are known to occur are put together, since what one of
 * them makes a handler refuse it never sees of the others. Each comes by itself later.
 */
export function sweepDrafts(root: ShapeGenerator, golden: unknown): readonly Draft[] {
  const start = rootPlace(root, golden)
  const places = [...edgePlaces(start)].sort((a, b) => b.hints.length - a.hints.length)
  return inTurn(layersOf(places).map((layer) => rowsOf(start, layer)))
}

function* edgePlaces(place: Place): Iterable<EdgePlace> {
  const { generator, pointer, present } = place
  if (!generator.isSatisfiable()) return
  const hints = generator.free ? [] : generator.hints.filter(isKnownToOccur)
  if (hints.length > 0 && pointer !== '') yield { pointer, hints }
  if (present === undefined) return
  const inside = placesWithin(place)
  for (const child of Array.isArray(present.value) ? inside.slice(0, 1) : inside) yield* edgePlaces(child)
}

function isKnownToOccur({ evidence }: Hint): boolean {
  return evidence !== 'inferred' && evidence !== 'historic'
}

/** Places that lie in one another cannot be changed at once: each layer holds none that do. */
function layersOf(places: readonly EdgePlace[]): readonly (readonly EdgePlace[])[] {
  const layers: EdgePlace[][] = []
  for (const place of places) {
    const free = layers.find((layer) => !layer.some((other) => overlap(place, other)))
    if (free === undefined) layers.push([place])
    else free.push(place)
  }
  return layers
}

function overlap(a: EdgePlace, b: EdgePlace): boolean {
  return isWithin(a.pointer, b.pointer) || isWithin(b.pointer, a.pointer)
}

function rowsOf(start: Place, layer: readonly EdgePlace[]): readonly Draft[] {
  const rows: Draft[] = []
  const longest = Math.max(...layer.map(({ hints }) => hints.length))
  for (let row = 0; row < longest; row++) {
    const changes = layer.filter(({ hints }) => row < hints.length)
    // One change alone has its turn by itself.
    if (changes.length < 2) break
    rows.push(rowOf(start, changes, row))
  }
  return rows
}

function rowOf(start: Place, changes: readonly EdgePlace[], row: number): Draft {
  let whole: unknown = start.present!.value
  for (const { pointer, hints } of changes) {
    const changed = placeAt(rootPlace(start.generator, whole), pointer)?.put(hints[row]!.value)
    if (changed !== undefined && start.generator.accepts(changed.value)) whole = changed.value
  }
  const scenario = `an edge case at each of ${changes.length} places, number ${row + 1} of each`
  return { whole: { value: whole }, scenario, pointer: '', kind: 'edge' }
}
