import { readFileSync } from 'node:fs'

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
  const { CI } = process.env
  return {
    isCi: CI !== undefined && !['', '0', 'false'].includes(CI.toLowerCase()),
    workingFolder: process.cwd(),
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
