import type { Hint } from '../arbitrary/hints.js'
import { type Place, placesWithin, rootPlace } from '../arbitrary/places.js'
import type { ShapeGenerator } from '../arbitrary/shape-generator.js'
import type { Draft } from './boundary-drafts.js'
import { inTurn } from './boundary-order.js'
import { placeAt } from './change-at.js'

/** More places are not changed at once: the rest make events of their own. */
const maxAtOnce = 100

/** Places that do not lie in one another. */
interface Layer {
  readonly places: EdgePlace[]
  readonly taken: Set<string>
  /** What they lie in, and they themselves. */
  readonly around: Set<string>
}

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
  const layers: Layer[] = []
  for (const place of places) {
    const above = placesAbove(place.pointer)
    const isFree = ({ places, taken, around }: Layer): boolean =>
      places.length < maxAtOnce && !around.has(place.pointer) && !above.some((pointer) => taken.has(pointer))
    let layer = layers.find(isFree)
    if (layer === undefined) {
      layer = { places: [], taken: new Set(), around: new Set() }
      layers.push(layer)
    }
    layer.places.push(place)
    layer.taken.add(place.pointer)
    for (const pointer of above) layer.around.add(pointer)
  }
  return layers.map(({ places: inOne }) => inOne)
}

/** The pointers of a place and of all that it lies in. */
function placesAbove(pointer: string): readonly string[] {
  const steps = pointer.split('/')
  return steps.map((_, i) => steps.slice(0, i + 1).join('/'))
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
  const make = (): { readonly value: unknown } => {
    let whole: unknown = start.present!.value
    for (const { pointer, hints } of changes) {
      const changed = placeAt(rootPlace(start.generator, whole), pointer)?.put(hints[row]!.value)
      if (changed !== undefined && start.generator.accepts(changed.value)) whole = changed.value
    }
    return { value: whole }
  }
  const scenario = `an edge case at each of ${changes.length} places, number ${row + 1} of each`
  return { make, scenario, pointer: '', kind: 'edge' }
}
