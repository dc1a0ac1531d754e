import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { glob } from 'tinyglobby'
import { InvalidOptionError, StaleTypesError } from '../errors.js'
import { readBytes, type UnreadableFileError } from '../read-bytes.js'
import { bundleFiles } from './bundle-files.js'
import { moduleText, sourceOfModule } from './module-text.js'

export interface SyncOptions {
  /** Paths or glob patterns of JSON Schema files. */
  readonly files: readonly string[]
  /** The folder of the modules; made when it is missing. */
  readonly out: string
  /** Write nothing and throw {@link StaleTypesError} when a module is not as it would be written. Default false. */
  readonly check?: boolean
  /** Where the modules import `typedSchema` from: a package, or a path relative to `out`. */
  readonly importFrom: string
  /** What `files` and `out` are relative to. Default: the working directory. */
  readonly cwd?: string
}

/** The module files, by what was done with them; paths relative to `cwd`. */
export interface SyncResult {
  readonly written: readonly string[]
  readonly unchanged: readonly string[]
  /** Modules whose schema is no more. */
  readonly removed: readonly string[]
}

interface Module {
  readonly path: string
  readonly text: string
}

/**
 * Writes one TypeScript module per JSON Schema file: `order-event.schema.json` becomes `order-event.ts`. Modules that
 * it wrote before and whose schema is gone are removed; any other file is left alone. Throws
 * {@link InvalidOptionError} when nothing matches or a file is in the way, and what `moduleText` throws, with the file.
 */
export async function syncModules(options: SyncOptions): Promise<SyncResult> {
  const cwd = resolve(options.cwd ?? '.')
  const out = resolve(cwd, options.out)
  await demandFolder(out)
  const sources = await findFiles(options.files, cwd)
  const modules = await Promise.all(sources.map((file) => makeModule(file, out, options.importFrom)))
  refuseDuplicates(modules, sources, cwd)
  const current = modules.map((module) => currentText(module, cwd))
  const changed = modules.filter((module, i) => module.text !== current[i])
  const orphans = await orphansIn(out, modules)
  const shown = (path: string): string => relative(cwd, path).split(sep).join('/')
  if (options.check) refuseStale(changed, current, modules, orphans, shown)
  else await write(changed, orphans, out)
  return {
    written: changed.map((module) => shown(module.path)),
    unchanged: modules.filter((module) => !changed.includes(module)).map((module) => shown(module.path)),
    removed: orphans.map(shown),
  }
}

/** A folder that is missing is made later. */
async function demandFolder(out: string): Promise<void> {
  const problem = await stat(out).then(
    (entry) => (entry.isDirectory() ? undefined : 'it is a file'),
    (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? undefined : error.message),
  )
  if (problem === undefined) return
  throw new InvalidOptionError(`the modules cannot be written into the folder out: ${problem}`, {
    where: out,
    next: 'Name a folder; it is made when it is missing.',
  })
}

async function findFiles(patterns: readonly string[], cwd: string): Promise<readonly string[]> {
  const found = new Set<string>()
  for (const pattern of patterns) {
    const path = resolve(cwd, pattern)
    // A file may have characters of a pattern in its name.
    const isFile = await stat(path).then(
      (entry) => entry.isFile(),
      () => false,
    )
    const matches = isFile ? [path] : await glob(pattern, { cwd, absolute: true, expandDirectories: false })
    if (matches.length === 0) throw noMatch(pattern)
    for (const match of matches.sort()) found.add(resolve(match))
  }
  if (found.size === 0) throw noMatch('')
  return [...found]
}

function noMatch(pattern: string): InvalidOptionError {
  return new InvalidOptionError(
    pattern === '' ? 'no schema files were given' : `no file matches "${pattern}"`,
    { next: 'Give paths or patterns of JSON Schema files, as in "schemas/*.schema.json".' },
  )
}

async function makeModule(file: string, out: string, importFrom: string): Promise<Module> {
  const name = basename(file).replace(/(\.schema)?\.json$/i, '')
  const source = relative(out, file).split(sep).join('/')
  try {
    const text = await moduleText(await bundleFiles(file), { name, file: source, importFrom })
    return { path: join(out, `${name}.ts`), text }
  } catch (error) {
    if (error instanceof Error && !error.message.includes(file)) error.message += `\n  in ${file}`
    throw error
  }
}

function refuseDuplicates(modules: readonly Module[], sources: readonly string[], cwd: string): void {
  const first = new Map<string, string>()
  for (const [i, { path }] of modules.entries()) {
    const source = relative(cwd, sources[i] ?? '')
    const other = first.get(path)
    if (other !== undefined) {
      throw new InvalidOptionError(`two schemas would become ${basename(path)}: ${other} and ${source}`, {
        next: 'Rename one of them, or generate them into different folders.',
      })
    }
    first.set(path, source)
  }
}

/** What the module's file holds now; undefined when there is none. */
function currentText({ path }: Module, cwd: string): string | undefined {
  const text = textAt(path, (problem) => {
    if (problem.code === 'ENOENT') return undefined
    throw inTheWay(`what is in the way of a module cannot be read: ${problem.message}`, relative(cwd, path))
  })
  // Git may have checked it out with other line ends.
  const unified = text?.replaceAll('\r\n', '\n')
  if (unified === undefined || sourceOfModule(unified) !== undefined) return unified
  throw inTheWay('a file that was not generated is in the way', relative(cwd, path))
}

function inTheWay(what: string, where: string): InvalidOptionError {
  return new InvalidOptionError(what, { where, next: 'Move it away, or generate into another folder.' })
}

function textAt<T>(path: string, instead: (problem: UnreadableFileError) => T): string | T {
  try {
    return readBytes(path).toString('utf8')
  } catch (problem) {
    return instead(problem as UnreadableFileError)
  }
}

/** Modules in the folder that were generated from files that do not exist any more. */
async function orphansIn(out: string, modules: readonly Module[]): Promise<readonly string[]> {
  const names = await readdir(out).catch(() => [])
  const kept = new Set(modules.map((module) => module.path))
  const candidates = names.filter((name) => name.endsWith('.ts')).map((name) => join(out, name))
  const orphans: string[] = []
  for (const path of candidates.filter((candidate) => !kept.has(candidate)).sort()) {
    const source = sourceOfModule(textAt(path, () => ''))
    if (source !== undefined && !(await exists(resolve(out, source)))) orphans.push(path)
  }
  return orphans
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

function refuseStale(
  changed: readonly Module[],
  current: readonly (string | undefined)[],
  modules: readonly Module[],
  orphans: readonly string[],
  shown: (path: string) => string,
): void {
  if (changed.length + orphans.length === 0) return
  const lines = changed.map((module) => {
    const isMissing = current[modules.indexOf(module)] === undefined
    return `${shown(module.path)} (${isMissing ? 'missing' : 'differs from its schema'})`
  })
  const gone = orphans.map((path) => `${shown(path)} (its schema is gone)`)
  throw new StaleTypesError('generated modules are not in sync with their schemas', {
    where: [...lines, ...gone].join('\n     '),
    next: 'Generate them again, without the check.',
  })
}

async function write(changed: readonly Module[], orphans: readonly string[], out: string): Promise<void> {
  await mkdir(out, { recursive: true })
  for (const { path, text } of changed) {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text)
  }
  for (const path of orphans) await rm(path)
}
