import { createRequire } from 'node:module'

/**
 * What HTTP says of a status; undefined for one that it does not know. Loaded where a report needs it: Node.js takes
 * longer over its HTTP modules than over the whole of this package.
 */
export function reasonPhrase(status: number): string | undefined {
  const { STATUS_CODES } = createRequire(import.meta.url)('node:http') as typeof import('node:http')
  return STATUS_CODES[status]
}
