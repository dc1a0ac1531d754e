import { jsonEqual } from '../json-equal.js'
import type { JsonSchema } from '../typed-schema.js'
import { fixedDraw, Stuck } from './draw.js'
import { type Place, placesWithin, rootPlace } from './places.js'
import { generatorTable } from './to-arbitrary.js'

/** Draws of which the first few are simple ones: what fails for a small value need not fail for all. */
const maxDraws = 12

/**
 * The value with other values in one place, always the same ones: first the simplest that may stand there, then some
 * of every kind. The steps to the place are those of a change's pointer. Empty where the schema says nothing of it.
 */
export function* redraw(schema: JsonSchema, value: unknown, tokens: readonly string[]): Iterable<unknown> {
  const place = placeAt(rootPlace(generatorTable(schema).root, value), tokens)
  if (place?.present === undefined || !place.generator.isSatisfiable()) return
  const seen: unknown[] = [place.present.value]
  for (let seed = 0; seed < maxDraws; seed++) {
    const drawn = drawAt(place, seed)
    if (drawn === undefined || seen.some((earlier) => jsonEqual(earlier, drawn.value))) continue
    seen.push(drawn.value)
    const whole = place.put(drawn.value)
    if (whole !== undefined) yield whole.value
  }
}

function drawAt({ generator }: Place, seed: number): { readonly value: unknown } | undefined {
  if (seed === 0) return generator.simplest
  try {
    return { value: generator.generate(fixedDraw(seed, false)) }
  } catch (error) {
    if (error instanceof Stuck) return undefined
    throw error
  }
}

function placeAt(root: Place, tokens: readonly string[]): Place | undefined {
  let place: Place | undefined = root
  for (const token of tokens) {
    const inside: readonly Place[] = placesWithin(place)
    place = inside.find(({ pointer }) => lastStep(pointer) === token)
    if (place === undefined) return undefined
  }
  return place
}

function lastStep(pointer: string): string {
  return pointer
    .slice(pointer.lastIndexOf('/') + 1)
    .replaceAll('~1', '/')
    .replaceAll('~0', '~')
}
