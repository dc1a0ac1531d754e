import { builtinModule } from './builtin-module.js'

/**
 * A seed where nobody gave one: 32 random bits as a signed integer, from the system. All that is made is made from the
 * seed, which is always told.
 */
export function drawSeed(): number {
  return builtinModule('node:crypto').randomInt(-(2 ** 31), 2 ** 31)
}
