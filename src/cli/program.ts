import type { Contract, Rule } from '../contract.js'
import type { ContractSet } from '../contract-set.js'
import type { SavedCase } from '../saved/saved-case.js'
import type { TypedSchema } from '../typed-schema.js'
import type { CliIo } from './cli-io.js'
import type { Arguments, OptionSpec } from './read-arguments.js'
import type { SourceOption } from './source-flags.js'

/** What a schema cannot say, or says less clearly. */
export interface ExtraProblem {
  /** JSON Pointer into the document. */
  readonly pointer: string
  readonly message: string
}

/** A schema that documents are validated against by name. */
export interface NamedSchema {
  readonly schema: TypedSchema<unknown>
  /** Further problems of any document at all; one here stands for what the schema says of the same place. */
  readonly check?: (document: unknown) => readonly ExtraProblem[]
}

/** Statements of a test that fail where a case shows its violation; undefined where they would not say it. */
export type RuleDemand = (saved: SavedCase) => readonly string[] | undefined

/** How a test without this package calls a handler. Its texts are JavaScript that a strict TypeScript takes too. */
export interface PlainTest {
  /** Declares `call()`, which calls the imported `handler` with `event`, and `call(another)`. */
  readonly call: () => string
  /** Declares `text()`, which resolves to what is sent on. */
  readonly text: string
  /** Milliseconds that the test may take. */
  readonly timeout: number
  /** By the name of the rule. */
  readonly demands: Readonly<Record<string, RuleDemand>>
}

/** What a program has beyond its words: few commands need all of it, and some need none. */
export interface ProgramParts {
  /** Makers of the contracts, by the name of the event source. */
  readonly contracts: Readonly<Record<string, (options?: any) => Contract>>
  /** Schemas that are not those of the events of a contract, and these by another name. */
  readonly schemas: Readonly<Record<string, NamedSchema>>
  readonly rules: readonly Rule[]
  /** Absent where no plain tests can be printed. */
  readonly plainTest?: PlainTest
}

/** What a command-line program is about: its commands know nothing else of the platform. */
export interface Program {
  /** What the user types. */
  readonly name: string
  /** One sentence: what it is for. */
  readonly summary: string
  readonly version: string
  /** The package that generated modules import from. */
  readonly packageName: string
  /** The names of the event sources, in the order of lists. */
  readonly sources: readonly string[]
  /** The names of the further schemas. */
  readonly schemaNames: readonly string[]
  /** A rule for examples of help. */
  readonly exampleRule: string
  /** Loads the rest: it takes longer than what most calls do. */
  readonly parts: () => Promise<ProgramParts>
  /** The text of `prepareEvents` for a source; undefined where the program was built without. */
  readonly preparedEvents?: (source: string) => string | undefined
  /** The options of a maker that have a flag, by the name of the event source. Default: none. */
  readonly sourceOptions?: Readonly<Record<string, readonly SourceOption[]>>
  /** Reads an OpenAPI document into the contracts of its operations; absent where documents are not read. */
  readonly openDocument?: (
    file: string,
    options: { readonly basePath?: string; readonly prefix?: string },
  ) => Promise<ContractSet & { readonly operation: (id: string) => Contract }>
  /** Where the page of a rule is, from the folder of the package. */
  readonly rulePage?: (name: string) => string
}

/** What a command gets. */
export interface CommandCall {
  readonly program: Program
  readonly args: Arguments
  readonly io: CliIo
}

/** One command; it resolves to the exit code: 0 fine, 1 contract broken or file invalid, 2 wrong use. */
export interface Command {
  readonly name: string
  /** The arguments as help shows them: `<file.export> --source <name>`. */
  readonly usage: string
  readonly options: readonly OptionSpec[]
  /** Paragraphs below the options. */
  readonly notes?: (program: Program) => readonly string[]
  /** Command lines without the program's name, each with what it does. */
  readonly examples: (program: Program) => readonly (readonly [line: string, says: string])[]
  readonly run: (call: CommandCall) => Promise<number>
}

/** The source that examples in help texts use. */
export function exampleSource(program: Program): string {
  return program.sources[0] ?? '<source>'
}
