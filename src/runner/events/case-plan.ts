import { type Stats, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { CheckOptions } from '../../check-options.js'
import type { Contract } from '../../contract.js'
import type { Environment } from '../../environment.js'
import { InvalidOptionError } from '../../errors.js'
import { type CaseStore, openCases } from '../../saved/case-store.js'
import { handlerName, handlerNotation } from '../call/handler-name.js'

/** Where cases are kept when the option `cases` says nothing. */
export interface CaseDefaults {
  /** Holds a folder for each handler and contract. */
  readonly folder: string
  /** After which they are called where the handler is a function. */
  readonly testName: string
  /** Tells it from others in the same test that would be called so too. Default 1, which adds nothing. */
  readonly number?: number
}

/**
 * The saved cases of a check, in a folder of the one that the option `cases` names; undefined where none are kept.
 * Nothing is written in continuous integration, nor where a single event is replayed.
 */
export function casesOf<E>(
  contract: Contract<E>,
  handler: unknown,
  options: CheckOptions<E>,
  environment: Environment,
  defaults?: CaseDefaults,
): CaseStore | undefined {
  const root = options.cases ?? defaults?.folder
  if (root === undefined || root === false || options.replay !== undefined) return undefined
  demandFolder(resolve(root))
  const notation = handlerNotation(handler, environment.workingFolder)
  return openCases({
    folder: join(
      resolve(root),
      `${handlerName(handler, defaults?.testName, defaults?.number)}.${contract.name}`,
    ),
    writable: !environment.isCi,
    contract: contract.name,
    package: environment.packageText,
    ...(notation === undefined ? {} : { handler: notation }),
  })
}

function demandFolder(path: string): void {
  const found = foundAt(path)
  if (found === undefined || found.isDirectory()) return
  throw new InvalidOptionError('the option cases names a file, not a folder', {
    where: path,
    next: 'Name a folder; it is made with the first case.',
  })
}

function foundAt(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch (cause) {
    // Of a path through a file, and of one that is too long, the system says so by an error.
    throw new InvalidOptionError(
      `the option cases names a folder that cannot be read: ${(cause as Error).message}`,
      { where: path, next: 'Name another folder; it is made with the first case.', cause },
    )
  }
}
