import type { Coverage, CoverageAlternative, CoveragePlace } from './coverage.js'
import { visible } from './format-value.js'

/** Gaps that are named in the short form, and where coverage is too low. */
const gapsShown = 5
const gapsListed = 20

/** What of the schema was met: in one line, or (`isLong`) gap by gap, with what the answer depended on. */
export function formatCoverage(coverage: Coverage, isLong = false): string {
  const { met, total } = coverage
  const gaps = gapsOf(coverage)
  const missing = missingAnswers(coverage)
  const figures = `coverage: ${met} of ${total} alternatives of the event's schema (${percentOf(met, total)})`
  if (isLong)
    return [figures, ...gapLines(gaps), ...answerLines(coverage), ...dependenceLines(coverage)].join('\n')
  const never = gaps.length === 0 ? '' : `; never met: ${listed(gaps)}`
  return `${figures}${never}${missing.length === 0 ? '' : `; never answered: ${missing.join(', ')}`}`
}

/** Why coverage fails the check: the figures and the largest gaps; nothing when it does not. */
export function belowMinimumLines(coverage: Coverage | undefined): readonly string[] {
  if (coverage?.belowMinimum !== true) return []
  const { met, total, minimum = 0 } = coverage
  const gaps = gapsOf(coverage)
  return [
    [
      `coverage of ${percentOf(met, total)} is below the minimum of ${percentOf(minimum, 1)}: ${met} of ${total} alternatives of the event's schema`,
      ...gapLines(gaps),
      '   More events (numRuns), examples of your own, or a schema that says what really is sent close gaps.',
    ].join('\n'),
  ]
}

/** A share that is never rounded up to the whole: `99 %`. */
export function percentOf(part: number, whole: number): string {
  return `${whole === 0 ? 100 : Math.floor((part / whole) * 100 + 1e-9)} %`
}

/** A place and what was never met there. */
export interface Gap {
  readonly at: string
  readonly missing: readonly string[]
}

/** What was never met, by place of the event, where most is missing first. */
function gapsOf({ places }: Coverage): readonly Gap[] {
  const byPlace = new Map<string, string[]>()
  for (const { at, alternatives } of places) {
    const missing = alternatives.filter(({ events }) => events === 0).map(({ says }) => says)
    if (missing.length > 0) byPlace.set(at, [...(byPlace.get(at) ?? []), ...missing])
  }
  return [...byPlace]
    .map(([at, missing]) => ({ at, missing }))
    .sort((a, b) => b.missing.length - a.missing.length)
}

/** A place of the event in words. */
export function coveragePlaceName(at: string): string {
  return at === '' ? 'the event' : visible(at)
}

function listed(gaps: readonly Gap[]): string {
  const all = gaps.flatMap(({ at, missing }) =>
    missing.map((says) => `${coveragePlaceName(at)} ${visible(says)}`),
  )
  const more = all.length - gapsShown
  return `${all.slice(0, gapsShown).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

function gapLines(gaps: readonly Gap[]): readonly string[] {
  const lines = gaps
    .slice(0, gapsListed)
    .map(({ at, missing }) => `   ${coveragePlaceName(at)}   never met: ${missing.map(visible).join(', ')}`)
  const more = gaps.length - gapsListed
  return more > 0 ? [...lines, `   … and ${more} more places`] : lines
}

function missingAnswers({ answers = [] }: Coverage): readonly string[] {
  return answers.filter(({ calls }) => calls === 0).map(({ name }) => name)
}

function answerLines({ answers = [] }: Coverage): readonly string[] {
  return answers.map(({ name, calls }) =>
    calls === 0
      ? `   answer ${name}   declared, never given`
      : `   answer ${name}   given ${calls === 1 ? 'once' : `${calls} times`}`,
  )
}

const comparedBy: Readonly<Record<NonNullable<Coverage['compared']>, string>> = {
  answer: 'the whole answer',
  wording: 'the answer without its numbers and identifiers',
  status: 'the status alone, since the answers to equal events differ',
}

function dependenceLines({ compared, places }: Coverage): readonly string[] {
  if (compared === undefined)
    return [
      '   Which places the answer depends on is not known: equal events did not end alike, or did not come twice.',
    ]
  const names = (wanted: boolean): string =>
    placesThat(places, wanted).map(coveragePlaceName).join(', ') || 'no place'
  return [
    `   the answer depended on   ${names(true)}`,
    `   it did not depend on   ${names(false)}`,
    `   (told by events that differ from the golden one in one place; compared was ${comparedBy[compared]})`,
  ]
}

/** The places of the event on which the answer depended, or on which it did not although that was tried. */
function placesThat(places: readonly CoveragePlace[], wanted: boolean): readonly string[] {
  const byPlace = new Map<string, boolean>()
  for (const { at, alternatives } of places) {
    const mattered = matteredAt(alternatives)
    if (mattered !== undefined) byPlace.set(at, mattered || byPlace.get(at) === true)
  }
  return [...byPlace].filter(([, mattered]) => mattered === wanted).map(([at]) => at)
}

/** Whether any of them mattered; undefined where none was tried. */
export function matteredAt(alternatives: readonly CoverageAlternative[]): boolean | undefined {
  const tried = alternatives.filter(({ mattered }) => mattered !== undefined)
  return tried.length === 0 ? undefined : tried.some(({ mattered }) => mattered)
}
