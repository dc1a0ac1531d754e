import { lstatSync, readdirSync, realpathSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { readBytes } from '../read-bytes.js'
import { parseCase, type SavedCase } from './saved-case.js'

/** A case with the absolute path of its file. */
export interface CaseFile {
  readonly file: string
  readonly case: SavedCase
}

/** A file that is not used, and why. */
export interface CaseProblem {
  readonly file: string
  readonly reason: string
}

/** The case files of a folder, by name, and what else it holds under such a name. */
export interface FoundCases {
  readonly cases: readonly CaseFile[]
  readonly problems: readonly CaseProblem[]
}

/** The platform sends no event of more than 6 MB; escaped and indented, it is a few times that. */
const maxBytes = 64 * 1024 * 1024
const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Reads a folder of case files; one that does not exist holds none. What cannot be used is told, and never read further. */
export function readCases(folder: string): FoundCases {
  const cases: CaseFile[] = []
  const problems: CaseProblem[] = []
  for (const name of namesIn(folder, problems)) {
    const file = join(folder, name)
    const read = readCaseFile(file, folder)
    if ('case' in read) cases.push({ file, case: read.case })
    else problems.push({ file, reason: read.problem })
  }
  return { cases, problems }
}

/** Reads one case file. With `within`, one that a link leads out of that folder is refused. */
export function readCaseFile(
  file: string,
  within?: string,
): { readonly case: SavedCase } | { readonly problem: string } {
  try {
    if (within !== undefined && lstatSync(file).isSymbolicLink() && leadsOut(file, within))
      return { problem: 'it is a link that leads out of the folder' }
    const bytes = readBytes(file, { most: maxBytes })
    return bytes.includes(0) ? { problem: 'it is binary, no JSON' } : parseCase(decoded(bytes))
  } catch (error) {
    return { problem: reasonOf(error) }
  }
}

function namesIn(folder: string, problems: CaseProblem[]): readonly string[] {
  try {
    // The temporary files of a writer begin with a dot.
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json') && !name.startsWith('.'))
      .sort()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return []
    problems.push({ file: folder, reason: code === 'ENOTDIR' ? 'it is no folder' : reasonOf(error) })
    return []
  }
}

function leadsOut(file: string, within: string): boolean {
  const path = relative(realpathSync(within), realpathSync(file))
  return path === '..' || path.startsWith(`..${sep}`) || path === ''
}

function decoded(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw new Error('it is no UTF-8 text')
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return 'it does not exist, or is a link to nothing'
  return code === undefined ? message : `it cannot be read: ${message}`
}
