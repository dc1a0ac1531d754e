import { fgcProgram } from '../../contracts/fgc-program.js'
import type { CliIo } from '../../src/cli/cli-io.js'
import type { Program, ProgramParts } from '../../src/cli/program.js'
import { runProgram } from '../../src/cli/run-program.js'

export const program: Program = { ...fgcProgram, packageName: 'functiongraph-contracts', version: '1.2.3' }

export const parts: ProgramParts = await program.parts()

export interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
  readonly held: readonly string[]
}

/** Runs one command line in this process, with an outside world of its own. */
export async function fgc(
  argv: readonly string[],
  input: string | Uint8Array = '',
  changes: Partial<CliIo> = {},
): Promise<Ended> {
  const out: string[] = []
  const err: string[] = []
  const held: string[] = []
  const io: CliIo = {
    out: async (text) => void out.push(text),
    err: async (text) => void err.push(text),
    isClosed: () => false,
    readInput: async () => (typeof input === 'string' ? new TextEncoder().encode(input) : input),
    color: false,
    width: undefined,
    showProgress: false,
    holdOutput: (to) => {
      held.push(to)
      return { dropped: () => 0, release: () => held.push('released') }
    },
    onInterrupt: () => () => {},
    onSuddenEnd: () => () => {},
    ...changes,
  }
  const code = await runProgram(program, argv, io)
  return { code, out: out.join(''), err: err.join(''), held }
}

export function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '')
}
