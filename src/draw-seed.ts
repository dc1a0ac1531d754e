import { createRequire } from 'node:module'

/**
 * A seed where nobody gave one: 32 random bits as a signed integer, from the system. All that is made is made from the
 * seed, which is always told.
 */
export function drawSeed(): number {
  const { randomInt } = createRequire(import.meta.url)('node:crypto') as typeof import('node:crypto')
  return randomInt(-(2 ** 31), 2 ** 31)
}
