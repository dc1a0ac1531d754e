import { once } from '../../once.js'
import { Random } from '../../random.js'
import { hasReferences, withoutReferences } from './back-references.js'
import { allChars, type CharSet, intersectionOf, scalarValues, unionOf } from './char-set.js'
import { longestByParts, shortestByParts } from './extreme-texts.js'
import { isEmpty, type Language, type LanguageParts, languageOf, simplestText } from './language.js'
import { withoutLengthWindow } from './length-window.js'
import type { ParsedPattern } from './parse-pattern.js'
import { PatternTooLargeError } from './pattern-graph.js'
import { type LengthRange, lengthRange, nodesOf, type PatternNode, seqOf } from './pattern-node.js'
import { type PatternWriter, patternWriter } from './pattern-writer.js'
import { relaxedNode, simplifiedNode } from './simplified-node.js'
import { isSmaller } from './smaller-texts.js'
import { textGenerator } from './text-generator.js'
import { type TextJudge, textJudge } from './text-judge.js'
import { longText, type TextSize } from './text-size.js'

/** Constraints whose patterns are read. */
export interface ParsedConstraints {
  readonly minLength: number
  readonly maxLength: number
  readonly patterns: readonly ParsedPattern[]
  readonly notPatterns: readonly ParsedPattern[]
}

/** How strings for some constraints are found: everything dear is made when it is first asked for. */
export interface PatternPlan {
  readonly constraints: ParsedConstraints
  readonly judge: TextJudge
  /** The patterns without what only counts characters, as one string has to match them all. */
  readonly nodes: readonly PatternNode[]
  /** The language to generate from; undefined where it would be too large or holds nothing. */
  language(): Language | undefined
  /** A language that holds every string of the constraints, and maybe more. */
  coveringLanguage(): Language | undefined
  /** The same constraints, but for other patterns in the place of `nodes`. */
  languageFor(nodes: readonly PatternNode[]): Language | undefined
  generate(random: Random, size: TextSize): string | undefined
  shortest(): string | undefined
  /** The shortest string of such nodes that the constraints accept, where it shows without an automaton. */
  shortestByParts(nodes: readonly PatternNode[]): string | undefined
  /** The longest string, where it shows without an automaton and has at most some 1,100 characters. */
  longestByParts(): string | undefined
  verdict(): 'ok' | 'empty' | 'unknown'
}

const anyText: PatternNode = seqOf([
  { kind: 'edge', at: 'start', multiline: false },
  { kind: 'repeat', node: { kind: 'set', set: scalarValues }, min: 0, max: Number.POSITIVE_INFINITY },
  { kind: 'edge', at: 'end', multiline: false },
])

/** How to find strings for the constraints. */
export function patternPlan(constraints: ParsedConstraints): PatternPlan {
  const universe = universeOf(constraints)
  const windowed = constraints.patterns.map(({ node }) => withoutLengthWindow(simplifiedNode(node)))
  const window: LengthRange = {
    min: Math.max(constraints.minLength, ...windowed.map((one) => one.window.min)),
    max: Math.min(constraints.maxLength, ...windowed.map((one) => one.window.max)),
  }
  const nodes = windowed.length === 0 ? [anyText] : windowed.map((one) => one.node)
  const partsOf = (patterns: readonly PatternNode[], chars: CharSet): LanguageParts => ({
    patterns,
    notPatterns: constraints.notPatterns.map(({ node }) => simplifiedNode(node)),
    universe: chars,
    minLength: window.min,
    maxLength: window.max,
  })
  /** Loosened bounds may do where the exact ones are too many states; what is generated is checked anyway. */
  const languageFor = (patterns: readonly PatternNode[]): Language | undefined =>
    notEmpty(() => languageOf(partsOf(patterns.map(dereferenced), universe))) ??
    notEmpty(() => languageOf(partsOf(patterns.map(dereferenced).map(relaxedNode), universe)))
  const dereferenced = (node: PatternNode): PatternNode => withoutReferences(node, universe).node
  const language = once(() => languageFor(nodes))
  const coveringLanguage = once(() =>
    orTooLarge(() => {
      const plain = nodes.map((node) => (hasReferences(node) ? withoutReferences(node, universe) : undefined))
      const chosen = nodes.map((node, i) => (plain[i]?.exact === true ? plain[i].node : node))
      return languageOf(partsOf(chosen, universe))
    }),
  )
  const judge = textJudge({
    ...constraints,
    exactLanguage: () => {
      const covering = coveringLanguage()
      return covering?.automaton.exact === true && isUnicode(constraints) ? covering : undefined
    },
  })
  const writer = once(() => writerOf(constraints, nodes, window, universe))
  const attempt = textGenerator({
    judge,
    writer,
    language,
    softLimit: softLimitOf(constraints),
    byConstruction: isPlainSyntax(constraints, nodes, window),
  })
  const accepted = (text: string | undefined): string | undefined =>
    text !== undefined && judge.accepts(text) ? text : undefined
  const shortestOf = (chosen: readonly PatternNode[]): string | undefined => {
    for (const node of chosen) {
      const text = accepted(shortestByParts(node, universe))
      if (text !== undefined) return text
    }
    return undefined
  }
  const longestOf = (): string | undefined => {
    const text = nodes.length === 1 ? accepted(longestByParts(nodes[0]!, universe)) : undefined
    return text !== undefined && [...text].length <= longText ? text : undefined
  }
  const asWritten = constraints.patterns.map(({ node }) => node)
  const shortest = once(
    () => shortestOf(nodes) ?? shortestOf(asWritten) ?? shortestText(language(), judge, attempt),
  )
  const generate: PatternPlan['generate'] = (random, size) => attempt(random, size) ?? shortest()
  const verdict = once(() => {
    // One string is proof enough, and the writer costs no automaton.
    if (writer()?.preferred === true && attempt(new Random(1, 1), 'small') !== undefined) return 'ok'
    if (shortest() !== undefined) return 'ok'
    if (window.min > window.max) return 'empty'
    const covering = coveringLanguage()
    if (covering === undefined || !isExact(constraints) || isEmpty(covering) !== true) return 'unknown'
    // Lone surrogates are never generated, but a string of them would be one all the same.
    const all = orTooLarge(() => languageOf(partsOf(nodes, allChars)))
    return all !== undefined && isEmpty(all) === true ? 'empty' : 'unknown'
  })
  return {
    constraints,
    judge,
    nodes,
    language,
    coveringLanguage,
    languageFor,
    generate,
    shortest,
    shortestByParts: shortestOf,
    longestByParts: longestOf,
    verdict,
  }
}

function orTooLarge<T>(make: () => T): T | undefined {
  try {
    return make()
  } catch (error) {
    if (error instanceof PatternTooLargeError || error instanceof RangeError) return undefined
    throw error
  }
}

function notEmpty(make: () => Language): Language | undefined {
  const language = orTooLarge(make)
  return language !== undefined && isEmpty(language) === false ? language : undefined
}

function isUnicode({ patterns, notPatterns }: ParsedConstraints): boolean {
  return [...patterns, ...notPatterns].every((pattern) => pattern.unicode)
}

function isExact({ patterns, notPatterns }: ParsedConstraints): boolean {
  return [...patterns, ...notPatterns].every((pattern) => pattern.exact)
}

/** Matchers without `u` see halves of astral characters: only those written in a pattern are used there. */
function universeOf(constraints: ParsedConstraints): CharSet {
  if (isUnicode(constraints)) return scalarValues
  const astral: CharSet = [0x10000, 0x10ffff]
  return constraints.patterns
    .flatMap(({ node }) => [...nodesOf(node)])
    .reduce(
      (sum, node) => (node.kind === 'set' ? unionOf(sum, intersectionOf(node.set, astral)) : sum),
      intersectionOf(scalarValues, [0, 0xffff]),
    )
}

/** Where backtracking might explode, strings are kept short. */
function softLimitOf({ patterns, notPatterns }: ParsedConstraints): number {
  return [...patterns, ...notPatterns].some(({ safeLength }) => safeLength < 24) ? 24 : longText
}

/** Strings are hardly ever so long by chance: a window that ends there or later needs no planning of lengths. */
const roomyLength = 256
const anyLength: LengthRange = { min: 0, max: Number.POSITIVE_INFINITY }

function writerOf(
  constraints: ParsedConstraints,
  nodes: readonly PatternNode[],
  window: LengthRange,
  universe: CharSet,
): PatternWriter | undefined {
  if (nodes.length !== 1) return undefined
  const softLimit = softLimitOf(constraints)
  const isRoomy = window.max >= roomyLength && lengthRange(nodes[0]!).min >= window.min
  const fitted = isRoomy ? anyLength : window
  const writer = patternWriter(nodes[0]!, {
    window: fitted,
    universe,
    softLimit,
    surroundings: softLimit > 24,
  })
  if (writer === undefined || constraints.notPatterns.length === 0) return writer
  return { ...writer, preferred: false }
}

/** Whether what the writer of the constraints writes satisfies them for no other reason than its syntax. */
function isPlainSyntax(
  constraints: ParsedConstraints,
  nodes: readonly PatternNode[],
  window: LengthRange,
): boolean {
  const [node] = nodes
  if (node === undefined || constraints.patterns.length !== 1 || constraints.notPatterns.length > 0)
    return false
  if (window.min > 0 || window.max < Number.POSITIVE_INFINITY) return false
  return isUnicode(constraints) && isExact(constraints) && !hasReferences(node)
}

/** By the language where it is right; else the smallest of some strings, the same ones every time. */
function shortestText(
  language: Language | undefined,
  judge: TextJudge,
  generate: (random: Random, size: TextSize) => string | undefined,
): string | undefined {
  for (const text of simplestTexts(language)) if (judge.accepts(text)) return text
  const random = new Random(1, 1)
  let best: string | undefined
  for (let i = 0; i < 40; i++) {
    const text = generate(random, 'small')
    if (text !== undefined && (best === undefined || isSmaller(text, best))) best = text
    if (text === undefined && i > 2) break
  }
  return best
}

/** The simplest string of each of the first lengths: one will do where the language is exact. */
function* simplestTexts(language: Language | undefined): Generator<string> {
  if (language === undefined) return
  let length = language.layers.next(language.minLength, language.maxLength)
  for (let i = 0; i < 8 && length !== undefined; i++) {
    yield simplestText(language, length)!
    length = language.layers.next(length + 1, Math.min(language.maxLength, length + 100))
  }
}
