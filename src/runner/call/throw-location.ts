import { relative } from 'node:path'
import { type Frame, isUserFile, readFrame } from '../../own-frames.js'
import { workingFolder } from '../../working-folder.js'
import { mappedPosition } from './mapped-position.js'

/** From this column on a line says too little: minified code is one line. */
const farColumn = 500

/**
 * The first line of the user's code in the stack of what was thrown, in its source where a source map leads there:
 * `src/create-order.ts:14`, in minified code with the column: `dist/index.mjs:1:2034`; undefined without one.
 */
export function throwLocation(thrown: unknown): string | undefined {
  const [first] = userFrames(stackOf(thrown) ?? '')
  if (first === undefined) return undefined
  const { file, line, column } = mappedPosition(first)
  return `${shortPath(file)}:${line}${column < farColumn ? '' : `:${column}`}`
}

/**
 * The function of the user's code in which it was thrown, which stays what it is when lines are added above it:
 * `totalOf`, also of a method. Of a function without a name the one that called it; the file where none has
 * a name; undefined without a line of the user's code.
 */
export function throwFunction(thrown: unknown): string | undefined {
  const frames = [...userFrames(stackOf(thrown) ?? '')]
  for (const { name } of frames) {
    const found = name === undefined ? '' : bareName(name)
    if (found !== '') return found
  }
  return frames[0] === undefined ? undefined : shortPath(mappedPosition(frames[0]).file)
}

/** Without what depends on the call: whose method it was, by which name, and whether it was awaited. */
function bareName(name: string): string {
  return name
    .replace(/ \[as .*\]$/, '')
    .replace(/^(?:async |new )+/, '')
    .replace(/^.*\./, '')
    .replace(/^(?:<anonymous>|eval)$/, '')
}

/** The places in the user's own files that a stack names, innermost first. */
export function* userFrames(stack: string): Iterable<Frame> {
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
  const path = relative(workingFolder(), file).replaceAll('\\', '/')
  return path.startsWith('..') ? file : path
}
