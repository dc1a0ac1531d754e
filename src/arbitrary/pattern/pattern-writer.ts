import { Random } from '../../random.js'
import { hasReferences } from './back-references.js'
import { charSampler } from './char-sampler.js'
import type { CharSet } from './char-set.js'
import { anchored, type Emission, type Emit, emitterOf } from './emitter.js'
import { fittedTo } from './length-window.js'
import { type LengthRange, type PatternNode, seqOf, someNode, varietyOf } from './pattern-node.js'
import { textOfBuffer } from './text-of-codes.js'
import { longText, type TextSize } from './text-size.js'

/** Writes strings straight from the syntax of one pattern. */
export interface PatternWriter {
  /** True where (nearly) every string it writes satisfies pattern and window by construction. */
  readonly preferred: boolean
  write(random: Random, size: TextSize): string
}

export interface WriterOptions {
  readonly window: LengthRange
  readonly universe: CharSet
  /** No string gets longer than this, in code points, but where it must. */
  readonly softLimit: number
  /** Whether text around an unanchored match is wanted. */
  readonly surroundings: boolean
}

/** A writer for the pattern; undefined where no branch of it can match. */
export function patternWriter(node: PatternNode, options: WriterOptions): PatternWriter | undefined {
  const branches = (node.kind === 'alt' ? node.options : [node]).flatMap((branch) =>
    branchOf(branch, options),
  )
  if (branches.length === 0) return undefined
  const around = charSampler(options.universe)
  const unusual = someNode(node, (one) => one.kind === 'set' && one.set.at(-1)! > 0x7e)
  const codes: number[] = []
  const captures = new Map<number, readonly number[]>()
  const emission: Emission = {
    random: new Random(0, 0),
    size: 'normal',
    wide: false,
    codes,
    length: 0,
    softLimit: options.softLimit,
    span: usualSpan,
    captures,
  }
  const guessing = hasReferences(node) && options.window.max < longText
  return {
    preferred: branches.every((branch) => branch.preferred),
    write(random, size) {
      const branch = branches.length === 1 ? branches[0]! : random.pick(branches)
      const wide = unusual && random.oneIn(8)
      emission.random = random
      emission.size = size
      emission.wide = wide
      emission.length = 0
      if (guessing) emission.span = guessedSpan(random, options)
      if (captures.size > 0) captures.clear()
      branch.write(emission, around.pick)
      return textOfBuffer(codes, emission.length)
    },
  }
}

const usualSpan = 8

/** Where a text and its repetition must fit a window together, lengths cannot be planned: many are tried. */
function guessedSpan(random: Random, { window }: WriterOptions): number {
  return Math.min(window.max, 2 << random.below(10))
}

interface Branch {
  readonly preferred: boolean
  write(emission: Emission, around: (random: Random, wide: boolean) => number): void
}

function branchOf(node: PatternNode, options: WriterOptions): Branch[] {
  const { items, openStart, openEnd } = anchored(node)
  const { window } = options
  const open = openStart || openEnd
  // Open ends can be filled up to the least length.
  const fitted = fittedTo(items, open ? { min: 0, max: window.max } : window)
  const emit = emitterOrNone(seqOf(fitted ?? items))
  if (emit === undefined) return []
  const fits = fitted !== undefined || hasReferences(node)
  const preferred = fits && !items.some(hasAssertion)
  if (!open) return [{ preferred, write: emit }]
  const often = varietyOf(seqOf(items)) < 14
  const write: Branch['write'] = (emission, around) => {
    emit(emission)
    const extra = extraLength(emission, often, options)
    if (extra > 0) surround(emission, around, extra, { openStart, openEnd })
  }
  return [{ preferred, write }]
}

function hasAssertion(node: PatternNode): boolean {
  return someNode(node, ({ kind }) => kind === 'edge' || kind === 'word' || kind === 'look')
}

function emitterOrNone(node: PatternNode): Emit | undefined {
  try {
    return emitterOf(node)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function surround(
  emission: Emission,
  around: (random: Random, wide: boolean) => number,
  extra: number,
  { openStart, openEnd }: { readonly openStart: boolean; readonly openEnd: boolean },
): void {
  const { random, codes, wide } = emission
  const before = !openStart ? 0 : !openEnd ? extra : random.int(0, extra)
  const inner = codes.slice(0, emission.length)
  for (let i = 0; i < before; i++) codes[i] = around(random, wide)
  for (let i = 0; i < inner.length; i++) codes[before + i] = inner[i]!
  emission.length = inner.length + extra
  for (let i = before + inner.length; i < emission.length; i++) codes[i] = around(random, wide)
}

/** How many characters to add: as many as the least length asks for, and some for variety. */
function extraLength(emission: Emission, often: boolean, { window, surroundings }: WriterOptions): number {
  const least = window.min - emission.length
  const more = surroundings ? varied(emission, often) : 0
  return Math.max(least, Math.min(more, window.max - emission.length))
}

/** Mostly little stands around a match, and nothing where the match itself is varied enough. */
function varied({ random, size }: Emission, often: boolean): number {
  if (size === 'small') return 0
  if (size === 'max') return random.below(longText)
  if (random.oneIn(24)) return random.below(40)
  if (often) return random.below(8) + random.below(5)
  return random.oneIn(3) ? random.int(1, 5) : 0
}
