import { type KnownHeights, nodesKey } from '../canonical/known-heights.js'
import { type Shape, ShapeTable } from '../canonical/shape.js'
import type { Content } from '../canonical/state.js'
import type { Term } from '../canonical/term.js'
import { UnsupportedKeywordError } from '../errors.js'
import { nearest } from '../nearest-name.js'
import { formats } from '../schema/formats/formats.js'
import type { SchemaDocument, SchemaNode } from '../schema/schema-node.js'
import type { Draw } from './draw.js'
import type { Part } from './part.js'
import { ShapeGenerator } from './shape-generator.js'

/** Makes strings for a format. */
export type FormatMaker = (draw: Draw) => unknown

/** All generators of one document, one for each shape. */
export class GeneratorTable {
  readonly shapes: ShapeTable
  readonly root: ShapeGenerator
  /** JSON Pointers of the subschemas of `if`. */
  readonly conditions: readonly string[]
  /** The generator of a conjunction of demands. */
  readonly generatorFor: (terms: readonly Term[]) => ShapeGenerator
  readonly #nodes: readonly SchemaNode[]
  readonly #generators = new Map<Shape, ShapeGenerator>()
  readonly #formats: ReadonlyMap<string, FormatMaker>

  constructor(
    document: SchemaDocument,
    userFormats: ReadonlyMap<string, FormatMaker> = new Map(),
    heights?: KnownHeights,
  ) {
    refuseUnknownFormats(document, userFormats)
    refuseHugeValues(document)
    this.shapes = new ShapeTable(document, heights)
    this.conditions = document.nodes.flatMap((node) => (node.if === undefined ? [] : [node.if.pointer]))
    this.#nodes = document.nodes
    this.#formats = userFormats
    this.generatorFor = (terms) => this.#generator(this.shapes.shape(terms))
    this.root = this.#generator(this.shapes.root)
  }

  /** The ids of the subschemas that the values of a generator satisfy; undefined where these do not say all of it. */
  nodesOf({ shape: { terms } }: ShapeGenerator): readonly number[] | undefined {
    const isPlain = (term: Term): boolean =>
      term.positive && term.scope === undefined && this.#nodes[term.node.id] === term.node
    return terms.every(isPlain) ? terms.map(({ node }) => node.id) : undefined
  }

  /** The generator of what satisfies the subschemas of these ids. */
  generatorOfNodes(ids: readonly number[]): ShapeGenerator {
    const { table } = this.shapes.shop
    return this.generatorFor(ids.map((id) => table.term(this.#nodes[id]!, true, undefined)))
  }

  /** The heights that were worked out so far, for another table of the same document. */
  heights(): KnownHeights {
    const found: [string, number][] = []
    for (const generator of this.#generators.values()) {
      const { shape, height = Infinity, free } = generator
      const key = nodesKey(shape.terms)
      if (key === undefined || free || height === Infinity) continue
      if (generator.live.length > 0) found.push([key, height])
    }
    return Object.fromEntries(found)
  }

  /** The height of a part as far as the generators that it needs are analysed. */
  heightOf(part: Part): number {
    return part.heightFrom((generator) => (generator.free ? 0 : (generator.height ?? Infinity)))
  }

  /**
   * Works out the heights of a generator and of all that its smallest values may need: the least solution,
   * from Infinity down, of "one more than what the flattest part needs". What stays infinite has no value.
   */
  analyse(start: ShapeGenerator): void {
    const found = reachable(start)
    const heights = new Map<ShapeGenerator, number>(found.map((generator) => [generator, Infinity]))
    const heightOf = (generator: ShapeGenerator): number =>
      generator.free ? 0 : (generator.height ?? heights.get(generator) ?? Infinity)
    for (let changed = true; changed; ) {
      changed = false
      for (const generator of found) {
        let height = Infinity
        for (const part of generator.parts) height = Math.min(height, part.heightFrom(heightOf))
        if (height < heights.get(generator)!) {
          heights.set(generator, height)
          changed = true
        }
      }
    }
    for (const [generator, height] of heights) generator.height = height
  }

  /** The generator of the document inside a string. */
  innerOf(content: Content): ShapeGenerator | undefined {
    if (content.term !== undefined) return this.generatorFor([content.term])
    return undefined
  }

  /** The user's generator for a format. */
  userFormat(name: string): FormatMaker | undefined {
    return this.#formats.get(name)
  }

  #generator(shape: Shape): ShapeGenerator {
    let generator = this.#generators.get(shape)
    if (generator === undefined) {
      generator = new ShapeGenerator(this, shape)
      this.#generators.set(shape, generator)
    }
    return generator
  }
}

function refuseUnknownFormats(document: SchemaDocument, userFormats: ReadonlyMap<string, FormatMaker>): void {
  for (const { format, pointer } of document.nodes) {
    if (format === undefined || formats.has(format) || userFormats.has(format)) continue
    const near = nearest(format, [...formats.keys()])
    throw new UnsupportedKeywordError(
      `the format ${JSON.stringify(format)} is unknown`,
      `${pointer}/format`,
      {
        next: `${near === undefined ? '' : `did you mean ${JSON.stringify(near)}? or `}give an arbitrary for it in \`formats\``,
      },
    )
  }
}

/** What is not analysed yet of what the smallest values may need; the deepest first. */
function reachable(start: ShapeGenerator): readonly ShapeGenerator[] {
  const found = new Set<ShapeGenerator>([start])
  for (const generator of found) {
    for (const part of generator.parts) {
      for (const needed of part.needs()) {
        if (needed.height === undefined && !needed.free) found.add(needed)
      }
    }
  }
  return [...found].reverse()
}

/** More than this of anything, no event has, and to make it would fill the memory. */
const most = {
  minLength: 20_000_000,
  minItems: 100_000,
  minContains: 100_000,
  minProperties: 50_000,
} as const
/** Names that one object has at most: each has generators of its own. */
const mostNames = 20_000

function refuseManyNames({ properties, required, pointer }: SchemaNode): void {
  const counts = { properties: properties?.size ?? 0, required: required?.length ?? 0 }
  for (const keyword of ['properties', 'required'] as const) {
    if (counts[keyword] <= mostNames) continue
    throw new UnsupportedKeywordError(
      `${keyword} names ${counts[keyword]} members, and objects of more than ${mostNames} are not made`,
      `${pointer}/${keyword}`,
      {
        next: 'Members that are alike are better said once, in "patternProperties" or "additionalProperties".',
      },
    )
  }
}

function refuseHugeValues({ nodes }: SchemaDocument): void {
  for (const node of nodes) {
    refuseManyNames(node)
    for (const keyword of Object.keys(most) as (keyof typeof most)[]) {
      const least = node[keyword]
      if (least === undefined || least <= most[keyword]) continue
      throw new UnsupportedKeywordError(
        `${keyword} asks for ${least}, and more than ${most[keyword]} are not made`,
        `${node.pointer}/${keyword}`,
        {
          next: 'Is it what was meant? A bound that only documents may go under another name, such as "x-least".',
        },
      )
    }
  }
}
