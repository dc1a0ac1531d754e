import { boundaryCases, type JsonSchema, jsonEqual, sampledValues } from '../../src/core.js'
import { namedValues } from '../author-content.js'
import type { SchemaObject } from '../narrow-schema.js'
import { pathTexts } from '../path-text.js'
import { isObject, type JsonObject } from './document.js'
import { behindReferences, type ValueTypes } from './parameter-kind.js'

/** Values of a schema that are tried as texts. */
const sampled = 40
const fromBoundaries = 60

/** A converted schema on its own, with the definitions that it refers to. */
export function standalone(schema: JsonSchema, definitions: JsonObject): JsonSchema {
  const found = behindReferences(schema, definitions)
  return typeof found === 'boolean' ? found : { ...found, $defs: definitions }
}

/**
 * Values of a schema, written as `write` does: for forms that no JSON Schema of a text can describe (a list with
 * separators, fields of a form). The same ones each time. Empty where no value of the schema can be written.
 */
export function writtenValues<T>(schema: JsonSchema, write: (value: unknown) => T | undefined): readonly T[] {
  const values = [
    ...(isObject(schema) ? namedValues(schema) : []),
    ...boundaryCases(schema)
      .slice(0, fromBoundaries)
      .map(({ value }) => value),
    ...sampledValues(schema, { numRuns: sampled, seed: 1 }),
  ]
  const written: T[] = []
  for (const value of values) {
    const text = write(value)
    if (text !== undefined && !written.some((other) => jsonEqual(other, text))) written.push(text)
  }
  return written
}

/** These texts; others are taken as they come (an event of the author's), and never made. */
export function orOthers(texts: JsonObject, others: JsonObject = { type: 'string' }): SchemaObject {
  return {
    anyOf: [
      { 'x-evidence': 'documented', ...texts },
      { 'x-evidence': 'historic', ...others },
    ],
  }
}

/** Where a text stands, with the characters that can stand there. */
export type TextPlace = 'pathParameters' | 'queryStringParameters' | 'headers'

const characters: Readonly<Record<TextPlace, SchemaObject | undefined>> = {
  pathParameters: pathTexts,
  queryStringParameters: undefined,
  headers: { pattern: '^([!-~\\u0080-\\u00ff]([\\t -~\\u0080-\\u00ff]*[!-~\\u0080-\\u00ff])?)?$' },
}

/** The schema of the text of a string, number or truth value; undefined where the schema allows none of them. */
export function primitiveTexts(
  schema: JsonSchema,
  types: ValueTypes | undefined,
  place: TextPlace,
  edgeCases: readonly unknown[],
): SchemaObject | undefined {
  const allowed = types ?? new Set(['string'])
  const forms: SchemaObject[] = []
  if (allowed.has('string')) {
    const known = characters[place]
    forms.push({
      type: 'string',
      allOf: known === undefined ? [schema] : [schema, known],
      'x-edgeCases': edgeCases,
    })
  }
  const literals = [...allowed].filter((type) => ['number', 'integer', 'boolean'].includes(type))
  if (literals.length > 0) forms.push(literalTexts(schema, literals))
  return forms.length < 2 ? forms[0] : { anyOf: forms }
}

/** Integers beyond these have another text in JSON, or another value in JavaScript. */
const safeIntegers = { minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }

function literalTexts(schema: JsonSchema, literals: readonly string[]): SchemaObject {
  const bounds = literals.includes('integer') ? [safeIntegers] : []
  const contentSchema = { type: literals, allOf: [schema, ...bounds] }
  return { type: 'string', contentMediaType: 'application/json', contentSchema, 'x-checkContent': true }
}

/** A text that can stand in its place as it is written; undefined for another one. */
export function safeText(text: string | undefined, group: TextPlace): string | undefined {
  if (text === undefined || group === 'queryStringParameters') return text
  return group === 'headers'
    ? /^[!-~]([ -~]*[!-~])?$/.test(text)
      ? text
      : undefined
    : /^[^\0-\x1f\x7f/?#%]+$/.test(text)
      ? text
      : undefined
}
