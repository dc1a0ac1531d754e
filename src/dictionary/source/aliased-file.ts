import { realpathSync } from 'node:fs'
import { createRequire, isBuiltin } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { createJiti, Jiti } from 'jiti'

/** What finds the names of a folder's files. */
const resolvers = new Map<string, Jiti>()

/**
 * The file of the project that a name stands for which is no path: by `paths` of the nearest tsconfig.json, by
 * `imports` of package.json, or as a package of the same workspace; undefined for what an installed package is.
 */
export function aliasedFile(specifier: string, file: string): string | undefined {
  if (isBuiltin(specifier) || /^[./]|^[a-z]+:/i.test(specifier) || isInstalled(specifier, file))
    return undefined
  try {
    const found = resolverOf(file).esmResolve(specifier, { parentURL: pathToFileURL(file).href, try: true })
    return found?.startsWith('file:') === true ? realpathSync(fileURLToPath(found)) : undefined
  } catch {
    // A configuration may extend one that is not there.
    return undefined
  }
}

/** Whether a folder of packages above the file holds it; a package of the workspace is a link out of there. */
function isInstalled(specifier: string, file: string): boolean {
  const [, name] = /^(@[^/]+\/[^/]+|[^@#/][^/]*)/.exec(specifier) ?? []
  if (name === undefined) return false
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const real = realPath(join(folder, 'node_modules', name))
    if (real !== undefined) return /[\\/]node_modules[\\/]/.test(real)
    if (folder === dirname(folder)) return false
  }
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}

/** Loaded where there is such a name only: it takes longer than to read all sources of a handler. */
function resolverOf(file: string): Jiti {
  const folder = dirname(file)
  let resolver = resolvers.get(folder)
  if (resolver === undefined) {
    const jiti = createRequire(import.meta.url)('jiti') as { readonly createJiti: typeof createJiti }
    resolver = jiti.createJiti(file, { tsconfigPaths: true })
    resolvers.set(folder, resolver)
  }
  return resolver
}
