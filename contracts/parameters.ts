import { authorSchema, InvalidOptionError, type JsonSchema, type SchemaInput } from '../src/core.js'
import { authorValue } from './author-content.js'
import type { SchemaObject } from './narrow-schema.js'
import { parameterText, textOfValue } from './parameter-text.js'

/** Where the parameters of a request stand in its event. */
export type ParameterGroup = 'pathParameters' | 'queryStringParameters' | 'headers'

/** The groups in the order of the event. */
export const parameterGroups: readonly ParameterGroup[] = [
  'pathParameters',
  'queryStringParameters',
  'headers',
]

/**
 * What an author says of a request's parameters: schemas of objects that hold them by name. On the wire all values
 * are text: a schema of a number or truth value means its text, one of an array its items joined by commas.
 */
export interface ParameterOptions {
  /** The path parameters, and no others. Default: any. */
  readonly pathParameters?: SchemaInput
  /** The query parameters, and others, unless `additionalProperties` is false. Default: any. */
  readonly queryStringParameters?: SchemaInput
  /** Headers by name, upper or lower case, among others. Default: any. */
  readonly headers?: SchemaInput
}

/** The parameters of one group as the author describes them, and as they are on the wire. */
export interface Parameters {
  readonly group: ParameterGroup
  /** The author's own schema, of values. */
  readonly schema: SchemaObject
  /** The schema of the event's member, of texts. */
  readonly texts: SchemaObject
  /** Their texts in the golden event. */
  readonly golden: Readonly<Record<string, string>>
  /** Values behind these texts. */
  readonly values: Readonly<Record<string, unknown>>
}

const understood: readonly string[] = [
  'type',
  'properties',
  'required',
  'additionalProperties',
  'patternProperties',
  'minProperties',
  'maxProperties',
  'dependentRequired',
  '$defs',
  'definitions',
  '$schema',
  '$comment',
  'title',
  'description',
  'examples',
  'default',
]

/**
 * The parameters that the options describe. Names of headers are taken in lower case, as they come. Throws an
 * InvalidOptionError for a schema that does not say parameters by name, or values that have no text.
 */
export function authorParameters(options: ParameterOptions): readonly Parameters[] {
  return parameterGroups.flatMap((group) => {
    const given = options[group]
    if (given === undefined) return []
    if (isByName(given)) throw notByName(group, Object.keys(given))
    return [parametersOf(group, authorSchema(`apig({ ${group} })`, given))]
  })
}

function parametersOf(group: ParameterGroup, given: JsonSchema): Parameters {
  const schema = group === 'headers' ? inLowerCase(demandNames(group, given)) : demandNames(group, given)
  const values = authorValue(schema, {}) as Record<string, unknown>
  const entries = Object.entries(values).flatMap(([name, value]) => {
    const text = textOfValue(value)
    return text === undefined ? [] : [[name, text] as const]
  })
  return { group, schema, texts: textsOf(group, schema), golden: Object.fromEntries(entries), values }
}

/** Whether parameters stand where keywords are due: `{ id: { type: 'integer' } }`, as it is written first. */
function isByName(given: unknown): given is object {
  if (typeof given !== 'object' || given === null || '~standard' in given || given instanceof URL)
    return false
  const isSchema = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && ('type' in value || '$ref' in value || 'enum' in value)
  const entries = Object.entries(given)
  return entries.length > 0 && entries.every(([name, value]) => !understood.includes(name) && isSchema(value))
}

function notByName(group: ParameterGroup, names: readonly string[]): InvalidOptionError {
  const place = `apig({ ${group} })`
  const [name = 'id'] = names
  return new InvalidOptionError(`${place} must be the schema of an object with "properties"`, {
    where: place,
    next: `As in { type: 'object', required: ['${name}'], properties: { ${name}: ${names.length === 0 ? "{ type: 'integer' }" : '…'} } }.`,
  })
}

function demandNames(group: ParameterGroup, schema: JsonSchema): SchemaObject {
  const place = `apig({ ${group} })`
  const isMap = typeof schema === 'object' && (schema.type ?? 'object') === 'object' && 'properties' in schema
  if (!isMap) throw notByName(group, [])
  const unknown = Object.keys(schema).find(
    (keyword) => !understood.includes(keyword) && !keyword.startsWith('x-'),
  )
  if (unknown === undefined) return { type: 'object', ...schema }
  throw new InvalidOptionError(`${place}: "${unknown}" of all parameters together cannot be told`, {
    where: `${place} #/${unknown}`,
    next: `Keywords of parameters together: ${understood.slice(0, 8).join(', ')}.`,
  })
}

function inLowerCase({ properties, required, ...rest }: SchemaObject): SchemaObject {
  const lower = Object.entries(properties as SchemaObject).map(([name, value]) => [name.toLowerCase(), value])
  const names = (required ?? []) as readonly string[]
  return {
    ...rest,
    properties: Object.fromEntries(lower) as SchemaObject,
    ...(names.length === 0 ? {} : { required: names.map((name) => name.toLowerCase()) }),
  }
}

function textsOf(group: ParameterGroup, schema: SchemaObject): SchemaObject {
  const convert = (value: unknown, pointer: string): unknown =>
    parameterText(value as JsonSchema, { place: `apig({ ${group} })`, pointer, definitions: schema })
  const convertAll = (keyword: string): SchemaObject =>
    Object.hasOwn(schema, keyword)
      ? {
          [keyword]: Object.fromEntries(
            Object.entries(schema[keyword] as object).map(([name, value]) => [
              name,
              convert(value, `#/${keyword}/${name}`),
            ]),
          ),
        }
      : {}
  const { examples: _examples, default: _default, additionalProperties: others, ...rest } = schema
  return {
    ...rest,
    ...convertAll('properties'),
    ...convertAll('patternProperties'),
    ...(typeof others === 'object'
      ? { additionalProperties: convert(others, '#/additionalProperties') }
      : {}),
    ...(others === false ? { additionalProperties: false } : {}),
  }
}
