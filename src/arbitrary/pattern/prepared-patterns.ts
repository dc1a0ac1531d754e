import type { BoundaryText } from './boundary-texts.js'
import type { PatternNode } from './pattern-node.js'

/** What a pattern comes to, but for its matcher. */
export interface PatternSyntax {
  readonly node: PatternNode
  /** False where a class holds strings that are not all known (`\p{RGI_Emoji}`). */
  readonly exact: boolean
  /** Up to so many UTF-16 units the engine's matcher decides within milliseconds, by a rough estimate. */
  readonly safeLength: number
  /** The engine's matcher decides in a time linear in the length of a text. */
  readonly deterministic?: true
  /** Some string is known to match it. */
  readonly inhabited?: true
  /** The most telling of its boundary texts, where they were worked out before. */
  readonly boundary?: readonly BoundaryText[]
}

/** By the text of the pattern. */
export type PatternTable = Readonly<Record<string, PatternSyntax>>

let offered: (() => string | undefined) | undefined
let table: PatternTable | undefined

/**
 * Offers patterns as `preparePatterns` wrote them, so that they need not be parsed again; `read` is called when the
 * first pattern is asked for, and gives undefined where there is no such text.
 */
export function offerPatterns(read: () => string | undefined): void {
  offered = read
  table = undefined
}

/** Offers patterns that were read with something else. */
export function offerTable(patterns: PatternTable): void {
  table = patterns
}

/** What a pattern, as a text, comes to; undefined where it is none of those that are offered. */
export function preparedSyntax(pattern: string): PatternSyntax | undefined {
  table ??= JSON.parse(offered?.() ?? '{}') as PatternTable
  return Object.hasOwn(table, pattern) ? table[pattern] : undefined
}

/** The patterns and what they come to, as a text. */
export function writePatterns(patterns: ReadonlyMap<string, PatternSyntax>): string {
  // JSON has no infinity, but numbers that are read as one.
  return JSON.stringify(Object.fromEntries(patterns)).replaceAll('"max":null', '"max":1e999')
}
