import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { HandlerNotFoundError } from '../../errors.js'
import { nearest } from '../../nearest-name.js'
import { cutMiddle, visible } from '../../report/format-value.js'
import { workingFolder } from '../../working-folder.js'

/** A handler by file and export. */
export interface HandlerReference {
  /** Relative to the current folder, or absolute. The extension may be left out. */
  readonly file: string
  /** Default `handler`. */
  readonly export?: string
}

const extensions = ['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts', '.tsx', '.jsx']
/** TypeScript sources import each other by the names of what they compile to. */
const compiledTo: Readonly<Record<string, string>> = { '.js': '.ts', '.mjs': '.mts', '.cjs': '.cts' }

/**
 * Takes the `file.export` notation apart: `src/create-order.handler` is the export `handler` of `src/create-order`. The
 * name of a file that is there, `src/create-order.ts`, means its export `handler`.
 */
export function parseHandlerNotation(text: string): Required<HandlerReference> {
  const dot = text.lastIndexOf('.')
  const exported = text.slice(dot + 1)
  if (extensions.includes(`.${exported}`) && isFile(resolve(text))) return { file: text, export: 'handler' }
  if (dot < 1 || !/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(exported)) {
    throw new HandlerNotFoundError(`${shown(text)} does not name a handler`, {
      next:
        text !== '' && isFolder(resolve(text))
          ? folderStep(text)
          : "Write file and export, such as 'src/create-order.handler', or { file, export }.",
    })
  }
  return { file: text.slice(0, dot), export: exported }
}

/** The absolute path of a handler's file; a HandlerNotFoundError with the nearest file when there is none. */
export function findHandlerFile(file: string): string {
  const path = resolve(file)
  for (const candidate of candidatesOf(path)) if (isFile(candidate)) return candidate
  throw new HandlerNotFoundError(`there is no handler file ${shown(file)}`, {
    where: shown(path).slice(1, -1),
    next: nextStep(path),
  })
}

function candidatesOf(path: string): readonly string[] {
  const found = [path, ...extensions.map((extension) => path + extension)]
  for (const [compiled, source] of Object.entries(compiledTo)) {
    if (path.endsWith(compiled)) found.push(path.slice(0, -compiled.length) + source)
  }
  return found
}

function nextStep(path: string): string {
  const folder = dirname(path)
  if (!existsSync(folder))
    return `The folder ${shown(folder).slice(1, -1)} does not exist; paths are read from ${workingFolder()}.`
  const modules = modulesIn(folder)
  const stems = new Map(modules.map((name) => [name.replace(/\.[^.]*$/, ''), name]))
  const wanted = basename(path)
  const near = nearest(wanted, modules) ?? stems.get(nearest(wanted, stems.keys()) ?? '')
  if (near !== undefined) return `Did you mean "${near}"?`
  return modules.length === 0
    ? `The folder ${folder} holds no JavaScript or TypeScript file.`
    : `The folder holds: ${modules.slice(0, 12).join(', ')}${modules.length > 12 ? ', …' : ''}.`
}

/** Of a folder one handler is to be named. */
function folderStep(folder: string): string {
  const [module] = modulesIn(folder)
  if (module === undefined) return `It is a folder, and holds no JavaScript or TypeScript file.`
  const example = `${folder.replace(/[\\/]+$/, '')}/${module.replace(/\.[^.]*$/, '')}.handler`
  return `It is a folder. Name one handler in it, such as ${shown(example)}.`
}

function modulesIn(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => extensions.some((extension) => name.endsWith(extension)))
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile()
  } catch {
    // Also a name that is too long, one with a NUL, or a folder that may not be looked into.
    return false
  }
}

/** A path between quotes, as it can be read. */
function shown(path: string): string {
  return visible(cutMiddle(`"${path}"`, 300, 'shortened'))
}
