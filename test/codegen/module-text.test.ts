import { execFileSync } from 'node:child_process'
import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { moduleText, sourceOfModule } from '../../src/codegen/module-text.js'
import { InvalidSchemaError, UnsupportedKeywordError } from '../../src/errors.js'
import { compileValidator } from '../../src/schema/validate/validate.js'
import { temporaryFolder } from '../temporary-folder.js'
import { narrowed, typedCases } from './typed-cases.js'

const root = fileURLToPath(new URL('../../', import.meta.url))
const options = { name: 'thing', file: 'thing.schema.json', importFrom: './typed-schema.js' }

describe('moduleText', () => {
  it('gives types that hold every value of the schema, and are no wider than they must be', async () => {
    const folder = temporaryFolder()
    copyFileSync(join(root, 'src/typed-schema.ts'), join(folder, 'typed-schema.ts'))
    for (const { name, schema, valid, refused = [] } of typedCases) {
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
