import { SourceMap, type SourceMapPayload } from 'node:module'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readBytes } from '../../read-bytes.js'

/** A place in a file; line and column count from 1. */
export interface Position {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** A map that is larger than this is not worth its time for one line of a report. */
const maxMapBytes = 20 * 1024 * 1024

interface ReadMap {
  readonly map: SourceMap
  /** Where the map's own names of sources start from. */
  readonly folder: string
}

const maps = new Map<string, ReadMap | undefined>()

/**
 * The place in the source that a compiled file was made from, by the source map that the file names; the position
 * itself where there is none, or none that can be read.
 */
export function mappedPosition(position: Position): Position {
  const { file, line, column } = position
  if (!maps.has(file)) maps.set(file, readMap(file))
  const read = maps.get(file)
  if (read === undefined) return position
  const entry = read.map.findEntry(line - 1, column - 1)
  if (!('originalSource' in entry) || typeof entry.originalSource !== 'string') return position
  const source = sourcePath(entry.originalSource, read.folder)
  return source === undefined
    ? position
    : { file: source, line: entry.originalLine + 1, column: entry.originalColumn + 1 }
}

function readMap(file: string): ReadMap | undefined {
  try {
    const named = lastMapName(readBytes(file).toString('utf8'))
    if (named === undefined) return undefined
    const inline = /^data:application\/json[^,]*?(;base64)?,(.*)$/s.exec(named)
    if (inline !== null) return parsed(inlineText(inline[2]!, inline[1] !== undefined), dirname(file))
    const mapFile = resolve(dirname(file), decodeURIComponent(named))
    return parsed(readBytes(mapFile, { most: maxMapBytes }).toString('utf8'), dirname(mapFile))
  } catch {
    // A map that is missing or damaged leaves the compiled line, which is true as well.
    return undefined
  }
}

/** The last comment counts: a bundle may hold those of what it was made from. */
function lastMapName(code: string): string | undefined {
  const at = code.lastIndexOf('//# sourceMappingURL=')
  return at < 0 ? undefined : /^\S+/.exec(code.slice(at + '//# sourceMappingURL='.length))?.[0]
}

function inlineText(data: string, isBase64: boolean): string {
  return isBase64 ? Buffer.from(data, 'base64').toString('utf8') : decodeURIComponent(data)
}

function parsed(text: string, folder: string): ReadMap | undefined {
  if (text.length > maxMapBytes) return undefined
  const payload = JSON.parse(text) as SourceMapPayload
  const root = typeof payload.sourceRoot === 'string' ? payload.sourceRoot : ''
  // The class of Node.js writes the root before each name itself; it is resolved here once, with the folder.
  return { map: new SourceMap({ ...payload, sourceRoot: '' }), folder: resolve(folder, asPath(root)) }
}

function sourcePath(source: string, folder: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]+:/i.test(source) && !source.startsWith('file:')) return undefined
  return resolve(folder, asPath(source))
}

function asPath(name: string): string {
  return name.startsWith('file:') ? fileURLToPath(name) : name
}
