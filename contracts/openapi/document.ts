import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, isAbsolute, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  didYouMean,
  InvalidOptionError,
  InvalidSchemaError,
  readText,
  toldUnreadable,
} from '../../src/core.js'
import { readYaml } from './read-yaml.js'

/** A place in an OpenAPI document (or in a file that it refers to) and what stands there. */
export interface Part {
  readonly value: unknown
  /** Absolute path; empty for a document that was given as an object. */
  readonly file: string
  /** JSON Pointer into the file. */
  readonly pointer: string
}

/** A JSON object as it was read. */
export type JsonObject = Readonly<Record<string, unknown>>

/** An OpenAPI document and the files that it refers to, which are read when a reference leads there. */
export interface OpenApiDocument {
  readonly root: Part
  /** The dialect of its schemas. */
  readonly version: '3.0' | '3.1'
  /** Follows the reference that stands at a place, and those that stand where it leads; the place itself without one. */
  readonly resolve: (part: Part) => Part
}

/** Where a document comes from: the path or URL of a file, or the document itself. */
export type DocumentInput = string | URL | object

/** Reads an OpenAPI document. Throws InvalidOptionError or InvalidSchemaError, with file and line or pointer. */
export function readDocument(input: DocumentInput): OpenApiDocument {
  const files = new Map<string, unknown>()
  const root = rootPart(input, files)
  const version = versionOf(root)
  return { root, version, resolve: (part) => followed(part, files, root) }
}

/** The members of a place that holds an object; none for anything else. */
export function objectAt(part: Part | undefined): JsonObject {
  const value = part?.value
  return isObject(value) ? value : {}
}

/** What stands below a place, without following references; undefined where there is nothing. */
export function partAt(
  { value, file, pointer }: Part,
  ...tokens: readonly (string | number)[]
): Part | undefined {
  let found: unknown = value
  for (const token of tokens) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, token)) return undefined
    found = (found as Record<string, unknown>)[token]
  }
  const path = tokens.map((token) => `/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
  return { value: found, file, pointer: pointer + path }
}

/** The schema of a parameter, a header or a media type; undefined without one. `null` is none, and noted. */
export function schemaAt(part: Part, note?: (text: string) => void): Part | undefined {
  const schema = partAt(part, 'schema')
  if (schema === undefined || schema.value !== null) return schema
  note?.(`${placeOf(schema)}: null is no schema; any value will do`)
  return undefined
}

/** A place as errors name it: `api.yaml#/paths/~1orders`. */
export function placeOf({ file, pointer }: Part): string {
  const shown = relative('', file)
  return `${shown.startsWith('..') || isAbsolute(shown) ? file : shown}#${pointer}`
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An error about a place of the document. */
export function documentError(what: string, part: Part, next?: string): InvalidSchemaError {
  return new InvalidSchemaError(what, `#${part.pointer}`, {
    where: placeOf(part),
    ...(next === undefined ? {} : { next }),
  })
}

function rootPart(input: DocumentInput, files: Map<string, unknown>): Part {
  if (typeof input === 'string' || input instanceof URL) {
    const file = pathOf(input)
    if (!existsSync(file)) {
      const beside = existsSync(dirname(file)) ? readdirSync(dirname(file)) : []
      throw new InvalidOptionError(`openapi(): there is no file ${JSON.stringify(String(input))}`, {
        where: file,
        next:
          didYouMean(basename(file), beside) ??
          'Give the path of an OpenAPI document, JSON or YAML, from the working folder.',
      })
    }
    return { value: fileValue(file, files), file, pointer: '' }
  }
  if (isObject(input)) return { value: input, file: '', pointer: '' }
  throw new InvalidOptionError('openapi() takes the path of an OpenAPI document, or the document itself')
}

function pathOf(input: string | URL): string {
  const isUrl = input instanceof URL || /^[a-z][a-z0-9+.-]+:\/\//i.test(input)
  if (!isUrl) return resolve(input as string)
  const url = new URL(input)
  if (url.protocol === 'file:') return fileURLToPath(url)
  throw new InvalidOptionError(`openapi() fetches nothing: ${url.href}`, {
    next: 'Keep the document in the repository, so that a test does not depend on a network.',
  })
}

function fileValue(file: string, files: Map<string, unknown>): unknown {
  if (files.has(file)) return files.get(file)
  files.set(file, parsed(textOf(file), file))
  return files.get(file)
}

function textOf(file: string): string {
  try {
    return readText(file)
  } catch (error) {
    throw new InvalidSchemaError(`the document cannot be read: ${(error as Error).message}`, '#', {
      where: file,
      ...toldUnreadable(error),
    })
  }
}

function parsed(text: string, file: string): unknown {
  if (!/^\uFEFF?\s*[{[]/.test(text)) return readYaml(text, file)
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    // YAML in flow style begins like JSON; and its parser knows the line.
    return readYaml(text, file)
  }
}

function versionOf(root: Part): '3.0' | '3.1' {
  const { openapi, swagger } = objectAt(root)
  const [, version] = /^(3\.[01])\.\d+/.exec(String(openapi)) ?? []
  if (version !== undefined) return version as '3.0' | '3.1'
  const said = swagger === undefined ? 'it has no member "openapi"' : `it is Swagger ${String(swagger)}`
  throw documentError(
    `this is no OpenAPI document of version 3.0 or 3.1: ${openapi === undefined ? said : `it says ${JSON.stringify(openapi)}`}`,
    root,
    swagger === undefined ? nextOfVersion(openapi) : 'Convert it first: most API editors write OpenAPI 3.0.',
  )
}

function nextOfVersion(openapi: unknown): string {
  if (typeof openapi === 'number') return 'Write the whole version: "openapi: 3.1.0".'
  return openapi === undefined
    ? 'It begins with "openapi: 3.1.0", and its "paths" hold the operations.'
    : 'Versions 3.0 and 3.1 are read: most API editors write one of them.'
}

/** References in a row beyond which they are taken for a circle. */
const maxSteps = 100

function followed(part: Part, files: Map<string, unknown>, root: Part): Part {
  let found = part
  for (let steps = 0; isObject(found.value) && typeof found.value.$ref === 'string'; steps++) {
    if (steps > maxSteps) throw documentError('references lead in a circle', part)
    found = target(found, found.value.$ref, files, root)
  }
  return found
}

function target(from: Part, reference: string, files: Map<string, unknown>, root: Part): Part {
  const [path = '', fragment = ''] = reference.split('#', 2)
  const start = path === '' ? fileOf(from, files, root) : otherFile(from, reference, path, files)
  if (fragment !== '' && !fragment.startsWith('/')) {
    throw documentError(
      `the reference ${JSON.stringify(reference)} names an anchor`,
      from,
      'Refer by a pointer: "#/components/schemas/Order".',
    )
  }
  const tokens = fragment.split('/').slice(1).map(decodedToken)
  const found = partAt(start, ...tokens)
  if (found !== undefined) return found
  throw documentError(
    `the reference leads nowhere: ${JSON.stringify(reference)}`,
    from,
    nearestTarget(start, tokens, reference),
  )
}

/** Where a reference with a slip in its last step may lead. */
function nearestTarget(start: Part, tokens: readonly string[], reference: string): string | undefined {
  const holder = partAt(start, ...tokens.slice(0, -1))
  const before = reference.slice(0, reference.lastIndexOf('/') + 1)
  const beside = Object.keys(objectAt(holder)).map((name) => before + name)
  return didYouMean(reference, beside)
}

function decodedToken(token: string): string {
  try {
    return decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~')
  } catch {
    return token
  }
}

function fileOf(from: Part, files: Map<string, unknown>, root: Part): Part {
  return from.file === root.file ? root : { value: fileValue(from.file, files), file: from.file, pointer: '' }
}

function otherFile(from: Part, reference: string, path: string, files: Map<string, unknown>): Part {
  if (/^[a-z][a-z0-9+.-]*:/i.test(path) || path.startsWith('//')) {
    throw documentError(
      `remote references are not followed: ${JSON.stringify(reference)}`,
      from,
      'Keep a copy of that file beside the document, and refer to it by its path.',
    )
  }
  const file = resolve(from.file === '' ? '' : dirname(from.file), decodedToken(path))
  if (!existsSync(file))
    throw documentError(
      `the reference leads to a file that does not exist: ${JSON.stringify(reference)}`,
      from,
    )
  return { value: fileValue(file, files), file, pointer: '' }
}
