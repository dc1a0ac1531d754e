import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Attempts at a name of its own: each writer that was killed has left one behind at most. */
const maxAttempts = 10_000

/**
 * Writes a file whole or not at all, whatever happens meanwhile: into a temporary file of the same folder, which
 * takes the name then. Several processes may write the same folder. Throws the error of the file system.
 */
export function writeWhole(folder: string, name: string, text: string): void {
  mkdirSync(folder, { recursive: true })
  const { path, descriptor } = createTemporary(folder, name)
  try {
    try {
      writeFileSync(descriptor, text)
    } finally {
      closeSync(descriptor)
    }
    renameSync(path, join(folder, name))
  } catch (error) {
    rmSync(path, { force: true })
    throw error
  }
}

/** Whether a name is that of a temporary file. */
export function isTemporary(name: string): boolean {
  return /^\..+\.\d+\.tmp$/.test(name)
}

/** The file system alone says which name is free: two processes count alike. */
function createTemporary(folder: string, name: string): { path: string; descriptor: number } {
  for (let count = 0; ; count++) {
    const path = join(folder, `.${name}.${count}.tmp`)
    try {
      return { path, descriptor: openSync(path, 'wx') }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || count >= maxAttempts) throw error
    }
  }
}
