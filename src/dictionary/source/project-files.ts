import { statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readBytes } from '../../read-bytes.js'
import { isDot, isMark } from '../reading/operand.js'
import { aliasedFile } from './aliased-file.js'
import type { SourceToken } from './source-tokens.js'

/** A file that holds more is data, or a bundle of what is not the author's. */
const maxFileBytes = 512 * 1024

const extensions = ['', '.js', '.mjs', '.cjs', '.ts', '.mts', '.cts', '.json', '.jsx', '.tsx']
const indexes = ['index.js', 'index.ts', 'index.mjs', 'index.cjs', 'index.mts']
/** TypeScript sources import each other by the names of what they compile to. */
const compiledTo: Readonly<Record<string, string>> = { '.js': '.ts', '.mjs': '.mts', '.cjs': '.cts' }

/** The text of a file; undefined where it cannot be read or is too large. */
export function readSourceFile(file: string): string | undefined {
  try {
    return readBytes(file, { most: maxFileBytes }).toString('utf8')
  } catch {
    return undefined
  }
}

/** The path of a module that the engine names by path or URL; undefined for one that is no file. */
export function modulePath(name: string): string | undefined {
  // Bundlers append a query to what they have transformed.
  const bare = name.replace(/[?#][^/\\]*$/, '')
  try {
    if (bare.startsWith('file:')) return fileURLToPath(bare)
  } catch {
    return undefined
  }
  return /^(\/|[A-Za-z]:[\\/])/.test(bare) ? bare : undefined
}

/** Whether a file is the author's own: of no package, and not of Node.js. */
export function isProjectFile(file: string): boolean {
  return !/^node:|[\\/]node_modules[\\/]/.test(file)
}

/** The files of the project that a source imports, in its order, types left out. */
export function importedFiles(tokens: readonly SourceToken[], file: string): readonly string[] {
  const folder = dirname(file)
  const found: string[] = []
  for (const specifier of specifiers(tokens)) {
    const isPath = relative.test(specifier)
    const path = isPath ? fileOf(resolve(folder, specifier)) : aliasedFile(specifier, file)
    if (path !== undefined && isProjectFile(path) && !found.includes(path)) found.push(path)
  }
  return found
}

const relative = /^\.\.?(\/|$)/

function* specifiers(tokens: readonly SourceToken[]): Iterable<string> {
  for (const [at, { kind, text }] of tokens.entries()) {
    if (kind !== 'text') continue
    const called = isMark(tokens[at - 1], '(')
    const before = tokens[called ? at - 2 : at - 1]
    // What a function named `from` takes is no module: `Buffer.from('…')`.
    const words = called ? ['import', 'require'] : ['from', 'import']
    if (before?.kind !== 'word' || !words.includes(before.text)) continue
    if (before.text === 'from' && isTypeOnly(tokens, at - 1)) continue
    yield text.replace(/(?<=.)[?#].*$/, '')
  }
}

function isTypeOnly(tokens: readonly SourceToken[], from: number): boolean {
  for (let at = from - 1; at >= 0 && from - at < 300; at--) {
    const { kind, text } = tokens[at]!
    if (kind !== 'word' || (text !== 'import' && text !== 'export') || isDot(tokens[at - 1])) continue
    const next = tokens[at + 1]
    return next?.kind === 'word' && next.text === 'type' && tokens[at + 2]?.text !== 'from'
  }
  return false
}

function fileOf(path: string): string | undefined {
  const candidates = extensions.map((extension) => path + extension)
  for (const [compiled, source] of Object.entries(compiledTo)) {
    if (path.endsWith(compiled)) candidates.push(path.slice(0, -compiled.length) + source)
  }
  candidates.push(...indexes.map((name) => join(path, name)))
  return candidates.find((candidate) => statSync(candidate, { throwIfNoEntry: false })?.isFile() === true)
}
