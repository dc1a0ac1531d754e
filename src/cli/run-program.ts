import { ContractError, type ContractErrorCode, InvalidOptionError } from '../errors.js'
import { visible } from '../report/format-value.js'
import type { CliIo } from './cli-io.js'
import { eventsCommand } from './events-command.js'
import { commonOptions, formatCommandHelp, formatProgramHelp } from './format-help.js'
import type { Command, Program } from './program.js'
import { readArguments } from './read-arguments.js'
import { replayCommand } from './replay-command.js'
import { rulesCommand } from './rules-command.js'
import { sourcesCommand } from './sources-command.js'
import { testCommand } from './test-command.js'
import { typesCommand } from './types-command.js'
import { unknownName } from './unknown-name.js'
import { validateCommand } from './validate-command.js'

const commands: readonly Command[] = [
  testCommand,
  replayCommand,
  eventsCommand,
  validateCommand,
  typesCommand,
  sourcesCommand,
  rulesCommand,
]

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
  const command = commands.find(({ name }) => name === argv[0])
  try {
    return await (command === undefined
      ? runGlobal(program, argv, io)
      : runCommand(program, command, argv.slice(1), io))
  } catch (error) {
    return tellError(program, command, error, io)
  }
}

async function runCommand(
  program: Program,
  command: Command,
  argv: readonly string[],
  io: CliIo,
): Promise<number> {
  const args = readArguments(argv, [...command.options, ...commonOptions])
  if (!args.has('help')) return command.run({ program, args, io })
  await io.out(formatCommandHelp(program, command))
  return 0
}

async function runGlobal(program: Program, argv: readonly string[], io: CliIo): Promise<number> {
  const [first, topic] = argv
  if (first === undefined) {
    await io.err(formatProgramHelp(program, commands))
    return 2
  }
  if (first === 'help') return showHelp(program, topic, io)
  if (!first.startsWith('-')) throw unknownCommand(first)
  const args = readArguments(argv.slice(0, 1), globalOptions)
  await io.out(args.has('version') ? `${program.version}\n` : formatProgramHelp(program, commands))
  return 0
}

async function showHelp(program: Program, topic: string | undefined, io: CliIo): Promise<number> {
  const command = commands.find(({ name }) => name === topic)
  if (topic !== undefined && command === undefined) throw unknownCommand(topic)
  await io.out(
    command === undefined ? formatProgramHelp(program, commands) : formatCommandHelp(program, command),
  )
  return 0
}

function unknownCommand(name: string): InvalidOptionError {
  return unknownName(
    'command',
    name,
    commands.map((command) => command.name),
  )
}

async function tellError(
  program: Program,
  command: Command | undefined,
  error: unknown,
  io: CliIo,
): Promise<number> {
  const start = command === undefined ? program.name : `${program.name} ${command.name}`
  if (!(error instanceof ContractError)) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    await io.err(`${start}: this is a fault of ${program.name} itself, please report it.\n${text}\n`)
    return 2
  }
  const hint = error instanceof InvalidOptionError ? `  See ${start} --help.\n` : ''
  await io.err(`${start}: ${visible(error.message)}\n${hint}`)
  return command === typesCommand && invalidFile.includes(error.code) ? 1 : 2
}
