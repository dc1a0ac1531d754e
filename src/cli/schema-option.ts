import { InvalidOptionError } from '../errors.js'
import type { Program } from './program.js'
import type { Arguments, OptionSpec } from './read-arguments.js'

/** Flags that name the file of a schema, by the option of a contract's maker that takes it. */
const flags = {
  requestBody: [
    'request-body',
    'the JSON Schema of request bodies: only such are sent, and invalid ones too',
  ],
  responseBody: ['response-body', 'the JSON Schema of what a 2xx answers'],
  pathParameters: ['path-parameters', 'the JSON Schema of an object of path parameters by name'],
  queryStringParameters: ['query-parameters', 'the same of query parameters'],
  headers: ['headers', 'the same of headers'],
  message: ['message', 'the JSON Schema of messages; the word json: any JSON'],
  userEvent: ['user-event', 'the same of the additional information of a timer'],
} as const

/** An option that a schema file may be given for on the command line. */
export type SchemaOption = keyof typeof flags

const entries = Object.entries(flags) as readonly (readonly [SchemaOption, readonly [string, string]])[]

/** The flags of commands that take the schemas of an author. */
export const schemaOptions: readonly OptionSpec[] = entries.map(([, [name, says]]) => ({
  name,
  value: 'file',
  says,
}))

/** The options of a source's contract. Throws InvalidOptionError for a schema of something that the source has not. */
export function readSchemas(
  { schemaOptions: known = {} }: Program,
  source: string,
  args: Arguments,
): Readonly<Partial<Record<SchemaOption, string>>> {
  const given = entries.flatMap(([option, [flag]]) => {
    const file = args.text(flag)
    if (file === undefined) return []
    if (known[source]?.includes(option) !== true) throw misplaced(flag, source, sourcesWith(known, option))
    return [[option, file] as const]
  })
  return Object.fromEntries(given)
}

/** The flags as they were given, to be repeated in a command line. */
export function schemaFlags(args: Arguments): string {
  const given = entries.flatMap(([, [flag]]) => {
    const file = args.text(flag)
    return file === undefined
      ? []
      : [` --${flag} ${/^[\w./-]+$/.test(file) ? file : `'${file.replaceAll("'", `'\\''`)}'`}`]
  })
  return given.join('')
}

function sourcesWith(known: NonNullable<Program['schemaOptions']>, option: SchemaOption): readonly string[] {
  return Object.keys(known).filter((source) => known[source]!.includes(option))
}

function misplaced(flag: string, source: string, others: readonly string[]): InvalidOptionError {
  return new InvalidOptionError(`--${flag} does not go with the source ${source}`, {
    where: `--${flag}`,
    next: others.length === 0 ? 'No source has it.' : `It goes with: ${others.join(', ')}.`,
  })
}
