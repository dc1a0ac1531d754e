import type { BinaryToTextEncoding } from 'node:crypto'
import { createRequire } from 'node:module'

/** The digest of a text. The module that makes it is loaded at the first one: most processes need none. */
export function digestOf(algorithm: 'sha1' | 'sha256', text: string, encoding: BinaryToTextEncoding): string {
  const { createHash } = createRequire(import.meta.url)('node:crypto') as typeof import('node:crypto')
  return createHash(algorithm).update(text).digest(encoding)
}
