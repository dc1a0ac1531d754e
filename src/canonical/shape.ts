import type { SchemaDocument, SchemaNode } from '../schema/schema-node.js'
import type { Workshop } from './assume.js'
import { expandTerms } from './expand.js'
import { type KnownHeights, nodesKey } from './known-heights.js'
import type { State } from './state.js'
import { type Term, TermTable } from './term.js'

/** How deep the expansion of one shape may look into those of its members to find contradictions. */
const lookAhead = 6

/** How many choices the shapes of one document may make before each has to do with few. */
const documentChoices = 4000

/** What a conjunction of demands comes to: a place of the canonical form. Equal conjunctions are one shape. */
export class Shape {
  readonly terms: readonly Term[]
  readonly table: ShapeTable
  /** The nesting of its flattest value, where that was worked out before; then it has values. */
  readonly knownHeight: number | undefined
  #states: readonly State[] | undefined
  #expanding = false

  constructor(table: ShapeTable, terms: readonly Term[]) {
    this.table = table
    this.terms = terms
    this.knownHeight = table.heightOf(terms)
  }

  /** JSON Pointer of the schema that it came from, as a URI fragment. */
  get pointer(): string {
    return this.terms[0]?.node.pointer ?? '#'
  }

  /** The ways to satisfy it, worked out when first asked for. None: it is contradictory. */
  get states(): readonly State[] {
    if (this.#states === undefined) this.#states = this.#expand()
    return this.#states
  }

  /** Whether it is already known, or found within the look-ahead, to be contradictory. */
  isKnownEmpty(): boolean {
    if (this.#states !== undefined) return this.#states.length === 0
    if (this.knownHeight !== undefined) return false
    if (this.#expanding || this.table.depth >= lookAhead) return false
    return this.states.length === 0
  }

  #expand(): readonly State[] {
    this.#expanding = true
    this.table.depth++
    try {
      return (
        this.#referred() ??
        expandTerms(this.table.shop, this.terms, (terms) => this.table.shape(terms).isKnownEmpty())
      )
    } finally {
      this.table.depth--
      this.#expanding = false
    }
  }

  /**
   * The states of what a mere reference leads to: a union of some hundred branches that a hundred places refer to is
   * worked out once. Undefined where it is no mere reference, or leads into what is being worked out.
   */
  #referred(): readonly State[] | undefined {
    const [term, ...others] = this.terms
    if (term === undefined || others.length > 0 || !term.positive || !isBareReference(term.node))
      return undefined
    const { node, scope } = term
    const target = this.table.shape([this.table.shop.table.term(node.ref!, true, scope)])
    if (target.#expanding) return undefined
    return target.states.map((state) => ({ ...state, sources: [node, ...state.sources] }))
  }
}

/** The members of a node that says nothing but where else it is said. */
const sayNothing: ReadonlySet<string> = new Set(['id', 'pointer', 'draft', 'resource', 'raw', 'ref'])

function isBareReference(node: SchemaNode): boolean {
  return node.ref !== undefined && Object.keys(node).every((key) => sayNothing.has(key))
}

/** All shapes of one document. */
export class ShapeTable {
  readonly shop: Workshop
  readonly root: Shape
  /** Nested expansions at this moment. */
  depth = 0
  readonly #shapes = new Map<string, Shape>()
  readonly #rootNode: SchemaNode
  readonly #heights: KnownHeights | undefined

  constructor(document: SchemaDocument, heights?: KnownHeights) {
    this.#heights = heights
    const table = new TermTable(document.dynamic)
    this.#rootNode = document.root
    const nothing = table.syntheticNode(document.root, { boolean: false })
    this.shop = { table, never: table.term(nothing, true, undefined), choices: { left: documentChoices } }
    this.root = this.shape([table.term(document.root, true, undefined)])
  }

  /** The shape of a conjunction. */
  shape(terms: readonly Term[]): Shape {
    const telling = terms.filter((term) => !(term.node.boolean === true && term.positive))
    const key = [...new Set(telling.map((term) => term.id))].sort((a, b) => a - b).join()
    let shape = this.#shapes.get(key)
    if (shape === undefined) {
      shape = new Shape(this, telling)
      this.#shapes.set(key, shape)
    }
    return shape
  }

  /** The height that is known of a conjunction. */
  heightOf(terms: readonly Term[]): number | undefined {
    const key = this.#heights && nodesKey(terms)
    return key === undefined ? undefined : this.#heights?.[key]
  }

  /** The demand that a value has the keywords of `fields`, which stand in no document. */
  demand(key: string, fields: Partial<SchemaNode>): Term {
    const { table } = this.shop
    const node = table.namedNode(key, () => table.syntheticNode(this.#rootNode, fields))
    return table.term(node, true, undefined)
  }
}
