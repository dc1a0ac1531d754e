import type { BinaryToTextEncoding } from 'node:crypto'
import { builtinModule } from './builtin-module.js'

/** The digest of a text. The module that makes it is loaded at the first one: most processes need none. */
export function digestOf(algorithm: 'sha1' | 'sha256', text: string, encoding: BinaryToTextEncoding): string {
  return builtinModule('node:crypto').createHash(algorithm).update(text).digest(encoding)
}
