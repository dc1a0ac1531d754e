import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { BrokenHandler } from './planted-handler.js'

/** What an edit puts in front of the handlers of a file: comments, a function that nothing calls, and its texts. */
const unrelated = `
// A comment line.
// Another one: "/orders/secret" is no constant.

/** Nothing calls it. */
export function unrelated(kind: string): number {
  if (kind === 'express-delivery' || kind === 'POST') return 4711
  return kind.startsWith('application/vnd.unrelated+json') ? 1_000_003 : -17
}
`
/** Lines by which an edited handler stands further down. */
export const addedLines: number = unrelated.split('\n').length - 1

/** The planted handlers, each in its file with an unrelated edit above it. */
export interface EditedHandlers {
  readonly handlers: readonly BrokenHandler[]
  readonly remove: () => void
}

/** Writes the files of all planted handlers anew, edited, and loads them. */
export async function editedHandlers(): Promise<EditedHandlers> {
  mkdirSync('.tmp', { recursive: true })
  const folder = resolve(mkdtempSync('.tmp/edited-'))
  const power = resolve('test/power')
  const files = ['answers.ts', 'planted-handler.ts', 'broken-handlers.ts']
  for (const name of files) cpSync(join(power, name), join(folder, name))
  mkdirSync(join(folder, 'broken'))
  for (const name of readdirSync(join(power, 'broken'))) {
    const text = readFileSync(join(power, 'broken', name), 'utf8')
    writeFileSync(join(folder, 'broken', name), edited(text))
  }
  const { brokenHandlers } = (await import(join(folder, 'broken-handlers.ts'))) as {
    readonly brokenHandlers: readonly BrokenHandler[]
  }
  return { handlers: brokenHandlers, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

function edited(text: string): string {
  const last = [...text.matchAll(/^import .*\n/gm)].at(-1)!
  const at = last.index + last[0].length
  return text.slice(0, at) + unrelated + text.slice(at)
}
