import { type Content, type State, typeBit } from '../../canonical/state.js'
import { type Draw, fixedDraw, Stuck } from '../draw.js'
import type { Part, Variant } from '../part.js'
import { tellingTexts } from '../pattern/boundary-texts.js'
import { searchPattern } from '../pattern/pattern-search.js'
import { type Search, type SearchScope, searchGreedily } from '../search.js'
import type { ShapeGenerator } from '../shape-generator.js'
import {
  contentBoundary,
  type DecodedDocument,
  decodedDocument,
  type StringContent,
  searchContent,
  stringContent,
} from './string-content.js'
import { StringDemands } from './string-demands.js'
import { type StringMaker, stringMakers, type UserFormats } from './string-makers.js'
import { textBoundary } from './text-boundary.js'
import { searchText } from './text-search.js'

const maxTries = 100
/** Within records, three texts by pattern in four are of a pool of this many (a power of two). */
const poolSize = 64
const repeated = { times: 3, of: 4 * poolSize }

/** What a string part needs of the table it stands in. */
export interface StringSettings {
  /** The generator of the document inside, for a content with a schema. */
  readonly inner: (content: Content) => ShapeGenerator | undefined
  /** Any JSON, for a content without a schema. */
  readonly anyDocument: ShapeGenerator
  /** A generator of the user's for a format. */
  readonly userFormat: UserFormats
}

/** Strings: free text, or by pattern, format, content and length. */
export class StringPart implements Part {
  readonly bits: number = typeBit.string
  readonly state: State
  readonly #settings: StringSettings
  readonly #pointer: string
  readonly #demands: StringDemands
  readonly #content: StringContent | undefined
  #makers: readonly StringMaker[] | undefined
  /** Whether texts may repeat within records: those by pattern or format. */
  readonly #repeats: boolean
  readonly #pool: string[] = []

  constructor(state: State, pointer: string, settings: StringSettings) {
    this.state = state
    this.#pointer = pointer
    this.#settings = settings
    this.#demands = new StringDemands(state)
    this.#content = stringContent(state.contents, settings.inner, settings.anyDocument)
    const { patterns, formats } = state
    this.#repeats =
      this.#content === undefined &&
      patterns.length + formats.length > 0 &&
      !formats.some((name) => settings.userFormat(name))
  }

  needs(): readonly ShapeGenerator[] {
    const inner = this.#content?.inner
    return inner === undefined ? [] : [inner]
  }

  heightFrom(heightOf: (generator: ShapeGenerator) => number): number {
    const { patterns, notPatterns, maxLength } = this.state
    const demands = this.#demands
    if (patterns.length + notPatterns.length > 0 && demands.pattern.verdict === 'empty') return Infinity
    if (maxLength === 0 && !demands.accepts('')) return Infinity
    const content = this.#content
    return content?.inner === undefined || !content.checked ? 0 : heightOf(content.inner)
  }

  generate(draw: Draw): string {
    if (draw.record && this.#repeats) {
      const slot = draw.random.below(repeated.of)
      if (slot < repeated.times * poolSize) return this.#pooled(slot & (poolSize - 1))
    }
    return this.#fresh(draw)
  }

  *search(value: unknown, scope: SearchScope): Search {
    if (typeof value !== 'string') return value
    const { format, state } = this.#demands
    const content = this.#content
    const text = content === undefined ? value : yield* searchContent(content, value, scope)
    if (!scope.leaves) return text
    if (format !== undefined)
      return yield* searchGreedily(text, (each) => format.shrink(each) as Iterable<string>)
    if (state.patterns.length > 0) return yield* searchPattern(text, this.#demands.pattern)
    return content === undefined ? yield* searchText(text, state.minLength) : text
  }

  *variants(): Iterable<Variant> {
    const seen = new Set<unknown>()
    for (const variant of this.#candidates()) {
      if (seen.has(variant.value) || !this.#demands.accepts(variant.value)) continue
      seen.add(variant.value)
      yield variant
    }
  }

  count(): number {
    if (this.state.maxLength === 0) return 1
    if (this.state.patterns.length === 0 || this.state.contents.length > 0) return Infinity
    const demands = this.#demands
    return demands.pattern.enumerate(1000)?.filter((value) => demands.accepts(value)).length ?? Infinity
  }

  /** The document inside a string of this part, where the content is JSON with a schema. */
  decoded(value: string): DecodedDocument | undefined {
    return this.#content === undefined ? undefined : decodedDocument(this.#content, value)
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
    this.#makers ??= stringMakers(this.#demands, this.#content, this.#settings.userFormat)
    for (const { make, certain } of this.#makers) {
      for (let tries = 0; tries < maxTries; tries++) {
        const value = make(tries === 0 ? draw : rough(draw))
        if (value === undefined) break
        if (certain || this.#demands.accepts(value)) return value
      }
    }
    throw new Stuck(this.#pointer)
  }

  *#candidates(): Iterable<{ readonly value: string; readonly scenario: string }> {
    const { minLength, maxLength, patterns } = this.state
    const { format } = this.#demands
    if (this.#content !== undefined) yield* contentBoundary(this.#content)
    else if (format !== undefined) {
      for (const { value, scenario } of format.boundary) yield { value: String(value), scenario }
    } else if (patterns.length > 0) yield* this.#demands.pattern.boundary(tellingTexts)
    else yield* textBoundary(minLength, maxLength)
  }
}

/** After a failed first try even a simple draw varies. */
function rough(draw: Draw): Draw {
  return draw.simple ? { ...draw, simple: false } : draw
}
