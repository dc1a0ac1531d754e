import { perObject } from '../../src/core.js'
import { escapePattern } from '../narrow-schema.js'

/** Texts of one path parameter: this one, or those of a pattern. */
export type RivalTexts = { readonly const: string } | { readonly pattern: string }

/** What texts of path parameters, by their names, make a path one of another template as well. */
export type Rivalry = Readonly<Record<string, RivalTexts>>

/** A segment of a template. */
interface Segment {
  /** As it is decoded. */
  readonly text: string
  /** The names of the parameters in it. */
  readonly names: readonly string[]
  /** Matches its decoded texts, with a group for each name. */
  readonly pattern: string
}

/**
 * When a path of a template is one of another template of the document too: `/quotes/{symbol}` with the symbol
 * `latest` is that of `/quotes/latest`, which goes before it; and of `/{a}/x` and `/y/{b}` a router chooses by its own
 * rule (OpenAPI 3.1.1, "Path Templating Matching"). Templates that have all its paths are none of these.
 */
export function rivalriesOf(template: string, others: readonly string[]): readonly Rivalry[] {
  const own = segmentsOf(template)
  return segmentsOfAll(others).flatMap((segments, at) => {
    if (segments.length !== own.length || others[at] === template) return []
    const found: Record<string, RivalTexts> = {}
    for (const [i, segment] of own.entries()) {
      const condition = conditionOf(segment, segments[i]!)
      if (condition === undefined) return []
      Object.assign(found, condition)
    }
    return Object.keys(found).length === 0 ? [] : [found]
  })
}

/** Each operation of a document asks about the same templates, and a document may have a thousand. */
const segmentsOfAll = perObject((templates: readonly string[]) => templates.map(segmentsOf))

function segmentsOf(template: string): readonly Segment[] {
  return template.split('/').map(segmentOf)
}

/** Whether texts of path parameters make their path one of another template. */
export function isRival(rivalries: readonly Rivalry[], texts: Readonly<Record<string, unknown>>): boolean {
  return rivalries.some((rivalry) =>
    Object.entries(rivalry).every(([name, rival]) =>
      'const' in rival ? texts[name] === rival.const : matches(rival.pattern, texts[name]),
    ),
  )
}

/** What texts make a segment one of the other template; undefined where none do, or it cannot be told. */
function conditionOf(own: Segment, other: Segment): Rivalry | undefined {
  if (own.names.length === 0) {
    const isSame = other.names.length === 0 ? own.text === other.text : matches(other.pattern, own.text)
    return isSame ? {} : undefined
  }
  if (isWhole(other)) return {}
  if (isWhole(own)) {
    const [name] = own.names
    return { [name!]: other.names.length === 0 ? { const: other.text } : { pattern: other.pattern } }
  }
  const texts = other.names.length > 0 ? undefined : new RegExp(own.pattern, 'u').exec(other.text)?.slice(1)
  return texts && Object.fromEntries(own.names.map((name, i) => [name, { const: texts[i]! }]))
}

function segmentOf(raw: string): Segment {
  const literals = raw.split(/\{[^}]+\}/).map(decoded)
  return {
    text: decoded(raw),
    names: [...raw.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name!),
    pattern: `^${literals.map(escapePattern).join('([^/]+)')}$`,
  }
}

function isWhole({ names, pattern }: Segment): boolean {
  return names.length === 1 && pattern === '^([^/]+)$'
}

function matches(pattern: string, text: unknown): boolean {
  return typeof text === 'string' && new RegExp(pattern, 'u').test(text)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
