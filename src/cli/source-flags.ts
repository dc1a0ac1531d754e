import { InvalidOptionError } from '../errors.js'
import type { Program } from './program.js'
import { quoted } from './quoted.js'
import type { Arguments, OptionSpec } from './read-arguments.js'

/** A flag that stands for an option of a contract's maker. */
type SourceFlag = Omit<OptionSpec, 'group' | 'short'> & { readonly value: string }

const schemaOf = (name: string, says: string): SourceFlag => ({ name, value: 'file', says })

/** An option of a contract's maker that the command line has a flag for. */
export type SourceOption =
  | 'requestBody'
  | 'responseBody'
  | 'pathParameters'
  | 'queryStringParameters'
  | 'headers'
  | 'path'
  | 'prefix'
  | 'suffix'
  | 'events'
  | 'schedule'
  | 'userEvent'
  | 'message'
  | 'forms'
  | 'operations'

/** By the option that each stands for. */
const flags: Readonly<Record<SourceOption, SourceFlag>> = {
  requestBody: schemaOf(
    'request-body',
    'the JSON Schema of request bodies: only such are sent, and invalid ones too',
  ),
  responseBody: schemaOf('response-body', 'the JSON Schema of what a 2xx answers'),
  pathParameters: schemaOf('path-parameters', 'the JSON Schema of an object of path parameters by name'),
  queryStringParameters: schemaOf('query-parameters', 'the same of query parameters'),
  headers: schemaOf('headers', 'the same of headers'),
  path: { name: 'path', value: 'path', says: "the path of requests, as in '/orders/{id}'" },
  prefix: {
    name: 'prefix',
    value: 'text',
    says: 'what the names of objects begin with; of requests (also with --openapi): the path of an API that matches by prefix, and stands for all of them',
  },
  suffix: { name: 'suffix', value: 'text', says: 'what the names of objects end with' },
  events: {
    name: 'events',
    value: 'type',
    multiple: true,
    says: 'the kinds of changes that the trigger chooses',
  },
  schedule: { name: 'schedule', value: 'text', says: "when a timer is due, as in '0 15 2 * * ?'" },
  userEvent: schemaOf(
    'user-event',
    'the JSON Schema of the additional information of a timer; the word json: any JSON',
  ),
  message: schemaOf('message', 'the same of messages'),
  forms: { name: 'forms', value: 'form', multiple: true, says: 'how log records come: array, string' },
  operations: {
    name: 'operations',
    value: 'entry',
    multiple: true,
    says: 'the operations that the trigger chooses, as it writes them: service:resources:operations',
  },
}

const entries = Object.entries(flags) as readonly (readonly [SourceOption, SourceFlag])[]

/** The flags of commands that make the contract of a source. */
export const sourceFlags: readonly OptionSpec[] = entries.map(([, spec]) => spec)

/** What of an option's value stands on the command line. */
type Given = string | readonly string[]

/** The options of a source's contract. Throws InvalidOptionError for one of something that the source has not. */
export function readSourceFlags(
  { sourceOptions: known = {} }: Program,
  source: string,
  args: Arguments,
): Readonly<Partial<Record<SourceOption, Given>>> {
  const given = entries.flatMap(([option, { name, multiple }]) => {
    if (!args.has(name)) return []
    if (known[source]?.includes(option) !== true) throw misplaced(name, source, sourcesWith(known, option))
    return [[option, multiple === true ? args.texts(name) : args.text(name)!] as const]
  })
  return Object.fromEntries(given)
}

/** The flags as they were given, to be repeated in a command line. */
export function givenFlags(args: Arguments): string {
  return entries
    .map(([, { name }]) => (args.has(name) ? ` --${name} ${quoted(args.texts(name).join(','))}` : ''))
    .join('')
}

/** The first flag that was given and says something of a source alone. */
export function flagOfSource(args: Arguments): string | undefined {
  return sourceFlags.find(({ name }) => name !== flags.prefix.name && args.has(name))?.name
}

/** The flag of an option of a maker, without dashes; undefined where it has none. */
export function flagFor(option: string): string | undefined {
  return Object.hasOwn(flags, option) ? flags[option as SourceOption].name : undefined
}

function sourcesWith(known: NonNullable<Program['sourceOptions']>, option: SourceOption): readonly string[] {
  return Object.keys(known).filter((source) => known[source]!.includes(option))
}

function misplaced(flag: string, source: string, others: readonly string[]): InvalidOptionError {
  return new InvalidOptionError(`--${flag} does not go with the source ${source}`, {
    where: `--${flag}`,
    next: others.length === 0 ? 'No source has it.' : `It goes with: ${others.join(', ')}.`,
  })
}
