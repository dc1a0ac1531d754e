import { readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Violation } from '../report/report.js'
import { type FoundCases, readCases } from './read-cases.js'
import { type CaseOrigin, caseFileName, caseOf, caseText } from './saved-case.js'
import { isTemporary, writeWhole } from './write-case.js'

/** The saved cases of one handler and contract. */
export interface CaseStore extends FoundCases {
  readonly folder: string
  /** Keeps a violation and returns the absolute path of its file; absent where nothing may be written. Throws errors of the file system. */
  readonly save?: (violation: Violation) => string
}

/** Where cases are kept and what is written into them. */
export interface CaseStoreOptions extends CaseOrigin {
  readonly folder: string
  /** Whether anything may be written. */
  readonly writable: boolean
}

/** Opens a folder of cases, which need not exist: it is made with the first case. */
export function openCases(options: CaseStoreOptions): CaseStore {
  const folder = resolve(options.folder)
  const found = readCases(folder)
  if (!options.writable) return { folder, ...found }
  const save = (violation: Violation): string => {
    const saved = caseOf(violation, options)
    const name = caseFileName(saved)
    writeWhole(folder, name, caseText(saved))
    return join(folder, name)
  }
  return { folder, ...found, save }
}

/** Removes a case file; one that is gone already is no error. */
export function removeCase(file: string): void {
  rmSync(file, { force: true })
}

/** Removes what writers that were killed have left behind in a folder. */
export function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) if (isTemporary(name)) rmSync(join(folder, name), { force: true })
}
