import { pathToFileURL } from 'node:url'

/** Stands for the text of a schema while the code is printed, since in double quotes it would be full of backslashes. */
const placeholder = (name) => `schema text of ${name}`
const texts = new Map()

/**
 * A plugin of rolldown. A generated module holds its schema as a literal, which a process would compile and make also
 * where that source is not asked for; in the bundle it is a JSON text, read when the schema is first looked at. {@link withSchemaTexts} puts the texts in.
 */
export function schemasAsText() {
  return {
    name: 'schemas-as-text',
    transform: {
      filter: { id: /\/dist\/contracts\/generated\/[\w-]+\.js$/ },
      async handler(code, id) {
        const exported = Object.entries(await import(pathToFileURL(id).href))
        if (exported.length === 0) return undefined
        for (const [name, { schema }] of exported) texts.set(name, singleQuoted(JSON.stringify(schema)))
        const { path } = /from '(?<path>[^']*typed-schema\.js)'/.exec(code).groups
        const lines = exported.map(
          ([name]) => `export const ${name} = schemaOfText(${JSON.stringify(placeholder(name))})`,
        )
        return [`import { schemaOfText } from '${path}'`, ...lines].join('\n')
      },
    },
  }
}

/** Printed code, with the texts of schemas. */
export function withSchemaTexts(code) {
  return code.replace(/"schema text of (\w+)"/g, (_, name) => texts.get(name))
}

function singleQuoted(text) {
  return `'${text.replace(/[\\']/g, '\\$&').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`
}
