import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ContractError } from './errors.js'

/** The folder of this package when its sources are run, as its own tests do. */
const root = new URL('../', import.meta.url).href
const isSource = import.meta.url.endsWith('.ts')

/**
 * The module as another process of plain Node.js can load it: a source of this package is replaced by what it was
 * compiled to, every other module is left as it is.
 */
export function compiledModule(url: string): string {
  if (!isSource || !url.startsWith(root)) return url
  const compiled = `${root}dist/${url.slice(root.length).replace(/\.ts$/, '.js')}`
  if (existsSync(fileURLToPath(compiled))) return compiled
  throw new ContractError('INVALID_OPTION', 'the sources of this package are not compiled', {
    where: fileURLToPath(compiled),
    next: 'The process of an isolated handler needs them: npm run build.',
  })
}
