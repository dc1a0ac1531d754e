import { createRequire } from 'node:module'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toArbitrary } from '../../src/arbitrary/to-arbitrary.js'
import { UnsatisfiableSchemaError } from '../../src/errors.js'
import { type SuiteGroup, suiteGroups, suiteIsThere } from '../schema/official-suite.js'

const require = createRequire(import.meta.url)
const Ajv = require('ajv').default
const Ajv2020 = require('ajv/dist/2020.js').default

const samples = 50
/** `SUITE_SEED` in the environment takes other values. */
const seed = Number(process.env.SUITE_SEED ?? 7)

/** Required groups that are left out, with the reason; one that ajv can judge after all fails the test. */
const skipped: readonly (readonly [RegExp, string])[] = [
  [/refRemote\.json/, 'references to other documents are not followed'],
  [/vocabulary\.json/, 'custom metaschemas are not followed'],
  [/empty enum$/, 'an empty enum is an error, as for ajv'],
  [
    /dynamicRef\.json: (strict-tree|tests for impl|\$ref and \$dynamicAnchor are|\$ref to \$dynamicRef finds)/,
    'remote references',
  ],
  [/draft7.*ref overrides any sibling keywords/, 'siblings of $ref count, as for ajv'],
  [/draft7.*\$ref prevents a sibling \$id/, 'siblings of $ref count, as for ajv'],
]

/** Groups on which ajv is wrong; a second validator judges them. One that ajv can judge after all fails the test. */
const ajvIsWrong: readonly RegExp[] = [
  /dynamicRef\.json: (A \$dynamicRef |An \$anchor with|multiple dynamic|after leaving|\$dynamicRef )/,
  / properties\.json: properties whose names are Javascript object property names/,
  /draft2020-12 ref\.json: (refs with relative uris|relative refs with absolute|URN ref with nested)/,
  /unevaluated(Items|Properties) with \$dynamicRef/,
  /unevaluatedItems (with nested items|depends on|and contains|with minContains = 0)/,
  /unevaluated(Items|Properties) can see annotations from if without then and else/,
  /unevaluatedProperties with if\/then\/else, then not defined/,
]

/** Schemas of the suite that no value satisfies. */
const unsatisfiable = [
  "boolean_schema.json: boolean schema 'false'",
  'not.json: forbid everything with empty schema',
  'not.json: forbid everything with boolean schema true',
  'allOf.json: allOf with boolean schemas, some false',
  'allOf.json: allOf with boolean schemas, all false',
  'anyOf.json: anyOf with boolean schemas, all false',
  'oneOf.json: oneOf with boolean schemas, all true',
  'oneOf.json: oneOf with boolean schemas, more than one true',
  'oneOf.json: oneOf with boolean schemas, all false',
  'ref.json: $ref to boolean schema false',
]

function nameOf(group: SuiteGroup): string {
  return `${group.file.slice(group.file.lastIndexOf('/') + 1)}: ${group.description}`
}

/** A validator of a bare ajv where it agrees with every test of the group; else why it does not. */
function judgeOf(group: SuiteGroup): ((value: unknown) => boolean) | string {
  const Constructor = group.file.startsWith('draft7') ? Ajv : Ajv2020
  const ajv = new Constructor({ strict: false, validateFormats: false, ownProperties: true, logger: false })
  try {
    const validate = ajv.compile(group.schema)
    const wrong = group.tests.find(({ data, valid }) => validate(data) !== valid)
    return wrong === undefined ? validate : `ajv disagrees on "${wrong.description}"`
  } catch (error) {
    return `ajv cannot compile it: ${(error as Error).message}`
  }
}

/** False also where ajv breaks: to compare items it calls the `toString` that a value may have as a member. */
function isAccepted(judge: (value: unknown) => boolean, value: unknown): boolean {
  try {
    return judge(value)
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

let documents = 0

/** The judgement of @hyperjump/json-schema, for what ajv gets wrong. */
async function secondJudge(schema: unknown, draft: string): Promise<(value: unknown) => boolean> {
  const { registerSchema, validate } =
    draft === 'draft7'
      ? await import('@hyperjump/json-schema/draft-07')
      : await import('@hyperjump/json-schema/draft-2020-12')
  const uri = (schema as { $id?: string }).$id ?? `https://suite.example/${documents++}`
  const dialect =
    draft === 'draft7'
      ? 'http://json-schema.org/draft-07/schema#'
      : 'https://json-schema.org/draft/2020-12/schema'
  registerSchema(schema as never, uri, dialect)
  const check = await validate(uri)
  return (value) => check(value as never).valid
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

describe.skipIf(!suiteIsThere)('the official suite, required tests', () => {
  const groups = suiteGroups().filter(({ file }) => !file.includes('/optional/'))

  describe.each(['draft2020-12', 'draft7'])('%s', (draft) => {
    const own = groups.filter(({ file }) => file.startsWith(`${draft}/`))
    const judged = own.map((group) => ({ group, judge: judgeOf(group), name: nameOf(group) }))

    it('leaves out, and judges by another validator, only what is named', () => {
      const patterns = [...skipped.map(([pattern]) => pattern), ...ajvIsWrong]
      const isNamed = (name: string): boolean => patterns.some((pattern) => pattern.test(`${draft} ${name}`))
      const unjudged = judged.filter(({ judge }) => typeof judge === 'string').map(({ name }) => name)
      const named = judged.map(({ name }) => name).filter(isNamed)
      expect(named).toEqual(unjudged)
    })

    for (const { group, judge, name } of judged) {
      if (typeof judge === 'string') {
        if (skipped.some(([pattern]) => pattern.test(`${draft} ${name}`))) continue
        it(`${name} (judged by another validator)`, async () => {
          const values = fc.sample(toArbitrary(group.schema), { numRuns: samples, seed })
          const valid = await secondJudge(group.schema, draft)
          expect(values.filter((value) => !valid(value))).toEqual([])
        })
        continue
      }
      if (unsatisfiable.includes(name)) {
        it(`${name}: is refused`, () => {
          expect(() => toArbitrary(group.schema)).toThrow(UnsatisfiableSchemaError)
        })
        continue
      }
      it(name, async () => {
        const values = fc.sample(toArbitrary(group.schema), { numRuns: samples, seed })
        // ajv takes inherited names such as `constructor` for evaluated ones: what it refuses, another judges too.
        const refused = values.filter((value) => !isAccepted(judge, value))
        const second = refused.length === 0 ? undefined : await secondJudge(group.schema, draft)
        expect(refused.filter((value) => second?.(value) !== true)).toEqual([])
        const types = new Set(values.map(typeOf))
        const wanted = new Set(group.tests.filter(({ valid }) => valid).map(({ data }) => typeOf(data)))
        expect([...wanted].filter((type) => !types.has(type))).toEqual([])
      })
    }
  })
})
