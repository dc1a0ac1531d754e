import type { Command, Program } from './program.js'
import { flagOf, type OptionSpec } from './read-arguments.js'
import { longestName, twoColumns, wrapText } from './wrap-text.js'

const width = 80

/** Flags that every command knows. */
export const commonOptions: readonly OptionSpec[] = [
  { name: 'help', short: 'h', says: 'show how to use the command' },
]

/** The help of the whole program. */
export function formatProgramHelp(
  program: Program,
  commands: readonly (readonly [name: string, summary: string])[],
): string {
  const { name } = program
  return `${[
    program.summary,
    `Usage: ${name} <command> [options]`,
    `Commands\n${twoColumns(commands, width)}`,
    `Options\n${twoColumns(
      [
        ['-h, --help', `show this; ${name} <command> --help shows a command with examples`],
        ['-v, --version', 'show the version'],
      ],
      width,
    )}`,
    `Event sources: ${program.sources.join(', ')}`,
    'Data is written on stdout, talk on stderr.',
    `Exit code\n${twoColumns([
      ['0', 'fine'],
      ['1', 'contract broken or file invalid'],
      ['2', 'wrong use'],
      ['130', 'ended by Ctrl-C; what ran until then is reported'],
    ])}`,
  ].join('\n\n')}\n`
}

/** The help of one command, with examples. */
export function formatCommandHelp(program: Program, summary: string, command: Command): string {
  const start = `${program.name} ${command.name}`
  const examples = command.examples(program).map(([line, says]) => `  # ${says}\n  ${program.name} ${line}`)
  return `${[
    `${summary[0]?.toUpperCase()}${summary.slice(1)}.`,
    `Usage: ${wrapText(`${start} ${command.usage}`, width, 7)}`,
    ...optionLists([...command.options, ...commonOptions]),
    ...(command.notes?.(program) ?? []).map((note) => wrapText(note, width)),
    `Examples\n${examples.join('\n\n')}`,
  ].join('\n\n')}\n`
}

/** A list below each heading; what has none comes last. */
function optionLists(options: readonly OptionSpec[]): readonly string[] {
  const heading = ({ group = 'Options' }: OptionSpec): string => group
  const rowOf = (option: OptionSpec): readonly [string, string] => [flagText(option), option.says]
  const longest = longestName(options.map(rowOf))
  return [...new Set(options.map(heading))].map((group) => {
    const rows = options.filter((option) => heading(option) === group).map(rowOf)
    return `${group}\n${twoColumns(rows, width, 2, longest)}`
  })
}

function flagText({ name, short, value }: OptionSpec): string {
  const flags = short === undefined || short === name ? flagOf(name) : `-${short}, ${flagOf(name)}`
  return value === undefined ? flags : `${flags} <${value}>`
}
