import { Ajv } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormatsModule from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { accepts, createEvaluator } from '../../src/schema/evaluate/evaluate.js'
import { formats } from '../../src/schema/formats/formats.js'
import { readSchema } from '../../src/schema/read/resolve-refs.js'
import type { SchemaNode } from '../../src/schema/schema-node.js'
import { compileValidator } from '../../src/schema/validate/validate.js'
import type { JsonSchema } from '../../src/typed-schema.js'
import { type SuiteGroup, suiteGroups, suiteIsThere } from './official-suite.js'

const addFormats = addFormatsModule as unknown as typeof addFormatsModule.default

/** Groups that cannot be read, by a part of their file and description. */
const unreadable: readonly (readonly [file: string, description: string, reason: string])[] = [
  ['/refRemote.json', '', 'remote references are not followed'],
  ['/vocabulary.json', 'custom metaschema', 'custom metaschemas are refused'],
  ['/vocabulary.json', 'ignore unrecognized optional vocabulary', 'custom metaschemas are refused'],
  ['/optional/format-assertion.json', '', 'custom metaschemas are refused'],
  ['/optional/cross-draft.json', 'refs to', 'remote references are not followed'],
  ['/dynamicRef.json', 'strict-tree schema', 'remote references are not followed'],
  ['/dynamicRef.json', 'tests for implementation dynamic anchor', 'remote references are not followed'],
  [
    '/dynamicRef.json',
    '$ref and $dynamicAnchor are independent of order',
    'remote references are not followed',
  ],
  ['/dynamicRef.json', '$ref to $dynamicRef finds detached', 'remote references are not followed'],
  ['draft2020-12/enum.json', 'empty enum', 'an enum without values is taken for a mistake, as ajv does'],
]

/** Groups in which a value is judged otherwise than the suite says. */
const otherwise: readonly (readonly [file: string, description: string, test: string, reason: string])[] = [
  [
    'draft7/ref.json',
    'ref overrides any sibling keywords',
    'maxItems ignored',
    'siblings of $ref count, as for ajv',
  ],
  ['draft7/optional/content.json', '', 'invalid', 'content is an annotation without x-checkContent'],
]

const groups = suiteGroups()
const plain = createEvaluator({ formats: new Map() })

function readable(group: SuiteGroup): SchemaNode | undefined {
  const entry = unreadable.find(
    ([file, text]) => group.file.includes(file) && group.description.includes(text),
  )
  if (entry === undefined) return readSchema(group.schema, { unknownKeywords: 'ignore' }).root
  expect(() => readSchema(group.schema, { unknownKeywords: 'ignore' }), 'can be read by now').toThrow()
  return undefined
}

function expected(group: SuiteGroup, test: SuiteGroup['tests'][number]): boolean {
  const differs = otherwise.some(
    ([file, text, name]) =>
      group.file === file &&
      group.description.includes(text) &&
      test.description.includes(name) &&
      !(name === 'invalid' && test.valid),
  )
  return differs ? !test.valid : test.valid
}

describe.runIf(suiteIsThere)('the official suite', () => {
  const isFormat = ({ file }: SuiteGroup) => file.includes('/optional/format/')

  it.each(groups.filter((group) => !isFormat(group)))('$file: $description', (group) => {
    const root = readable(group)
    if (root === undefined) return
    for (const test of group.tests) {
      expect(plain(root, test.data), test.description).toBe(expected(group, test))
    }
  })

  it.each(groups.filter((group) => !isFormat(group) && !/format/.test(group.file)))(
    'by compileValidator: $file: $description',
    (group) => {
      if (readable(group) === undefined) return
      const validate = compileValidator(group.schema, { unknownKeywords: 'ignore' })
      for (const test of group.tests) {
        const problems = validate(test.data)
        expect(problems.length === 0, test.description).toBe(expected(group, test))
        expect(problems.every(({ keyword }) => keyword !== '')).toBe(true)
      }
    },
  )

  // Where ajv-formats deviates from the suite, the formats here follow ajv-formats.
  it.each(groups.filter(isFormat))('formats: $file: $description', (group) => {
    const { root } = readSchema(group.schema, { unknownKeywords: 'ignore' })
    const byAjv = ajvJudge(group.schema)
    const asserted = root.format === undefined || formats.get(root.format)?.check !== undefined
    for (const test of group.tests) {
      const ours = accepts(root, test.data)
      if (ours === test.valid) continue
      expect(asserted ? byAjv(test.data) : true, `${test.description}: as ajv-formats`).toBe(ours)
    }
  })

  it('has no entry that skips nothing', () => {
    for (const [file, text] of unreadable) {
      expect(groups.some((group) => group.file.includes(file) && group.description.includes(text))).toBe(true)
    }
  })
})

function ajvJudge(schema: JsonSchema): (value: unknown) => boolean {
  const isOld = typeof schema === 'object' && String(schema.$schema).includes('draft-07')
  const ajv = new (isOld ? Ajv : Ajv2020)({ strict: false, logger: false })
  addFormats(ajv as never)
  return (value) => ajv.validate(schema, value)
}
