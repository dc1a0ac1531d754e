import { readFileSync } from 'node:fs'
import process from 'node:process'
import { workingFolder } from './working-folder.js'

/** What a check takes from the process that it runs in; everything else it is told. */
export interface Environment {
  /** Whether this is a run of continuous integration: nothing is written into its checkout. */
  readonly isCi: boolean
  readonly workingFolder: string
  /** Name and version of this package. */
  readonly packageText: string
}

/** The environment of this process, by the variable CI that CI services and vitest agree on. */
export function currentEnvironment(): Environment {
  // A handler may have taken all variables away for good.
  const CI = process.env?.CI
  return {
    isCi: CI !== undefined && !['', '0', 'false'].includes(CI.toLowerCase()),
    workingFolder: workingFolder(),
    packageText: ownPackage(),
  }
}

/** From src/ and from dist/src/ alike: the nearest package.json above. */
function ownPackage(): string {
  for (const path of ['../package.json', '../../package.json']) {
    try {
      const { name, version } = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as {
        readonly name: string
        readonly version: string
      }
      return `${name} ${version}`
    } catch {
      // It lies one folder further up.
    }
  }
  return 'unknown'
}
