/** A value that a source writes out. */
export type Literal = string | number | boolean | null

/** A member that a source reads, and the words that stand around it: `query`, `headers`, `body`. */
export interface ReadName {
  readonly name: string
  readonly near: readonly string[]
}

/** Where in a text another one stands. */
export type TextPart = 'start' | 'end' | 'inside'

/** A member and a value that it is compared with. */
export interface Pair extends ReadName {
  readonly value: Literal
  /** The member is asked whether the value is a part of it. */
  readonly part?: TextPart
}

/** A member and a regular expression that it is matched with, as it is written. */
export interface Match extends ReadName {
  readonly pattern: string
}

/** One of the constants that stand side by side: a text or a regular expression, and the key that it has. */
export interface RowEntry {
  readonly key?: string
  readonly text?: string
  readonly pattern?: string
}

/** Constants that stand side by side, such as those of a row of a table. */
export interface Row {
  readonly entries: readonly RowEntry[]
}

/** A number that a length is compared with. */
export interface LengthBound {
  /** Of what the length is, where that has a name. */
  readonly name: string | undefined
  readonly length: number
}

/** The constants of a source, each kind in the order of the source and without repetitions. */
export interface SourceConstants {
  readonly texts: readonly string[]
  readonly numbers: readonly number[]
  readonly names: readonly ReadName[]
  readonly pairs: readonly Pair[]
  readonly lengths: readonly LengthBound[]
  /** Regular expressions as they are written. */
  readonly patterns: readonly string[]
  readonly matches: readonly Match[]
  /** Texts that are made of several constants. */
  readonly composed: readonly string[]
  readonly rows: readonly Row[]
}

/** How many of each kind are kept of one check; the first ones, which stand nearest to the handler. */
const maxOfKind: Readonly<Record<keyof SourceConstants, number>> = {
  texts: 300,
  numbers: 100,
  names: 100,
  pairs: 200,
  lengths: 30,
  patterns: 30,
  matches: 30,
  composed: 40,
  rows: 60,
}

/** No constants at all. */
export const noConstants: SourceConstants = {
  texts: [],
  numbers: [],
  names: [],
  pairs: [],
  lengths: [],
  patterns: [],
  matches: [],
  composed: [],
  rows: [],
}

/** The constants of several sources as those of one: earlier ones first. */
export function joinConstants(all: readonly SourceConstants[]): SourceConstants {
  const joined = <K extends keyof SourceConstants>(kind: K): SourceConstants[K] => {
    const found = new Map<string, unknown>()
    for (const constants of all) {
      for (const entry of constants[kind]) {
        if (!isWritable(entry)) continue
        const key = keyOf(entry)
        if (!found.has(key)) found.set(key, entry)
        if (found.size >= maxOfKind[kind]) return [...found.values()] as unknown as SourceConstants[K]
      }
    }
    return [...found.values()] as unknown as SourceConstants[K]
  }
  return {
    texts: joined('texts'),
    numbers: joined('numbers'),
    names: joined('names'),
    pairs: joined('pairs'),
    lengths: joined('lengths'),
    patterns: joined('patterns'),
    matches: joined('matches'),
    composed: joined('composed'),
    rows: joined('rows'),
  }
}

/** Whether nothing was found. */
export function isEmpty(constants: SourceConstants): boolean {
  return Object.values(constants).every((entries) => entries.length === 0)
}

/** Half of a surrogate pair occurs in no event: UTF-8 has no bytes for it. */
function isWritable(entry: string | number | ReadName | Pair | LengthBound | Match | Row): boolean {
  if (typeof entry === 'object' && 'entries' in entry) return !entry.entries.some(holdsHalf)
  return !holdsHalf(entry)
}

function holdsHalf(entry: string | number | object): boolean {
  const parts = typeof entry === 'object' ? Object.values(entry) : [entry]
  return parts.some((part) => typeof part === 'string' && /\p{Surrogate}/u.test(part))
}

function keyOf(entry: string | number | ReadName | Pair | LengthBound | Match | Row): string {
  if (typeof entry !== 'object') return `${typeof entry} ${entry}`
  const { near: _near, ...rest } = entry as Pair
  return JSON.stringify(rest)
}
