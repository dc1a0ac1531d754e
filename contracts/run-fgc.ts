import { createRequire } from 'node:module'
import { main } from '../src/cli/main.js'
import { fgcProgram } from './fgc-program.js'

/** Read where a name or a version is printed: Node.js takes as long to find the file as to load a tenth of this package. */
function packageInfo(): { readonly name: string; readonly version: string } {
  return createRequire(import.meta.url)('functiongraph-contracts/package.json')
}

/** Runs the command line of a process, and ends it. */
export function runFgc(process: NodeJS.Process): Promise<void> {
  const program = {
    ...fgcProgram,
    get packageName() {
      return packageInfo().name
    },
    get version() {
      return packageInfo().version
    },
  }
  return main(program, process)
}
