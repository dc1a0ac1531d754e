/** The JSON types of JSON Schema; `integer` is a number without a fraction. */
export type JsonType = 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object'

/** The drafts that are understood, chosen by `$schema` (2020-12 where it is absent). */
export type Draft = '2020-12' | '2019-09' | 'draft-07' | 'draft-06' | 'draft-04'

/** A schema resource: the root, or a subschema with an `$id` of its own. */
export interface SchemaResource {
  readonly id: number
  /** `$dynamicAnchor`s (and, of 2019-09, `$recursiveAnchor: true` under the name ``) declared in this resource. */
  readonly dynamicAnchors: ReadonlyMap<string, SchemaNode>
}

/**
 * One subschema, read: references point at nodes, children are nodes, and what the drafts say differently is
 * said in the words of 2020-12 (draft-07 `items: [...]` is `prefixItems`, its `additionalItems` is `items`,
 * `dependencies` is `dependentRequired` and `dependentSchemas`, a bound beside `exclusiveMinimum: true` of draft-04 is
 * `exclusiveMinimum`). Nodes may form cycles through `ref` and children.
 */
export interface SchemaNode {
  /** Unique within its document, counted from 0. */
  readonly id: number
  /** JSON Pointer as a URI fragment into the document as it was given: `#/properties/body`. */
  readonly pointer: string
  readonly draft: Draft
  readonly resource: SchemaResource
  /** Set for the schemas `true` and `false` alone. */
  readonly boolean?: boolean
  /** The object as it was given (for annotations such as `x-edgeCases`, `examples`, `title`); `{}` for a boolean. */
  readonly raw: Readonly<Record<string, unknown>>

  readonly ref?: SchemaNode
  /** `$dynamicRef` (or `$recursiveRef`): `initial` is where it leads statically; `anchor` is set only where the dynamic scope may lead elsewhere. */
  readonly dynamicRef?: { readonly initial: SchemaNode; readonly anchor?: string }

  /** Never empty. */
  readonly types?: readonly JsonType[]
  readonly enum?: readonly unknown[]
  readonly const?: { readonly value: unknown }

  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly multipleOf?: number

  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly format?: string
  readonly contentEncoding?: string
  readonly contentMediaType?: string
  readonly contentSchema?: SchemaNode
  /** `x-checkContent: true`: the content keywords are asserted at this place, not only honoured by the generator. */
  readonly checkContent?: boolean

  readonly prefixItems?: readonly SchemaNode[]
  /** For the items after `prefixItems`. */
  readonly items?: SchemaNode
  readonly contains?: SchemaNode
  readonly minContains?: number
  readonly maxContains?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly uniqueItems?: boolean
  readonly unevaluatedItems?: SchemaNode

  readonly properties?: ReadonlyMap<string, SchemaNode>
  readonly patternProperties?: readonly { readonly pattern: string; readonly node: SchemaNode }[]
  readonly additionalProperties?: SchemaNode
  readonly propertyNames?: SchemaNode
  readonly required?: readonly string[]
  readonly minProperties?: number
  readonly maxProperties?: number
  readonly dependentRequired?: ReadonlyMap<string, readonly string[]>
  readonly dependentSchemas?: ReadonlyMap<string, SchemaNode>
  readonly unevaluatedProperties?: SchemaNode

  readonly allOf?: readonly SchemaNode[]
  readonly anyOf?: readonly SchemaNode[]
  readonly oneOf?: readonly SchemaNode[]
  readonly not?: SchemaNode
  readonly if?: SchemaNode
  readonly then?: SchemaNode
  readonly else?: SchemaNode
}

/** A whole schema, read. */
export interface SchemaDocument {
  readonly root: SchemaNode
  readonly draft: Draft
  /** Every node, by `id`. */
  readonly nodes: readonly SchemaNode[]
  /** Whether any `dynamicRef` has an `anchor`, so that a node's meaning may depend on the path to it. */
  readonly dynamic: boolean
}
