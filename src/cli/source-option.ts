import type { Contract } from '../contract.js'
import type { Program } from './program.js'
import type { Arguments } from './read-arguments.js'
import { readSchemas } from './schema-option.js'
import { knownName } from './unknown-name.js'

/** The contract of an event source, with the schemas that the flags name. Throws InvalidOptionError that names the nearest one when it is unknown. */
export function contractOf(program: Program, source: string, args?: Arguments): Contract {
  const name = knownName('event source', source, Object.keys(program.contracts))
  return program.contracts[name]!(args === undefined ? {} : readSchemas(program, name, args))
}
