import { execFileSync } from 'node:child_process'
import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { moduleText, sourceOfModule } from '../../src/codegen/module-text.js'
import { InvalidSchemaError, UnsupportedKeywordError } from '../../src/errors.js'
import { compileValidator } from '../../src/schema/validate/validate.js'
import type { JsonSchema } from '../../src/typed-schema.js'
import { temporaryFolder } from './temporary-folder.js'

const root = fileURLToPath(new URL('../../', import.meta.url))
const options = { name: 'thing', file: 'thing.schema.json', importFrom: './typed-schema.js' }

interface Case {
  readonly name: string
  readonly schema: JsonSchema
  readonly valid: readonly unknown[]
  /** Refused by the schema and by the type. */
  readonly refused?: readonly unknown[]
}

const narrowed = {
  type: 'object',
  additionalProperties: false,
  properties: { flag: { type: 'boolean' }, text: { type: 'string' } },
  required: ['flag'],
  anyOf: [
    { properties: { flag: { const: true } }, required: ['text'] },
    { properties: { flag: { const: false } } },
  ],
}

const cases: readonly Case[] = [
  { name: 'anything', schema: true, valid: [1, null, { a: [] }] },
  { name: 'titleAlone', schema: { title: 'My thing (2)', description: 'A */ comment.' }, valid: [1, null] },
  { name: 'digits', schema: { title: '2nd', type: 'string' }, valid: ['a'], refused: [1] },
  { name: 'otherScript', schema: { title: '\u4e8b\u4ef6', type: 'integer' }, valid: [1], refused: ['a'] },
  {
    name: 'narrowed',
    schema: narrowed,
    valid: [{ flag: true, text: 'a' }, { flag: false }],
    refused: [{ text: 'a' }, { flag: 1 }],
  },
  {
    name: 'payloads',
    schema: {
      type: 'object',
      properties: { kind: { type: 'string' }, payload: true },
      required: ['kind', 'payload'],
      additionalProperties: false,
      oneOf: [
        { properties: { kind: { const: 'text' }, payload: { type: 'string' } } },
        { properties: { kind: { const: 'count' }, payload: { $ref: '#/$defs/count' } } },
      ],
      $defs: {
        count: {
          type: 'object',
          properties: { n: { type: 'integer' } },
          required: ['n'],
          additionalProperties: false,
        },
      },
    },
    valid: [
      { kind: 'text', payload: 'a' },
      { kind: 'count', payload: { n: 1 } },
    ],
    refused: [
      { kind: 'count', payload: { n: 'a' } },
      { kind: 'none', payload: 1 },
    ],
  },
  {
    name: 'typedUnion',
    schema: { type: 'string', anyOf: [{ pattern: '^a' }, { const: 'b' }] },
    valid: ['a', 'b'],
    refused: [1],
  },
  {
    name: 'constants',
    schema: { type: 'string', oneOf: [{ const: 'a' }, { const: 'b' }] },
    valid: ['a', 'b'],
    refused: ['c'],
  },
  {
    name: 'tagged',
    schema: {
      oneOf: [
        {
          title: 'A',
          type: 'object',
          properties: { kind: { const: 'a' }, n: { type: 'number' } },
          required: ['kind', 'n'],
          additionalProperties: false,
        },
        {
          title: 'B',
          type: 'object',
          properties: { kind: { const: 'b' } },
          required: ['kind'],
          additionalProperties: false,
        },
      ],
    },
    valid: [{ kind: 'a', n: 1 }, { kind: 'b' }],
    refused: [{ kind: 'a' }, { kind: 'c' }],
  },
  {
    name: 'shortTuple',
    schema: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }] },
    valid: [[], ['a'], ['a', 1], ['a', 1, null]],
  },
  {
    name: 'tuple',
    schema: {
      type: 'array',
      prefixItems: [{ type: 'string' }, { type: 'number' }],
      items: false,
      minItems: 2,
    },
    valid: [['a', 1]],
    refused: [[1, 'a'], ['a'], ['a', 1, 2]],
  },
  {
    name: 'openTuple',
    schema: { type: 'array', prefixItems: [{ type: 'string' }], items: { type: 'number' }, minItems: 1 },
    valid: [['a'], ['a', 1, 2]],
    refused: [['a', 'b'], []],
  },
  {
    name: 'draft7Tuple',
    schema: {
      $schema: 'http://json-schema.org/draft-07/schema#',
      type: 'array',
      items: [{ type: 'string' }],
      additionalItems: false,
      minItems: 1,
    },
    valid: [['a']],
    refused: [[1], []],
  },
  { name: 'negation', schema: { not: { type: 'string' } }, valid: [1, null] },
  {
    name: 'negatedMember',
    schema: { type: 'object', properties: { a: { not: { const: 1 } } } },
    valid: [{ a: 2 }, {}],
  },
  {
    name: 'conditional',
    schema: {
      type: 'object',
      properties: { a: { type: 'string' }, b: { type: 'string' } },
      if: { required: ['a'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { required: ['b'] },
    },
    valid: [{ a: '', b: '' }, { b: '' }],
  },
  {
    name: 'patterns',
    schema: {
      type: 'object',
      properties: { id: { type: 'number' } },
      patternProperties: { '^x-': { type: 'string' } },
      additionalProperties: false,
    },
    valid: [{ id: 1, 'x-a': 'a' }],
    refused: [{ 'x-a': true }],
  },
  {
    name: 'mixedMembers',
    schema: {
      type: 'object',
      properties: { id: { type: 'number' } },
      required: ['id'],
      additionalProperties: { type: 'string' },
    },
    valid: [{ id: 1, a: 'b' }],
    refused: [{ a: 'b' }, { id: 1, b: false }],
  },
  {
    name: 'closed',
    schema: { type: 'object', additionalProperties: false },
    valid: [{}],
    refused: [{ a: 1 }],
  },
  { name: 'open', schema: { type: 'object' }, valid: [{}, { a: 1 }], refused: [1] },
  { name: 'list', schema: { type: 'array' }, valid: [[], [1, 'a']], refused: [{}] },
  { name: 'nullable', schema: { type: ['string', 'null'] }, valid: ['a', null], refused: [1] },
  {
    name: 'impliedObject',
    schema: { properties: { a: { type: 'string' } }, required: ['a'], additionalProperties: false },
    valid: [{ a: 'b' }],
    refused: [{ a: 1 }],
  },
  {
    name: 'tree',
    schema: {
      title: 'Tree',
      type: 'object',
      properties: { children: { type: 'array', items: { $ref: '#' } } },
      additionalProperties: false,
    },
    valid: [{}, { children: [{ children: [] }] }],
    refused: [{ children: [1] }],
  },
  {
    name: 'definitions',
    schema: {
      $ref: '#/$defs/list',
      $defs: { list: { type: 'array', items: { anyOf: [{ type: 'string' }, { $ref: '#/$defs/list' }] } } },
    },
    valid: [[], ['a', ['b', []]]],
    refused: [[1]],
  },
  {
    name: 'anchored',
    schema: {
      type: 'object',
      properties: { a: { $ref: '#part' } },
      additionalProperties: false,
      $defs: {
        x: {
          $anchor: 'part',
          type: 'object',
          properties: { b: { type: 'number' } },
          additionalProperties: false,
        },
      },
    },
    valid: [{ a: { b: 1 } }],
    refused: [{ a: { b: '' } }],
  },
  {
    name: 'references',
    schema: {
      type: 'object',
      properties: {
        a: { description: 'With a comment.', $ref: '#/$defs/part' },
        b: { $ref: '#/$defs/part' },
      },
      additionalProperties: false,
      $defs: {
        part: {
          title: 'Part',
          type: 'object',
          properties: { b: { type: 'number' } },
          additionalProperties: false,
        },
      },
    },
    valid: [{ a: { b: 1 }, b: {} }],
    refused: [{ b: { b: '' } }],
  },
  {
    name: 'intersection',
    schema: {
      allOf: [
        { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
        { type: 'object', properties: { b: { type: 'number' } }, required: ['b'] },
      ],
    },
    valid: [{ a: '', b: 1 }],
    refused: [{ a: '' }, { b: 1 }],
  },
  {
    name: 'prototype',
    schema: {
      type: 'object',
      properties: { constructor: { type: 'string' }, 'a-b': { type: 'number' } },
      additionalProperties: false,
      default: JSON.parse('{"__proto__":1}'),
    },
    valid: [{ constructor: 'a', 'a-b': 1 }],
    refused: [{ 'a-b': '' }],
  },
  {
    name: 'numbers',
    schema: {
      type: 'object',
      properties: {
        code: { anyOf: [{ type: 'integer', minimum: 1 }, { const: 0 }, { type: 'string', enum: ['', 'a'] }] },
      },
      additionalProperties: false,
    },
    valid: [{ code: 1 }, { code: 0 }, { code: 'a' }],
    refused: [{ code: 'b' }],
  },
  {
    name: 'historic',
    schema: { anyOf: [{ type: 'string' }, { 'x-evidence': 'historic', type: 'number' }] },
    valid: ['a'],
  },
  {
    name: 'nothing',
    schema: { type: 'object', properties: { a: false, b: true }, additionalProperties: false },
    valid: [{}, { b: 1 }],
    refused: [{ a: 1 }],
  },
  {
    name: 'mixedEnum',
    schema: { enum: [1, 'a', null, { b: [1] }] },
    valid: [1, 'a', null, { b: [1] }],
    refused: [2, 'b'],
  },
  {
    name: 'openWithBranches',
    schema: {
      type: 'object',
      oneOf: [
        { properties: { a: { type: 'string' } }, required: ['a'], additionalProperties: false },
        { properties: { b: { type: 'number' } }, required: ['b'], additionalProperties: false },
      ],
    },
    valid: [{ a: 'x' }, { b: 1 }],
    refused: [{ a: 1 }, {}],
  },
]

describe('moduleText', () => {
  it('gives types that hold every value of the schema, and are no wider than they must be', async () => {
    const folder = temporaryFolder()
    copyFileSync(join(root, 'src/typed-schema.ts'), join(folder, 'typed-schema.ts'))
    for (const { name, schema, valid, refused = [] } of cases) {
      const validate = compileValidator(schema)
      for (const value of valid) expect(validate(value), `${name} ${JSON.stringify(value)}`).toEqual([])
      for (const value of refused) expect(validate(value), `${name} ${JSON.stringify(value)}`).not.toEqual([])
      const text = await moduleText(schema, { ...options, name })
      const type = /typedSchema<(\w+)>\(/.exec(text)?.[1]
      const lines = [
        ...valid.map((value) => `use<${type}>(${JSON.stringify(value)})`),
        ...refused.map((value) => `// @ts-expect-error refused\nuse<${type}>(${JSON.stringify(value)})`),
      ]
      writeFileSync(
        join(folder, `${name}.ts`),
        `${text}\nfunction use<T>(_: T): void {}\n${lines.join('\n')}\n`,
      )
    }
    const compiler = {
      module: 'NodeNext',
      target: 'ES2023',
      lib: ['ES2023'],
      types: [],
      strict: true,
      noEmit: true,
    }
    const flags = {
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      verbatimModuleSyntax: true,
      isolatedDeclarations: true,
      declaration: true,
    }
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: { ...compiler, ...flags } }),
    )
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
    expect(typeErrors(folder)).toBe('')
  })

  it('writes a schema that is the same when it is run, members named __proto__ included', async () => {
    const schema = JSON.parse(
      '{"title":"T","examples":[{"__proto__":{"a":1},"b c":"\\u2028`${x}"}],"type":"object"}',
    )
    const text = await moduleText(schema, options)
    const literal = /typedSchema<T>\((.*)\)\n$/s.exec(text)?.[1] ?? ''
    const value = new Function(`return ${literal}`)()
    expect(JSON.stringify(value)).toBe(JSON.stringify(schema))
  })

  it('names its source in the first line, its type after the title, else after the file', async () => {
    const text = await moduleText({ type: 'string' }, { ...options, name: 'my-own_thing' })
    expect(sourceOfModule(text)).toBe('thing.schema.json')
    expect(text).toContain('export type MyOwnThing = string')
    expect(text).toContain(
      'export const myOwnThingSchema: TypedSchema<MyOwnThing> = typedSchema<MyOwnThing>(',
    )
    const titled = await moduleText({ title: 'HTTPRequest', type: 'string' }, options)
    expect(titled).toContain('export const httpRequestSchema: TypedSchema<HTTPRequest>')
  })

  it('describes a member by its type where it says nothing itself, for editors show that of the member alone', async () => {
    const part = { type: 'object', properties: { n: { type: 'integer' } }, additionalProperties: false }
    const properties = {
      inline: { ...part, title: 'Inline', description: 'One in its place.' },
      shared: { $ref: '#/$defs/shared' },
      own: { $ref: '#/$defs/shared', description: 'One that says more.' },
    }
    const shared = { ...part, title: 'Shared', description: 'One for several.' }
    const text = await moduleText({ type: 'object', properties, $defs: { shared } }, options)
    expect(text).toMatch(/\* One in its place\.\n\s+\*\/\n\s+inline\?: Inline\n/)
    expect(text).toMatch(/\* One for several\.\n\s+\*\/\n\s+shared\?: Shared\n/)
    expect(text).toMatch(/\* One that says more\.\n\s+\*\/\n\s+own\?: Shared\n/)
    // At the member, at the type, and in the schema itself.
    expect(text.match(/One for several/g)).toHaveLength(3)
  })

  it('keeps descriptions, also beside a reference, and turns narrowing branches into a plain interface', async () => {
    const text = await moduleText(
      {
        ...narrowed,
        title: 'Plain',
        properties: { ...narrowed.properties, text: { description: 'The text.', $ref: '#/$defs/t' } },
        $defs: { t: { type: 'string' } },
      },
      options,
    )
    expect(text).toContain('export interface Plain {\n')
    expect(text).toMatch(/\* The text\.\n\s+\*\/\n\s+text\?: string/)
    expect(text).not.toMatch(/&|\|/)
  })

  it('has no names for strings, and none from titles of members', async () => {
    const member = { title: 'Name', type: 'string' }
    const text = await moduleText(
      {
        title: 'T',
        type: 'object',
        properties: { name: member, key: { $ref: '#/$defs/key' } },
        $defs: { key: { type: 'string' } },
      },
      options,
    )
    expect(text.match(/export (type|interface) \w+/g)).toEqual(['export interface T'])
  })

  it('refuses what is no schema, with the place', async () => {
    await expect(moduleText({ properties: { a: { type: 'strng' } } }, options)).rejects.toThrow(
      InvalidSchemaError,
    )
    await expect(moduleText({ properties: { a: { minLenght: 1 } } }, options)).rejects.toThrow(
      UnsupportedKeywordError,
    )
    await expect(moduleText({ $ref: '#/$defs/none' }, options)).rejects.toThrow('#/$ref')
  })
})

function typeErrors(folder: string): string {
  try {
    execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], {
      encoding: 'utf8',
    })
    return ''
  } catch (error) {
    return (error as { stdout: string }).stdout
  }
}
