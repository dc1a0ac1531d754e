import { describe, expect, it } from 'vitest'
import { contracts } from '../../../contracts/contracts.js'
import { packDocument } from '../../../src/schema/read/pack-document.js'
import { unpackDocument } from '../../../src/schema/read/prepared-document.js'
import { readSchema } from '../../../src/schema/read/resolve-refs.js'
import type { SchemaDocument, SchemaNode } from '../../../src/schema/schema-node.js'

const every = {
  $defs: { a: { type: 'string', pattern: '^a' }, tree: { items: { $ref: '#/$defs/tree' } } },
  allOf: [{ $ref: '#/$defs/a' }, true],
  anyOf: [{ minLength: 1 }],
  oneOf: [{ const: null }, { enum: ['a', 1, { b: [] }] }],
  not: false,
  if: { type: ['object', 'null'] },
  // biome-ignore lint/suspicious/noThenProperty: the keyword
  then: { minProperties: 1, required: ['a'] },
  else: { maximum: 3, multipleOf: 0.5 },
  properties: { 'a/b~c%': { $ref: '#/$defs/tree' }, __proto__x: {} },
  patternProperties: { '^x': { type: 'integer' }, '^y': true },
  additionalProperties: {
    contentEncoding: 'base64',
    contentMediaType: 'application/json',
    contentSchema: {},
  },
  propertyNames: { maxLength: 9 },
  dependentRequired: { a: ['b'] },
  dependentSchemas: { a: { required: ['c'] } },
  prefixItems: [{ format: 'date' }],
  items: { examples: [1], 'x-edgeCases': [{ value: 1, why: 'one', 'x-evidence': 'inferred' }] },
  contains: { const: 1 },
  minContains: 0,
  uniqueItems: true,
  unevaluatedItems: false,
  unevaluatedProperties: { type: 'null' },
} as const

/** All that a document says: nodes stand for themselves by their ids. */
function said({ nodes, root, draft, dynamic }: SchemaDocument): unknown {
  const isNode = (value: unknown): value is SchemaNode => nodes.includes(value as SchemaNode)
  const plain = (value: unknown): unknown => {
    if (isNode(value)) return `node ${value.id}`
    if (value instanceof Map) return ['a map', ...[...value].map(([key, member]) => [key, plain(member)])]
    if (Array.isArray(value)) return value.map(plain)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]))
  }
  const fields = ({ resource, raw, ...rest }: SchemaNode) => ({
    ...Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, plain(value)])),
    anchors: resource.dynamicAnchors.size,
    raw: JSON.stringify(raw),
  })
  return { root: root.id, draft, dynamic, nodes: nodes.map(fields) }
}

describe('a packed document', () => {
  const ours = Object.entries(contracts).map(([name, make]) => [name, make().event.schema] as const)

  it.each([...ours, ['with every keyword', every] as const])(
    'is the one that is read: %s',
    (_name, given) => {
      // A schema that was read of a text, since one object that stands in two places is one node.
      const schema = JSON.parse(JSON.stringify(given))
      const read = readSchema(schema)
      const unpacked = unpackDocument(JSON.parse(JSON.stringify(packDocument(read))), schema)
      expect(unpacked.nodes.length).toBeGreaterThan(10)
      expect(said(unpacked)).toEqual(said(read))
      for (const [id, { raw, boolean }] of unpacked.nodes.entries())
        if (boolean === undefined) expect(raw).toBe(read.nodes[id]!.raw)
    },
  )

  it('is none of several resources or with a dynamic reference', () => {
    const resources = { $id: 'urn:a', $defs: { b: { $id: 'urn:b' } }, allOf: [{ $ref: 'urn:b' }] }
    const dynamic = { $dynamicAnchor: 'a', items: { $dynamicRef: '#a' } }
    for (const schema of [resources, dynamic])
      expect(() => packDocument(readSchema(schema as never))).toThrow(TypeError)
  })
})
