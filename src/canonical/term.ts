import { type DynamicScope, dynamicTarget } from '../schema/evaluate/evaluate-scope.js'
import type { SchemaNode, SchemaResource } from '../schema/schema-node.js'

/** What was entered on the way to a node, so that `$dynamicRef` is decided; each distinct one is made once. */
export interface Scope extends DynamicScope {
  readonly id: number
  readonly outer: Scope | undefined
}

/** A demand on one value: it satisfies `node`, or (not `positive`) it does not. */
export interface Term {
  readonly id: number
  readonly node: SchemaNode
  readonly positive: boolean
  readonly scope: Scope | undefined
}

/** Makes terms, each distinct one once, so that sets of terms can be compared by their ids. */
export class TermTable {
  readonly #terms = new Map<string, Term>()
  readonly #scopes = new Map<string, Scope>()
  readonly #nodes = new Map<string, SchemaNode>()
  readonly #dynamic: boolean
  #nextNode = -1

  constructor(dynamic: boolean) {
    this.#dynamic = dynamic
  }

  /** The demand that a value satisfies `node`, reached from `scope`. */
  term(node: SchemaNode, positive: boolean, scope: Scope | undefined): Term {
    const reached = this.#dynamic ? this.#enter(scope, node.resource) : undefined
    const key = `${positive ? '' : '!'}${node.id}${reached === undefined ? '' : `@${reached.id}`}`
    let term = this.#terms.get(key)
    if (term === undefined) {
      term = { id: this.#terms.size, node, positive, scope: reached }
      this.#terms.set(key, term)
    }
    return term
  }

  /** The opposite demand. */
  opposite(term: Term): Term {
    return this.term(term.node, !term.positive, term.scope)
  }

  /** A node that stands in no document, for demands that arise on the way. */
  syntheticNode(like: SchemaNode, fields: Partial<SchemaNode>): SchemaNode {
    const { pointer, draft, resource } = like
    return { id: this.#nextNode--, pointer, draft, resource, raw: {}, ...fields }
  }

  /** The demand that at least one of these (positive) demands holds. */
  either(terms: readonly Term[]): Term {
    if (terms.length === 1) return terms[0]!
    const key = terms.map((term) => term.id).join('|')
    let term = this.#terms.get(key)
    if (term === undefined) {
      const node = this.syntheticNode(terms[0]!.node, { anyOf: terms.map((t) => t.node) })
      term = { id: this.#terms.size, node, positive: true, scope: terms[0]!.scope }
      this.#terms.set(key, term)
    }
    return term
  }

  /** A node of the table's own, made once for each key. */
  namedNode(key: string, make: () => SchemaNode): SchemaNode {
    let node = this.#nodes.get(key)
    if (node === undefined) {
      node = make()
      this.#nodes.set(key, node)
    }
    return node
  }

  /** Where a `$dynamicRef` leads in this scope. */
  dynamicTarget(node: SchemaNode, scope: Scope | undefined): SchemaNode {
    return dynamicTarget(node.dynamicRef!, scope)
  }

  /** The scope within a resource; one without dynamic anchors, or entered already, changes nothing. */
  #enter(scope: Scope | undefined, resource: SchemaResource): Scope | undefined {
    if (resource.dynamicAnchors.size === 0) return scope
    for (let s = scope; s !== undefined; s = s.outer) if (s.resource === resource) return scope
    const key = `${scope?.id ?? ''}/${resource.id}`
    let entered = this.#scopes.get(key)
    if (entered === undefined) {
      entered = { id: this.#scopes.size, resource, outer: scope }
      this.#scopes.set(key, entered)
    }
    return entered
  }
}
