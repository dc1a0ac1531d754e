import { createRequire } from 'node:module'
import type { ValidateFunction } from 'ajv'
import type { JsonSchema } from '../../src/typed-schema.js'

const require = createRequire(import.meta.url)
const addFormats = require('ajv-formats').default

/** A bare ajv for a schema, of the draft that its `$schema` names (2020-12 without one), with all its errors. */
export function ajvFor(schema: JsonSchema): ValidateFunction {
  const draft = typeof schema === 'object' ? schema.$schema : undefined
  const Ajv = require(moduleOf(String(draft))).default
  const ajv = new Ajv({ strict: false, ownProperties: true, allErrors: true, logger: false })
  addFormats(ajv)
  return ajv.compile(schema)
}

function moduleOf(draft: string): string {
  if (/draft-0[67]/.test(draft)) return 'ajv'
  return draft.includes('2019-09') ? 'ajv/dist/2019.js' : 'ajv/dist/2020.js'
}
