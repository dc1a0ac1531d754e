import type { JsonSchema } from '../typed-schema.js'

/** The TypeScript name of a schema's root type: its `title`, else the name of its file. */
export function typeNameOf(schema: JsonSchema, fileName: string): string {
  const title = typeof schema === 'object' ? schema.title : undefined
  return pascalCase(typeof title === 'string' ? title : '') ?? pascalCase(fileName) ?? 'Schema'
}

/** The name of the constant that holds a schema: `OrderEvent` gives `orderEventSchema`. */
export function schemaConstantName(typeName: string): string {
  const start = /^[A-Z]+(?=[A-Z][a-z]|\d|$)|^[A-Z]/.exec(typeName)?.[0] ?? ''
  return `${start.toLowerCase()}${typeName.slice(start.length)}Schema`
}

/** Only ASCII letters and digits, since json-schema-to-typescript changes any other name. */
function pascalCase(text: string): string | undefined {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/[^A-Za-z0-9]+/)
  const name = words
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('')
    .replace(/^\d+/, '')
  return name === '' ? undefined : name.slice(0, 1).toUpperCase() + name.slice(1)
}
