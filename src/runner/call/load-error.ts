import { HandlerNotFoundError } from '../../errors.js'
import { errorLine } from '../../report/error-line.js'
import { syntaxPlace } from './syntax-place.js'
import { throwLocation } from './throw-location.js'

/** What is wrong with a module that is not there after that many milliseconds. */
export function unloadedText(limit: number): string {
  return `it did not load within ${limit / 1000} s`
}

/** The error for a handler's module that is not there after `limit` milliseconds. */
export function lateError(file: string, limit: number): HandlerNotFoundError {
  return new HandlerNotFoundError(`the handler's module cannot be loaded: ${unloadedText(limit)}`, {
    where: file,
    next: 'The platform could not load it either: does it await at its top level what never comes?',
  })
}

/** The error for a handler's module that threw when it was imported: with the line, and what to do about it. */
export function loadError(file: string, cause: unknown): HandlerNotFoundError {
  const unreadable = syntaxPlace(file, cause)
  // The parser of TypeScript calls it so.
  const said = errorLine(cause)
    .replace(/^Error: ParseError: /, 'SyntaxError: ')
    .trim()
  return new HandlerNotFoundError(`the handler's module cannot be loaded: ${said}`, {
    where: unreadable ?? throwLocation(cause) ?? file,
    next: loadStep(file, cause, unreadable !== undefined),
    cause,
  })
}

function loadStep(file: string, cause: unknown, isUnreadable: boolean): string {
  const kind = wrongKind(file, cause)
  if (kind !== undefined) return kind
  if (isUnreadable) return 'Mend that line: the platform could not load it either.'
  const { code } = (cause ?? {}) as { code?: unknown }
  return code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND'
    ? 'Install it, or mend the import: the platform could not load the handler without it either.'
    : 'It is imported as on the platform: what it needs for that (environment variables, a database) must be there.'
}

/** Node.js looks at a `.js` file as what the nearest package.json says, where that says something. */
function wrongKind(file: string, error: unknown): string | undefined {
  const { name, message } = (error ?? {}) as { name?: unknown; message?: unknown }
  if (!file.endsWith('.js') || typeof message !== 'string') return undefined
  if (name === 'SyntaxError' && /^Unexpected token 'export'|^Cannot use import statement/.test(message))
    return 'It is written as an ES module, which its package.json says it is not: set "type": "module" there, or name it .mjs.'
  if (
    name === 'ReferenceError' &&
    /^(require|module|exports) is not defined in ES module scope/.test(message)
  )
    return 'It is written as CommonJS, and its package.json says "type": "module": name it .cjs, or write import and export.'
  return undefined
}
