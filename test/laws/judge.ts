import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const Ajv2020 = require('ajv/dist/2020.js').default
const addFormats = require('ajv-formats').default

const ajv = new Ajv2020({ strict: false, ownProperties: true, logger: false })
addFormats(ajv)

/** A bare ajv of draft 2020-12, which shares no code with the project; undefined where ajv cannot compile the schema. */
export function judge(schema: unknown): ((value: unknown) => boolean) | undefined {
  try {
    const validate = ajv.compile(schema)
    return (value) => validate(value)
  } catch {
    return undefined
  } finally {
    // One instance for all, since a new one compiles the metaschema anew; what it remembers would pile up.
    if (typeof schema === 'object') ajv.removeSchema(schema)
  }
}

let documents = 0
/** It comes without types. */
const formatsOfSecondJudge: string = '@hyperjump/json-schema/formats'

/** The judgement of @hyperjump/json-schema, draft 2020-12, formats asserted: for what ajv gets wrong. */
export async function secondJudge(schema: unknown): Promise<(value: unknown) => boolean> {
  const { registerSchema, setShouldValidateFormat, unregisterSchema, validate } = await import(
    '@hyperjump/json-schema/draft-2020-12'
  )
  await import(formatsOfSecondJudge)
  setShouldValidateFormat(true)
  const uri = `https://laws.example/${documents++}`
  registerSchema(schema as never, uri, 'https://json-schema.org/draft/2020-12/schema')
  try {
    const check = await validate(uri)
    return (value) => check(value as never).valid
  } finally {
    unregisterSchema(uri)
  }
}

/** A judgement of two validators on one schema. */
export interface Referee {
  /** Whether the judges agree that the value is `valid`: ajv does, or the second one where ajv does not or crashes. */
  confirms(value: unknown, valid: boolean): Promise<boolean>
  /** Values on which the second judge overruled ajv. */
  readonly overruled: readonly unknown[]
}

/** The judges of one schema; the second one is asked only where ajv does not give the expected answer. */
export function referee(schema: unknown): Referee {
  const first = judge(schema)
  const overruled: unknown[] = []
  let second: Promise<(value: unknown) => boolean> | undefined
  return {
    overruled,
    confirms: async (value, valid) => {
      if (verdict(first, value) === valid) return true
      second ??= secondJudge(schema)
      const confirmed = (await second)(value) === valid
      if (confirmed) overruled.push(value)
      return confirmed
    },
  }
}

/** What ajv says; undefined where it cannot compile the schema or crashes on the value. */
function verdict(check: ((value: unknown) => boolean) | undefined, value: unknown): boolean | undefined {
  try {
    return check?.(value)
  } catch {
    return undefined
  }
}
