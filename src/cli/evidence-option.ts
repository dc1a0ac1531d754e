import { type Evidence, evidenceLevels } from '../evidence.js'
import type { Arguments } from './read-arguments.js'
import { knownName } from './unknown-name.js'

/** The levels of `--evidence`; undefined when it is not given. Throws InvalidOptionError for an unknown level. */
export function readEvidence(args: Arguments): readonly Evidence[] | undefined {
  if (!args.has('evidence')) return undefined
  return args.texts('evidence').map((level) => knownName('level of evidence', level, evidenceLevels))
}
