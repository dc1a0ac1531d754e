import { type Content, type State, typeBit } from '../canonical/state.js'
import {
  decodeContent,
  decodeJsonContent,
  encodeContent,
  isJsonMediaType,
} from '../schema/content-encoding.js'
import { type Format, formats } from '../schema/formats.js'
import { patternRegExp } from '../schema/pattern-regexp.js'
import { mediaContent, mediaContentBoundary } from './content.js'
import { type Draw, fixedDraw, Stuck } from './draw.js'
import type { Part, ShrinkStep, Variant } from './part.js'
import { compilePattern, type PatternGenerator } from './pattern.js'
import type { ShapeGenerator } from './shape-generator.js'
import { freeText, shrinkText } from './text.js'
import { textBoundary } from './text-boundary.js'

const maxTries = 100
/** Within records, three texts by pattern in four are of a pool of this many (a power of two). */
const poolSize = 64
const repeated = { times: 3, of: 4 * poolSize }
/** A pattern has many bounds; these are the most telling. */
const patternVariants = 10

/** What a string part needs of the table it stands in. */
export interface StringSettings {
  /** The generator of the document inside, for a content with a schema. */
  readonly inner: (content: Content) => ShapeGenerator | undefined
  /** Any JSON, for a content without a schema. */
  readonly anyDocument: ShapeGenerator
  /** A generator of the user's for a format. */
  readonly userFormat: (name: string) => ((draw: Draw) => unknown) | undefined
}

/** A way to make a string; it says undefined when it gives up. */
interface Maker {
  readonly make: (draw: Draw) => string | undefined
  /** What it makes needs no check: it was made, or checked, to meet everything that is demanded. */
  readonly certain: boolean
}

/** Strings: free text, or by pattern, format, content and length. */
export class StringPart implements Part {
  readonly bits: number = typeBit.string
  readonly state: State
  readonly #settings: StringSettings
  readonly #pointer: string
  readonly #content: Content | undefined
  readonly #inner: ShapeGenerator | undefined
  readonly #plain: boolean
  #pattern: PatternGenerator | undefined
  #makers: readonly Maker[] | undefined
  /** Whether texts may repeat within records: those by pattern or format. */
  readonly #repeats: boolean
  readonly #pool: string[] = []

  constructor(state: State, pointer: string, settings: StringSettings) {
    this.state = state
    this.#pointer = pointer
    this.#settings = settings
    this.#content = tightest(state.contents)
    this.#inner = this.#content === undefined ? undefined : settings.inner(this.#content)
    const { patterns, notPatterns, formats: names, notFormats, excluded } = state
    this.#repeats =
      this.#content === undefined &&
      patterns.length + names.length > 0 &&
      !names.some((name) => settings.userFormat(name))
    this.#plain =
      patterns.length + notPatterns.length + names.length + notFormats.length + excluded.length === 0
  }

  needs(): readonly ShapeGenerator[] {
    return this.#inner === undefined ? [] : [this.#inner]
  }

  heightFrom(heightOf: (generator: ShapeGenerator) => number): number {
    const { patterns, notPatterns } = this.state
    if (patterns.length + notPatterns.length > 0 && this.#patternGenerator().verdict === 'empty')
      return Infinity
    if (this.state.maxLength === 0 && !this.#accepts('')) return Infinity
    return this.#inner === undefined || !this.#content!.checked ? 0 : heightOf(this.#inner)
  }

  generate(draw: Draw): string {
    if (draw.record && this.#repeats) {
      const slot = draw.random.below(repeated.of)
      if (slot < repeated.times * poolSize) return this.#pooled(slot & (poolSize - 1))
    }
    return this.#fresh(draw)
  }

  /** One of a few texts that are always the same: making one by pattern costs ten times as much. */
  #pooled(slot: number): string {
    let value = this.#pool[slot]
    if (value === undefined) {
      value = this.#fresh(fixedDraw(slot + 1, false))
      this.#pool[slot] = value
    }
    return value
  }

  #fresh(draw: Draw): string {
    this.#makers ??= this.#makersInOrder()
    for (const { make, certain } of this.#makers) {
      for (let tries = 0; tries < maxTries; tries++) {
        const value = make(tries === 0 ? draw : rough(draw))
        if (value === undefined) break
        if (certain || this.#accepts(value)) return value
      }
    }
    throw new Stuck(this.#pointer)
  }

  *shrink(value: unknown, at: string): Iterable<ShrinkStep> {
    if (typeof value !== 'string') return
    if (this.#content !== undefined) yield* this.#shrinkContent(value, at)
    for (const smaller of this.#smallerTexts(value)) {
      yield { value: String(smaller), key: `${at}:text`, bold: false }
    }
  }

  #smallerTexts(value: string): Iterable<unknown> {
    const format = this.#format()
    if (format !== undefined) return format.shrink(value)
    if (this.state.patterns.length > 0) return this.#patternGenerator().shrink(value)
    return this.#content === undefined ? shrinkText(value, this.state.minLength) : []
  }

  *variants(): Iterable<Variant> {
    const seen = new Set<unknown>()
    for (const variant of this.#candidates()) {
      if (seen.has(variant.value) || !this.#accepts(variant.value)) continue
      seen.add(variant.value)
      yield variant
    }
  }

  count(): number {
    if (this.state.maxLength === 0) return 1
    if (this.state.patterns.length === 0 || this.state.contents.length > 0) return Infinity
    return (
      this.#patternGenerator()
        .enumerate(1000)
        ?.filter((value) => this.#accepts(value)).length ?? Infinity
    )
  }

  /** The document inside a string of this part, where the content is JSON with a schema. */
  decoded(
    value: string,
  ): { generator: ShapeGenerator; value: unknown; encode: (value: unknown) => string } | undefined {
    const content = this.#content
    const inner = this.#inner
    if (content === undefined || inner === undefined) return undefined
    const json = decodeJsonContent(content.encoding, content.mediaType ?? 'application/json', value)
    if (json === undefined) return undefined
    return {
      generator: inner,
      value: json.json,
      encode: (changed) => encodeContent(content.encoding, JSON.stringify(changed)),
    }
  }

  *#candidates(): Iterable<{ value: string; scenario: string }> {
    const { minLength, maxLength, patterns } = this.state
    const content = this.#content
    if (content !== undefined) {
      if (this.#inner === undefined) {
        for (const { value, scenario } of mediaContentBoundary(content.mediaType)) {
          yield { value: encodeContent(content.encoding, value), scenario }
        }
      }
      return
    }
    const format = this.#format()
    if (format !== undefined) {
      for (const { value, scenario } of format.boundary) yield { value: String(value), scenario }
    } else if (patterns.length > 0) yield* this.#patternGenerator().boundary().slice(0, patternVariants)
    else yield* textBoundary(minLength, maxLength)
  }

  /** Ways to make a string, the likeliest to succeed first. */
  #makersInOrder(): readonly Maker[] {
    const { state } = this
    const makers: Maker[] = []
    const bounded = state.minLength > 0 || state.maxLength < Infinity
    const only = (count: number): boolean =>
      state.notFormats.length + state.excluded.length === 0 && count === 0
    const { patterns, notPatterns, formats: names } = state
    const patternCount = patterns.length + notPatterns.length
    const content = this.#content
    if (content !== undefined) {
      makers.push({ make: (draw) => this.#makeContent(draw), certain: this.#plain && !bounded })
    }
    for (const name of names) {
      const own = this.#settings.userFormat(name)
      if (own !== undefined) makers.push({ make: (draw) => String(own(draw)), certain: false })
    }
    const format = this.#format()
    if (format !== undefined) {
      const certain = only(patternCount + names.length - 1) && !bounded
      makers.push({ make: (draw) => String(format.generate(draw.random, draw.simple)), certain })
    }
    if (patternCount > 0 || format !== undefined) makers.push(this.#patternMaker(only(names.length)))
    makers.push({
      make: (draw) =>
        draw.simple ? 'a'.repeat(state.minLength) : freeText(draw.random, state.minLength, state.maxLength),
      certain: this.#plain && content === undefined,
    })
    return makers
  }

  #patternMaker(certain: boolean): Maker {
    const pattern = this.#patternGenerator()
    return { make: (draw) => pattern.generate(draw.random, draw.simple ? 'small' : 'normal'), certain }
  }

  #format(): Format | undefined {
    for (const name of this.state.formats) {
      const format = formats.get(name)
      if (format !== undefined && format.type === 'string') return format
    }
    return undefined
  }

  #patternGenerator(): PatternGenerator {
    if (this.#pattern === undefined) {
      const { minLength, maxLength, patterns, notPatterns } = this.state
      this.#pattern = compilePattern({ minLength, maxLength, patterns, notPatterns })
    }
    return this.#pattern
  }

  #makeContent(draw: Draw): string {
    const content = this.#content!
    if (
      this.#inner !== undefined &&
      (isJsonMediaType(content.mediaType) || content.mediaType === undefined)
    ) {
      return encodeContent(content.encoding, jsonText(draw, this.#inner.generate(draw)))
    }
    return encodeContent(
      content.encoding,
      draw.simple ? simpleContent(content) : mediaContent(draw.random, content.mediaType),
    )
  }

  *#shrinkContent(value: string, at: string): Iterable<ShrinkStep> {
    const { encoding, mediaType } = this.#content!
    const bytes = decodeContent(encoding, value)
    if (bytes === undefined) return
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
    if (isJsonMediaType(mediaType) || this.#inner !== undefined) {
      const json = parsed(text)
      if (json === undefined) return
      const compact = JSON.stringify(json.value)
      if (compact !== text)
        yield { value: encodeContent(encoding, compact), key: `${at}:compact`, bold: true }
      const inner = this.#inner ?? this.#settings.anyDocument
      for (const step of inner.shrink(json.value, `${at}/(decoded)`)) {
        yield { ...step, value: encodeContent(encoding, JSON.stringify(step.value)) }
      }
      return
    }
    for (const smaller of shrinkText(text, 0)) {
      yield { value: encodeContent(encoding, smaller), key: `${at}:text`, bold: false }
    }
  }

  #accepts(value: string): boolean {
    const { state } = this
    if (state.minLength > 0 || state.maxLength < Infinity) {
      const length = codePoints(value)
      if (length < state.minLength || length > state.maxLength) return false
    }
    if (this.#plain) return true
    return (
      state.patterns.every((p) => patternRegExp(p).test(value)) &&
      state.notPatterns.every((p) => !patternRegExp(p).test(value)) &&
      state.formats.every((name) => satisfiesFormat(name, value)) &&
      state.notFormats.every((name) => !satisfiesFormat(name, value)) &&
      !state.excluded.includes(value)
    )
  }
}

/** After a failed first try even a simple draw varies. */
function rough(draw: Draw): Draw {
  return draw.simple ? { ...draw, simple: false } : draw
}

/** Of several contents the one that is checked, then the one that says most. */
function tightest(contents: readonly Content[]): Content | undefined {
  const score = (c: Content): number => (c.checked ? 4 : 0) + (c.term ? 2 : 0) + (c.mediaType ? 1 : 0)
  return [...contents].sort((a, b) => score(b) - score(a))[0]
}

function simpleContent(content: Content): string {
  return isJsonMediaType(content.mediaType) ? 'null' : ''
}

/** JSON text as senders write it: mostly compact. */
function jsonText(draw: Draw, value: unknown): string {
  if (draw.simple || !draw.random.oneIn(8)) return JSON.stringify(value)
  return draw.random.oneIn(4) ? ` ${JSON.stringify(value)}\n` : JSON.stringify(value, null, 2)
}

function parsed(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

function satisfiesFormat(name: string, value: string): boolean {
  const format = formats.get(name)
  return format === undefined || format.type !== 'string' || format.check === undefined || format.check(value)
}

function codePoints(text: string): number {
  let length = text.length
  for (let i = 0; i < text.length - 1; i++) {
    const code = text.charCodeAt(i)
    if (code >= 0xd800 && code < 0xdc00) {
      const next = text.charCodeAt(i + 1)
      if (next >= 0xdc00 && next < 0xe000) {
        length--
        i++
      }
    }
  }
  return length
}
