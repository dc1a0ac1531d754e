import { prepareCheck } from '../check.js'
import type { CheckOptions } from '../check-options.js'
import type { Contract } from '../contract.js'
import { InvalidOptionError } from '../errors.js'
import { formatValue } from '../report/format-value.js'
import { plainReport } from '../report/plain-report.js'
import type { ContractReport } from '../report/report.js'
import { replayToken } from '../runner/events/replay-token.js'
import { isCasePath, onlyCase } from '../saved/only-case.js'
import { type ChosenContracts, chosenContracts } from './chosen-contracts.js'
import { coverageFor } from './coverage-option.js'
import { type Command, type CommandCall, exampleSource, type Program } from './program.js'
import { createProgress } from './progress.js'
import { quoted } from './quoted.js'
import { onlyPositional } from './read-arguments.js'
import { readReports, reportNote } from './report-option.js'
import { readCheckOptions, testOptions } from './test-options.js'
import { writeReports } from './write-reports.js'

/** `test`: fuzzes one handler. */
export const testCommand: Command = {
  name: 'test',
  usage:
    '<file.export> --source <name>|--openapi <file> [--runs <count>] [--seed <number>] [--report <format=file>] [options]',
  options: testOptions,
  notes: (program) => [
    `Sources: ${program.sources.join(', ')}.`,
    'The handler is written as file and export; the extension may be left out: src/create-order.handler is the ' +
      'export handler of src/create-order.js (or .mjs, .cjs, .ts, .mts, .cts, .tsx, .jsx). It runs in a process of its own, which is started again when it has ended.',
    reportNote,
  ],
  examples: examplesFor,
  run: runTest,
}

function examplesFor(program: Program): readonly (readonly [string, string])[] {
  const source = exampleSource(program)
  return [
    [`test src/orders.handler --source ${source}`, 'documented, boundary and random events'],
    [`test src/orders.handler --source ${source} --runs 1000 --seed 7`, 'more of them, the same each time'],
    [
      `test src/orders.handler --source ${source} --rule ${program.exampleRule}=warn`,
      'a rule that counts more or less',
    ],
    [`test src/orders.handler --source ${source} --json | jq .violations`, 'for a program'],
    [`test src/orders.handler --source ${source} --report junit=contract.xml`, 'for a CI system'],
  ]
}

async function runTest(call: CommandCall): Promise<number> {
  const { program, args, io } = call
  const handler = onlyPositional(args, 'the handler (file and export, such as src/create-order.handler)')
  const options = readCheckOptions(args)
  const chosen = await chosenContracts(call, () => sourceOf(call), options)
  const targets = readReports(args, io.github)
  const { report, interrupted } = await runChecks(call, chosen, handler, {
    ...options,
    ...coverageFor(args, targets),
  })
  await writeReports(io, targets, plainReport(report, { handler }), args.has('coverage'))
  const isShown = targets.some(({ format, file }) => format === 'terminal' && file === undefined)
  const hint = isShown && !args.has('replay') ? againHint(program, chosen.flags, handler, report) : undefined
  if (hint !== undefined) await io.err(`${hint}\n`)
  if (interrupted) return 130
  return report.ok ? 0 : 1
}

interface Checked {
  readonly report: ContractReport
  readonly interrupted: boolean
}

/** The contracts one after the other, with the seed that the first one drew. */
async function runChecks(
  call: CommandCall,
  { contracts, flags, report }: ChosenContracts,
  handler: string,
  options: CheckOptions,
): Promise<Checked> {
  const reports: ContractReport[] = []
  for (const contract of contracts) {
    const seed = options.seed ?? reports[0]?.seed
    const checked = await runCheck(
      call,
      contract,
      flags,
      handler,
      seed === undefined ? options : { ...options, seed },
    )
    reports.push(checked.report)
    if (checked.interrupted) return { report: report(reports), interrupted: true }
  }
  return { report: report(reports), interrupted: false }
}

async function runCheck(
  { args, io, program }: CommandCall,
  contract: Contract,
  flags: string,
  handler: string,
  options: CheckOptions,
): Promise<Checked> {
  const progress = createProgress(io.showProgress ? io.err : () => {})
  let last: { readonly event: unknown } | undefined
  const beforeEvent = (event: unknown): void => {
    last = { event }
    progress.count()
  }
  const run = prepareCheck(contract, handler, { ...options, beforeEvent, logs: true })
  // Shown, it goes where the command sends it.
  const held = io.holdOutput(args.has('logs') ? 'stderr' : 'nowhere')
  let interrupted = false
  const stop = (): void => {
    interrupted = true
    run.stop('interrupted')
  }
  // A handler that loops in this process would keep a listener from running.
  const ignore = args.has('no-isolate') ? () => {} : io.onInterrupt(stop)
  const goOn = io.onSuddenEnd(() => suddenEnd(program, contract, flags, handler, last))
  try {
    for (const phase of run.phases) {
      if (interrupted) break
      progress.begin(phase, run.countOf(phase))
      await run.run(phase)
      progress.end()
    }
  } finally {
    progress.end()
    goOn()
    ignore()
    await run.dispose()
    held.release()
  }
  const dropped = held.dropped()
  if (dropped > 0)
    await io.err(`The handler printed ${dropped} line${dropped === 1 ? '' : 's'}; --logs shows them.\n`)
  return { report: run.report(), interrupted }
}

/** What to say when a handler ends the whole process, as `process.exit` does. */
function suddenEnd(
  program: Program,
  contract: Contract,
  flags: string,
  handler: string,
  last: { readonly event: unknown } | undefined,
): string {
  const start = `\n${program.name} test: the handler ended the process`
  if (last === undefined) return `${start} while it was loaded.\n`
  const hint = replayHint(program, flags, handler, replayToken(contract, last.event))
  return `${start} during this event, or by what an earlier one left behind:\n  ${formatValue(last.event, 2000)}\n${hint}\n`
}

/** How to see a fault again: the worst one of those that their event shows by itself; all events where none does. */
function againHint(
  program: Program,
  flags: string,
  handler: string,
  { violations, warnings, seed }: ContractReport,
): string | undefined {
  const found = [...violations, ...warnings]
  const steady = found.find(({ unsteady }) => unsteady !== true)
  if (steady !== undefined) return replayHint(program, flags, handler, steady.replay)
  return found.length === 0 ? undefined : `To run the same events again: this command with --seed ${seed}`
}

function replayHint(program: Program, flags: string, handler: string, token: string): string {
  return `To run this event alone: ${program.name} test ${quoted(handler)} ${flags} --replay '${token}'`
}

function sourceOf({ args, program }: CommandCall): string {
  const source = args.text('source') ?? contractOfReplay(args.text('replay'))
  if (source === undefined) {
    throw new InvalidOptionError('the flag --source <name> is missing', {
      next: `Event sources are: ${program.sources.join(', ')}${program.openDocument === undefined ? '' : '; or --openapi <file>'}.`,
    })
  }
  return source
}

function contractOfReplay(replay: string | undefined): string | undefined {
  if (replay === undefined) return undefined
  return isCasePath(replay) ? onlyCase(replay).contract : /^[^:]+/.exec(replay)?.[0]
}
