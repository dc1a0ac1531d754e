import { smallestValue } from '../arbitrary/to-arbitrary.js'

/** Expressions that are read: making the generator of one costs more than all the other constants of a file. */
const maxPatterns = 10

/** For each regular expression of a source a small text that it matches; those that none is found for are left out. */
export function patternTexts(patterns: readonly string[]): readonly string[] {
  return patterns.slice(0, maxPatterns).flatMap((written) => {
    const text = textOf(written)
    return text === undefined || text === '' ? [] : [text]
  })
}

function textOf(written: string): string | undefined {
  const end = written.lastIndexOf('/')
  const [body, flags] = [written.slice(1, end), written.slice(end + 1)]
  try {
    const value = smallestValue({ type: 'string', pattern: body, minLength: 1 })
    // A schema's pattern has flags of its own: what it gives must match the expression as it stands.
    return typeof value === 'string' && new RegExp(body, flags.replace('y', '')).test(value)
      ? value
      : undefined
  } catch {
    return undefined
  }
}
