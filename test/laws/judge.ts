import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const Ajv2020 = require('ajv/dist/2020.js').default
const addFormats = require('ajv-formats').default

/** A bare ajv of draft 2020-12, which shares no code with the project; undefined where ajv cannot compile the schema. */
export function judge(schema: unknown): ((value: unknown) => boolean) | undefined {
  const ajv = new Ajv2020({ strict: false, ownProperties: true, logger: false })
  addFormats(ajv)
  try {
    const validate = ajv.compile(schema)
    return (value) => validate(value)
  } catch {
    return undefined
  }
}
