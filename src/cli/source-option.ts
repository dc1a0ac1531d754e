import type { Contract } from '../contract.js'
import type { Program } from './program.js'
import { knownName } from './unknown-name.js'

/** The contract of an event source. Throws InvalidOptionError that names the nearest one when it is unknown. */
export function contractOf(program: Program, source: string): Contract {
  const name = knownName('event source', source, Object.keys(program.contracts))
  return program.contracts[name]!()
}
