import { readdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { removeLeftovers } from '../saved/case-store.js'
import { demandPath } from '../saved/only-case.js'
import { type FoundCases, readCaseFile, readCases } from '../saved/read-cases.js'

/** Cases that were named on a command line, each once. */
export type NamedCases = FoundCases

/** The cases in files and in folders at any depth. Throws InvalidOptionError for a path that does not exist. */
export function findCases(paths: readonly string[]): NamedCases {
  const found = paths.map(casesAt)
  const byFile = new Map(found.flatMap(({ cases }) => cases).map((one) => [one.file, one]))
  const problems = new Map(found.flatMap((one) => one.problems).map((one) => [one.file, one]))
  return { cases: [...byFile.values()], problems: [...problems.values()] }
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

/** Removes what writers that were killed have left behind beside these files. */
export function removeLeftoversBeside(files: readonly string[]): void {
  for (const folder of new Set(files.map((file) => dirname(resolve(file))))) removeLeftovers(folder)
}
