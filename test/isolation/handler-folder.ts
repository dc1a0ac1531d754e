import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Handlers as files of their own, within the repository. */
export interface HandlerFolder {
  /** Writes a module and returns its path. */
  readonly write: (name: string, text: string) => string
  readonly remove: () => void
}

/** An answer that keeps the contract of the gateway, for the text of a handler. */
export const fine = "{ statusCode: 200, headers: {}, body: '', isBase64Encoded: false }"

export function handlerFolder(purpose: string): HandlerFolder {
  mkdirSync('.tmp', { recursive: true })
  const folder = mkdtempSync(join('.tmp', `${purpose}-`))
  return {
    write: (name, text) => {
      const path = join(folder, name)
      writeFileSync(path, text)
      return path
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
