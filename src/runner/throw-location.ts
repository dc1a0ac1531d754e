import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { mappedPosition, type Position } from './mapped-position.js'

/** The folders of this package itself, in source and as compiled: frames in them are not the user's. */
const ownFolders: readonly string[] = [
  fileURLToPath(new URL('../', import.meta.url)),
  fileURLToPath(new URL('../../contracts/', import.meta.url)),
]

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

/** A stack without the frames of this package, which differ with where the handler runs. */
export function withoutOwnFrames(stack: string): string {
  const lines = stack.split('\n')
  return lines.filter((line) => !isOwnFrame(line)).join('\n')
}

function isOwnFrame(line: string): boolean {
  const frame = readFrame(line)
  return frame !== undefined && isOwnFile(frame.file)
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

function readFrame(line: string): Position | undefined {
  const match = /^\s*at (?:.*? \()?((?:file:\/\/|[a-zA-Z]:[\\/]|\/)[^()]*?):(\d+)(?::(\d+))?\)?$/.exec(line)
  if (match === null) return undefined
  return { file: asPath(match[1]!), line: Number(match[2]), column: Number(match[3] ?? 1) }
}

function asPath(file: string): string {
  // Vite appends a query to what it has transformed.
  const bare = file.replace(/\?[^/\\]*$/, '')
  if (!bare.startsWith('file://')) return bare
  try {
    return fileURLToPath(bare)
  } catch {
    return bare
  }
}

function isUserFile(file: string): boolean {
  if (/[\\/]node_modules[\\/]/.test(file)) return false
  return !isOwnFile(file)
}

function isOwnFile(file: string): boolean {
  return ownFolders.some((folder) => file.startsWith(folder))
}

/** A path as a report shows it: relative to the working folder where it lies within. */
export function shortPath(file: string): string {
  const path = relative(process.cwd(), file).replaceAll('\\', '/')
  return path.startsWith('..') ? file : path
}
