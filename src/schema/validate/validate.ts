import { createRequire } from 'node:module'
import type { Ajv as AjvCore, Options } from 'ajv'
import { hasEqualItems, jsonEqual } from '../../json-equal.js'
import type { JsonSchema } from '../../typed-schema.js'
import { accepts } from '../evaluate/evaluate.js'
import { decodeContent, decodeJsonContent, isJsonMediaType } from '../formats/content-encoding.js'
import { isMultipleOf } from '../multiple-of.js'
import { hasAnchorsInId, unnamedBase } from '../read/read-resources.js'
import { type ReadOptions, readSchema } from '../read/resolve-refs.js'
import type { Draft, SchemaDocument, SchemaNode } from '../schema-node.js'
import { findProblems, type ValidationProblem } from './validate-problems.js'

export type { ValidationProblem } from './validate-problems.js'

/** Says what is wrong with a value, the most telling first; nothing when it is valid. */
export type Validator = (value: unknown) => readonly ValidationProblem[]

type Judge = (value: unknown) => boolean

const cache = new WeakMap<object, Validator>()
const nothing: readonly ValidationProblem[] = []

/**
 * A validator of a JSON Schema: ajv decides, with the formats of ajv-formats, and with content checked where the
 * schema says `x-checkContent`. Throws what {@link readSchema} throws for a schema that is none; ajv is loaded and
 * the schema compiled when the first value comes.
 */
export function compileValidator(schema: JsonSchema, options: ReadOptions = {}): Validator {
  const cacheable = typeof schema === 'object' && options.unknownKeywords !== 'ignore'
  const known = cacheable ? cache.get(schema) : undefined
  if (known !== undefined) return known
  const validator = validatorOf(schema, readSchema(schema, options))
  if (cacheable) cache.set(schema, validator)
  return validator
}

function validatorOf(schema: JsonSchema, document: SchemaDocument): Validator {
  let judge: Judge | undefined
  return (value) => {
    judge ??= judgeOf(schema, document)
    if (judge(value)) return nothing
    const problems = findProblems(document.root, value)
    return problems.length > 0 ? problems : [unexplained(document.root)]
  }
}

/** For a value that ajv refuses and our own reading of the schema does not. */
function unexplained(root: SchemaNode): ValidationProblem {
  return { pointer: '', schemaPointer: root.pointer, keyword: '', message: 'must match the schema' }
}

function judgeOf(schema: JsonSchema, document: SchemaDocument): Judge {
  const own: Judge = (value) => accepts(document.root, value)
  if (ajvCannot(document)) return own
  try {
    return compileWithAjv(schema, document)
  } catch {
    // It has been read without an error, so it is a schema: one that ajv does not get along with.
    return own
  }
}

/**
 * Where ajv is known to decide otherwise than the standard says (measured on the official test suite): it takes the
 * innermost dynamic scope for the outermost, counts too much or too little as evaluated beside `contains` and `if`,
 * passes over members named `__proto__`, and lets an `$id` count that has a `$ref` beside it in draft-07. It knows no
 * draft-04.
 */
function ajvCannot({ nodes }: SchemaDocument): boolean {
  return nodes.some(
    (node) =>
      node.dynamicRef !== undefined ||
      node.unevaluatedItems !== undefined ||
      node.unevaluatedProperties !== undefined ||
      node.properties?.has('__proto__') === true ||
      node.draft === 'draft-04' ||
      (hasAnchorsInId(node.draft) && node.ref !== undefined && Object.hasOwn(node.raw, '$id')),
  )
}

const modules: Readonly<Record<Draft, string>> = {
  '2020-12': 'ajv/dist/2020.js',
  '2019-09': 'ajv/dist/2019.js',
  'draft-07': 'ajv',
  'draft-06': 'ajv',
  'draft-04': 'ajv',
}

const ajvOptions: Options = {
  strict: false,
  ownProperties: true,
  unicodeRegExp: true,
  // The reader has checked the schema, with better messages.
  validateSchema: false,
  logger: false,
}

function compileWithAjv(schema: JsonSchema, document: SchemaDocument): Judge {
  const require = createRequire(import.meta.url)
  const Ajv = require(modules[document.draft]).default as new (options: Options) => AjvCore
  const addFormats = require('ajv-formats').default as (ajv: AjvCore) => AjvCore
  // Loading the metaschemas costs more than compiling most schemas.
  const ajv = new Ajv({ ...ajvOptions, meta: refersToMetaschema(document) })
  addFormats(ajv)
  addDecimalMultiples(ajv)
  if (document.nodes.some(comparesNested)) addOwnEquality(ajv)
  const judgeContent = addContentCheck(ajv, document)
  ajv.addSchema(schema as object, unnamedBase)
  judgeContent()
  return ajv.compile({ $ref: unnamedBase }) as Judge
}

function refersToMetaschema({ nodes }: SchemaDocument): boolean {
  return nodes.some((node) => !node.pointer.startsWith('#'))
}

/** ajv divides, and so takes 19.99 for no multiple of 0.01. */
function addDecimalMultiples(ajv: AjvCore): void {
  ajv.removeKeyword('multipleOf')
  const validate = (divisor: number, value: number) => isMultipleOf(value, divisor)
  ajv.addKeyword({ keyword: 'multipleOf', type: 'number', schemaType: 'number', validate, errors: false })
}

/** Whether values within a value are compared; a text or a number ajv compares well, and faster. */
function comparesNested({ const: constant, enum: values = [], uniqueItems }: SchemaNode): boolean {
  const all = constant === undefined ? values : [constant.value, ...values]
  return uniqueItems === true || all.some((value) => typeof value === 'object' && value !== null)
}

/**
 * ajv compares objects by their own members `constructor`, `valueOf` and `toString` as if JavaScript had put them
 * there: it takes equal ones for different, or throws.
 */
function addOwnEquality(ajv: AjvCore): void {
  for (const keyword of ['const', 'enum', 'uniqueItems']) ajv.removeKeyword(keyword)
  const isConst = (expected: unknown, value: unknown) => jsonEqual(value, expected)
  const isOneOf = (all: unknown[], value: unknown) => all.some((expected) => jsonEqual(value, expected))
  const differ = (unique: boolean, value: unknown[]) => !unique || !hasEqualItems(value)
  ajv.addKeyword({ keyword: 'const', validate: isConst, errors: false })
  ajv.addKeyword({ keyword: 'enum', validate: isOneOf, errors: false })
  ajv.addKeyword({ keyword: 'uniqueItems', type: 'array', validate: differ, errors: false })
}

/** Adds `x-checkContent`; the inner schemas can be compiled, by what is returned, only when ajv has the document. */
function addContentCheck(ajv: AjvCore, { nodes }: SchemaDocument): () => void {
  const checked = nodes.filter((node) => node.checkContent === true)
  const judges = new Map<unknown, Judge>()
  const validate = (_flag: unknown, value: string, parent?: object) => judges.get(parent)?.(value) ?? true
  ajv.addKeyword({ keyword: 'x-checkContent', type: 'string', validate, errors: false })
  return () => {
    for (const node of checked) judges.set(node.raw, contentJudge(ajv, node))
  }
}

function contentJudge(ajv: AjvCore, { contentEncoding, contentMediaType, contentSchema }: SchemaNode): Judge {
  if (!isJsonMediaType(contentMediaType))
    return (value) => decodeContent(contentEncoding, value as string) !== undefined
  const inner = contentSchema && (ajv.compile({ $ref: `${unnamedBase}${contentSchema.pointer}` }) as Judge)
  return (value) => {
    const decoded = decodeJsonContent(contentEncoding, contentMediaType, value as string)
    return decoded !== undefined && (inner === undefined || inner(decoded.json))
  }
}
