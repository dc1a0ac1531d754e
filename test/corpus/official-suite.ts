import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)

/** Where the official JSON-Schema-Test-Suite lies, beside the repository. */
export const suiteFolder: string = fileURLToPath(new URL('../../../shared/json-schema-test-suite/tests', import.meta.url))

export interface SuiteGroup {
  /** `ref.json: remote ref, containing refs itself` */
  readonly name: string
  readonly schema: any
  readonly tests: readonly { readonly description: string; readonly data: unknown; readonly valid: boolean }[]
}

export type SuiteDraft = 'draft2020-12' | 'draft7'

/** The required groups of a draft; undefined where the suite is absent. */
export function suiteGroups(draft: SuiteDraft): readonly SuiteGroup[] | undefined {
  const folder = `${suiteFolder}/${draft}`
  if (!existsSync(folder)) return undefined
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const groups = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as any[]
      return groups.map((group) => ({
        name: `${file}: ${group.description}`,
        schema: withDraft(group.schema, draft),
        tests: group.tests,
      }))
    })
}

/** The suite's draft-07 schemas do not say their draft. */
function withDraft(schema: any, draft: SuiteDraft): any {
  if (typeof schema !== 'object' || draft !== 'draft7' || '$schema' in schema) return schema
  return { $schema: 'http://json-schema.org/draft-07/schema#', ...schema }
}

/** A bare ajv for a draft, that asserts no formats. */
export function bareAjv(draft: SuiteDraft): any {
  const Ajv = draft === 'draft7' ? require('ajv') : require('ajv/dist/2020.js')
  const Constructor = Ajv.default ?? Ajv
  return new Constructor({ strict: false, validateFormats: false, ownProperties: true, logger: false })
}

/** How ajv sees a group: a validator where it agrees with every test, else why not. */
export function judgeOf(draft: SuiteDraft, group: SuiteGroup): ((value: unknown) => boolean) | string {
  try {
    const validate = bareAjv(draft).compile(group.schema)
    for (const { data, valid, description } of group.tests) {
      if (validate(data) !== valid) return `ajv disagrees on "${description}"`
    }
    return (value) => validate(value) as boolean
  } catch (error) {
    return `ajv: ${(error as Error).message.slice(0, 60)}`
  }
}
