import { fixedDraw, Stuck } from '../../arbitrary/draw.js'
import { generatorTable, smallestValue } from '../../arbitrary/schema-values.js'

/** Texts that are drawn besides the smallest, always the same. */
const samples = 2
/**
 * What a handler may not expect that it takes out of a text: names that objects inherit, what is neither an escape nor
 * a regular expression, the number that nothing is before, one beyond what there is, markup. Of each the first that a
 * group takes.
 */
const oddTexts = [
  ['constructor'],
  ['__proto__'],
  ['%(', '%', '('],
  ['0'],
  ['99999', '9999', '999', '99'],
  ['<img src=x onerror=alert(1)>'],
] as const
/** A group that is captured, holds no other group, and is not repeated. */
const group = /(?<!\\)\((\?<[A-Za-z]\w*>)?([^()?][^()]*)\)(?![*+?{])/g
const maxGroups = 2

const known = new Map<string, readonly string[]>()

/**
 * Texts that a regular expression of a source matches: a small one, one with the name of an inherited property where a
 * group takes it, and others. None where no text is found.
 */
export function patternTexts(written: string): readonly string[] {
  let texts = known.get(written)
  if (texts === undefined) {
    const end = written.lastIndexOf('/')
    texts = textsOf(written.slice(1, end), written.slice(end + 1))
    known.set(written, texts)
  }
  return texts
}

/** Those texts where they have been made already, which none of an expression is that stands too far behind. */
export function madeTexts(written: string): readonly string[] {
  return known.get(written) ?? []
}

function textsOf(body: string, flags: string): readonly string[] {
  const [smallest, ...others] = valuesOf(body)
  const named = oddlyNamed(body, flags).flatMap((other) => valuesOf(other).slice(0, 1))
  // A schema's pattern has flags of its own: what it gives must match the expression as it stands.
  const found = [smallest, ...named, ...others].filter(
    (text) => text !== undefined && text !== '' && isMatched(body, flags, text),
  )
  return [...new Set(found as string[])]
}

function valuesOf(pattern: string): readonly string[] {
  const schema = { type: 'string', pattern, minLength: 1 }
  try {
    const smallest = smallestValue(schema) as string
    const { root } = generatorTable(schema)
    const drawn = Array.from({ length: samples }, (_, i) => root.generate(fixedDraw(i + 1, false)) as string)
    return [smallest, ...drawn]
  } catch (error) {
    if (error instanceof Error || error instanceof Stuck) return []
    throw error
  }
}

/** The expression with one of its groups replaced by a name that the group takes. */
function oddlyNamed(body: string, flags: string): readonly string[] {
  return [...body.matchAll(group)]
    .slice(0, maxGroups)
    .flatMap(({ 0: whole, 2: inner, index }) =>
      oddTexts
        .flatMap((texts) => texts.filter((text) => isMatched(`^(?:${inner})$`, flags, text)).slice(0, 1))
        .map((text) => `${body.slice(0, index)}(${escaped(text)})${body.slice(index + whole.length)}`),
    )
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function isMatched(body: string, flags: string, text: string): boolean {
  try {
    return new RegExp(body, flags.replace('y', '')).test(text)
  } catch {
    return false
  }
}
