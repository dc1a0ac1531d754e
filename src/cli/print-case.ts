import { isAbsolute, relative, resolve } from 'node:path'
import { InvalidOptionError } from '../errors.js'
import { visible } from '../report/format-value.js'
import { shortPath } from '../runner/call/throw-location.js'
import { onlyCase } from '../saved/only-case.js'
import type { CaseFile } from '../saved/read-cases.js'
import { plainTestText, testFolderOf } from './plain-test-text.js'
import type { CommandCall, Program } from './program.js'
import { contractOf } from './source-option.js'

/** The flags of `replay` that print a case instead of running it. */
const printers = { 'as-event': eventText, 'as-test': testText } as const

/** Prints what a flag asks for of one case; undefined where none does. */
export async function printCase(call: CommandCall): Promise<number | undefined> {
  const { args, io } = call
  for (const [flag, textOf] of Object.entries(printers)) {
    const file = args.text(flag)
    if (file === undefined) continue
    if (args.positionals.length > 0)
      throw new InvalidOptionError(`--${flag} takes one file; ${args.positionals[0]} is one too many`)
    await io.out(await textOf(call, file))
    if (flag === 'as-test')
      await io.err(`The test is for the folder ${placeOf(file)}: its import begins there.\n`)
    return 0
  }
  return undefined
}

function placeOf(file: string): string {
  return visible(shortPath(testFolderOf(file)) || '.')
}

function eventText(_call: CommandCall, file: string): string {
  return `${JSON.stringify(onlyCase(file).event, undefined, 2)}\n`
}

async function testText({ args, program }: CommandCall, file: string): Promise<string> {
  const { plainTest } = await program.parts()
  if (plainTest === undefined)
    throw new InvalidOptionError(`${program.name} prints no tests`, { next: 'Use --as-event.' })
  const found: CaseFile = { file: resolve(file), case: onlyCase(file) }
  const source = args.text('source') ?? found.case.contract
  demandSource(program, source, found)
  return plainTestText({
    saved: found.case,
    file,
    handler: args.text('handler') ?? recordedHandler(found),
    contract: await contractOf(program, source),
    plain: plainTest,
  })
}

/** A file may say anything: what it names is loaded only from the working folder. */
export function recordedHandler({ file, case: saved }: CaseFile): string {
  const { handler } = saved
  const where = { where: shortPath(file), next: 'Name it: --handler src/create-order.handler.' }
  if (handler === undefined)
    throw new InvalidOptionError('the case does not know the file of its handler', where)
  const path = relative('.', handler)
  if (isAbsolute(handler) || path.startsWith('..'))
    throw new InvalidOptionError(`the case names a handler outside of the working folder: ${handler}`, where)
  return handler
}

/** Throws InvalidOptionError where a case was recorded with a contract of the author's own. */
export function demandSource(program: Program, source: string, { file, case: saved }: CaseFile): void {
  if (program.sources.includes(source) || source !== saved.contract) return
  throw new InvalidOptionError(`the contract "${source}" of the case is no event source`, {
    where: shortPath(file),
    next: `Name the source that it narrows: --source ${program.sources.join('|')}.`,
  })
}
