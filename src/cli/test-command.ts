import { prepareCheck } from '../check.js'
import type { CheckOptions } from '../check-options.js'
import type { Contract, Severity } from '../contract.js'
import type { DictionaryOption } from '../dictionary/dictionary.js'
import { InvalidOptionError } from '../errors.js'
import { defaultEvidence, evidenceLevels } from '../evidence.js'
import { formatValue } from '../report/format-value.js'
import { plainReport } from '../report/plain-report.js'
import { type ContractReport, phaseNames } from '../report/report.js'
import { replayToken } from '../runner/events/replay-token.js'
import { isCasePath, onlyCase } from '../saved/only-case.js'
import { type ChosenContracts, chosenContracts, documentOptions } from './chosen-contracts.js'
import { coverageFor, coverageOptions } from './coverage-option.js'
import { readEvidence } from './evidence-option.js'
import { type Command, type CommandCall, exampleSource, type Program } from './program.js'
import { createProgress } from './progress.js'
import { quoted } from './quoted.js'
import { type Arguments, onlyPositional } from './read-arguments.js'
import { readReports, reportNote, reportOptions } from './report-option.js'
import { schemaOptions } from './schema-option.js'
import { knownName } from './unknown-name.js'
import { writeReports } from './write-reports.js'

/** `test`: fuzzes one handler. */
export const testCommand: Command = {
  name: 'test',
  summary: 'run a handler on the events of a source and report what breaks it',
  usage:
    '<file.export> --source <name>|--openapi <file> [--runs <count>] [--seed <number>] [--report <format=file>] [options]',
  options: [
    { name: 'source', value: 'name', says: 'the event source; may be left out with --replay' },
    ...documentOptions,
    { name: 'runs', value: 'count', says: 'events of the random phase; default 100' },
    {
      name: 'seed',
      value: 'number',
      says: 'same seed, same events; default: one is drawn, and the report names it',
    },
    ...reportOptions,
    ...schemaOptions,
    ...coverageOptions,
    { name: 'phase', value: 'name', multiple: true, says: `run only: ${phaseNames.join(', ')}; default all` },
    { name: 'timeout', value: 'ms', says: 'the limit of one call; default 3000, as on the platform' },
    {
      name: 'evidence',
      value: 'level',
      multiple: true,
      says: `levels to draw from: ${evidenceLevels.join(', ')}; default ${defaultEvidence.join(',')}`,
    },
    {
      name: 'dictionary',
      value: 'file|none',
      multiple: true,
      says: "sources to read constants from that are tried in events; default the handler's own and what it imports",
    },
    { name: 'rule', value: 'rule=severity', multiple: true, says: 'a severity: off, warn or error' },
    {
      name: 'replay',
      value: 'token|file',
      says: 'run only the event in a token that a report prints, or in a case file',
    },
    { name: 'memory', value: 'MB', says: "the heap of the handler's process; default 512" },
    { name: 'no-isolate', says: 'run the handler in this process: it may end or block the whole check then' },
    {
      name: 'cases',
      value: 'folder',
      says: 'keep violations in this folder and try them first; default: none',
    },
    { name: 'logs', says: 'show on stderr what the handler prints; default: it is dropped and counted' },
  ],
  notes: (program) => [
    `Sources: ${Object.keys(program.contracts).join(', ')}.`,
    'The handler is written as file and export; the extension may be left out: src/create-order.handler is the ' +
      'export handler of src/create-order.js (or .mjs, .cjs, .ts, .mts, .cts). It runs in a process of its own, which is started again when it has ended.',
    reportNote,
  ],
  examples: examplesFor,
  run: runTest,
}

function examplesFor(program: Program): readonly (readonly [string, string])[] {
  const source = exampleSource(program)
  const rule = program.contracts[source]?.().rules.at(-1)?.name ?? 'family/name'
  return [
    [`test src/orders.handler --source ${source}`, 'documented, boundary and random events'],
    [`test src/orders.handler --source ${source} --runs 1000 --seed 7`, 'more of them, the same each time'],
    [`test src/orders.handler --source ${source} --rule ${rule}=warn`, 'a rule that counts more or less'],
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
  const [worst] = [...report.violations, ...report.warnings]
  const isShown = targets.some(({ format, file }) => format === 'terminal' && file === undefined)
  if (worst !== undefined && isShown && !args.has('replay'))
    await io.err(`${replayHint(program, chosen.flags, handler, worst.replay)}\n`)
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

function replayHint(program: Program, flags: string, handler: string, token: string): string {
  return `To run this event alone: ${program.name} test ${quoted(handler)} ${flags} --replay '${token}'`
}

function sourceOf({ args, program }: CommandCall): string {
  const source = args.text('source') ?? contractOfReplay(args.text('replay'))
  if (source === undefined) {
    throw new InvalidOptionError('the flag --source <name> is missing', {
      next: `Event sources are: ${Object.keys(program.contracts).join(', ')}.`,
    })
  }
  return source
}

function contractOfReplay(replay: string | undefined): string | undefined {
  if (replay === undefined) return undefined
  return isCasePath(replay) ? onlyCase(replay).contract : /^[^:]+/.exec(replay)?.[0]
}

function readCheckOptions(args: Arguments): CheckOptions {
  const options: { -readonly [K in keyof CheckOptions]: CheckOptions[K] } = {}
  const numRuns = args.wholeNumber('runs', 1)
  const seed = args.wholeNumber('seed')
  const timeout = args.wholeNumber('timeout', 1)
  const evidence = readEvidence(args)
  const replay = args.text('replay')
  const memory = args.wholeNumber('memory', 16)
  if (memory !== undefined && args.has('no-isolate'))
    throw new InvalidOptionError('--memory and --no-isolate contradict each other', {
      next: 'The limit is one of the process of its own that --no-isolate does without.',
    })
  options.isolate = args.has('no-isolate') ? false : memory === undefined ? true : { memory }
  if (numRuns !== undefined) options.numRuns = numRuns
  if (seed !== undefined) options.seed = seed
  if (timeout !== undefined) options.timeout = timeout
  if (evidence !== undefined) options.evidence = evidence
  if (replay !== undefined) options.replay = replay
  const cases = args.text('cases')
  if (cases !== undefined) options.cases = cases
  if (args.has('phase'))
    options.phases = args.texts('phase').map((name) => knownName('phase', name, phaseNames))
  if (args.has('dictionary')) options.dictionary = readDictionary(args.texts('dictionary'))
  if (args.has('rule')) options.rules = readSeverities(args.texts('rule'))
  return options
}

function readDictionary(files: readonly string[]): DictionaryOption {
  if (!files.includes('none')) return { files }
  if (files.length === 1) return false
  throw new InvalidOptionError('--dictionary takes files or none, and not both')
}

const severities: readonly Severity[] = ['off', 'warn', 'error']

function readSeverities(texts: readonly string[]): Readonly<Record<string, Severity>> {
  const entries = texts.map((text) => {
    const [, name, severity] = /^([^=]+)=(.*)$/.exec(text) ?? []
    if (name === undefined || severity === undefined) {
      throw new InvalidOptionError(`--rule takes a name and a severity, as in ${text || 'rule'}=off`)
    }
    return [name, knownName('severity', severity, severities)] as const
  })
  return Object.fromEntries(entries)
}
