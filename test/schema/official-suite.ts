import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JsonSchema } from '../../src/typed-schema.js'

/** One group of the official JSON Schema test suite: a schema with values that it accepts or not. */
export interface SuiteGroup {
  readonly file: string
  readonly description: string
  readonly schema: JsonSchema
  readonly tests: readonly { readonly description: string; readonly data: unknown; readonly valid: boolean }[]
}

const root = join(import.meta.dirname, '../../../shared/json-schema-test-suite/tests')

/** Whether the suite is there: it is no part of the repository. */
export const suiteIsThere: boolean = existsSync(root)

/** All groups of `draft2020-12` and `draft7`, the optional ones included; none when the suite is not there. */
export function suiteGroups(): readonly SuiteGroup[] {
  if (!suiteIsThere) {
    console.warn('The official JSON Schema test suite is not beside this repository: its tests are skipped.')
    return []
  }
  return ['draft2020-12', 'draft7'].flatMap((draft) =>
    readdirSync(join(root, draft), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.json'))
      .sort()
      .flatMap((file) => groupsOf(draft, file.replaceAll('\\', '/'))),
  )
}

function groupsOf(draft: string, file: string): readonly SuiteGroup[] {
  const groups = JSON.parse(readFileSync(join(root, draft, file), 'utf8')) as readonly SuiteGroup[]
  return groups.map((group) => ({
    ...group,
    file: `${draft}/${file}`,
    schema: withDraft(draft, group.schema),
  }))
}

function withDraft(draft: string, schema: JsonSchema): JsonSchema {
  if (draft !== 'draft7' || typeof schema === 'boolean' || Object.hasOwn(schema, '$schema')) return schema
  return { $schema: 'http://json-schema.org/draft-07/schema#', ...schema }
}
