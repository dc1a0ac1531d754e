const cache = new Map<string, RegExp>()

/**
 * The regular expression of a `pattern`, read with the flag `u` as ajv does; shared, so use only `test`.
 * Throws the engine's SyntaxError when it is none.
 */
export function patternRegExp(pattern: string): RegExp {
  let regExp = cache.get(pattern)
  if (regExp === undefined) {
    regExp = new RegExp(pattern, 'u')
    cache.set(pattern, regExp)
  }
  return regExp
}
