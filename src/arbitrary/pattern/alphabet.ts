import { type CharSet, charSetOf } from './char-set.js'

/**
 * The characters of some sets, sorted into symbols: two characters are one symbol where no set tells them apart.
 * A mask is a set of symbols, one bit each.
 */
export interface Alphabet {
  readonly count: number
  /** The mask of every symbol. */
  readonly all: bigint
  /** The mask of a set that the alphabet was made from (by identity or by equal ranges). */
  maskOf(set: CharSet): bigint
  /** The symbol of a code point, or -1 outside of the universe. */
  symbolOf(codePoint: number): number
  charsOf(mask: bigint): CharSet
}

/** The alphabet that tells apart what the sets tell apart, within the universe. */
export function alphabetOf(universe: CharSet, sets: readonly CharSet[]): Alphabet {
  const distinct = new Map(sets.map((set) => [set.join(), set]))
  const pieces = piecesOf([universe, ...distinct.values()])
  const symbols = new Map<bigint, number>()
  for (const piece of pieces) {
    if (!symbols.has(piece.owners)) symbols.set(piece.owners, symbols.size)
  }
  const ranges: number[][] = Array.from(symbols, () => [])
  for (const { owners, lo, hi } of pieces) ranges[symbols.get(owners)!]!.push(lo, hi)
  return {
    count: symbols.size,
    all: (1n << BigInt(symbols.size)) - 1n,
    maskOf: maskLookup([...distinct.keys()], symbols),
    symbolOf: (codePoint) => symbolAt(pieces, symbols, codePoint),
    charsOf: (mask) => charSetOf(ranges.filter((_, symbol) => ((mask >> BigInt(symbol)) & 1n) === 1n).flat()),
  }
}

/** A stretch of characters that lie in the same sets: bit i of `owners` for the set i. */
interface Piece {
  readonly lo: number
  readonly hi: number
  readonly owners: bigint
}

function piecesOf(sets: readonly CharSet[]): readonly Piece[] {
  const toggles = new Map<number, bigint>()
  const toggle = (code: number, bit: bigint): void => {
    toggles.set(code, (toggles.get(code) ?? 0n) ^ bit)
  }
  sets.forEach((set, index) => {
    const bit = 1n << BigInt(index)
    for (let i = 0; i < set.length; i += 2) {
      toggle(set[i]!, bit)
      toggle(set[i + 1]! + 1, bit)
    }
  })
  const codes = [...toggles.keys()].sort((a, b) => a - b)
  const out: Piece[] = []
  let owners = 0n
  for (const [i, lo] of codes.entries()) {
    owners ^= toggles.get(lo)!
    if ((owners & 1n) === 1n) out.push({ lo, hi: codes[i + 1]! - 1, owners })
  }
  return out
}

function maskLookup(keys: readonly string[], symbols: ReadonlyMap<bigint, number>): Alphabet['maskOf'] {
  const masks = new Map<string, bigint>()
  keys.forEach((key, index) => {
    let mask = 0n
    for (const [owners, symbol] of symbols) {
      if (((owners >> BigInt(index + 1)) & 1n) === 1n) mask |= 1n << BigInt(symbol)
    }
    masks.set(key, mask)
  })
  return (set) => {
    const mask = masks.get(set.join())
    if (mask === undefined) throw new RangeError('the alphabet was made without this set')
    return mask
  }
}

function symbolAt(pieces: readonly Piece[], symbols: ReadonlyMap<bigint, number>, code: number): number {
  let low = 0
  let high = pieces.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const piece = pieces[middle]!
    if (code < piece.lo) high = middle - 1
    else if (code > piece.hi) low = middle + 1
    else return symbols.get(piece.owners)!
  }
  return -1
}
