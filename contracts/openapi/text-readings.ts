import type { JsonSchema } from '../../src/core.js'
import { isObject, type JsonObject } from './document.js'
import { behindReferences, typesOf, type ValueTypes } from './parameter-kind.js'
import { type Notation, separatorOf } from './parameter-style.js'

/** Readings beyond which it is not told what a text may mean. */
const maxReadings = 256

/** The schema that a text is read for, with the definitions that it refers to. */
export interface ReadingFor {
  readonly schema: JsonSchema
  readonly definitions: JsonObject
}

/**
 * Every value that somebody may take the text of a parameter for; undefined where that cannot be told: an empty text
 * may stand for nothing, for an empty list, or for an empty text.
 */
export function readingsOf(
  text: string,
  notation: Notation,
  { schema, definitions }: ReadingFor,
): readonly unknown[] | undefined {
  const body = bodyOf(text, notation)
  if (body === undefined || body === '') return undefined
  const types = typesWithin(schema, definitions)
  const lists = combined(itemsOf(body, notation).map((item, i) => literalReadings(item, types(i))))
  const pairs = pairsOf(body, notation)
  const objects =
    pairs === undefined
      ? []
      : combinedMembers(pairs.map(([key, one]) => [key, literalReadings(one, types(key))]))
  if (lists === undefined || objects === undefined) return undefined
  // Where an item is a parameter of its own, a comma may be part of it.
  const isRepeated = notation.style === 'form' && notation.explode
  const single = isRepeated ? literalReadings(body, types(0)).map((item) => [item]) : []
  return [...literalReadings(body, undefined), ...objects, ...single, ...lists]
}

/** The items of a list in the text of a parameter; undefined where it is none. */
export function listedIn(text: string, notation: Notation): readonly string[] | undefined {
  const body = bodyOf(text, notation)
  return body === undefined ? undefined : itemsOf(body, notation)
}

/** The members of an object in the text of a parameter; undefined where it is none. */
export function pairedIn(
  text: string,
  notation: Notation,
): readonly (readonly [string, string])[] | undefined {
  const body = bodyOf(text, notation)
  return body === undefined ? undefined : pairsOf(body, notation)
}

/** Every object that somebody may take the fields of a form for; undefined where there are too many. */
export function formReadings(
  fields: readonly (readonly [string, string])[],
  { schema, definitions }: ReadingFor,
): readonly JsonObject[] | undefined {
  const texts = new Map<string, string[]>()
  for (const [name, text] of fields) texts.set(name, [...(texts.get(name) ?? []), text])
  const types = typesWithin(schema, definitions)
  return combinedMembers([...texts].map(([name, given]) => [name, fieldReadings(given, types(name))]))
}

/** Stands for a member that is not there. */
const absent = Symbol('absent')

function fieldReadings(texts: readonly string[], types: ValueTypes | undefined): readonly unknown[] {
  // Who asks for one field gets the first or the last of several.
  const single = [texts[0]!, texts.at(-1)!].flatMap((text) => [text, ...literalOf(text), ...documentOf(text)])
  const lists = [
    texts,
    texts.map((text) => literalOf(text)[0] ?? text),
    texts.map((text) => documentOf(text)[0] ?? text),
  ]
  const kept = ofTypes([...single, ...lists], types)
  return types?.has('string') !== true && texts.includes('') ? [...kept, absent] : kept
}

function literalReadings(text: string, types: ValueTypes | undefined): readonly unknown[] {
  return ofTypes([text, ...literalOf(text)], types)
}

/** The readings of types that are asked for; all where none is, since a wrong value is read as what it looks like. */
function ofTypes(readings: readonly unknown[], types: ValueTypes | undefined): readonly unknown[] {
  const fitting = types === undefined ? [] : readings.filter((value) => isOfTypes(value, types))
  return fitting.length > 0 ? fitting : readings
}

function isOfTypes(value: unknown, types: ValueTypes): boolean {
  if (value === null) return types.has('null')
  if (Array.isArray(value)) return types.has('array')
  return types.has(typeof value) || (typeof value === 'number' && types.has('integer'))
}

function literalOf(text: string): readonly unknown[] {
  return /^(null|true|false|-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?)$/.test(text) ? [JSON.parse(text)] : []
}

function documentOf(text: string): readonly unknown[] {
  try {
    return [JSON.parse(text)]
  } catch {
    return []
  }
}

/** The types of the members or items of a value, as far as its schema says them in one place. */
function typesWithin(
  schema: JsonSchema,
  definitions: JsonObject,
): (key: string | number) => ValueTypes | undefined {
  const found = behindReferences(schema, definitions)
  if (
    typeof found === 'boolean' ||
    ['allOf', 'anyOf', 'oneOf', 'if', 'prefixItems'].some((word) => word in found)
  )
    return () => undefined
  return (key) => {
    const properties = isObject(found.properties) ? found.properties : {}
    const inner =
      typeof key === 'number' ? found.items : Object.hasOwn(properties, key) ? properties[key] : undefined
    return inner === undefined ? undefined : typesOf(inner as JsonSchema, definitions)
  }
}

/** What stands behind the mark of a style; undefined where the text does not have it. */
function bodyOf(text: string, { style }: Notation): string | undefined {
  const mark = { label: '.', matrix: ';' }[style as string]
  if (mark === undefined) return text
  return text.startsWith(mark) ? text.slice(1) : undefined
}

function itemsOf(body: string, notation: Notation): readonly string[] {
  if (notation.style !== 'matrix') return body.split(separatorOf(notation))
  const named = body.split(';').map((part) => part.slice(part.indexOf('=') + 1))
  return notation.explode ? named : named[0]!.split(',')
}

function pairsOf(body: string, notation: Notation): readonly (readonly [string, string])[] | undefined {
  const isNamed = notation.style === 'matrix' && !notation.explode
  const list = isNamed ? body.slice(body.indexOf('=') + 1) : body
  const parts = list.split(separatorOf(notation, 'object'))
  if (notation.explode) {
    const pairs = parts.map((part) => part.split('='))
    return pairs.every((pair) => pair.length === 2) ? (pairs as [string, string][]) : undefined
  }
  return parts.length % 2 === 1
    ? undefined
    : parts.flatMap((key, i) => (i % 2 === 0 ? [[key, parts[i + 1]!] as const] : []))
}

function combined(choices: readonly (readonly unknown[])[]): readonly unknown[][] | undefined {
  let all: unknown[][] = [[]]
  for (const choice of choices) {
    all = all.flatMap((before) => choice.map((one) => [...before, one]))
    if (all.length > maxReadings) return undefined
  }
  return all
}

function combinedMembers(
  choices: readonly (readonly [string, readonly unknown[]])[],
): readonly JsonObject[] | undefined {
  return combined(choices.map(([, choice]) => choice))?.map((values) =>
    Object.fromEntries(
      choices.flatMap(([name], i) => (values[i] === absent ? [] : [[name, values[i]] as const])),
    ),
  )
}
