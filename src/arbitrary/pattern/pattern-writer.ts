import type { Random } from '../../random.js'
import { charSampler } from './char-sampler.js'
import type { CharSet } from './char-set.js'
import { anchored, type Emission, type Emit, emitterOf } from './emitter.js'
import { fittedTo } from './length-window.js'
import { type LengthRange, type PatternNode, seqOf, someNode } from './pattern-node.js'
import { textOfCodes } from './text-of-codes.js'
import { longText, type TextSize } from './text-size.js'

/** Writes strings straight from the syntax of one pattern. */
export interface PatternWriter {
  /** True where every string it writes satisfies pattern and window by construction. */
  readonly sound: boolean
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
  return {
    sound: branches.every((branch) => branch.sound),
    write(random, size) {
      const branch = branches.length === 1 ? branches[0]! : random.pick(branches)
      const wide = unusual && random.oneIn(8)
      const emission: Emission = {
        random,
        size,
        wide,
        codes,
        length: 0,
        softLimit: options.softLimit,
        captures: new Map(),
      }
      branch.write(emission, around.pick)
      codes.length = emission.length
      return textOfCodes(codes)
    },
  }
}

interface Branch {
  readonly sound: boolean
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
  const sound = fitted !== undefined && !items.some(hasAssertion)
  if (!open) return [{ sound, write: emit }]
  return [
    { sound, write: (emission, around) => writeOpen(emission, emit, around, openStart, openEnd, options) },
  ]
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

function writeOpen(
  emission: Emission,
  emit: Emit,
  around: (random: Random, wide: boolean) => number,
  openStart: boolean,
  openEnd: boolean,
  { window, surroundings }: WriterOptions,
): void {
  const { random, codes, wide } = emission
  emit(emission)
  const room = window.max - emission.length
  const least = Math.max(0, window.min - emission.length)
  const more = surroundings ? extraLength(emission) : 0
  const extra = Math.max(least, Math.min(more, room))
  if (extra <= 0) return
  const before = !openStart ? 0 : !openEnd ? extra : random.int(0, extra)
  const inner = codes.slice(0, emission.length)
  for (let i = 0; i < before; i++) codes[i] = around(random, wide)
  for (let i = 0; i < inner.length; i++) codes[before + i] = inner[i]!
  const end = inner.length + extra
  for (let i = before + inner.length; i < end; i++) codes[i] = around(random, wide)
  emission.length = end
}

/** Mostly nothing stands around a match. */
function extraLength({ random, size }: Emission): number {
  if (size === 'small') return 0
  if (size === 'max') return random.below(longText)
  if (!random.oneIn(3)) return 0
  return random.oneIn(8) ? random.below(40) : random.int(1, 5)
}
