import type { Coverage, CoverageAlternative } from '../coverage.js'
import { belowMinimumLines, coveragePlaceName, matteredAt, percentOf } from '../format-coverage.js'
import { type Html, html } from './html.js'

/** Alternatives that are drawn and named of one place: an enum may have hundreds. */
const maxDrawn = 60
const maxNamed = 12

/** The places of an event as a map: what of each was met, and whether the answer depended on it. */
export function htmlCoverage(coverage: Coverage | undefined): Html {
  if (coverage === undefined) return html``
  const { met, total } = coverage
  const below = belowMinimumLines(coverage).length > 0
  return html`<h3>Coverage of the event's schema</h3>
<p>${met} of ${total} alternatives were met (${percentOf(met, total)}). ${
    below
      ? html`<strong class="below">The minimum is ${percentOf(coverage.minimum!, 1)}.</strong>`
      : undefined
  }</p>
${answersPart(coverage)}
<details${below ? { markup: ' open' } : undefined}><summary>Map of the event</summary>
<p class="soft">Each mark is something that an event can be in this place: an optional member present or absent, a bound met or not, a value, a form. ${comparedText(coverage)}</p>
<table class="map"><thead><tr><th scope="col">place</th><th scope="col">met</th><th scope="col">never met</th><th scope="col">the answer depends on it</th></tr></thead>
<tbody>${[...byPlace(coverage)].map(([at, alternatives]) => placeRow(at, alternatives))}</tbody></table>
</details>
`
}

function answersPart({ answers }: Coverage): Html | undefined {
  if (answers === undefined) return undefined
  const items = answers.map(
    ({ name, calls }) =>
      html`<li><code>${name}</code> ${calls === 0 ? html`<strong class="below">never given</strong>` : `given ${calls === 1 ? 'once' : `${calls} times`}`}</li>`,
  )
  return html`<p>Declared answers:</p><ul class="answers">${items}</ul>`
}

function comparedText({ compared }: Coverage): string {
  if (compared === undefined)
    return 'What the answer depends on is not known: equal events did not end alike, or the golden event came once.'
  const what = {
    answer: 'the whole answer',
    wording: 'the answer without numbers and identifiers',
    status: 'its status',
  }
  return `What the answer depends on is told by events that differ from the golden one in this place only; compared was ${what[compared]}.`
}

/** Of one place several keywords speak. */
function byPlace({ places }: Coverage): ReadonlyMap<string, readonly CoverageAlternative[]> {
  const found = new Map<string, CoverageAlternative[]>()
  for (const { at, alternatives } of places) found.set(at, [...(found.get(at) ?? []), ...alternatives])
  return found
}

function placeRow(at: string, alternatives: readonly CoverageAlternative[]): Html {
  const never = alternatives.filter(({ events }) => events === 0)
  const named = never.slice(0, maxNamed).map(({ says }) => says)
  const more = never.length - named.length
  const mattered = matteredAt(alternatives)
  return html`<tr><th scope="row"><code>${coveragePlaceName(at)}</code></th>
<td class="number">${strip(alternatives)}${alternatives.length - never.length} of ${alternatives.length}</td>
<td>${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}</td>
<td class="short">${mattered === undefined ? 'not tried' : mattered ? 'yes' : 'no'}</td></tr>
`
}

/** One mark for each alternative; the words beside it say the same. */
function strip(alternatives: readonly CoverageAlternative[]): Html {
  const drawn = alternatives.slice(0, maxDrawn)
  const marks = drawn.map(
    ({ events }, i) =>
      html`<rect class="${events > 0 ? 'good' : 'bad'}" x="${i * 6}" y="${events > 0 ? 0 : 4}" width="5" height="${events > 0 ? 10 : 6}"/>`,
  )
  const width = drawn.length * 6
  return html`<svg class="strip" viewBox="0 0 ${width} 10" width="${width}" height="10" aria-hidden="true" focusable="false">${marks}</svg> `
}
