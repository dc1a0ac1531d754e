import { InvalidSchemaError } from '../errors.js'
import { defaultEvidence } from '../evidence.js'
import { readSchema } from '../schema/read/resolve-refs.js'
import { restrictEvidence } from '../schema/restrict-evidence.js'
import type { JsonSchema } from '../typed-schema.js'
import { literalText } from './literal-text.js'
import { schemaConstantName, typeNameOf } from './type-name.js'
import { typeView } from './type-view.js'

export interface ModuleTextOptions {
  /** Names the type where the schema has no `title`: `order-event` becomes `OrderEvent`. */
  readonly name: string
  /** The schema's file as the banner shows it, relative to the module. */
  readonly file: string
  /** Where the module imports `typedSchema` from: a package, or a path relative to the module. */
  readonly importFrom: string
}

/** What every generated module begins with; only files that begin so are ever overwritten or removed. */
const bannerStart = '// Generated from '

/** The first lines of a generated module. */
function bannerText(file: string): string {
  return `${bannerStart}${file}; do not edit. Change the schema and generate again.\n`
}

/** The schema file that a generated module names in its banner; undefined when the text is no generated module. */
export function sourceOfModule(text: string): string | undefined {
  return new RegExp(`^${bannerStart}(.+); do not edit\\.`).exec(text)?.[1]
}

/**
 * The text of a TypeScript module that exports the types of a schema and the schema itself, as a `TypedSchema` of
 * its root type. Historic forms are in the schema and not in the types. Throws {@link InvalidSchemaError} and
 * `UnsupportedKeywordError` for what is no schema.
 */
export async function moduleText(schema: JsonSchema, options: ModuleTextOptions): Promise<string> {
  const typeName = typeNameOf(schema, options.name)
  const types = await typesText(schema, typeName)
  const constant = schemaConstantName(typeName)
  return [
    bannerText(options.file),
    `import { type TypedSchema, typedSchema } from ${quoted(options.importFrom)}\n\n`,
    types,
    `\n/** The JSON Schema of {@link ${typeName}}. */\n`,
    `export const ${constant}: TypedSchema<${typeName}> = typedSchema<${typeName}>(${literalText(schema)})\n`,
  ].join('')
}

async function typesText(schema: JsonSchema, typeName: string): Promise<string> {
  const { root } = readSchema(restrictEvidence(schema, defaultEvidence))
  const view = typeView(root, typeName)
  const { compile } = await import('json-schema-to-typescript')
  const text = await compile(view as Parameters<typeof compile>[0], typeName, {
    additionalProperties: false,
    bannerComment: '',
    format: true,
    ignoreMinAndMaxItems: false,
    style: { semi: false, singleQuote: true, printWidth: 110, trailingComma: 'all' },
    unknownAny: true,
    unreachableDefinitions: false,
  })
  if (new RegExp(`^export (interface|type) ${typeName}\\b`, 'm').test(text)) return text
  throw new InvalidSchemaError(`the schema did not become a type named ${typeName}`, '#/title', {
    next: 'Give the schema a title that no part of it has.',
  })
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
