import { createRequire } from 'node:module'
import type { AST, RegExpParser } from '@eslint-community/regexpp'
import { once } from '../../once.js'
import { safeLength } from './backtracking.js'
import { type CharSet, charSetOf, intersectionOf, wordChars } from './char-set.js'
import { isDeterministic } from './deterministic.js'
import { altOf, emptyText, type PatternNode, seqOf } from './pattern-node.js'
import { type PatternSyntax, preparedSyntax } from './prepared-patterns.js'
import { type CharClass, type ReadMode, readClass } from './read-class.js'

/** The pattern is no regular expression of ECMAScript. */
export class PatternSyntaxError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'PatternSyntaxError'
  }
}

export interface ParsedPattern extends PatternSyntax {
  readonly matcher: RegExp
  /** Matched by code point (`u`, `v`), or by UTF-16 unit as of old. */
  readonly unicode: boolean
}

/** The regular expression that ajv makes of a pattern: with the flag `u`, or without flags where `u` refuses it. */
export function matcherOf(pattern: string | RegExp): RegExp {
  if (typeof pattern !== 'string') return new RegExp(pattern.source, pattern.flags.replace(/[gyd]/g, ''))
  try {
    return new RegExp(pattern, 'u')
  } catch (strict) {
    try {
      return new RegExp(pattern)
    } catch {
      throw new PatternSyntaxError(`${(strict as Error).message}; write a pattern that ECMAScript knows`, {
        cause: strict,
      })
    }
  }
}

/** Loaded when a pattern is to be parsed that no text of prepared ones has. */
const parser = once((): RegExpParser => {
  const regexpp = createRequire(import.meta.url)(
    '@eslint-community/regexpp',
  ) as typeof import('@eslint-community/regexpp')
  return new regexpp.RegExpParser({ ecmaVersion: 2025 })
})

/** Reads a pattern; throws {@link PatternSyntaxError}. */
export function parsePattern(pattern: string | RegExp): ParsedPattern {
  const matcher = matcherOf(pattern)
  const unicode = matcher.unicode || matcher.flags.includes('v')
  const known = typeof pattern === 'string' ? preparedSyntax(pattern) : undefined
  return { ...(known ?? syntaxOf(matcher)), matcher, unicode }
}

/** What the pattern of a matcher comes to, parsed. */
export function syntaxOf(matcher: RegExp): PatternSyntax {
  const reading: Reading = { exact: true }
  const mode: ReadMode = {
    flags: matcher.flags.includes('v') ? 'v' : matcher.unicode ? 'u' : '',
    ignoreCase: matcher.ignoreCase,
    multiline: matcher.multiline,
    dotAll: matcher.dotAll,
  }
  const node = readAlternatives(syntaxTree(matcher, mode).alternatives, mode, reading)
  const syntax = { node, exact: reading.exact, safeLength: safeLength(node) }
  return isDeterministic(node) ? { ...syntax, deterministic: true } : syntax
}

interface Reading {
  exact: boolean
}

function syntaxTree(matcher: RegExp, mode: ReadMode): AST.Pattern {
  const { source } = matcher
  try {
    return parser().parsePattern(source, 0, source.length, {
      unicode: mode.flags === 'u',
      unicodeSets: mode.flags === 'v',
    })
  } catch (cause) {
    throw new PatternSyntaxError(`${(cause as Error).message}; this syntax is not known here yet`, { cause })
  }
}

function readAlternatives(
  alternatives: readonly AST.Alternative[],
  mode: ReadMode,
  reading: Reading,
): PatternNode {
  return altOf(alternatives.map((one) => seqOf(readElements(one.elements, mode, reading))))
}

function readElements(elements: readonly AST.Element[], mode: ReadMode, reading: Reading): PatternNode[] {
  const items: PatternNode[] = []
  for (let i = 0; i < elements.length; i++) {
    const pair = mode.flags === '' ? surrogatePair(elements[i]!, elements[i + 1]) : undefined
    if (pair === undefined) items.push(readElement(elements[i]!, mode, reading))
    else {
      items.push({ kind: 'set', set: [pair, pair] })
      i++
    }
  }
  return items
}

/** Without `u` an astral character in the pattern is two characters; strings are made of whole ones. */
function surrogatePair(first: AST.Element, second: AST.Element | undefined): number | undefined {
  if (first.type !== 'Character' || second?.type !== 'Character') return undefined
  const code = String.fromCharCode(first.value, second.value).codePointAt(0)!
  return code > 0xffff ? code : undefined
}

/** More of anything no text has, and an automaton of as many states would be made. */
const mostRepeats = 100_000

function tooOften(times: number): PatternSyntaxError {
  return new PatternSyntaxError(`it repeats a part ${times} times, and more than ${mostRepeats} are not made`)
}

function readElement(element: AST.Element, mode: ReadMode, reading: Reading): PatternNode {
  switch (element.type) {
    case 'Assertion':
      return readAssertion(element, mode, reading)
    case 'Quantifier':
      if (element.min > mostRepeats) throw tooOften(element.min)
      return {
        kind: 'repeat',
        node: readElement(element.element, mode, reading),
        min: element.min,
        max: element.max,
      }
    case 'Group':
      return readAlternatives(element.alternatives, withModifiers(mode, element.modifiers), reading)
    case 'CapturingGroup': {
      const node = readAlternatives(element.alternatives, mode, reading)
      return element.references.length === 0 ? node : { kind: 'group', index: groupIndex(element), node }
    }
    case 'Backreference':
      return readReference(element)
    default:
      return nodeOfClass(readClass(element, mode), mode, reading)
  }
}

function readReference(element: AST.Backreference): PatternNode {
  const groups = Array.isArray(element.resolved) ? element.resolved : [element.resolved]
  const indexes = groups.filter((group) => !isWithin(element, group)).map(groupIndex)
  // A group that is still open, or comes later only, has captured nothing: the reference matches the empty text.
  return indexes.length === 0 ? emptyText : { kind: 'ref', indexes }
}

function isWithin(node: AST.Node, ancestor: AST.Node): boolean {
  for (let at: AST.Node | null = node; at !== null; at = at.parent) if (at === ancestor) return true
  return false
}

/** Groups are told apart by where they start. */
function groupIndex(group: AST.CapturingGroup): number {
  return group.start
}

function readAssertion(assertion: AST.Assertion, mode: ReadMode, reading: Reading): PatternNode {
  if (assertion.kind === 'lookahead' || assertion.kind === 'lookbehind') {
    const node = readAlternatives(assertion.alternatives, mode, reading)
    return { kind: 'look', behind: assertion.kind === 'lookbehind', negate: assertion.negate, node }
  }
  if (assertion.kind === 'word') {
    return { kind: 'word', negate: assertion.negate, set: wordCharacters(mode) }
  }
  return { kind: 'edge', at: assertion.kind, multiline: mode.multiline }
}

/** With `iu` the long s and the Kelvin sign fold to letters of `\w`. */
function wordCharacters(mode: ReadMode): CharSet {
  if (!mode.ignoreCase || mode.flags === '') return wordChars
  return charSetOf([...wordChars, 0x17f, 0x17f, 0x212a, 0x212a])
}

function withModifiers(mode: ReadMode, modifiers: AST.Modifiers | null): ReadMode {
  if (modifiers === null) return mode
  const { add, remove } = modifiers
  const flag = (name: 'ignoreCase' | 'multiline' | 'dotAll'): boolean =>
    (mode[name] || add[name]) && !(remove?.[name] ?? false)
  return {
    flags: mode.flags,
    ignoreCase: flag('ignoreCase'),
    multiline: flag('multiline'),
    dotAll: flag('dotAll'),
  }
}

function nodeOfClass(read: CharClass, mode: ReadMode, reading: Reading): PatternNode {
  if (!read.exact) reading.exact = false
  const set: PatternNode = { kind: 'set', set: visible(read.set, mode) }
  if (read.strings.length === 0) return set
  const strings = read.strings.map((string) => seqOf(string.map((chars) => ({ kind: 'set', set: chars }))))
  return altOf(read.set.length === 0 ? strings : [...strings, set])
}

/** Without `u` no single step of the matcher sees an astral character. */
function visible(set: CharSet, mode: ReadMode): CharSet {
  return mode.flags === '' ? intersectionOf(set, [0, 0xffff]) : set
}
