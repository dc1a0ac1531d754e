import type { Automaton } from './automaton.js'

/** From which states of an automaton the end can be reached in exactly so many characters. */
export interface LengthLayers {
  /** Whether exactly `length` characters lead from `state` to an end; false also past the work limit. */
  has(length: number, state: number): boolean
  /** By state: 1 where {@link has} is true; undefined past the work limit. */
  at(length: number): Uint8Array | undefined
  /** The least length from `from` to `to`, both included, of an accepted string; undefined where there is none. */
  next(from: number, to: number): number | undefined
  /** The greatest such length. */
  last(from: number, to: number): number | undefined
  /** Whether a negative answer may be due to the work limit. */
  gaveUp(): boolean
}

const workLimit = 30_000_000

/** Layer by layer as asked for; layers repeat sooner or later, and are then not computed any more. */
export function lengthLayers(automaton: Automaton): LengthLayers {
  const layers: Uint8Array[] = [Uint8Array.from(automaton.accepting, Number)]
  const seen = new Map<number, number[]>()
  const edgeCount = automaton.targets.reduce((sum, list) => sum + list.length + 1, 0)
  let period = 0
  let start = 0
  let tooMuch = false

  const compute = (): void => {
    const index = layers.length - 1
    const last = layers[index]!
    const hash = hashOf(last)
    const twin = seen.get(hash)?.find((other) => isSame(layers[other]!, last))
    if (twin !== undefined) {
      start = twin
      period = index - twin
      layers.pop()
      return
    }
    seen.set(hash, [...(seen.get(hash) ?? []), index])
    if (edgeCount * layers.length > workLimit) tooMuch = true
    else layers.push(before(automaton, last))
  }
  const layerOf = (length: number): Uint8Array | undefined => {
    while (period === 0 && layers.length <= length + 1 && !tooMuch) compute()
    if (length < layers.length) return layers[length]
    return period === 0 ? undefined : layers[start + ((length - start) % period)]
  }
  const has = (length: number, state: number): boolean => layerOf(length)?.[state] === 1
  return {
    has,
    at: layerOf,
    next(from, to) {
      for (let length = from; length <= to; length++) {
        if (has(length, 0)) return length
        // Past a whole period after `from`, nothing new comes.
        if (layerOf(length) === undefined || (period > 0 && length >= Math.max(from, start) + period)) break
      }
      return undefined
    },
    last(from, to) {
      for (let length = to; length >= from; length--) if (has(length, 0)) return length
      return undefined
    },
    gaveUp: () => tooMuch,
  }
}

function before(automaton: Automaton, layer: Uint8Array): Uint8Array {
  const out = new Uint8Array(layer.length)
  for (let state = 0; state < out.length; state++) {
    const targets = automaton.targets[state]!
    for (let i = 0; i < targets.length; i++) {
      if (layer[targets[i]!] === 1) {
        out[state] = 1
        break
      }
    }
  }
  return out
}

function hashOf(layer: Uint8Array): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < layer.length; i++) hash = Math.imul(hash ^ (layer[i]! + 1), 0x01000193)
  return hash
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
