import { createRequire } from 'node:module'
import { main } from '../src/cli/main.js'
import { fgcProgram } from './fgc-program.js'

const { name, version } = createRequire(import.meta.url)('functiongraph-contracts/package.json') as {
  readonly name: string
  readonly version: string
}

/** Runs the command line of a process, and ends it. */
export function runFgc(process: NodeJS.Process): Promise<void> {
  return main({ ...fgcProgram, packageName: name, version }, process)
}
