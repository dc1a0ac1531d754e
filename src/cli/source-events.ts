import { type PreparedEvents, readPreparedEvents } from '../arbitrary/prepared-events.js'
import type { Contract } from '../contract.js'
import { defaultEvidence } from '../evidence.js'
import { readEvidence } from './evidence-option.js'
import type { Program } from './program.js'
import type { Arguments } from './read-arguments.js'
import { readSourceFlags } from './source-flags.js'
import { contractOf } from './source-option.js'
import { knownName } from './unknown-name.js'

/** What random events are made of. */
export type SourceEvents = PreparedEvents & Pick<Contract, 'complete'>

/**
 * The events of a source as the flags narrow them. Where none does, they are what was worked out when the program was
 * built, and neither the contract nor what would work it out is loaded. Rejects as {@link contractOf} does.
 */
export async function sourceEvents(program: Program, source: string, args: Arguments): Promise<SourceEvents> {
  const name = knownName('event source', source, program.sources)
  const evidence = readEvidence(args)
  const isPlain = evidence === undefined && Object.keys(readSourceFlags(program, name, args)).length === 0
  const text = isPlain ? program.preparedEvents?.(name) : undefined
  if (text !== undefined) return readPreparedEvents(text)
  const contract = await contractOf(program, name, args)
  const { contractEvents } = await import('./contract-events.js')
  return contractEvents(contract, evidence ?? defaultEvidence)
}
