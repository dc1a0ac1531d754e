import { basename, relative, resolve } from 'node:path'
import { type HandlerReference, parseHandlerNotation } from './find-handler-file.js'

/** Names of functions and exports that tell no handler from another. */
const plainNames: readonly string[] = ['', 'handler', 'default', 'anonymous', 'Mock', 'spy']

/** File and export of a handler that was given by its file; undefined for a function, and for what is no handler. */
function handlerReference(input: unknown): HandlerReference | undefined {
  if (typeof input === 'string') {
    try {
      return parseHandlerNotation(input)
    } catch {
      // Loading it tells what is wrong.
      return undefined
    }
  }
  const { file, export: exported } = (input ?? {}) as Partial<HandlerReference>
  if (typeof file !== 'string') return undefined
  return typeof exported === 'string' ? { file, export: exported } : { file }
}

/** A handler as `file.export`, the file relative to a folder; undefined for a function. */
export function handlerNotation(input: unknown, folder: string): string | undefined {
  const reference = handlerReference(input)
  if (reference === undefined) return undefined
  const path = relative(folder, resolve(folder, reference.file)).replaceAll('\\', '/')
  return `${path.replace(/\.[cm]?[jt]s$/, '')}.${reference.export ?? 'handler'}`
}

/**
 * What the folder of a handler's cases is called: after its file, else after the test that declares it; with the
 * function's name where that tells more. `number` counts those that would be called the same otherwise.
 */
export function handlerName(input: unknown, testName?: string, number: number = 1): string {
  const reference = handlerReference(input)
  const base = reference === undefined ? testName : basename(reference.file).replace(/\.[cm]?[jt]sx?$/, '')
  const own = reference?.export ?? (typeof input === 'function' ? input.name : '')
  const numbered = number === 1 ? base : `${base ?? 'handler'}-${number}`
  const parts = [numbered, plainNames.includes(own) ? undefined : own].filter((part) => part !== undefined)
  return parts.length === 0 ? 'handler' : parts.map(plainText).join('.')
}

/** The name of a test file without its endings: `create-order` of `test/create-order.test.ts`. */
export function testNameOf(file: string): string {
  return basename(file).replace(/(\.(test|spec))?\.[cm]?[jt]sx?$/, '')
}

/** Letters, digits and the signs that every file system takes. */
function plainText(text: string): string {
  return text.replace(/[^\p{L}\p{N}_.-]+/gu, '-').replace(/^\.+/, '') || 'handler'
}
