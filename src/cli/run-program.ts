import { ContractError, type ContractErrorCode, InvalidOptionError } from '../errors.js'
import { visible } from '../report/format-value.js'
import type { CliIo } from './cli-io.js'
import { commonOptions, formatCommandHelp, formatProgramHelp } from './format-help.js'
import type { Command, Program } from './program.js'
import { readArguments } from './read-arguments.js'
import { knownName, unknownName } from './unknown-name.js'

/** What the list of commands says of one, and the rest of it, which is loaded when it is called or asked about. */
interface CommandEntry {
  /** One line: what it does. */
  readonly summary: string
  readonly load: () => Promise<Command>
}

/** By name, in the order of the help. Each needs a part of the package, hardly ever all. */
const commands: Readonly<Record<string, CommandEntry>> = {
  test: {
    summary: 'run a handler on the events of a source and report what breaks it',
    load: async () => (await import('./test-command.js')).testCommand,
  },
  replay: {
    summary: 'run saved cases again: which still fail, which are fixed',
    load: async () => (await import('./replay-command.js')).replayCommand,
  },
  events: {
    summary: 'print events of a source as JSON, one a line',
    load: async () => (await import('./events-command.js')).eventsCommand,
  },
  validate: {
    summary: 'judge JSON files (or lines) by the schema of a source',
    load: async () => (await import('./validate-command.js')).validateCommand,
  },
  types: {
    summary: 'write a TypeScript module (type and schema) for each schema file',
    load: async () => (await import('./types-command.js')).typesCommand,
  },
  sources: {
    summary: 'list the event sources and how well their forms are known',
    load: async () => (await import('./sources-command.js')).sourcesCommand,
  },
  rules: {
    summary: 'list the rules that answers are judged by, or show one with examples',
    load: async () => (await import('./rules-command.js')).rulesCommand,
  },
}

const globalOptions = [...commonOptions, { name: 'version', short: 'v', says: 'show the version' }]

/** What a file that is wrong in itself leads to; every other error is wrong use. */
const invalidFile: readonly ContractErrorCode[] = [
  'STALE_TYPES',
  'INVALID_SCHEMA',
  'UNSUPPORTED_KEYWORD',
  'UNSATISFIABLE_SCHEMA',
]

/** Runs one command line; resolves to the exit code. Never rejects: an error is told on stderr. */
export async function runProgram(program: Program, argv: readonly string[], io: CliIo): Promise<number> {
  const name = argv[0] !== undefined && Object.hasOwn(commands, argv[0]) ? argv[0] : undefined
  try {
    return await (name === undefined
      ? runGlobal(program, argv, io)
      : runCommand(program, commands[name]!, argv.slice(1), io))
  } catch (error) {
    return tellError(program, name, error, io)
  }
}

async function runCommand(
  program: Program,
  { summary, load }: CommandEntry,
  argv: readonly string[],
  io: CliIo,
): Promise<number> {
  const command = await load()
  const args = readArguments(argv, [...command.options, ...commonOptions])
  if (!args.has('help')) return command.run({ program, args, io })
  await io.out(formatCommandHelp(program, summary, command))
  return 0
}

async function runGlobal(program: Program, argv: readonly string[], io: CliIo): Promise<number> {
  const [first, topic] = argv
  if (first === undefined) {
    await io.err(programHelp(program))
    return 2
  }
  if (first === 'help') return showHelp(program, topic, io)
  if (!first.startsWith('-')) throw unknownName('command', first, Object.keys(commands))
  const args = readArguments(argv.slice(0, 1), globalOptions)
  await io.out(args.has('version') ? `${program.version}\n` : programHelp(program))
  return 0
}

function programHelp(program: Program): string {
  return formatProgramHelp(
    program,
    Object.entries(commands).map(([name, { summary }]) => [name, summary]),
  )
}

async function showHelp(program: Program, topic: string | undefined, io: CliIo): Promise<number> {
  if (topic === undefined) {
    await io.out(programHelp(program))
    return 0
  }
  const { summary, load } = commands[knownName('command', topic, Object.keys(commands))]!
  await io.out(formatCommandHelp(program, summary, await load()))
  return 0
}

async function tellError(
  program: Program,
  command: string | undefined,
  error: unknown,
  io: CliIo,
): Promise<number> {
  const start = command === undefined ? program.name : `${program.name} ${command}`
  if (!(error instanceof ContractError)) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    await io.err(`${start}: this is a fault of ${program.name} itself, please report it.\n${text}\n`)
    return 2
  }
  const hint = error instanceof InvalidOptionError ? `  See ${start} --help.\n` : ''
  await io.err(`${start}: ${visible(error.message)}\n${hint}`)
  return command === 'types' && invalidFile.includes(error.code) ? 1 : 2
}
