import { addEncodings, type Encoding } from '../src/core.js'
import { escapePattern } from './narrow-schema.js'

const token = 'x-path'

/**
 * The `contentEncoding` of a text that holds path parameters as a template puts them: of `orders/{id}` the text
 * `orders/5` is `{ "id": "5" }`. So what may stand in the text is said by a schema of the parameters.
 */
export function pathEncoding(template: string): string {
  return `${token};${template}`
}

addEncodings(token, encodingOf)

/** The path parameters, by their names, in a text of a template; undefined in a text that is none. */
export function parametersIn(template: string, text: string): Readonly<Record<string, string>> | undefined {
  const { names, pattern } = partsOf(template)
  const found = pattern.exec(text)
  return found === null ? undefined : Object.fromEntries(names.map((name, i) => [name, found[i + 1]!]))
}

/** The text of a template with path parameters in it, decoded as the gateway hands them on. */
export function textWith(template: string, parameters: unknown): string {
  const texts = (parameters ?? {}) as Readonly<Record<string, unknown>>
  return template.replace(/\{([^}/]+)\}/g, (_, name: string) => String(texts[name] ?? ''))
}

function encodingOf(template: string): Encoding {
  return {
    encode: (bytes) => textWith(template, JSON.parse(bytes.toString('utf8'))),
    decode: (text) => {
      const parameters = parametersIn(template, text)
      return parameters && Buffer.from(JSON.stringify(parameters), 'utf8')
    },
    // Of `{name}.{extension}` the text `a.b.c` may mean several.
    lossy: /\}[^/]*\{/.test(template),
    says: `a path as ${template === '' ? 'the empty one' : template}`,
  }
}

function partsOf(template: string): { readonly names: readonly string[]; readonly pattern: RegExp } {
  const names = [...template.matchAll(/\{([^}/]+)\}/g)].map(([, name]) => name!)
  const literals = template.split(/\{[^}/]+\}/).map(escapePattern)
  return { names, pattern: new RegExp(`^${literals.join('([^/]+)')}$`, 'su') }
}
