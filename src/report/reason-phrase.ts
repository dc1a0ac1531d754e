import { builtinModule } from '../builtin-module.js'

/**
 * What HTTP says of a status; undefined for one that it does not know. Loaded where a report needs it: Node.js takes
 * longer over its HTTP modules than over the whole of this package.
 */
export function reasonPhrase(status: number): string | undefined {
  return builtinModule('node:http').STATUS_CODES[status]
}
