/** Cases of one list at most. */
const maxCases = 10_000
/** Characters of JSON that the cases of one list come to at most, about. */
const maxCharacters = 4_000_000
/** So many are made however large each is. */
const fewCases = 20
/** Changes that are looked at, at most about: of more places each has its share. */
const maxLooked = 100_000
/** So many of each place are looked at however many places there are. */
const fewOfPlace = 3

/** How many values near this one a list of cases may hold: all that are worth trying, but where the value is huge. */
export function mostCases(golden: unknown): number {
  const characters = JSON.stringify(golden)?.length ?? 1
  return Math.min(maxCases, Math.max(fewCases, Math.floor(maxCharacters / characters)))
}

/** What is left out of a list of cases. */
export interface Cut {
  /** How many the list holds of them. */
  readonly made: number
  /** How many there are in all, as far as they were counted. */
  readonly of: number
  /** Whether there are more than were counted. */
  readonly more: boolean
}

const cuts = new WeakMap<object, Cut>()

/** Says of a list of cases that it is not whole. */
export function noteCut(cases: object, cut: Cut): void {
  cuts.set(cases, cut)
}

/** What is left out of a list of cases; undefined of a whole one. */
export function cutOf(cases: object): Cut | undefined {
  return cuts.get(cases)
}

/** A list made of others, which lacks what any of them lacks. */
export function likeCuts<T extends readonly unknown[]>(made: T, from: readonly (readonly unknown[])[]): T {
  const cuts = from.flatMap((list) => cutOf(list) ?? [])
  if (cuts.length === 0) return made
  const missing = cuts.reduce((sum, cut) => sum + cut.of - cut.made, 0)
  noteCut(made, { made: made.length, of: made.length + missing, more: cuts.some(({ more }) => more) })
  return made
}

/** The first items of a list; that there are others is noted. */
export function firstOf<T>(list: readonly T[], most: number, more = false): readonly T[] {
  const first = likeCuts(list.slice(0, most), [list])
  const cut = cutOf(first) ?? { of: first.length, more: false }
  const left = list.length - first.length
  if (left > 0 || more) noteCut(first, { made: first.length, of: cut.of + left, more: cut.more || more })
  return first
}

/** That a list is not whole, in a sentence for a report; undefined of a whole one. */
export function noteOfCut(phase: string, cases: readonly unknown[]): string | undefined {
  const cut = cutOf(cases)
  if (cut === undefined) return undefined
  const all = `${cut.more ? 'more than ' : ''}${cut.of}`
  return `phase ${phase}: ${cut.made} of ${all} cases were made, the most telling ones: the schema has too many for one run`
}

/** Notes on the way through a schema that not each place had all its turns. */
export interface Clipped {
  clipped: boolean
}

/** How many changes of each of so many places side by side are looked at. */
export function shareOfPlaces(places: number): number {
  return Math.max(fewOfPlace, Math.floor(maxLooked / Math.max(1, places)))
}

/** The first items; notes where that is not all. */
export function* atMost<T>(items: Iterable<T>, most: number, note: Clipped): Iterable<T> {
  let left = most
  for (const item of items) {
    if (left-- === 0) {
      note.clipped = true
      return
    }
    yield item
  }
}
