import { readdirSync, statSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { InvalidOptionError } from '../errors.js'
import { didYouMean } from '../nearest-name.js'
import { readCaseFile } from './read-cases.js'
import type { SavedCase } from './saved-case.js'

/** The case in one file. Throws InvalidOptionError when it holds none. */
export function onlyCase(path: string): SavedCase {
  demandPath(path)
  const read = readCaseFile(resolve(path))
  if ('case' in read) return read.case
  throw new InvalidOptionError(`the file holds no case that can be used: ${read.problem}`, { where: path })
}

/** Whether a text names a case file; no token ends so. */
export function isCasePath(text: string): boolean {
  return text.endsWith('.json')
}

/** Throws InvalidOptionError for a path that does not exist, with the nearest name beside it. */
export function demandPath(path: string): void {
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
