import { Random } from '../../random.js'
import type { Member } from './object-members.js'

/** The random bits by which the optional members of an object are there or not: a byte for each. */
export interface MemberChance {
  /** Chooses where the bits of one object come from. */
  row(random: Random): number
  /** The bits for four optional members, of which there are `word` times four before. */
  bits(random: Random, row: number, word: number): number
}

/** Up to so many optional members (2 to their power is the number of sets) chance is left to itself. */
const fewOptional = 6
/** Three objects in four have their set of members from so many. */
const rows = 64
const repeated = { times: 3 * rows, of: 4 * rows }

const free: MemberChance = {
  row: () => -1,
  bits: (random) => random.bits(),
}

/**
 * The chance of these members. Where there are many optional ones, the sets of those that are there repeat: each set
 * is a new kind of object to the engine, which costs as much as making the values in it.
 */
export function memberChance(members: readonly Member[]): MemberChance {
  const optional = members.filter(({ required }) => !required).length
  if (optional <= fewOptional) return free
  const words = Math.ceil(optional / 4)
  const random = new Random(optional, 0x0b1e)
  const table = Int32Array.from({ length: rows * words }, () => random.bits())
  return {
    row(source) {
      const row = source.below(repeated.of)
      return row < repeated.times ? (row % rows) * words : -1
    },
    bits: (source, row, word) => (row < 0 ? source.bits() : table[row + word]!),
  }
}
