import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import Type from 'typebox'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { authorSchema } from '../src/author-schema.js'
import { InvalidOptionError, InvalidSchemaError } from '../src/errors.js'
import { compileValidator } from '../src/schema/validate/validate.js'
import { temporaryFolder } from './temporary-folder.js'

const right = { id: 7, name: 'a' }
const wrong = { id: '7', name: 'a' }
const plain = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'integer' }, name: { type: 'string' } },
}

function expectOrder(given: unknown): void {
  const validate = compileValidator(authorSchema('here', given))
  expect(validate(right)).toEqual([])
  expect(validate(wrong)).not.toEqual([])
}

function fileOf(text: string, name = 'order.schema.json'): string {
  const file = join(temporaryFolder(), name)
  writeFileSync(file, text)
  return file
}

describe('authorSchema', () => {
  it('takes plain, typed, TypeBox and zod schemas', () => {
    expectOrder(plain)
    expectOrder({ schema: plain })
    expectOrder(Type.Object({ id: Type.Integer(), name: Type.Optional(Type.String()) }))
    expectOrder(z.object({ id: z.int(), name: z.string().optional() }))
  })

  it('takes what goes over the wire of a schema that transforms it', () => {
    const schema = z.object({
      at: z.iso.datetime().transform((text) => new Date(text)),
      n: z.int().default(1),
    })
    const validate = compileValidator(authorSchema('here', schema))
    expect(validate({ at: '2026-01-02T03:04:05Z' })).toEqual([])
    expect(validate({ at: 'soon' })).not.toEqual([])
  })

  it('takes the path and the URL of a file, and what it refers to beside it', () => {
    const file = fileOf(JSON.stringify({ type: 'object', properties: { id: { $ref: 'id.json' } } }))
    writeFileSync(join(file, '..', 'id.json'), '{ "type": "integer" }')
    expectOrder(file)
    expectOrder(pathToFileURL(file))
  })

  it('says what is wrong with a file, and where', () => {
    expect(() => authorSchema('here', fileOf('{ "type": '))).toThrow(
      /no JSON.*\n {2}at .*order\.schema\.json:1:/,
    )
    expect(() => authorSchema('here', fileOf('{ "type": "strin" }'))).toThrow(InvalidSchemaError)
    expect(() => authorSchema('here', fileOf('{ "type": "strin" }'))).toThrow(
      /#\/type[\s\S]*order\.schema\.json/,
    )
    const near = fileOf('{}').replace('order.', 'oder.')
    expect(() => authorSchema('here', near)).toThrow(
      /there is no file[\s\S]*at here[\s\S]*order\.schema\.json/,
    )
    expect(() => authorSchema('here', 'jsn', ['json'])).toThrow(/json/)
    expect(() => authorSchema('here', new URL('https://example.com/a.json'))).toThrow(/no file/)
  })

  it('refuses a library schema that tells no JSON Schema, or cannot', () => {
    const mute = { '~standard': { version: 1, vendor: 'mute', validate: () => ({ value: 1 }) } }
    expect(() => authorSchema('here', mute)).toThrow(/a schema of mute that tells no JSON Schema/)
    expect(() => authorSchema('here', z.object({ at: z.date() }))).toThrow(InvalidOptionError)
    expect(() => authorSchema('here', z.date())).toThrow(/cannot be said as JSON Schema: /)
  })
})
