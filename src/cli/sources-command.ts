import { colorsOf } from '../report/colors.js'
import type { JsonSchema } from '../typed-schema.js'
import type { CliIo } from './cli-io.js'
import { countEvidence, formatCounts, type SchemaEvidence } from './count-evidence.js'
import { type Command, type CommandCall, exampleSource, type Program } from './program.js'
import { contractOf } from './source-option.js'
import { twoColumns, wrapText } from './wrap-text.js'

interface SourceRow extends SchemaEvidence {
  readonly name: string
  /** The TypeScript type of its events. */
  readonly title: string
  readonly description: string
  /** Nobody waits for the answer, and an event may come again. */
  readonly asynchronous: boolean
}

/** `sources`: the event sources and what is known of their events. */
export const sourcesCommand: Command = {
  name: 'sources',
  usage: '[source…] [--json]',
  options: [{ name: 'json', says: 'an array of objects instead of a text' }],
  notes: () => [
    'documented: the documentation shows it. observed: a captured event or shipped code shows it. ' +
      'inferred: nobody has seen it, a careful handler survives it. historic: older, generated on request only.',
  ],
  examples: (program) => [
    ['sources', 'all of them'],
    [`sources ${exampleSource(program)} --json`, 'one, for a program'],
  ],
  run: runSources,
}

async function runSources({ program, args, io }: CommandCall): Promise<number> {
  const names = args.positionals.length === 0 ? program.sources : args.positionals
  const rows = await Promise.all(names.map((name) => rowOf(program, name)))
  if (args.has('json')) await io.out(`${JSON.stringify(rows, null, 2)}\n`)
  else await io.out(rows.map((row) => formatRow(row, io)).join('\n'))
  return 0
}

async function rowOf(program: Program, name: string): Promise<SourceRow> {
  const { event, asynchronous } = await contractOf(program, name)
  return {
    name,
    title: textOf(event.schema, 'title'),
    description: textOf(event.schema, 'description'),
    asynchronous,
    ...countEvidence(event.schema),
  }
}

function textOf(schema: JsonSchema, keyword: string): string {
  const text = typeof schema === 'object' ? schema[keyword] : undefined
  return typeof text === 'string' ? text : ''
}

function formatRow(row: SourceRow, io: CliIo): string {
  const colors = colorsOf(io.color)
  const facts = twoColumns(
    [
      ['event type', row.title],
      ['answer', row.asynchronous ? 'not waited for; an event may come again' : 'waited for'],
      ['forms', formatCounts(row.forms)],
      ['edge cases', formatCounts(row.edgeCases)],
    ],
    io.width,
  )
  const start = row.name.length + 2
  const description = io.width === undefined ? row.description : wrapText(row.description, io.width, start)
  return `${colors.bold(row.name)}  ${description}\n${facts}\n`
}
