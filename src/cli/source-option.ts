import type { Contract } from '../contract.js'
import { findingInFlags, inWordsOfFlags } from './command-words.js'
import type { Program } from './program.js'
import type { Arguments } from './read-arguments.js'
import { readSourceFlags } from './source-flags.js'
import { knownName } from './unknown-name.js'

/**
 * The contract of an event source, narrowed by the flags where there are any. Throws InvalidOptionError that names the
 * nearest source when it is unknown, and the flag that is wrong.
 */
export function contractOf(program: Program, source: string, args?: Arguments): Contract {
  const name = knownName('event source', source, Object.keys(program.contracts))
  const make = program.contracts[name]!
  if (args === undefined) return make()
  const options = readSourceFlags(program, name, args)
  try {
    return findingInFlags(make(options), name)
  } catch (error) {
    throw inWordsOfFlags(error, name)
  }
}
