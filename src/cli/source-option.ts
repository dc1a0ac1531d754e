import type { Contract } from '../contract.js'
import { findingInFlags, inWordsOfFlags } from './command-words.js'
import type { Program } from './program.js'
import type { Arguments } from './read-arguments.js'
import { readSourceFlags } from './source-flags.js'
import { knownName } from './unknown-name.js'

/**
 * The contract of an event source, narrowed by the flags where there are any. Rejects with an InvalidOptionError that
 * names the nearest source when it is unknown, and the flag that is wrong.
 */
export async function contractOf(program: Program, source: string, args?: Arguments): Promise<Contract> {
  const name = knownName('event source', source, program.sources)
  const options = args === undefined ? undefined : readSourceFlags(program, name, args)
  const make = (await program.parts()).contracts[name]!
  if (options === undefined) return make()
  try {
    return findingInFlags(make(options), name)
  } catch (error) {
    throw inWordsOfFlags(error, name)
  }
}
