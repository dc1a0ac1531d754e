import type { Random } from '../../random.js'
import { type Automaton, automatonOf } from './automaton.js'
import { type CharSampler, charSampler, simplestOf, simplicityOf } from './char-sampler.js'
import { type CharSet, charAt, countOf } from './char-set.js'
import { type LengthLayers, lengthLayers } from './length-layers.js'
import { graphOf } from './pattern-graph.js'
import type { PatternNode } from './pattern-node.js'
import { textOfCodes } from './text-of-codes.js'

/** The strings that an automaton accepts, of lengths (in code points) within a window. */
export interface Language {
  readonly automaton: Automaton
  readonly layers: LengthLayers
  readonly minLength: number
  readonly maxLength: number
  /** The sampler of edge `edge` of a state. */
  samplerOf(state: number, edge: number): CharSampler
  /** How likely each edge of a state is, beside the others: by the number of its characters, in bits. */
  weightsOf(state: number): readonly number[]
  simplestOf(mask: bigint): number
}

export interface LanguageParts {
  readonly patterns: readonly PatternNode[]
  readonly notPatterns: readonly PatternNode[]
  readonly universe: CharSet
  readonly minLength: number
  readonly maxLength: number
}

/** The language of all patterns at once; throws `PatternTooLargeError`. */
export function languageOf(parts: LanguageParts): Language {
  const automaton = automatonOf(graphOf(parts.patterns, parts.notPatterns, parts.universe))
  const samplers = new Map<bigint, CharSampler>()
  const simplest = new Map<bigint, number>()
  const ofEdges: CharSampler[][] = []
  const weights: number[][] = []
  const { alphabet } = automaton
  return {
    automaton,
    layers: lengthLayers(automaton),
    minLength: parts.minLength,
    maxLength: parts.maxLength,
    samplerOf(state, edge) {
      ofEdges[state] ??= automaton.masks[state]!.map((mask) =>
        cached(samplers, mask, () => charSampler(alphabet.charsOf(mask))),
      )
      return ofEdges[state][edge]!
    },
    weightsOf(state) {
      weights[state] ??= automaton.masks[state]!.map((mask) => bitsOf(countOf(alphabet.charsOf(mask))))
      return weights[state]
    },
    simplestOf: (mask) => cached(simplest, mask, () => simplestOf(alphabet.charsOf(mask)) ?? 0),
  }
}

function bitsOf(count: number): number {
  return 33 - Math.clz32(count)
}

function cached<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const value = make()
  map.set(key, value)
  return value
}

/** Whether no string at all is accepted; undefined where the limits do not let one say. */
export function isEmpty(language: Language): boolean | undefined {
  if (language.layers.next(language.minLength, language.maxLength) !== undefined) return false
  const { complete, covers } = language.automaton
  return complete && covers && !language.layers.gaveUp() ? true : undefined
}

/** A random accepted string of exactly `length` code points, which some string must have. */
export function randomText(language: Language, random: Random, length: number, wide: boolean): string {
  const { automaton } = language
  const codes: number[] = []
  let state = 0
  for (let left = length - 1; left >= 0; left--) {
    const targets = automaton.targets[state]!
    const edge = targets.length === 1 ? 0 : feasibleEdge(language, state, left, random)
    codes.push(language.samplerOf(state, edge).pick(random, wide))
    state = targets[edge]!
  }
  return textOfCodes(codes)
}

function feasibleEdge(language: Language, state: number, left: number, random: Random): number {
  const targets = language.automaton.targets[state]!
  const weights = language.weightsOf(state)
  const layer = language.layers.at(left)!
  let total = 0
  for (let i = 0; i < targets.length; i++) total += weights[i]! * layer[targets[i]!]!
  let chosen = random.below(total)
  for (let i = 0; ; i++) {
    chosen -= weights[i]! * layer[targets[i]!]!
    if (chosen < 0) return i
  }
}

/** States that the string so far may lead to. */
export type StateSet = readonly number[]

const firstStates: StateSet = [0]

/** The states after `text`; empty where nothing accepted begins so. */
export function statesAfter(language: Language, text: string, from: StateSet = firstStates): StateSet {
  const { alphabet } = language.automaton
  let states = from
  for (const char of text) {
    const symbol = alphabet.symbolOf(char.codePointAt(0)!)
    if (symbol < 0) return []
    states = statesBy(language, states, 1n << BigInt(symbol))
    if (states.length === 0) break
  }
  return states
}

function statesBy({ automaton }: Language, states: StateSet, symbol: bigint): StateSet {
  const out = new Set<number>()
  for (const state of states) {
    const masks = automaton.masks[state]!
    for (let i = 0; i < masks.length; i++) {
      if ((masks[i]! & symbol) !== 0n) out.add(automaton.targets[state]![i]!)
    }
  }
  return [...out]
}

/** Whether the automaton accepts `text`, in time linear in its length. */
export function accepts(language: Language, text: string): boolean {
  return statesAfter(language, text).some((state) => language.automaton.accepting[state]!)
}

/** The simplest string of `length` code points that leads from the states to an end; undefined where none does. */
export function simplestText(
  language: Language,
  length: number,
  from: StateSet = firstStates,
): string | undefined {
  const { automaton, layers } = language
  let states = from.filter((state) => layers.has(length, state))
  if (states.length === 0) return undefined
  const codes: number[] = []
  for (let left = length - 1; left >= 0; left--) {
    let best = -1
    for (const state of states) {
      automaton.targets[state]!.forEach((target, i) => {
        if (!layers.has(left, target)) return
        const code = language.simplestOf(automaton.masks[state]![i]!)
        if (best < 0 || simplicityOf(code) < simplicityOf(best)) best = code
      })
    }
    codes.push(best)
    const symbol = 1n << BigInt(automaton.alphabet.symbolOf(best))
    states = statesBy(language, states, symbol).filter((state) => layers.has(left, state))
  }
  return textOfCodes(codes)
}

/** Every accepted string, shortest first; undefined where there are (or may be) more than `limit`. */
export function allTexts(language: Language, limit: number): readonly string[] | undefined {
  const { automaton, layers, minLength, maxLength } = language
  if (!automaton.complete || !automaton.covers) return undefined
  const out: string[] = []
  let level = new Map<string, StateSet>([['', firstStates]])
  for (let length = 0; length <= maxLength && level.size > 0; length++) {
    for (const [text, states] of level) {
      if (length >= minLength && states.some((state) => automaton.accepting[state]!)) out.push(text)
    }
    if (out.length > limit || length > lengthLimit) return undefined
    const next = nextLevel(language, level, length, limit)
    if (next === undefined) return undefined
    level = next
  }
  return layers.gaveUp() ? undefined : out
}

const lengthLimit = 2_000

function nextLevel(
  language: Language,
  level: ReadonlyMap<string, StateSet>,
  length: number,
  limit: number,
): Map<string, StateSet> | undefined {
  const { automaton } = language
  const out = new Map<string, StateSet>()
  for (const [text, states] of level) {
    const mask = states.flatMap((state) => automaton.masks[state]!).reduce((sum, one) => sum | one, 0n)
    for (let i = 0; i < automaton.alphabet.count; i++) {
      const symbol = 1n << BigInt(i)
      if ((mask & symbol) === 0n) continue
      const after = statesBy(language, states, symbol).filter((state) => canEnd(language, state, length + 1))
      if (after.length === 0) continue
      const chars = automaton.alphabet.charsOf(symbol)
      // Different beginnings have different ends: too many of them are too many strings.
      if (out.size + countOf(chars) > limit) return undefined
      for (let n = 0; n < countOf(chars); n++) out.set(text + String.fromCodePoint(charAt(chars, n)), after)
    }
  }
  return out
}

function canEnd({ layers, minLength, maxLength }: Language, state: number, length: number): boolean {
  if (maxLength > lengthLimit) return true
  for (let left = Math.max(0, minLength - length); left <= maxLength - length; left++) {
    if (layers.has(left, state)) return true
  }
  return false
}
