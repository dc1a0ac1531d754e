import { pathToFileURL } from 'node:url'
import type { createJiti, Jiti, JitiOptions } from 'jiti'
import type { AnyHandler } from '../../contract.js'
import type { DictionarySubject } from '../../dictionary/dictionary.js'
import { HandlerNotFoundError, InvalidOptionError } from '../../errors.js'
import { didYouMean } from '../../nearest-name.js'
import { valueKind } from '../../report/value-kind.js'
import { findHandlerFile, type HandlerReference, parseHandlerNotation } from './find-handler-file.js'
import type { LoadedHandler } from './handler-host.js'
import { lateError, loadError } from './load-error.js'
import { startRealTimeout, stopRealTimeout, type TimeoutHandle } from './real-time.js'
import { shortPath, throwLocation } from './throw-location.js'

/** A handler: the function, `{ file, export }`, or `'src/create-order.handler'`. */
export type HandlerInput<H extends AnyHandler = AnyHandler> = H | HandlerReference | string

/** The name under which a platform looks for a function to run once before the first call. */
const initializerName = 'initializer'

const members = ['file', 'export']

/** What Node.js loads in part, or not at all. */
const compiled = /\.([mc]?ts|[jt]sx)$/

const withJsx = {
  jsx: { runtime: 'automatic' as const },
  extensions: ['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts', '.tsx', '.jsx'],
}

/** Why a loader that knows TypeScript is tried after Node.js itself. */
const loaderErrors = new Set([
  'ERR_UNKNOWN_FILE_EXTENSION',
  'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX',
  'ERR_MODULE_NOT_FOUND',
  'ERR_UNSUPPORTED_DIR_IMPORT',
])

/** Milliseconds in which a module loads, where a call has `timeout`: on a busy machine that alone takes seconds. */
export function loadingTime(timeout: number): number {
  return Math.max(10_000, timeout * 10)
}

/**
 * The function behind a handler in any of its forms. Throws HandlerNotFoundError, also where its module does not load
 * within `limit` milliseconds, or InvalidOptionError for no handler at all.
 */
export async function loadHandler(
  input: unknown,
  limit: number = Number.POSITIVE_INFINITY,
): Promise<LoadedHandler> {
  if (typeof input === 'function') return { handler: input as AnyHandler }
  const reference = referenceOf(input)
  const file = findHandlerFile(reference.file)
  const module = await within(limit, file, importModule(file))
  const handler = exportedFunction(module, reference.export ?? 'handler', file)
  const initializer = memberOf(module, initializerName)
  return typeof initializer === 'function' ? { handler, initializer: initializer as AnyHandler } : { handler }
}

/** Where the source of a handler is to be looked for; undefined for what is no handler, which `loadHandler` tells. */
export function sourceSubject(input: unknown): DictionarySubject {
  if (typeof input === 'function') return input as AnyHandler
  try {
    return input === undefined ? undefined : { file: findHandlerFile(referenceOf(input).file) }
  } catch {
    return undefined
  }
}

function referenceOf(input: unknown): HandlerReference {
  if (typeof input === 'string') return parseHandlerNotation(input)
  const { file, export: exported } = (input ?? {}) as Partial<HandlerReference>
  const unknown =
    typeof file === 'string' && Object.keys(input as object).find((name) => !members.includes(name))
  if (typeof unknown === 'string') throw unknownMember(unknown)
  if (typeof file === 'string' && (exported === undefined || typeof exported === 'string')) {
    return exported === undefined ? { file } : { file, export: exported }
  }
  throw new InvalidOptionError(
    `the handler must be a function, or a file with an export, not ${valueKind(input)}`,
    {
      next: "Pass the function, { file: 'src/create-order.js', export: 'handler' } or 'src/create-order.handler'.",
    },
  )
}

function unknownMember(name: string): InvalidOptionError {
  return new InvalidOptionError(`unknown member "${name}" of the handler`, {
    next: didYouMean(name, members) ?? 'A handler in a file is { file, export }.',
  })
}

/** A module may await at its top level what never comes; nothing in it can be ended, so that it is left alone. */
async function within<T>(limit: number, file: string, loading: Promise<T>): Promise<T> {
  if (limit === Number.POSITIVE_INFINITY) return loading
  let timer: TimeoutHandle | undefined
  const late = new Promise<never>((_, reject) => {
    timer = startRealTimeout(() => reject(lateError(file, limit)), limit)
  })
  return Promise.race([loading, late]).finally(() => stopRealTimeout(timer!))
}

async function importModule(file: string): Promise<object> {
  try {
    return (await import(/* @vite-ignore */ pathToFileURL(file).href)) as object
  } catch (error) {
    if (compiled.test(file) && isForCompiler(error)) return importCompiled(file)
    throw loadError(file, error)
  }
}

/** Also what Node.js leaves of TypeScript and cannot parse: decorators, and imports of types that do not say so. */
function isForCompiler(error: unknown): boolean {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown }
  if (name === 'SyntaxError' && throwLocation(error) === undefined) return true
  return typeof code === 'string' && loaderErrors.has(code)
}

/**
 * Node.js before 22.18 loads no TypeScript, and later ones not all of it. Names that the `paths` of the nearest
 * tsconfig.json stand for are found, and JSX becomes calls of `jsx` of React, or of what a pragma names.
 */
async function importCompiled(file: string): Promise<object> {
  const { createJiti } = await import('jiti')
  const options = /\.[jt]sx$/.test(file) ? withJsx : {}
  try {
    return await withPaths(createJiti, file, options).import<object>(file)
  } catch (error) {
    throw loadError(file, error)
  }
}

/** Without the paths, where a configuration extends one that is not there: most handlers need none. */
function withPaths(create: typeof createJiti, file: string, options: JitiOptions): Jiti {
  try {
    return create(file, { ...options, tsconfigPaths: true })
  } catch {
    return create(file, options)
  }
}

function exportedFunction(module: object, name: string, file: string): AnyHandler {
  const found = memberOf(module, name)
  if (typeof found === 'function') return found as AnyHandler
  const names = exportNames(module)
  if (found !== undefined) {
    throw new HandlerNotFoundError(
      `the export "${name}" is no function but ${found === null ? 'null' : typeof found}`,
      {
        where: file,
        next: `It exports: ${names.join(', ')}.`,
      },
    )
  }
  const exported = names.length === 0 ? 'It exports nothing.' : `It exports: ${names.join(', ')}.`
  throw new HandlerNotFoundError(`there is no export "${name}"`, {
    where: file,
    next: [didYouMean(name, names), exported, defaultStep(module, file)]
      .filter((text) => text !== undefined)
      .join(' '),
  })
}

function defaultStep(module: object, file: string): string | undefined {
  if (typeof memberOf(module, 'default') !== 'function') return undefined
  const stem = shortPath(file).replace(/\.[^./]*$/, '')
  return `The function that is its default export is named "${stem}.default".`
}

/** An export of an ES module, or of the CommonJS module behind a `default` export. */
function memberOf(module: object, name: string): unknown {
  if (name in module) return (module as Record<string, unknown>)[name]
  const inner = (module as { default?: unknown }).default
  const holds = (typeof inner === 'object' && inner !== null) || typeof inner === 'function'
  return holds && Object.hasOwn(inner, name) ? (inner as unknown as Record<string, unknown>)[name] : undefined
}

function exportNames(module: object): readonly string[] {
  const inner = (module as { default?: unknown }).default
  const innerNames = typeof inner === 'object' && inner !== null ? Object.keys(inner) : []
  const names = new Set([...Object.keys(module), ...innerNames])
  // Only what Node.js itself adds to the view of a CommonJS module.
  names.delete('module.exports')
  names.delete('__esModule')
  return [...names].sort()
}
