import { prepareReplay } from '../check.js'
import type { CheckOptions } from '../check-options.js'
import { InvalidOptionError } from '../errors.js'
import { visible } from '../report/format-value.js'
import { formatViolation } from '../report/format-violation.js'
import { plainReport } from '../report/plain-report.js'
import type { CaseResult, ContractReport } from '../report/report.js'
import { shortPath } from '../runner/call/throw-location.js'
import { removeCase } from '../saved/case-store.js'
import type { CaseFile } from '../saved/read-cases.js'
import type { CliIo } from './cli-io.js'
import { findCases, type NamedCases, removeLeftoversBeside } from './find-cases.js'
import { demandSource, printCase, recordedHandler } from './print-case.js'
import { type Command, type CommandCall, exampleSource, type Program } from './program.js'
import { contractOf } from './source-option.js'

/** `replay`: runs saved cases again. */
export const replayCommand: Command = {
  name: 'replay',
  usage: '<file|folder…> [--handler <file.export>] [--prune] [--json] | --as-event <file> | --as-test <file>',
  options: [
    { name: 'handler', value: 'file.export', says: 'the handler; default: the one that a case names' },
    { name: 'source', value: 'name', says: 'the event source; default: the contract that a case names' },
    { name: 'prune', says: 'remove the cases that are fixed' },
    { name: 'json', says: 'the results as JSON on stdout' },
    { name: 'as-event', value: 'file', says: 'print the event of a case, to paste into a console' },
    { name: 'as-test', value: 'file', says: 'print a test of a case that does not need this package' },
    { name: 'timeout', value: 'ms', says: 'the limit of one call; default 3000, as on the platform' },
    { name: 'logs', says: 'show on stderr what the handler prints; default: it is dropped' },
  ],
  notes: () => [
    'Folders are searched at any depth. A case whose handler was a function does not know its file: name it with --handler.',
    'Exit code 1: a case still fails. A file that holds no case is told on stderr and left alone.',
  ],
  examples: (program: Program) => [
    ['replay test/__cases__', 'all cases, each with the handler that it names'],
    [`replay test/__cases__/orders.${exampleSource(program)} --handler src/orders.handler`, 'one handler'],
    ['replay test/__cases__ --prune', 'and remove what is fixed'],
    [`replay --as-event test/__cases__/orders.${exampleSource(program)}/1f0c72ab.json`, 'the event alone'],
    [
      `replay --as-test test/__cases__/orders.${exampleSource(program)}/1f0c72ab.json > orders.test.ts`,
      'a plain test',
    ],
  ],
  run: runReplay,
}

/** Cases that one check can run. */
interface Group {
  readonly handler: string
  readonly source: string
  readonly cases: readonly CaseFile[]
}

async function runReplay(call: CommandCall): Promise<number> {
  const { args, io } = call
  const printed = await printCase(call)
  if (printed !== undefined) return printed
  if (args.positionals.length === 0)
    throw new InvalidOptionError('there is no case to replay', {
      next: 'Name a file or a folder of cases, such as test/__cases__.',
    })
  const named = findCases(args.positionals)
  const { groups, problems: unready } = groupsOf(call, named.cases)
  const [cases, problems] = [named.cases, [...named.problems, ...unready]]
  for (const { file, reason } of problems) await io.err(`${visible(shortPath(file))}: not run: ${reason}\n`)
  if (cases.length + problems.length === 0)
    throw new InvalidOptionError('there is no case in what was named', {
      where: args.positionals.join(', '),
      next: 'Cases are JSON files in folders such as test/__cases__/create-order.source.',
    })
  const reports: ContractReport[] = []
  for (const group of groups) reports.push(await runGroup(call, group))
  const skipped = problems.map(({ file, reason }): CaseResult => {
    return { file: shortPath(file), state: 'skipped', reason }
  })
  const results = [...skipped, ...reports.flatMap(({ saved }) => saved ?? [])]
  if (args.has('prune')) prune(results)
  await (args.has('json')
    ? io.out(jsonOf(results, reports))
    : tellResults(io, results, reports, args.has('prune')))
  return exitCode(results)
}

function prune(results: readonly CaseResult[]): void {
  for (const { file, state } of results) if (state === 'fixed') removeCase(file)
  removeLeftoversBeside(results.map(({ file }) => file))
}

/** Nothing that could be run is no success: the paths are wrong, or the files are. */
function exitCode(results: readonly CaseResult[]): number {
  if (results.some(({ state }) => state === 'failing' || state === 'changed')) return 1
  return results.some(({ state }) => state === 'fixed') ? 0 : 2
}

/**
 * The cases by what can run them. One that does not say it keeps no other from being run; where none says it, this
 * throws what is missing.
 */
function groupsOf(
  call: CommandCall,
  cases: NamedCases['cases'],
): { readonly groups: readonly Group[]; readonly problems: NamedCases['problems'] } {
  const groups = new Map<string, { handler: string; source: string; cases: CaseFile[] }>()
  const problems: { file: string; reason: string; error: InvalidOptionError }[] = []
  for (const found of cases) {
    try {
      const { handler, source } = runnerOf(call, found)
      const key = `${handler}\n${source}\n${found.case.contract}`
      const group = groups.get(key) ?? { handler, source, cases: [] }
      group.cases.push(found)
      groups.set(key, group)
    } catch (error) {
      if (!(error instanceof InvalidOptionError)) throw error
      problems.push({ file: found.file, reason: withoutPlace(error), error })
    }
  }
  if (groups.size === 0 && problems.length > 0) throw problems[0]!.error
  return { groups: [...groups.values()], problems }
}

function runnerOf({ args, program }: CommandCall, found: CaseFile): { handler: string; source: string } {
  const handler = args.text('handler') ?? recordedHandler(found)
  const source = args.text('source') ?? found.case.contract
  demandSource(program, source, found)
  return { handler, source }
}

/** What an error says is wrong and to be done, in one line; the file is named with it anyway. */
function withoutPlace({ message }: InvalidOptionError): string {
  const lines = message.split('\n').map((line) => line.trim())
  return lines.filter((line) => !line.startsWith('at ')).join('. ')
}

async function runGroup(call: CommandCall, { handler, source, cases }: Group): Promise<ContractReport> {
  const { program, args, io } = call
  const timeout = args.wholeNumber('timeout', 1)
  const options: CheckOptions = { isolate: true, logs: true, ...(timeout === undefined ? {} : { timeout }) }
  const contract = { ...(await contractOf(program, source)), name: cases[0]!.case.contract }
  const run = prepareReplay(contract, handler, cases, options)
  const held = io.holdOutput(args.has('logs') ? 'stderr' : 'nowhere')
  try {
    await run.run('saved')
  } finally {
    await run.dispose()
    held.release()
  }
  return run.report()
}

function jsonOf(results: readonly CaseResult[], reports: readonly ContractReport[]): string {
  const found = reports.flatMap((report) => {
    const { violations, warnings } = plainReport(report)
    return [...violations, ...warnings]
  })
  const ok = exitCode(results) === 0
  return `${JSON.stringify({ ok, cases: results, violations: found }, undefined, 2)}\n`
}

async function tellResults(
  io: CliIo,
  results: readonly CaseResult[],
  reports: readonly ContractReport[],
  pruned: boolean,
): Promise<void> {
  const words: Readonly<Record<CaseResult['state'], string>> = {
    failing: 'still fails',
    changed: 'fails in another way',
    fixed: pruned ? 'fixed, removed' : 'fixed',
    skipped: 'not run',
  }
  for (const { file, state, reason } of results) {
    const why = reason === undefined ? '' : `: ${visible(reason)}`
    await io.out(`${visible(file)}: ${words[state]}${why}\n`)
  }
  const violations = reports.flatMap((report) => [...report.violations, ...report.warnings])
  for (const [i, violation] of violations.entries()) await io.out(`\n${formatViolation(violation, i + 1)}\n`)
}
