import { relative } from 'node:path'
import { isUserFile, readFrame } from '../../own-frames.js'
import { mappedPosition, type Position } from './mapped-position.js'

/**
 * The first line of the user's code in the stack of what was thrown, in its source where a source map leads there:
 * `src/create-order.ts:14`; undefined without one.
 */
export function throwLocation(thrown: unknown): string | undefined {
  const [first] = userFrames(stackOf(thrown) ?? '')
  if (first === undefined) return undefined
  const { file, line } = mappedPosition(first)
  return `${shortPath(file)}:${line}`
}

/** The places in the user's own files that a stack names, innermost first. */
export function* userFrames(stack: string): Iterable<Position> {
  for (const line of stack.split('\n')) {
    const frame = readFrame(line)
    if (frame !== undefined && isUserFile(frame.file)) yield frame
  }
}

function stackOf(thrown: unknown): string | undefined {
  // A thrown value may be a Proxy or have getters that throw.
  try {
    const stack = (thrown as { stack?: unknown } | null | undefined)?.stack
    return typeof stack === 'string' ? stack : undefined
  } catch {
    return undefined
  }
}

/** A path as a report shows it: relative to the working folder where it lies within. */
export function shortPath(file: string): string {
  const path = relative(process.cwd(), file).replaceAll('\\', '/')
  return path.startsWith('..') ? file : path
}
