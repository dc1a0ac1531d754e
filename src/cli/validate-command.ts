import { readdir } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { InvalidOptionError } from '../errors.js'
import { didYouMean } from '../nearest-name.js'
import { readBytes, type UnreadableFileError } from '../read-bytes.js'
import { colorsOf } from '../report/colors.js'
import { visible } from '../report/format-value.js'
import type { CliIo } from './cli-io.js'
import { documentJudge, problemLine } from './document-problems.js'
import { type Command, type CommandCall, type ExtraProblem, exampleSource, type Program } from './program.js'
import { type JsonDocument, readDocuments } from './read-documents.js'
import { contractOf } from './source-option.js'
import { unknownName } from './unknown-name.js'

/** Says what is wrong with a document; nothing when it is right. */
type Judge = (document: unknown) => readonly ExtraProblem[]

/** `validate`: judges files by a schema. */
export const validateCommand: Command = {
  name: 'validate',
  usage: '<schema> <file…>',
  options: [],
  notes: (program) => [
    `Schemas: ${schemaNames(program).join(', ')}. The name of a source means its events.`,
    'A file holds one JSON document, or one on each line (NDJSON); - is stdin. ' +
      'Each document gets a verdict; a problem has its JSON Pointer.',
  ],
  examples: examplesFor,
  run: runValidate,
}

function examplesFor(program: Program): readonly (readonly [string, string])[] {
  const source = exampleSource(program)
  const named = program.schemaNames.find((name) => !name.endsWith('-event')) ?? source
  return [
    [`validate ${source} event.json`, 'is this an event of the source?'],
    [`validate ${source} captured/*.json`, 'several files'],
    [`events ${source} -n 20 | ${program.name} validate ${source} -`, 'one document on each line of stdin'],
    [`validate ${named} ${named}.json`, 'another schema'],
  ]
}

async function runValidate({ program, args, io }: CommandCall): Promise<number> {
  const [name, ...files] = args.positionals
  if (name === undefined) throw new InvalidOptionError('the name of a schema is missing')
  const judge = await judgeOf(program, name)
  if (files.length === 0) throw new InvalidOptionError('there is no file to validate; - means stdin')
  let documents = 0
  let invalid = 0
  for (const file of files) {
    for (const document of readDocuments(await bytesOf(file, io))) {
      documents += 1
      if (!(await tellVerdict(name, file, document, judge, io))) invalid += 1
    }
  }
  if (documents > 1)
    await io.err(`${documents} documents: ${documents - invalid} valid, ${invalid} invalid\n`)
  return invalid === 0 ? 0 : 1
}

function schemaNames(program: Program): readonly string[] {
  return [...program.sources, ...program.schemaNames]
}

async function judgeOf(program: Program, name: string): Promise<Judge> {
  if (program.sources.includes(name))
    return documentJudge({ schema: (await contractOf(program, name)).event })
  if (program.schemaNames.includes(name)) return documentJudge((await program.parts()).schemas[name]!)
  throw unknownSchema(program, name)
}

function unknownSchema(program: Program, name: string): InvalidOptionError {
  if (!/[./\\]/.test(name)) return unknownName('schema', name, schemaNames(program))
  return new InvalidOptionError(
    `the first argument is the name of a schema, and ${JSON.stringify(name)} is none`,
    {
      next: `Write it before the files; it is one of: ${schemaNames(program).join(', ')}.`,
    },
  )
}

/** Problems of one document that are told: what is wrong in a thousand places is wrong in one way mostly. */
const mostShown = 100

/** Writes the verdict on one document; resolves to whether it is valid. */
async function tellVerdict(
  schema: string,
  file: string,
  document: JsonDocument,
  judge: Judge,
  io: CliIo,
): Promise<boolean> {
  const colors = colorsOf(io.color)
  const shown = file === '-' ? 'stdin' : file
  const label = document.line === undefined ? shown : `${shown}:${document.line}`
  if (document.problem !== undefined) {
    await io.out(`${label}: ${colors.red('no JSON')}: ${visible(document.problem)}\n`)
    return false
  }
  const problems = judge(document.value)
  if (problems.length === 0) {
    await io.out(`${label}: ${colors.green('valid')} ${schema}\n`)
    return true
  }
  const lines = problems.slice(0, mostShown).map((problem) => `  ${problemLine(problem)}\n`)
  const more = problems.length - mostShown
  if (more > 0) lines.push(`  … and ${more} more problems\n`)
  await io.out(`${label}: ${colors.red(`invalid ${schema}`)}\n${lines.join('')}`)
  return false
}

async function bytesOf(file: string, io: CliIo): Promise<Uint8Array> {
  if (file === '-') return io.readInput()
  try {
    return readBytes(file, { pipes: true })
  } catch (error) {
    throw await unreadable(file, error as UnreadableFileError)
  }
}

async function unreadable(file: string, error: UnreadableFileError): Promise<InvalidOptionError> {
  if (error.message === 'it is a folder') return new InvalidOptionError(`${file} is a folder, not a file`)
  if (error.code !== 'ENOENT')
    return new InvalidOptionError(`the file ${file} cannot be read: ${error.message}`, {
      ...(error.next === undefined ? {} : { next: error.next }),
    })
  const near = didYouMean(basename(file), await readdir(dirname(file)).catch(() => []))
  return new InvalidOptionError(
    `there is no file ${JSON.stringify(file)}`,
    near === undefined ? {} : { next: near },
  )
}
