import { fixedDraw, Stuck } from './draw.js'
import { type Place, placeWithin } from './places.js'

/** The place that the steps of a change's pointer lead to; undefined where the schema says nothing of it. */
export function placeAt(root: Place, tokens: readonly string[]): Place | undefined {
  let place: Place | undefined = root
  for (const token of tokens) {
    place = placeWithin(place, token)
    if (place === undefined) return undefined
  }
  return place
}

/** A value that may stand at a place, always the same for a seed; undefined where none was found. */
export function generateAt({ generator }: Place, seed: number): { readonly value: unknown } | undefined {
  try {
    return generator.isSatisfiable() ? { value: generator.generate(fixedDraw(seed, false)) } : undefined
  } catch (error) {
    if (error instanceof Stuck) return undefined
    throw error
  }
}
