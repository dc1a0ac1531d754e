import type { ShapeGenerator } from './shape-generator.js'

/** The nesting of the flattest value of a generator; Infinity: it has none, or none is known yet. */
export type HeightOf = (generator: ShapeGenerator) => number

/** The nesting of the flattest value of a generator, worked out where it is not known yet. */
export function generatorHeight(generator: ShapeGenerator): number {
  if (generator.free) return 0
  return generator.isSatisfiable() ? generator.height! : Infinity
}
