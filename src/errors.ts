import { isUserFile, readFrame, withoutOwnFrames } from './own-frames.js'
import type { ContractReport } from './report/report.js'

/** What went wrong, as a word that code can branch on. */
export type ContractErrorCode =
  | 'INVALID_SCHEMA'
  | 'UNSUPPORTED_KEYWORD'
  | 'UNSATISFIABLE_SCHEMA'
  | 'GENERATOR_GAVE_UP'
  | 'INVALID_OPTION'
  | 'HANDLER_NOT_FOUND'
  | 'STALE_TYPES'
  | 'CONTRACT_VIOLATION'

export interface ContractErrorOptions {
  /** Where: a file, an option, a JSON Pointer; printed on a line of its own. */
  readonly where?: string
  /** What to do next; printed last. */
  readonly next?: string
  readonly cause?: unknown
}

/** Frames among which the author's are looked for. */
const deepStack = 200

/** Leaves the frames outside this package in a stack, where there are the author's among them. */
function leadToAuthor(error: Error, limit: number): void {
  const { message, stack = '' } = error
  const frames = stack
    .slice(stack.indexOf(message) + message.length)
    .split('\n')
    .filter((line) => readFrame(line) !== undefined)
  const isAuthors = (line: string): boolean => isUserFile(readFrame(line)!.file)
  const kept = frames.some(isAuthors) ? withoutOwnFrames(frames.join('\n')).split('\n') : frames
  Object.defineProperty(error, 'stack', {
    value: [`${error.name}: ${error.message}`, ...kept.slice(0, limit)].join('\n'),
    enumerable: false,
    configurable: true,
    writable: true,
  })
}

/** A mistake of the author's (or ours): never a fault of the handler, which is data in a report. */
export class ContractError extends Error {
  /** What went wrong, for code to branch on. */
  readonly code: ContractErrorCode

  constructor(code: ContractErrorCode, what: string, options: ContractErrorOptions = {}) {
    const lines = [what]
    if (options.where !== undefined) lines.push(`  at ${options.where}`)
    if (options.next !== undefined) lines.push(`  ${options.next}`)
    const limit = Error.stackTraceLimit
    // Schemas are read in depth: the author's call is often further away than the ten frames of the default.
    Error.stackTraceLimit = deepStack
    super(lines.join('\n'), options.cause === undefined ? undefined : { cause: options.cause })
    Error.stackTraceLimit = limit
    this.code = code
    this.name = new.target.name
    leadToAuthor(this, limit)
  }
}

/** An error about one place of a JSON Schema. */
class SchemaError extends ContractError {
  /** JSON Pointer into the schema, as a URI fragment: `#/properties/body`. */
  readonly pointer: string

  constructor(code: ContractErrorCode, what: string, pointer: string, options: ContractErrorOptions = {}) {
    super(code, what, { where: pointer, ...options })
    this.pointer = pointer
  }
}

/** The schema is no valid JSON Schema: a keyword has a value of a wrong kind, a reference leads nowhere. */
export class InvalidSchemaError extends SchemaError {
  constructor(what: string, pointer: string, options?: ContractErrorOptions) {
    super('INVALID_SCHEMA', what, pointer, options)
  }
}

/** The schema holds a keyword that is unknown or cannot be honoured. */
export class UnsupportedKeywordError extends SchemaError {
  constructor(what: string, pointer: string, options?: ContractErrorOptions) {
    super('UNSUPPORTED_KEYWORD', what, pointer, options)
  }
}

/** No value at all can satisfy the schema. */
export class UnsatisfiableSchemaError extends SchemaError {
  constructor(what: string, pointer: string, options?: ContractErrorOptions) {
    super('UNSATISFIABLE_SCHEMA', what, pointer, options)
  }
}

/** A value may exist, but none was constructed within the budget. */
export class GeneratorGaveUpError extends SchemaError {
  constructor(what: string, pointer: string, options?: ContractErrorOptions) {
    super('GENERATOR_GAVE_UP', what, pointer, options)
  }
}

/** An option is unknown or has a wrong value. */
export class InvalidOptionError extends ContractError {
  constructor(what: string, options?: ContractErrorOptions) {
    super('INVALID_OPTION', what, options)
  }
}

/** The handler's file or export does not exist, or the export is no function. */
export class HandlerNotFoundError extends ContractError {
  constructor(what: string, options?: ContractErrorOptions) {
    super('HANDLER_NOT_FOUND', what, options)
  }
}

/** A generated module differs from its schema. */
export class StaleTypesError extends ContractError {
  constructor(what: string, options?: ContractErrorOptions) {
    super('STALE_TYPES', what, options)
  }
}

/** What `assertContract` throws: the handler broke its contract; `cause` is what the handler threw, if it did. */
export class ContractViolationError extends ContractError {
  /** The whole report; not enumerable, so that test runners do not print it. */
  declare readonly report: ContractReport

  constructor(message: string, report: ContractReport, cause?: unknown) {
    super('CONTRACT_VIOLATION', message, cause === undefined ? {} : { cause })
    // Not enumerable: vitest prints every enumerable property of a thrown error.
    Object.defineProperty(this, 'report', { value: report, enumerable: false })
    Object.defineProperty(this, 'code', { value: this.code, enumerable: false })
  }

  /** What reporters that serialise errors print beside the message: not the whole report. */
  toJSON(): { readonly code: string } {
    return { code: this.code }
  }
}
