import { basename, dirname, resolve } from 'node:path'
import { setMember } from '../copy-json.js'
import { InvalidSchemaError } from '../errors.js'
import { decodeFragment, escapeFragmentToken } from '../schema/json-pointer.js'
import { isPlainObject, maxDepth } from '../schema/read-json.js'
import type { JsonSchema } from '../typed-schema.js'
import { readSchemaFile } from './read-schema-file.js'

interface Bundle {
  readonly mainFile: string
  /** The neighbours' names in `$defs` and their schemas, by absolute path. */
  readonly neighbours: Map<string, { readonly name: string; schema?: JsonSchema }>
  readonly taken: Set<string>
}

/** Where a piece of schema stands: in which file, and what its own `#/…` references begin with in the bundle. */
interface Place {
  readonly file: string
  readonly prefix: string
}

/**
 * Reads a schema file and puts the neighbouring files that it refers to (`{ "$ref": "part.schema.json" }`, also with
 * a pointer behind `#`) into its `$defs`, so that the result stands alone. Relative file paths only.
 * Throws {@link InvalidSchemaError} for a file that cannot be read or bundled.
 */
export async function bundleFiles(file: string): Promise<JsonSchema> {
  return bundleFilesSync(file)
}

/** The same at once: a contract is made without waiting. */
export function bundleFilesSync(file: string): JsonSchema {
  const main = readSchemaFile(file)
  if (typeof main === 'boolean') return main
  const bundle: Bundle = { mainFile: resolve(file), neighbours: new Map(), taken: new Set() }
  for (const name of Object.keys(isPlainObject(main.$defs) ? main.$defs : {})) bundle.taken.add(name)
  const result = bundledMain(main, bundle)
  if (bundle.neighbours.size === 0) return main
  const defs: Record<string, unknown> = { ...(isPlainObject(result.$defs) ? result.$defs : {}) }
  for (const { name, schema } of bundle.neighbours.values()) setMember(defs, name, schema)
  return { ...result, $defs: defs }
}

function bundledMain<S extends JsonSchema>(main: S, bundle: Bundle): S {
  try {
    return bundled(main, { file: bundle.mainFile, prefix: '#' }, bundle) as S
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new InvalidSchemaError(`the schema is nested deeper than ${maxDepth} levels`, '#', {
      where: bundle.mainFile,
      next: 'Give subschemas names in $defs and refer to them with $ref.',
      cause: error,
    })
  }
}

// In these stand values, not schemas: a "$ref" in them is a mere member.
const valueKeywords: ReadonlySet<string> = new Set(['const', 'enum', 'default', 'example', 'examples'])

function bundled(part: unknown, place: Place, bundle: Bundle): unknown {
  if (Array.isArray(part)) {
    const items: unknown[] = []
    for (const item of part) items.push(bundled(item, place, bundle))
    return items
  }
  if (!isPlainObject(part)) return part
  const copy: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(part)) {
    setMember(copy, key, bundledMember(key, value, place, bundle))
  }
  return copy
}

function bundledMember(key: string, value: unknown, place: Place, bundle: Bundle): unknown {
  if (key === '$ref' && typeof value === 'string') return bundledReference(value, place, bundle)
  if (valueKeywords.has(key) || key.startsWith('x-')) return value
  if (!isMemberMap(key) || !isPlainObject(value)) return bundled(value, place, bundle)
  const copy: Record<string, unknown> = {}
  // The keys are names here: a member called "enum" or "$ref" holds a schema like any other.
  for (const [name, schema] of Object.entries(value)) setMember(copy, name, bundled(schema, place, bundle))
  return copy
}

function isMemberMap(keyword: string): boolean {
  return /^(properties|patternProperties|dependentSchemas|\$defs|definitions)$/.test(keyword)
}

function bundledReference(reference: string, place: Place, bundle: Bundle): string {
  const [path = '', fragment = ''] = reference.split('#', 2)
  if (path === '') return reference.startsWith('#') ? localReference(fragment, reference, place) : reference
  if (/^[a-z][a-z0-9+.-]*:/i.test(path) || !path.endsWith('.json')) return reference
  const target = resolve(dirname(place.file), decodeFragment(path) ?? path)
  if (target === bundle.mainFile) return `#${fragment}`
  if (fragment !== '' && !fragment.startsWith('/')) throw anchorError(reference, place)
  return `${prefixOf(target, place, bundle)}${fragment}`
}

function localReference(fragment: string, reference: string, place: Place): string {
  if (place.prefix === '#') return reference
  if (fragment !== '' && !fragment.startsWith('/')) throw anchorError(reference, place)
  return `${place.prefix}${fragment}`
}

function anchorError(reference: string, place: Place): InvalidSchemaError {
  return new InvalidSchemaError(`the reference "${reference}" names an anchor of a neighbouring file`, '#', {
    where: place.file,
    next: 'Refer to it by its pointer, as in "part.schema.json#/$defs/part".',
  })
}

function prefixOf(file: string, from: Place, bundle: Bundle): string {
  const known = bundle.neighbours.get(file)
  if (known !== undefined) return `#/$defs/${escapeFragmentToken(known.name)}`
  const name = freeName(file, bundle)
  const prefix = `#/$defs/${escapeFragmentToken(name)}`
  const entry: { readonly name: string; schema?: JsonSchema } = { name }
  bundle.neighbours.set(file, entry)
  entry.schema = withoutDraft(bundled(readNeighbour(file, from), { file, prefix }, bundle), file)
  return prefix
}

function readNeighbour(file: string, from: Place): JsonSchema {
  try {
    return readSchemaFile(file)
  } catch (error) {
    if (!(error instanceof InvalidSchemaError)) throw error
    throw new InvalidSchemaError(`${error.message}\n  referred to from ${from.file}`, '#', {
      where: file,
      cause: error,
    })
  }
}

function withoutDraft(schema: unknown, file: string): JsonSchema {
  if (!isPlainObject(schema)) return schema as JsonSchema
  if ('$id' in schema) {
    throw new InvalidSchemaError('a neighbouring file with an $id cannot be bundled', '#/$id', {
      where: `${file}#/$id`,
      next: 'Leave the $id out: files refer to each other by their paths.',
    })
  }
  const { $schema: _, ...rest } = schema
  return rest
}

function freeName(file: string, bundle: Bundle): string {
  const words = basename(file)
    .replace(/(\.schema)?\.json$/, '')
    .split(/[^A-Za-z0-9]+/)
  const base = words
    .map((word, i) => (i === 0 ? word : word.slice(0, 1).toUpperCase() + word.slice(1)))
    .join('')
  let name = base
  for (let i = 2; bundle.taken.has(name); i++) name = `${base}${i}`
  bundle.taken.add(name)
  return name
}
