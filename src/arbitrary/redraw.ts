import { jsonEqual } from '../json-equal.js'
import type { JsonSchema } from '../typed-schema.js'
import { generateAt, placeAt } from './place-at.js'
import { rootPlace } from './places.js'
import { generatorTable } from './schema-values.js'

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
    const drawn = seed === 0 ? place.generator.simplest : generateAt(place, seed)
    if (drawn === undefined || seen.some((earlier) => jsonEqual(earlier, drawn.value))) continue
    seen.push(drawn.value)
    const whole = place.put(drawn.value)
    if (whole !== undefined) yield whole.value
  }
}
