import { didYouMean, InvalidOptionError } from '../src/core.js'

/** Refuses names that the function `source` does not know, and a `name` that is no name; names the nearest known one. */
export function checkSourceOptions(source: string, options: object, known: readonly string[]): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new InvalidOptionError(`${source}() takes an object of options`, {
      where: `${source}()`,
      next: `Known options: ${known.join(', ')}.`,
    })
  }
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue
    throw new InvalidOptionError(`unknown option "${name}" of ${source}()`, {
      where: `${source}({ ${name} })`,
      next: didYouMean(name, known) ?? `Known options: ${known.join(', ')}.`,
    })
  }
  checkName(source, (options as { readonly name?: unknown }).name)
}

function checkName(source: string, name: unknown): void {
  if (name === undefined || (typeof name === 'string' && /^[A-Za-z0-9._-]+$/.test(name))) return
  throw new InvalidOptionError('the name of a contract consists of letters, digits, ".", "_" and "-"', {
    where: `${source}({ name })`,
    next: 'It is part of every replay token and of the folder of saved cases.',
  })
}

/** Refuses an option that must be one of some words, or a list of them without repetition. */
export function checkWords<W extends string>(
  place: string,
  given: unknown,
  words: readonly W[],
): asserts given is readonly W[] {
  if (!Array.isArray(given) || given.length === 0) {
    throw new InvalidOptionError(`${place} must be a list of at least one of: ${words.join(', ')}`, {
      where: place,
    })
  }
  given.forEach((word: unknown, index) => {
    const where = `${place}[${index}]`
    if (!words.includes(word as W)) {
      const near = typeof word === 'string' ? didYouMean(word, words) : undefined
      throw new InvalidOptionError(`${JSON.stringify(word)} is none of: ${words.join(', ')}`, {
        where,
        ...(near === undefined ? {} : { next: near }),
      })
    }
    if (given.indexOf(word) < index) throw new InvalidOptionError(`"${word}" is given twice`, { where })
  })
}
