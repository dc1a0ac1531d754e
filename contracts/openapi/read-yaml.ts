import { createRequire } from 'node:module'
import type { load, Schema } from 'js-yaml'
import { InvalidSchemaError } from '../../src/core.js'

/** What the types of the parser do not tell yet: its schemas, and the tag that gives `<<` its meaning. */
interface YamlParser {
  readonly load: typeof load
  readonly CORE_SCHEMA: { readonly withTags: (tag: object) => Schema }
  readonly mergeTag: object
}

/** The value of a text in YAML 1.2 (JSON is YAML), with merge keys, which 1.2 lacks and documents have. Throws an InvalidSchemaError, with the line, for a mistake in it. */
export function readYaml(text: string, file: string): unknown {
  const value = parsed(text, file)
  // Without an alias it holds no more than was written.
  if (text.includes('*')) refuseHugeAliases(value, file)
  return value
}

function parsed(text: string, file: string): unknown {
  // Only who writes YAML pays for its parser.
  const yaml = createRequire(import.meta.url)('js-yaml') as YamlParser
  try {
    return yaml.load(text, { schema: yaml.CORE_SCHEMA.withTags(yaml.mergeTag) })
  } catch (cause) {
    const { reason, mark } = cause as { readonly reason?: string; readonly mark?: { readonly line: number } }
    const where = mark === undefined ? file : `${file}:${mark.line + 1}`
    const language = /\.json$/i.test(file) ? 'JSON' : 'YAML'
    throw new InvalidSchemaError(`the document is no ${language}: ${reason ?? String(cause)}`, '#', {
      where,
      cause,
    })
  }
}

/** Values that a document comes to, with what its aliases repeat: larger ones than the largest public ones. */
const mostValues = 20_000_000
/** What lies deeper is refused where it is read. */
const mostDepth = 1000

/** Throws an InvalidSchemaError where aliases make of a few lines what no memory holds, or what holds itself. */
function refuseHugeAliases(document: unknown, file: string): void {
  const sizes = new Map<object, number>()
  const sizeOf = (value: unknown, depth: number): number => {
    if (typeof value !== 'object' || value === null || depth > mostDepth) return 1
    const known = sizes.get(value)
    if (known !== undefined) return known
    // What is met again below itself has no end.
    sizes.set(value, Number.POSITIVE_INFINITY)
    let size = 1
    for (const member of Object.values(value)) size += sizeOf(member, depth + 1)
    sizes.set(value, size)
    return size
  }
  const size = sizeOf(document, 0)
  if (size <= mostValues) return
  const what = size === Number.POSITIVE_INFINITY ? 'hold themselves' : `repeat ${size} values`
  throw new InvalidSchemaError(`the aliases of the document (*name) ${what}`, '#', {
    where: file,
    next: 'Refer to what is repeated by $ref, which is followed where it is asked for.',
  })
}
