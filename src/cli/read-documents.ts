import { jsonSyntaxProblem, placeOf } from './json-syntax.js'

/** One JSON document of a file, or why it is none. */
export interface JsonDocument {
  /** Line on which it stands; absent when it is the only one of its file. */
  readonly line?: number
  readonly value?: unknown
  /** Why it is no JSON, with line and column. */
  readonly problem?: string
}

/**
 * The documents in a file: one JSON text, or one a line (NDJSON). A text that is neither is taken for what it looks
 * most like, and comes with its problems. Never throws.
 */
export function readDocuments(bytes: Uint8Array): readonly JsonDocument[] {
  const text = decode(bytes)
  if (text === undefined) return [{ problem: 'the file is not UTF-8' }]
  if (text.trim() === '') return [{ problem: 'the file is empty' }]
  const whole = parse(text)
  if ('value' in whole) return [whole]
  const lines = text.split('\n')
  return looksLikeLines(lines) ? linesOf(lines) : [whole]
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    // Drops a byte order mark.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function parse(text: string, line?: number): JsonDocument {
  const place = line === undefined ? {} : { line }
  try {
    return { ...place, value: JSON.parse(text) as unknown }
  } catch (error) {
    const found = jsonSyntaxProblem(text)
    const problem =
      found === undefined
        ? (error as Error).message
        : `${placeOf(text, found.offset, line)}: ${found.message}`
    return { ...place, problem }
  }
}

/** A document over several lines begins with a line and ends with a line that are no JSON by themselves. */
function looksLikeLines(lines: readonly string[]): boolean {
  const filled = lines.filter((line) => line.trim() !== '')
  return filled.length > 1 && [filled[0]!, filled.at(-1)!].some((line) => 'value' in parse(line))
}

function linesOf(lines: readonly string[]): readonly JsonDocument[] {
  return lines.flatMap((line, i) => (line.trim() === '' ? [] : [parse(line, i + 1)]))
}
