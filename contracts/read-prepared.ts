import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * A text that scripts/prepare.mjs has written beside what is shipped, in ASCII where it is for the command line;
 * undefined for sources and what tsc makes of them, which have none.
 */
export function readPrepared(name: string): string | undefined {
  try {
    return readFileSync(join(dirname(fileURLToPath(import.meta.url)), 'prepared', name), 'utf8')
  } catch {
    return undefined
  }
}
