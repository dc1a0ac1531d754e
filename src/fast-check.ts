import { createRequire, Module } from 'node:module'
import { fileURLToPath } from 'node:url'

/*
 * To load fast-check takes a cold process about as long as to load all else that a check needs, and every test file is
 * a cold process. So it is loaded where an arbitrary is asked for or given; and where something else has loaded it,
 * the settings of its configureGlobal are in force.
 */

export type FastCheck = typeof import('fast-check')

let known: FastCheck | undefined
let tells: boolean | undefined

/** fast-check: the module that an import of it gives, loaded now where nothing has loaded it. */
export function fastCheck(): FastCheck {
  known ??= createRequire(import.meta.url)(fileOfFastCheck()) as FastCheck
  return known
}

/** fast-check where anything in this process has loaded it; where that cannot be told, it is loaded. */
export function loadedFastCheck(): FastCheck | undefined {
  known ??= canTell() ? (loadedModule(fileOfFastCheck()) as FastCheck | undefined) : fastCheck()
  return known
}

/**
 * To be awaited before a check is planned: where modules are loaded by another loader than that of Node.js, as in a
 * vm context of a test runner, an import alone gives the module that the user's tests have.
 */
export async function findFastCheck(): Promise<void> {
  if (!canTell()) known = await import('fast-check')
}

/** What `fc.pre` throws bears this mark, whichever of its modules it comes from. */
const preconditionMark = Symbol.for('fast-check/PreconditionFailure')

/** Whether an error says that an event is none for a property, as `fc.PreconditionFailure.isFailure` tells it. */
export function isPreconditionFailure(error: unknown): boolean {
  return (error as { readonly footprint?: unknown } | null | undefined)?.footprint === preconditionMark
}

/** Whether what is loaded is seen: this module is. */
function canTell(): boolean {
  tells ??= Object.values(loadedModule(fileURLToPath(import.meta.url)) ?? {}).includes(findFastCheck)
  return tells
}

/** The file that an import loads; a `require` of the name would load its CommonJS twin. */
function fileOfFastCheck(): string {
  return fileURLToPath(import.meta.resolve('fast-check'))
}

/**
 * What an ES module exports if it is loaded. Node.js does not tell; but before it compiles the text of a module for a
 * `require`, it looks whether it has that module. So this text is compiled, and found to be none, only where it has not.
 */
function loadedModule(file: string): object | undefined {
  const asked = new Module(file) as Module & {
    _compile(text: string, file: string, format: 'module'): void
  }
  try {
    asked._compile('}', file, 'module')
    return asked.exports
  } catch {
    return undefined
  }
}
