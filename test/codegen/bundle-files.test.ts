import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bundleFiles } from '../../src/codegen/bundle-files.js'
import { InvalidSchemaError } from '../../src/errors.js'
import { compileValidator } from '../../src/schema/validate/validate.js'
import { temporaryFolder } from '../temporary-folder.js'

function bundle(files: Readonly<Record<string, unknown>>): Promise<any> {
  const folder = temporaryFolder()
  for (const [name, schema] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), JSON.stringify(schema))
  }
  return bundleFiles(join(folder, 'main.json'))
}

describe('bundleFiles', () => {
  it('leaves a schema alone that stands by itself', async () => {
    const main = { $ref: '#/$defs/a', $defs: { a: { type: 'string' } } }
    expect(await bundle({ 'main.json': main })).toEqual(main)
    expect(await bundle({ 'main.json': true })).toBe(true)
  })

  it('takes neighbours in, their own references and their neighbours included', async () => {
    const result = await bundle({
      'main.json': {
        properties: {
          a: { $ref: 'parts/first-part.schema.json' },
          b: { $ref: './parts/first-part.schema.json#/$defs/n' },
        },
        contentSchema: { $ref: 'other.json' },
      },
      'parts/first-part.schema.json': {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        items: { $ref: '#/$defs/n' },
        contains: { $ref: '../other.json' },
        $defs: { n: { type: 'number' } },
      },
      'other.json': { anyOf: [{ type: 'number' }, { type: 'array', items: { $ref: '#' } }] },
    })
    expect(result.properties.a.$ref).toBe('#/$defs/firstPart')
    expect(result.properties.b.$ref).toBe('#/$defs/firstPart/$defs/n')
    expect(result.$defs.firstPart).toEqual({
      items: { $ref: '#/$defs/firstPart/$defs/n' },
      contains: { $ref: '#/$defs/other' },
      $defs: { n: { type: 'number' } },
    })
    const validate = compileValidator(result)
    expect(validate({ a: [1], b: 2 })).toEqual([])
    expect(validate({ a: [1, 'x'] })).not.toEqual([])
    expect(validate({ b: 'x' })).not.toEqual([])
  })

  it('ends for files that refer to each other and to the main one', async () => {
    const result = await bundle({
      'main.json': { properties: { a: { $ref: 'a.json' } }, additionalProperties: false },
      'a.json': {
        properties: { b: { $ref: 'b.json' }, main: { $ref: 'main.json' } },
        additionalProperties: false,
      },
      'b.json': { properties: { a: { $ref: 'a.json' } }, additionalProperties: false },
    })
    expect(Object.keys(result.$defs)).toEqual(['a', 'b'])
    const validate = compileValidator(result)
    expect(validate({ a: { b: { a: {} }, main: { a: {} } } })).toEqual([])
    expect(validate({ a: { main: { b: 1 } } })).not.toEqual([])
  })

  it('keeps the names apart', async () => {
    const result = await bundle({
      'main.json': {
        allOf: [{ $ref: 'a.json' }, { $ref: 'x/a.json' }, { $ref: '#/$defs/a' }],
        $defs: { a: true },
      },
      'a.json': { minimum: 1 },
      'x/a.json': { minimum: 2 },
    })
    expect(result).toMatchObject({
      allOf: [{ $ref: '#/$defs/a2' }, { $ref: '#/$defs/a3' }, { $ref: '#/$defs/a' }],
      $defs: { a: true, a2: { minimum: 1 }, a3: { minimum: 2 } },
    })
  })

  it('does not take values, or members with such names, for references', async () => {
    const main = {
      properties: { $ref: { type: 'string' }, enum: { $ref: 'a.json' } },
      const: { $ref: 'none.json' },
      examples: [{ $ref: 'none.json' }],
      'x-edgeCases': [{ value: { $ref: 'none.json' }, why: 'w' }],
    }
    const result = await bundle({ 'main.json': main, 'a.json': true })
    expect(result).toEqual({
      ...main,
      properties: { $ref: { type: 'string' }, enum: { $ref: '#/$defs/a' } },
      $defs: { a: true },
    })
  })

  it.each([
    [
      'a file that is missing',
      { $ref: 'none.json' },
      {},
      /it does not exist[\s\S]*none\.json[\s\S]*referred to from .*main\.json/,
    ],
    [
      'an anchor of another file',
      { $ref: 'a.json#part' },
      { 'a.json': {} },
      /names an anchor[\s\S]*main\.json/,
    ],
    [
      'an anchor inside another file',
      { $ref: 'a.json' },
      { 'a.json': { $ref: '#b' } },
      /names an anchor[\s\S]*a\.json/,
    ],
    ['a file with an $id', { $ref: 'a.json' }, { 'a.json': { $id: 'urn:a' } }, /\$id cannot be bundled/],
  ])('refuses %s', async (_, main, files, message) => {
    const failure = bundle({ 'main.json': main, ...files })
    await expect(failure).rejects.toThrow(InvalidSchemaError)
    await expect(failure).rejects.toThrow(message)
  })
})
