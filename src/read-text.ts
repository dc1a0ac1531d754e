import { readFileSync, statSync } from 'node:fs'

/** Bytes of a file beyond which it is data, and no schema, document or event. */
const mostBytes = 200_000_000

/** Why a file of other bytes cannot be read. */
export const notUtf8 = 'it is not UTF-8'

/**
 * The text of a file that an author names, which has to be UTF-8; a byte order mark stays. Throws an Error whose
 * message goes on after "the file cannot be read: ".
 */
export function readText(file: string): string {
  let bytes: Uint8Array
  try {
    refuseEndless(file)
    bytes = readFileSync(file)
  } catch (cause) {
    throw new Error(reasonOf(cause), { cause })
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw new Error(notUtf8, { cause })
  }
}

/** Throws for what would be read for ever, or fill the memory. A pipe is read: `<(…)` of a shell is one. */
export function refuseEndless(file: string): void {
  const stats = statSync(file)
  if (stats.isDirectory()) throw new Error('it is a folder')
  if (stats.isSocket()) throw new Error('it is a socket')
  const isDevice = stats.isBlockDevice() || stats.isCharacterDevice()
  if (isDevice && !/^\/dev\/(null|stdin|fd\/\d+|tty)$/.test(file)) throw new Error('it is a device')
  if (stats.size > mostBytes)
    throw new Error(`it has ${stats.size} bytes, and more than ${mostBytes} are not read`)
}

/** Why a file cannot be read, for its author. */
function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return 'it does not exist'
  if (code === 'EISDIR') return 'it is a folder'
  if (code === 'EACCES') return 'permission denied'
  if (code === 'ELOOP') return 'its links lead in a circle'
  return message ?? String(error)
}
