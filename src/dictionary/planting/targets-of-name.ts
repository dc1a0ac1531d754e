import type { ReadName } from '../source-constants.js'
import type { TargetKind } from './event-targets.js'
import { isField } from './form-fields.js'

/** Words of which every handler has some say nothing of a place. */
const unsaying = new Set([
  'event',
  'context',
  'e',
  'ctx',
  'req',
  'request',
  'data',
  'value',
  'string',
  'number',
])

/**
 * The targets of a member that a source reads: the place of that name, and what can have a member of it. Where the
 * source says of what it is a member, those alone; nearest first.
 */
export function targetsOfName<T extends TargetKind>(targets: readonly T[], read: ReadName): readonly T[] {
  const wanted = read.name.toLowerCase()
  const own = read.near.every((word) => eventWords.has(word)) ? ownMember(targets, wanted) : undefined
  if (own !== undefined) return [own]
  const fits = targets.filter(
    ({ name, isMap, encodings }) => isMap || encodings.length > 0 || name.toLowerCase() === wanted,
  )
  const near = read.near
    .map((word) => word.toLowerCase())
    .filter((word) => word.length > 3 && !unsaying.has(word))
  const said = fits.filter(({ words }) => words.some((step) => near.some((word) => isAlike(step, word))))
  const asField = isField(read)
  const rank = (target: TargetKind): number =>
    asField && target.forms.length > 0 ? 0 : rankOf(target, wanted)
  const byName = (a: TargetKind, b: TargetKind): number => rank(a) - rank(b)
  return [...(said.length > 0 ? said : fits)].sort(byName)
}

/** What the event itself is called: `event.path` is no parameter. */
const eventWords = new Set(['event', 'e', 'evt', 'ev'])

function ownMember<T extends TargetKind>(targets: readonly T[], wanted: string): T | undefined {
  return targets.find(({ name, words }) => words.length === 1 && name.toLowerCase() === wanted)
}

function isAlike(step: string, word: string): boolean {
  return step.length > 3 && (step.startsWith(word) || word.startsWith(step))
}

function rankOf({ name, isMap }: TargetKind, wanted: string): number {
  if (name.toLowerCase() === wanted) return 0
  return isMap ? 1 : 2
}
