import type { Random } from '../../random.js'
import { charSampler } from './char-sampler.js'
import { type CharSet, countOf, differenceOf, surrogates } from './char-set.js'
import { itemsOf, nodesOf, type PatternNode, varietyOf } from './pattern-node.js'
import type { TextSize } from './text-size.js'

/** A string under construction. */
export interface Emission {
  random: Random
  size: TextSize
  /** Whether unusual characters are welcome. */
  wide: boolean
  /** Code points so far; only the first `length` count. */
  readonly codes: number[]
  length: number
  /** Past this many code points every count is the least. */
  readonly softLimit: number
  /** How many more than the least a count mostly is at most, twice over. */
  span: number
  /** By group index: where in `codes` it was matched last. */
  readonly captures: Map<number, readonly number[]>
}

/** Appends a string that a node matches; assertions are taken for granted. */
export type Emit = (emission: Emission) => void

/** Compiles a node; throws `RangeError` for one that no character can match. */
export function emitterOf(node: PatternNode): Emit {
  switch (node.kind) {
    case 'set':
      return emitChar(node)
    case 'seq':
      return emitAll(node.items)
    case 'alt':
      return emitOneOf(node.options)
    case 'repeat':
      return node.node.kind === 'set' ? emitRun(node.node, node.min, node.max) : emitRepeat(node)
    case 'group':
      return emitGroup(node)
    case 'ref':
      return emitCaptured(node.indexes)
    default:
      return () => {}
  }
}

function emitChar({ set }: PatternNode & { kind: 'set' }): Emit {
  const chars = wellFormed(set)
  if (countOf(chars) === 1) return emitCodes([chars[0]!])
  const sampler = charSampler(chars)
  return (emission) => {
    emission.codes[emission.length++] = sampler.pick(emission.random, emission.wide)
  }
}

function emitCodes(codes: readonly number[]): Emit {
  if (codes.length === 1) {
    const code = codes[0]!
    return (emission) => {
      emission.codes[emission.length++] = code
    }
  }
  return (emission) => {
    for (let i = 0; i < codes.length; i++) emission.codes[emission.length++] = codes[i]!
  }
}

/** Stretches of a fixed length become one step. */
function emitAll(items: readonly PatternNode[]): Emit {
  const steps: Emit[] = []
  let stretch: CharSet[] = []
  const flush = (): void => {
    if (stretch.length > 0) steps.push(emitStretch(stretch))
    stretch = []
  }
  for (const item of items) {
    const sets = fixedSets(item)
    if (sets !== undefined) stretch.push(...sets)
    else {
      flush()
      steps.push(emitterOf(item))
    }
  }
  flush()
  if (steps.length === 1) return steps[0]!
  return (emission) => {
    for (let i = 0; i < steps.length; i++) steps[i]!(emission)
  }
}

/** The sets of a short part that always has the same length. */
function fixedSets(item: PatternNode): readonly CharSet[] | undefined {
  if (item.kind === 'set') return [item.set]
  if (item.kind !== 'repeat' || item.node.kind !== 'set') return undefined
  return item.min === item.max && item.max <= 16 ? Array<CharSet>(item.max).fill(item.node.set) : undefined
}

function emitStretch(sets: readonly CharSet[]): Emit {
  if (sets.every((set) => countOf(set) === 1)) return emitCodes(sets.map((set) => set[0]!))
  if (sets.length === 1) return emitChar({ kind: 'set', set: sets[0]! })
  const samplers = sets.map((set) => charSampler(wellFormed(set)))
  const tables = samplers.map((sampler) => sampler.table)
  const hasTables = tables.every((table) => table !== undefined)
  const hasUnusual = samplers.some((sampler) => sampler.hasUnusual)
  return (emission) => {
    const { random, codes, wide } = emission
    const from = emission.length
    emission.length += samplers.length
    if (!hasTables || (wide && hasUnusual)) {
      for (let i = 0; i < samplers.length; i++) codes[from + i] = samplers[i]!.pick(random, wide)
      return
    }
    for (let i = 0, bits = 0; i < tables.length; i++, bits >>= 8) {
      if ((i & 3) === 0) bits = random.bits()
      codes[from + i] = tables[i]![bits & 0xff]!
    }
  }
}

function wellFormed(set: CharSet): CharSet {
  const chars = differenceOf(set, surrogates)
  if (chars.length === 0) throw new RangeError('the pattern needs a character of an empty class')
  return chars
}

function emitOneOf(options: readonly PatternNode[]): Emit {
  const steps = options.flatMap((option) => {
    try {
      return [emitterOf(option)]
    } catch (error) {
      if (error instanceof RangeError) return []
      throw error
    }
  })
  if (steps.length === 0) throw new RangeError('the pattern has a part that nothing matches')
  return (emission) => steps[emission.random.below(steps.length)]!(emission)
}

/** A count for a quantifier: mostly few more than the least, at times the bound itself. */
function countFor(emission: Emission, min: number, max: number): number {
  if (min === max || emission.length > emission.softLimit) return min
  const { random, size } = emission
  const room = Math.max(min, min + emission.softLimit - emission.length)
  const most = Math.min(max, room)
  if (size === 'small') return random.int(min, Math.min(most, min + 1))
  if (size === 'max')
    return max === most || random.oneIn(2) ? most : random.int(min, Math.min(most, min + 256))
  if (max === most && random.oneIn(24)) return random.oneIn(2) ? min : max
  const { span } = emission
  if (most - min <= span) return random.int(min, most)
  return Math.min(most, min + random.below(span) + random.below(span))
}

function emitRun({ set }: PatternNode & { kind: 'set' }, min: number, max: number): Emit {
  const chars = differenceOf(set, surrogates)
  if (chars.length === 0) {
    if (min > 0) throw new RangeError('the pattern needs a character of an empty class')
    return () => {}
  }
  const sampler = charSampler(chars)
  const { table } = sampler
  return (emission) => {
    const { random, codes } = emission
    const count = min === max ? min : countFor(emission, min, max)
    let at = emission.length
    const end = at + count
    if (table === undefined || (emission.wide && sampler.hasUnusual)) {
      while (at < end) codes[at++] = sampler.pick(random, emission.wide)
    } else if (sampler.period <= 16) fillByFourBits(codes, at, end, table, random)
    else fillByEightBits(codes, at, end, table, random)
    emission.length = end
  }
}

/** Eight characters from one draw. */
function fillByFourBits(
  codes: number[],
  from: number,
  end: number,
  table: Uint16Array,
  random: Random,
): void {
  let at = from
  while (at + 8 <= end) {
    const bits = random.bits()
    codes[at] = table[bits & 15]!
    codes[at + 1] = table[(bits >> 4) & 15]!
    codes[at + 2] = table[(bits >> 8) & 15]!
    codes[at + 3] = table[(bits >> 12) & 15]!
    codes[at + 4] = table[(bits >> 16) & 15]!
    codes[at + 5] = table[(bits >> 20) & 15]!
    codes[at + 6] = table[(bits >> 24) & 15]!
    codes[at + 7] = table[bits >>> 28]!
    at += 8
  }
  for (let bits = random.bits(); at < end; bits >>= 4) codes[at++] = table[bits & 15]!
}

/** Four characters from one draw. */
function fillByEightBits(
  codes: number[],
  from: number,
  end: number,
  table: Uint16Array,
  random: Random,
): void {
  let at = from
  while (at < end) {
    let bits = random.bits()
    for (let i = 0; i < 4 && at < end; i++, bits >>= 8) codes[at++] = table[bits & 0xff]!
  }
}

function emitRepeat({ node, min, max }: PatternNode & { kind: 'repeat' }): Emit {
  if (max === 0) return () => {}
  const once = emitterOf(node)
  if (min === 0 && max === 1) return emitOptional(once, varietyOf(node) > 8)
  const inner = [...nodesOf(node)].flatMap((one) => (one.kind === 'group' ? [one.index] : []))
  return (emission) => {
    const count = countFor(emission, min, max)
    for (let i = 0; i < count; i++) {
      if (i >= min && emission.length > emission.softLimit) break
      // What a repetition captured is forgotten when the next one begins.
      for (const index of inner) emission.captures.delete(index)
      once(emission)
    }
  }
}

/** A part that can be many things is worth having more often than not. */
function emitOptional(once: Emit, often: boolean): Emit {
  return (emission) => {
    const { random, size, length, softLimit } = emission
    const isAbsent =
      size === 'max' ? random.oneIn(16) : often && size === 'normal' ? random.oneIn(8) : random.oneIn(2)
    if (!isAbsent && length <= softLimit) once(emission)
  }
}

function emitGroup({ index, node }: PatternNode & { kind: 'group' }): Emit {
  const inner = emitterOf(node)
  return (emission) => {
    const start = emission.length
    inner(emission)
    emission.captures.set(index, emission.codes.slice(start, emission.length))
  }
}

function emitCaptured(indexes: readonly number[]): Emit {
  return (emission) => {
    for (const index of indexes) {
      const captured = emission.captures.get(index)
      if (captured === undefined) continue
      for (const code of captured) emission.codes[emission.length++] = code
      return
    }
  }
}

/** The items of a sequence without the edge assertions at its ends, and which ends are open to more text. */
export interface Anchored {
  readonly items: readonly PatternNode[]
  readonly openStart: boolean
  readonly openEnd: boolean
}

export function anchored(node: PatternNode): Anchored {
  const items = itemsOf(node)
  const isStart = (item: PatternNode | undefined): boolean => item?.kind === 'edge' && item.at === 'start'
  const isEnd = (item: PatternNode | undefined): boolean => item?.kind === 'edge' && item.at === 'end'
  const from = items.findIndex((item) => !isStart(item))
  if (from < 0) return { items: [], openStart: false, openEnd: true }
  const to = items.findLastIndex((item) => !isEnd(item))
  return { items: items.slice(from, to + 1), openStart: from === 0, openEnd: to === items.length - 1 }
}
