import { statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isListed } from '../listed.js'
import { cookiePairs } from './planting/cookie-fields.js'
import { composedTexts } from './reading/composed-texts.js'
import { patternTexts } from './reading/pattern-texts.js'
import { constantsOfTokens, readConstants } from './reading/read-constants.js'
import { type FunctionSource, functionSources } from './source/function-sources.js'
import { importedFiles, isProjectFile, modulePath, readSourceFile } from './source/project-files.js'
import { type SourceToken, sourceTokens } from './source/source-tokens.js'
import { isEmpty, joinConstants, noConstants, type SourceConstants } from './source-constants.js'

/** Where the constants come from that are tried in events. */
export type DictionaryOption =
  | 'source'
  | readonly (string | number)[]
  | { readonly files: readonly string[] }
  | false

/** Constants to try in events. */
export interface Dictionary {
  /** Of the handler's function and those behind it. */
  readonly own: SourceConstants
  /** Of everything, the function's first, then its module's, then those of the files that it imports. */
  readonly all: SourceConstants
  /** A source was read and held no constant. */
  readonly hollow: boolean
}

/** A handler as far as its source is looked for: the function, or its file. */
export type DictionarySubject = ((...args: never[]) => unknown) | { readonly file: string } | undefined

/** The dictionary that holds nothing, since nothing was to be read. */
export const noDictionary: Dictionary = { own: noConstants, all: noConstants, hollow: false }

const maxFiles = 40
/** Expressions that are read: making the generator of one costs more than all the other constants of a file. */
const maxPatterns = 10
const maxBytes = 1024 * 1024
/** The folders of this package itself: a test of ours may import from them. */
const ownFolders = ['../', '../../contracts/'].map((folder) =>
  fileURLToPath(new URL(folder, import.meta.url)),
)

/** The constants of a handler's source, or those that the option names. Executes nothing and never throws. */
export function dictionaryOf(option: DictionaryOption, subject: DictionarySubject): Dictionary {
  if (option === false) return noDictionary
  if (isList(option)) return dictionaryOfValues(option)
  if (option !== 'source') return assembled([], option.files)
  if (subject === undefined) return noDictionary
  if (typeof subject !== 'function') return assembled([], [subject.file])
  // What a package wrapped around the handler is not the author's.
  const sources = functionSources(subject).filter(({ module = '' }) => isProjectFile(module))
  const files = sources.flatMap(({ module }) => (module === undefined ? [] : (modulePath(module) ?? [])))
  return assembled(sources, [...new Set(files)])
}

function isList(option: DictionaryOption): option is readonly (string | number)[] {
  return Array.isArray(option)
}

function dictionaryOfValues(values: readonly (string | number)[]): Dictionary {
  const texts = values.filter((value) => typeof value === 'string')
  const numbers = values.filter((value) => typeof value === 'number')
  const names = texts.map((name) => ({ name, near: [] }))
  const all = joinConstants([{ ...noConstants, texts, numbers, names }])
  return { own: all, all, hollow: false }
}

function assembled(functions: readonly FunctionSource[], files: readonly string[]): Dictionary {
  const own = withMadeTexts(joinConstants(functions.map(({ text }) => readConstants(text))))
  const texts = functions.flatMap(({ moduleText }) => moduleText?.() ?? [])
  const modules = [...texts.map(readConstants), ...constantsOfFiles(files)]
  const wasRead = modules.length > 0 || functions.some(({ text }) => text !== '')
  // Where only a file is known, what it writes itself is the nearest.
  const nearest = functions.length > 0 ? own : withMadeTexts(modules[0] ?? own)
  const all = withMadeTexts(joinConstants([nearest, ...modules]))
  return {
    own: nearest,
    all,
    hollow: wasRead && isEmpty(all),
  }
}

/** With the texts that are made of constants: what the expressions match, and several constants in one. */
function withMadeTexts(constants: SourceConstants): SourceConstants {
  const matched = withPatternTexts(constants)
  const pairs = cookiePairs(matched.pairs, matched.names)
  return joinConstants([matched, { ...noConstants, pairs, composed: composedTexts(matched) }])
}

/** What the expressions match stands last among the texts of a function, and among what its members are compared with. */
function withPatternTexts(constants: SourceConstants): SourceConstants {
  const texts = constants.patterns.slice(0, maxPatterns).flatMap(patternTexts)
  const pairs = constants.matches.flatMap(({ pattern, ...read }) =>
    isListed(constants.patterns.slice(0, maxPatterns), pattern)
      ? patternTexts(pattern).map((value) => ({ ...read, value }))
      : [],
  )
  return joinConstants([constants, { ...noConstants, texts, pairs }])
}

interface ReadFile {
  /** When and how long the file was as it was read. */
  readonly stamp: string
  readonly bytes: number
  readonly constants: SourceConstants
  readonly imports: readonly string[]
}

const readFiles = new Map<string, ReadFile | undefined>()

/** Of the files and those that they import: level by level, each once. */
function constantsOfFiles(files: readonly string[]): readonly SourceConstants[] {
  const queue = new Set(files.filter((file) => !ownFolders.some((folder) => file.startsWith(folder))))
  const found: SourceConstants[] = []
  let bytes = 0
  for (const file of queue) {
    const read = readFile(file)
    if (read === undefined) continue
    bytes += read.bytes
    if (bytes > maxBytes || found.length >= maxFiles) break
    found.push(read.constants)
    for (const imported of read.imports)
      if (!ownFolders.some((folder) => imported.startsWith(folder))) queue.add(imported)
  }
  return found
}

/** Read once for as long as it does not change. */
function readFile(file: string): ReadFile | undefined {
  const stamp = stampOf(file)
  const known = readFiles.get(file)
  if (known !== undefined && known.stamp === stamp) return known
  const text = stamp === undefined ? undefined : readSourceFile(file)
  const read =
    text === undefined || stamp === undefined
      ? undefined
      : {
          stamp,
          bytes: text.length,
          ...readTokens(sourceTokens(text), file),
        }
  readFiles.set(file, read)
  return read
}

function readTokens(tokens: readonly SourceToken[], file: string): Pick<ReadFile, 'constants' | 'imports'> {
  return { constants: constantsOfTokens(tokens), imports: importedFiles(tokens, file) }
}

function stampOf(file: string): string | undefined {
  try {
    const { mtimeMs, size } = statSync(file)
    return `${mtimeMs} ${size}`
  } catch {
    return undefined
  }
}
