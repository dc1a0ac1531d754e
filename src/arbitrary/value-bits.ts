import { numberBits, typeBit } from '../canonical/state.js'

/** The types that a value is of, as bits. */
export function bitsOfValue(value: unknown): number {
  if (value === null) return typeBit.null
  if (Array.isArray(value)) return typeBit.array
  if (typeof value === 'number') return numberBits
  return typeBit[typeof value as 'boolean' | 'string' | 'object']
}
