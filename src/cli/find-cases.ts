import { readdirSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { InvalidOptionError } from '../errors.js'
import { didYouMean } from '../nearest-name.js'
import { removeLeftovers } from '../saved/case-store.js'
import { type FoundCases, readCaseFile, readCases } from '../saved/read-cases.js'
import type { SavedCase } from '../saved/saved-case.js'

/** Cases that were named on a command line, each once. */
export type NamedCases = FoundCases

/** The cases in files and in folders at any depth. Throws InvalidOptionError for a path that does not exist. */
export function findCases(paths: readonly string[]): NamedCases {
  const found = paths.map(casesAt)
  const byFile = new Map(found.flatMap(({ cases }) => cases).map((one) => [one.file, one]))
  const problems = new Map(found.flatMap((one) => one.problems).map((one) => [one.file, one]))
  return { cases: [...byFile.values()], problems: [...problems.values()] }
}

/** The case in one file. Throws InvalidOptionError when it holds none. */
export function onlyCase(path: string): SavedCase {
  demandPath(path)
  const read = readCaseFile(resolve(path))
  if ('case' in read) return read.case
  throw new InvalidOptionError(`the file holds no case that can be used: ${read.problem}`, { where: path })
}

function casesAt(path: string): FoundCases {
  demandPath(path)
  const full = resolve(path)
  if (statSync(full).isDirectory()) return joined(foldersIn(full).map((folder) => readCases(folder)))
  const read = readCaseFile(full)
  return 'case' in read
    ? { cases: [{ file: full, case: read.case }], problems: [] }
    : { cases: [], problems: [{ file: full, reason: read.problem }] }
}

function foldersIn(folder: string): readonly string[] {
  const inner = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.endsWith('.json'))
    .map((entry) => join(folder, entry.name))
    .sort()
  return [folder, ...inner.flatMap(foldersIn)]
}

function joined(found: readonly FoundCases[]): FoundCases {
  return {
    cases: found.flatMap(({ cases }) => cases),
    problems: found.flatMap(({ problems }) => problems),
  }
}

function demandPath(path: string): void {
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) return
  const near = didYouMean(basename(path), namesBeside(path))
  throw new InvalidOptionError(
    `there is no file or folder ${JSON.stringify(path)}`,
    near === undefined ? {} : { next: near },
  )
}

function namesBeside(path: string): readonly string[] {
  try {
    return readdirSync(dirname(path))
  } catch {
    return []
  }
}

/** Removes what writers that were killed have left behind beside these files. */
export function removeLeftoversBeside(files: readonly string[]): void {
  for (const folder of new Set(files.map((file) => dirname(resolve(file))))) removeLeftovers(folder)
}
