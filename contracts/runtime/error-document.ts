import { fileURLToPath, pathToFileURL } from 'node:url'
import { isNativeError } from 'node:util/types'
import { plainStringify } from '../../src/runtime-core.js'

/** The platform's error codes and the texts in front of the message (shipped Node.js runtime, error.js). */
export const platformErrors = {
  entry: { code: 4001, prefix: 'function entry exception, error: ' },
  invocation: { code: 4002, prefix: 'function invocation exception, error: ' },
  tooLarge: { code: 4004, prefix: '' },
  notSerialisable: { code: 4007, prefix: 'function result is invalid, error: ' },
  initialization: { code: 4009, prefix: 'function initialization exception, error: ' },
  timeout: { code: 4010, prefix: 'function invocation exception, error: ' },
} as const

type PlatformError = (typeof platformErrors)[keyof typeof platformErrors]

/** Whether a value is an Error, of this realm or another one (a vm context of a test runner); never throws. */
export function isError(value: unknown): value is Error {
  if (isNativeError(value)) return true
  try {
    return value instanceof Error
  } catch {
    return false
  }
}

/** A member of a value that may be anything, a Proxy or a throwing getter too. */
export function safeMember(value: unknown, name: string): unknown {
  try {
    return (value as Record<string, unknown> | null | undefined)?.[name]
  } catch {
    return undefined
  }
}

/** `String(value)`, or a stand-in where that throws. */
export function safeText(value: unknown): string {
  try {
    return String(value)
  } catch {
    return '[a value that cannot be turned into text]'
  }
}

/** The text for something thrown or rejected: a JSON document with a stack trace. */
export function thrownDocument(error: unknown, kind: PlatformError = platformErrors.invocation): string {
  const known = isError(error)
  const message = known ? safeText(safeMember(error, 'message')) : error === undefined ? '' : safeText(error)
  const type = known ? safeText(safeMember(error, 'name')) : 'UserFunctionError'
  return document({ errorMessage: kind.prefix + message, errorType: type, stackTrace: userFrames(error) })
}

/** The text for something that was passed to the callback: no stack trace, and plain text for a primitive. */
export function calledBackDocument(error: unknown, kind: PlatformError = platformErrors.entry): string {
  if (isError(error)) {
    return namedDocument(safeText(safeMember(error, 'name')), safeText(safeMember(error, 'message')), kind)
  }
  if (typeof error !== 'object') return safeText(error)
  try {
    const message = kind.prefix + safeText(safeMember(error, 'message'))
    return withoutCodeRoot(plainStringify({ ...error, message }))
  } catch {
    return kind.prefix + safeText(safeMember(error, 'message'))
  }
}

/** The text for an error of the platform itself, e.g. a `FunctionLoadError`. */
export function namedDocument(errorType: string, message: string, kind: PlatformError): string {
  return document({ errorMessage: kind.prefix + message, errorType })
}

function document(members: Readonly<Record<string, unknown>>): string {
  return withoutCodeRoot(plainStringify(members, 4))
}

const codeRoot = currentDirectory()
/** As a path and as a URL: frames of CommonJS show the one, frames of ES modules the other. */
const codeRoots: readonly string[] = [codeRoot, pathToFileURL(codeRoot).href]
/** Where this package's own modules lie; the platform hides its runtime's frames likewise. */
const ownRoots: readonly string[] = ['../', '../../src/'].flatMap((path) => {
  const url = new URL(path, import.meta.url)
  return [url.href, fileURLToPath(url)]
})

function currentDirectory(): string {
  try {
    return process.cwd()
  } catch {
    return '/'
  }
}

function withoutCodeRoot(text: string): string {
  return codeRoot.length > 1 ? codeRoots.reduceRight((rest, root) => rest.replaceAll(root, '.'), text) : text
}

/** From the first frame to the last one in the user's code: what comes below is the runtime. */
function userFrames(error: unknown): string[] {
  const stack = isError(error) ? safeMember(error, 'stack') : undefined
  if (typeof stack !== 'string') return []
  const frames = stack.split('\n').filter((line) => line.includes('    at'))
  const runtime = frames.findIndex(isOwn)
  const above = runtime < 0 ? frames : frames.slice(0, runtime)
  const last = above.findLastIndex((line) => codeRoots.some((root) => line.includes(root)))
  return above.slice(0, last + 1).map((line) => line.trim())
}

function isOwn(line: string): boolean {
  return ownRoots.some((root) => line.includes(root))
}
