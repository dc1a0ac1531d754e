import { fileURLToPath, pathToFileURL } from 'node:url'
import { builtinModule } from '../../builtin-module.js'
import { shortPath, throwLocation } from './throw-location.js'

/** Milliseconds for a process that only looks for a line. */
const patience = 10_000

/**
 * The line that no loader could read, where loading `file` failed for such a one: `src/prices.js:2`. Undefined for
 * other errors, and where nobody knows the line.
 */
export function syntaxPlace(file: string, error: unknown): string | undefined {
  if (!isSyntaxError(error)) return undefined
  const { message, stack } = error
  const stated = /^((?:file:|\/|[a-zA-Z]:[\\/]).*?):(\d+)\n/.exec(stack ?? '') ?? parserPlace(message)
  if (stated !== null) return placeOf(stated)
  // What was parsed while the module ran has a line of the module in its stack.
  return throwLocation(error) === undefined ? askedPlace(file) : undefined
}

function isSyntaxError(error: unknown): error is Error {
  if (!(error instanceof Error)) return false
  return error.name === 'SyntaxError' || parserPlace(error.message) !== null
}

/** As the parser of TypeScript writes it below its message. */
function parserPlace(message: string): RegExpExecArray | null {
  return /^ParseError[\s\S]*\n\s*(\S.*?):(\d+):\d+\s*$/.exec(message)
}

/**
 * Node.js tells the line of an ES module that it cannot parse only when nobody catches the error: another process
 * imports the module. As nothing is run before all of its imports are parsed, that has no other effects.
 */
function askedPlace(file: string): string | undefined {
  // Loading what starts processes takes time in every process, and hardly any comes here.
  const { spawnSync } = builtinModule('node:child_process')
  const source = `await import(${JSON.stringify(pathToFileURL(file).href)})`
  const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', source], {
    encoding: 'utf8',
    timeout: patience,
  })
  const found = /^(file:.*?):(\d+)\n[\s\S]*^SyntaxError/m.exec(stderr ?? '')
  return found === null ? undefined : placeOf(found)
}

function placeOf([, file, line]: RegExpExecArray): string {
  return `${shortPath(file!.startsWith('file:') ? fileURLToPath(file!) : file!)}:${line}`
}
