import { InvalidOptionError } from '../errors.js'
import { didYouMean } from '../nearest-name.js'

/** The error for a name that is none of the known ones; it names the nearest, or all where none is near. */
export function unknownName(kind: string, name: string, known: readonly string[]): InvalidOptionError {
  return new InvalidOptionError(`unknown ${kind} ${JSON.stringify(name)}`, {
    next: nearestHint(name, known),
  })
}

/** `Did you mean "events"?`, also for a name that was cut short; all names where none is near. */
export function nearestHint(name: string, known: readonly string[]): string {
  const longer = known.filter((candidate) => name.length > 2 && candidate.startsWith(name))
  const cut = longer.length === 1 ? `Did you mean "${longer[0]}"?` : undefined
  return cut ?? didYouMean(name, known) ?? `Known are: ${known.join(', ')}.`
}

/** The name, as one of the known ones. Throws InvalidOptionError when it is none. */
export function knownName<N extends string>(kind: string, name: string, known: readonly N[]): N {
  const found = known.find((candidate) => candidate === name)
  if (found === undefined) throw unknownName(kind, name, known)
  return found
}
