import { createRequire } from 'node:module'
import type { Ajv as AjvCore, ValidateFunction } from 'ajv'

const require = createRequire(import.meta.url)
// OpenAPI documents are not of draft 2020-12 before 3.1; ajv knows `nullable` of 3.0 by itself.
const Ajv = require('ajv').default as new (options: object) => AjvCore
const Ajv2020 = require('ajv/dist/2020.js').default as new (options: object) => AjvCore
const addFormats = require('ajv-formats').default as (ajv: AjvCore) => AjvCore

type Raw = Record<string, any>

/** What a bare ajv has against a value, by the schema at a pointer of a document. */
export function schemaJudge(
  document: Raw,
  extra: object = {},
): (pointer: string, value: unknown) => string | undefined {
  const options = { strict: false, validateFormats: true, logger: false, ...extra }
  const ajv = addFormats(new (String(document.openapi).startsWith('3.0') ? Ajv : Ajv2020)(options))
  ajv.addSchema(withoutLooseNullable(document) as Raw, 'document')
  const compiled = new Map<string, ValidateFunction>()
  return (pointer, value) => {
    if (!compiled.has(pointer)) compiled.set(pointer, ajv.compile({ $ref: `document${pointer}` }))
    const validate = compiled.get(pointer)!
    return validate(value) ? undefined : ajv.errorsText(validate.errors)
  }
}

/** By the letter `nullable` means nothing without a type beside it, and ajv takes it for a mistake there. */
function withoutLooseNullable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutLooseNullable)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(
    ([key, flag]) => key !== 'nullable' || typeof flag !== 'boolean' || 'type' in value,
  )
  return Object.fromEntries(entries.map(([key, member]) => [key, withoutLooseNullable(member)]))
}
