import type { Content } from '../../canonical/state.js'
import { jsonEqual } from '../../json-equal.js'
import {
  decodeContent,
  decodeJsonContent,
  encodeContent,
  isLossy,
} from '../../schema/formats/content-encoding.js'
import { mediaContent, mediaContentBoundary } from '../content/content.js'
import { type ContentKind, contentKind } from '../content/content-kind.js'
import { type Draw, Stuck } from '../draw.js'
import { inPlace, type Search, type SearchScope } from '../search.js'
import type { ShapeGenerator } from '../shape-generator.js'
import { searchText } from './text-search.js'

/** The document inside the strings of a state: how it is written there, and what it may be. */
export interface StringContent extends Omit<Content, 'term'> {
  readonly kind: ContentKind
  /** Of the document, where the content has a schema. */
  readonly inner: ShapeGenerator | undefined
  /** Any JSON, for a content without a schema. */
  readonly anyDocument: ShapeGenerator
}

/** A document found inside a string, and the string with another one. */
export interface DecodedDocument {
  readonly generator: ShapeGenerator
  readonly value: unknown
  readonly encode: (value: unknown) => string
}

/** Of several contents the one that is checked, then the one that says most; undefined where there is none. */
export function stringContent(
  contents: readonly Content[],
  innerOf: (content: Content) => ShapeGenerator | undefined,
  anyDocument: ShapeGenerator,
): StringContent | undefined {
  const score = (c: Content): number => (c.checked ? 4 : 0) + (c.term ? 2 : 0) + (c.mediaType ? 1 : 0)
  const [content] = [...contents].sort((a, b) => score(b) - score(a))
  if (content === undefined) return undefined
  const { encoding, mediaType, checked } = content
  return { encoding, mediaType, kind: contentKind(mediaType), checked, inner: innerOf(content), anyDocument }
}

/** A string with a document inside; throws {@link Stuck} where none was found within the budget. */
export function makeContent(content: StringContent, draw: Draw): string {
  const { encoding, mediaType, kind, inner } = content
  if (inner !== undefined && (kind === 'json' || kind === 'unsaid')) {
    if (isLossy(encoding)) return textThatTells(encoding, inner, draw)
    return encodeContent(encoding, jsonText(draw, inner.generate(draw)))
  }
  if (draw.simple) return encodeContent(encoding, kind === 'json' ? 'null' : '')
  return encodeContent(encoding, mediaContent(draw.random, mediaType, kind))
}

/** Documents that are tried until one can be told from its text. */
const maxTold = 50

/** The text of a document that means this document and no other. */
function textThatTells(encoding: string | undefined, inner: ShapeGenerator, draw: Draw): string {
  for (let tries = 0; tries < maxTold; tries++) {
    const value = inner.generate(tries === 0 ? draw : { ...draw, simple: false })
    const text = encodeContent(encoding, JSON.stringify(value))
    const told = decodeJsonContent(encoding, 'application/json', text)
    if (told !== undefined && jsonEqual(told.json, value)) return text
  }
  throw new Stuck(inner.shape.pointer)
}

/** Looks for a simpler document inside, or for the same one in fewer characters. */
export function* searchContent(content: StringContent, value: string, scope: SearchScope): Search<string> {
  const { encoding, kind } = content
  const bytes = decodeContent(encoding, value)
  if (bytes === undefined) return value
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  const json = kind === 'json' || content.inner !== undefined ? parsed(text) : undefined
  if (json !== undefined) return yield* searchDocument(content, value, json.value, scope)
  if (!scope.leaves) return value
  const found = yield* inPlace(searchText(text, 0), (inner) => encodeContent(encoding, inner as string))
  return found === text ? value : encodeContent(encoding, found)
}

/** The document inside a string, where the content is JSON with a schema. */
export function decodedDocument(content: StringContent, value: string): DecodedDocument | undefined {
  const { encoding, mediaType, inner } = content
  if (inner === undefined) return undefined
  const json = decodeJsonContent(encoding, mediaType ?? 'application/json', value)
  if (json === undefined) return undefined
  return {
    generator: inner,
    value: json.json,
    encode: (changed) => encodeContent(encoding, JSON.stringify(changed)),
  }
}

/** Strings with a document that breaks code; none where a schema says what the document is. */
export function* contentBoundary(
  content: StringContent,
): Iterable<{ readonly value: string; readonly scenario: string }> {
  if (content.inner !== undefined) return
  for (const { value, scenario } of mediaContentBoundary(content.mediaType)) {
    yield { value: encodeContent(content.encoding, value), scenario }
  }
}

function* searchDocument(
  content: StringContent,
  text: string,
  json: unknown,
  scope: SearchScope,
): Search<string> {
  const encoded = (value: unknown): string => encodeContent(content.encoding, JSON.stringify(value))
  const found = yield* inPlace((content.inner ?? content.anyDocument).search(json, scope), encoded)
  const compact = encoded(found)
  // Every simpler document was compact as well.
  return found !== json || (compact !== text && (yield compact)) ? compact : text
}

/** JSON text as senders write it: mostly compact. */
function jsonText(draw: Draw, value: unknown): string {
  // A number or a truth value is written plainly: it may be the text of a parameter, which has no white space.
  const isPlain = typeof value === 'number' || typeof value === 'boolean'
  if (draw.simple || isPlain || !draw.random.oneIn(8)) return JSON.stringify(value)
  return draw.random.oneIn(4) ? ` ${JSON.stringify(value)}\n` : JSON.stringify(value, null, 2)
}

function parsed(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}
