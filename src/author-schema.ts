import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleFilesSync } from './codegen/bundle-files.js'
import { InvalidOptionError, InvalidSchemaError } from './errors.js'
import { didYouMean } from './nearest-name.js'
import { readSchema } from './schema/read/resolve-refs.js'
import { readably } from './schema/read-json.js'
import type { JsonSchema, MarkedSchema, TypedSchema } from './typed-schema.js'

/**
 * A schema object of a validation library that tells its JSON Schema (Standard JSON Schema, version 1): those of zod
 * from 4.2 on, of ArkType and others. `T` is the type of what it takes.
 */
export interface StandardSchema<T = unknown> {
  readonly '~standard': {
    readonly vendor: string
    readonly jsonSchema: {
      readonly input: (options: { readonly target: string }) => Record<string, unknown>
    }
    readonly types?: { readonly input: T } | undefined
  }
}

/** A `URL` of a file, told by its form: the types of a user's project may know no `URL`. */
export interface FileUrl {
  /** `file:`. */
  readonly protocol: string
  /** The whole URL. */
  readonly href: string
}

/**
 * What an author may give where a schema is asked for: a JSON Schema (a schema of TypeBox is one), a `typedSchema`, a
 * schema object of a library, or the path or URL of a JSON file.
 */
export type SchemaInput<T = unknown> =
  | TypedSchema<T>
  | StandardSchema<T>
  | JsonSchema
  | MarkedSchema
  // The intersection keeps the literals of a union beside it in an editor's list.
  | (string & {})
  | FileUrl

/**
 * The JSON Schema that an author gave, at once checked. Throws InvalidOptionError for what is no schema, and a schema
 * error with its pointer (and its file) for a mistake in one. `words` are texts that mean something else at this place.
 */
export function authorSchema(place: string, given: unknown, words: readonly string[] = []): JsonSchema {
  if (typeof given === 'string' || readably(given, () => given instanceof URL))
    return schemaOfFile(place, given as string | URL, words)
  const schema = readably(given, () => schemaObject(place, given))
  if (typeof schema !== 'boolean' && !isObject(schema)) {
    const also = words.length === 0 ? '' : `, ${words.map((word) => `'${word}'`).join(', ')}`
    throw new InvalidOptionError(
      `${place} must be a JSON Schema, a typedSchema, the path of a JSON file${also}, not ${kindOf(given)}`,
      { where: place },
    )
  }
  // Reading it tells every mistake in it now, not at the first event.
  readSchema(schema as JsonSchema)
  return schema as JsonSchema
}

function schemaObject(place: string, given: unknown): unknown {
  if ((typeof given !== 'object' && typeof given !== 'function') || given === null) return given
  if (Object.hasOwn(given, '~standard') || '~standard' in given) return ofStandard(place, given)
  const keys = Object.keys(given)
  return keys.length === 1 && keys[0] === 'schema' ? (given as TypedSchema<unknown>).schema : given
}

/** What it takes is what goes over the wire, in both directions: a client parses an answer by the same schema. */
function ofStandard(place: string, given: object): unknown {
  const { vendor, jsonSchema } = (given as StandardSchema)['~standard'] as Partial<
    StandardSchema['~standard']
  >
  if (typeof jsonSchema?.input !== 'function') {
    throw new InvalidOptionError(
      `${place} is a schema of ${vendor ?? 'a library'} that tells no JSON Schema`,
      {
        where: place,
        next: 'Give the JSON Schema that the library makes of it; zod tells it from 4.2 on.',
      },
    )
  }
  try {
    return jsonSchema.input({ target: 'draft-2020-12' })
  } catch (cause) {
    throw new InvalidOptionError(
      `${place} cannot be said as JSON Schema: ${cause instanceof Error ? cause.message : String(cause)}`,
      { where: place, next: `${vendor ?? 'The library'} knows which of its parts can.`, cause },
    )
  }
}

function schemaOfFile(place: string, given: string | URL, words: readonly string[]): JsonSchema {
  const file = pathOf(place, given)
  if (!existsSync(file)) throw missingFile(place, file, words)
  try {
    const schema = bundleFilesSync(file)
    readSchema(schema)
    return schema
  } catch (cause) {
    if (!(cause instanceof Error && 'pointer' in cause)) throw cause
    throw new InvalidSchemaError(`${cause.message}\n  in the file of ${place}`, String(cause.pointer), {
      where: file,
      cause,
    })
  }
}

function pathOf(place: string, given: string | URL): string {
  if (typeof given === 'string') return given
  if (given.protocol === 'file:') return fileURLToPath(given)
  throw new InvalidOptionError(`${place} is no file: ${given.href}`, { where: place })
}

function missingFile(place: string, file: string, words: readonly string[]): InvalidOptionError {
  const beside = existsSync(dirname(file)) ? readdirSync(dirname(file)) : []
  const next = didYouMean(file, words) ?? didYouMean(basename(file), beside)
  const also = words.length === 0 ? '' : ` Or one of: ${words.map((word) => `'${word}'`).join(', ')}.`
  return new InvalidOptionError(`${place}: there is no file ${JSON.stringify(file)}`, {
    where: place,
    next: next ?? `A text is the path of a JSON Schema, from the working folder.${also}`,
  })
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'an array' : typeof value
}
