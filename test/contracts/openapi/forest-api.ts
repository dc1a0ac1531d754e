import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dump } from 'js-yaml'
import { sharedFolder } from '../../temporary-folder.js'

/** The two dialects of schemas, as far as they differ. */
const dialects = {
  '3.0.3': {
    above: { minimum: 0, exclusiveMinimum: true },
    orNull: ($ref: string) => ({ nullable: true, allOf: [{ $ref }] }),
    nullableText: { type: 'string', nullable: true, maxLength: 5 },
  },
  '3.1.0': {
    above: { exclusiveMinimum: 0 },
    orNull: ($ref: string) => ({ anyOf: [{ $ref }, { type: 'null' }] }),
    nullableText: { type: ['string', 'null'], maxLength: 5 },
  },
}

export type Dialect = keyof typeof dialects

const closed = (properties: object, required: readonly string[], more: object = {}) => ({
  type: 'object',
  required,
  properties,
  additionalProperties: false,
  ...more,
})

/** Schemas that lead into themselves, tell branches apart by a name, and close what they are composed of. */
function schemas(version: Dialect) {
  const { above, orNull, nullableText } = dialects[version]
  return {
    Tree: closed(
      {
        // At least one digit: a lookahead, which says it in one pattern.
        name: { type: 'string', pattern: '^(?=.*[0-9])[a-z0-9]{3,8}$' },
        children: { type: 'array', maxItems: 2, items: { $ref: '#/Tree' } },
        parent: orNull('#/Tree'),
        note: nullableText,
      },
      ['name'],
    ),
    Circle: {
      type: 'object',
      required: ['kind', 'radius'],
      properties: { kind: { type: 'string' }, radius: { type: 'number', ...above } },
    },
    Square: {
      type: 'object',
      required: ['kind', 'side'],
      properties: { kind: { type: 'string' }, side: { type: 'number', ...above } },
    },
    Shape: {
      oneOf: [{ $ref: '#/Circle' }, { $ref: '#/Square' }],
      discriminator: { propertyName: 'kind', mapping: { round: '#/Circle', Square: '#/Square' } },
    },
    Named: {
      type: 'object',
      required: ['id', 'label', 'secret'],
      properties: {
        id: { type: 'integer', readOnly: true },
        label: { type: 'string', minLength: 1 },
        secret: { type: 'string', minLength: 4, writeOnly: true },
      },
    },
    Item: closed({ id: {}, label: {}, secret: {}, count: { type: 'integer', ...above } }, ['count'], {
      allOf: [{ $ref: '#/Named' }],
    }),
  }
}

const ref = (place: string) => ({ $ref: place })
const json = (schema: object) => ({ schema })

/** Writes the document and the files that it refers to into a new folder of a block of tests; the path of the document. */
export function forestApi(version: Dialect): string {
  const folder = sharedFolder()
  mkdirSync(join(folder, 'parts'))
  const file = join(folder, 'openapi.yaml')
  writeFileSync(join(folder, 'parts', 'types.json'), JSON.stringify(schemas(version)))
  writeFileSync(
    join(folder, 'parts', 'common.yaml'),
    dump({
      range: {
        name: 'range',
        in: 'query',
        style: 'deepObject',
        explode: true,
        schema: closed({ from: { type: 'integer', minimum: 0 }, to: { type: 'integer', minimum: 0 } }, [
          'from',
        ]),
      },
      problem: {
        description: 'why',
        content: {
          'application/problem+json': json({
            type: 'object',
            required: ['title'],
            properties: { title: { type: 'string' } },
          }),
        },
      },
      planted: {
        description: 'planted',
        content: {
          'application/json': json(ref('types.json#/Item')),
          'application/vnd.forest+json': json({ type: 'array', items: ref('./types.json#/Tree') }),
        },
      },
    }),
  )
  const types = (name: string) => ref(`parts/types.json#/${name}`)
  const plant = closed({ tree: types('Tree'), shape: types('Shape'), item: types('Item') }, [
    'tree',
    'shape',
    'item',
  ])
  writeFileSync(
    file,
    dump({
      openapi: version,
      info: { title: 'Forest', version: '1' },
      servers: [{ url: 'https://forest.example.com/{stage}', variables: { stage: { default: 'v2' } } }],
      paths: {
        '/trees/{id}': {
          parameters: [
            { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
            { name: 'limit', in: 'query', schema: { type: 'integer', maximum: 3 } },
          ],
          get: {
            operationId: 'readTree',
            parameters: [
              {
                name: 'id',
                in: 'path',
                required: true,
                schema: { type: 'integer', minimum: 1, maximum: 99 },
              },
              ref('parts/common.yaml#/range'),
            ],
            responses: { 200: ref('parts/common.yaml#/planted'), default: ref('parts/common.yaml#/problem') },
          },
          post: {
            operationId: 'plantTree',
            requestBody: {
              required: true,
              content: {
                'application/json': json(plant),
                'application/vnd.forest+json': json(types('Tree')),
              },
            },
            responses: { 201: ref('parts/common.yaml#/planted'), '4XX': ref('parts/common.yaml#/problem') },
          },
        },
      },
    }),
  )
  return file
}
