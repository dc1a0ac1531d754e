import { percentOf } from '../format-coverage.js'
import { milliseconds } from '../format-terminal.js'
import type { HandlerReport } from '../plain-report.js'
import { type Html, html } from './html.js'

/** The figures of a check: answers by status as a plot, the slowest calls, the phases. */
export function htmlFigures(report: HandlerReport): Html {
  return html`${answersPart(report)}${slowestPart(report)}${phasesPart(report)}`
}

function answersPart({ statistics }: HandlerReport): Html {
  const entries = Object.entries(statistics.answers)
  const all = entries.reduce((sum, [, count]) => sum + count, 0)
  const rows = entries.map(
    ([end, count]) => html`<tr><th scope="row">${end}</th>
<td class="plot"><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="${toneOf(end)}" width="${barOf(count, all)}" height="10" rx="1"/></svg></td>
<td class="number soft">${shareText(count, all)}</td><td class="number">${count}</td></tr>
`,
  )
  if (rows.length === 0) return html``
  return html`<h3>Ends of the calls</h3>
<table><thead><tr><th scope="col">end</th><th scope="col" colspan="2">share</th><th scope="col" class="number">calls</th></tr></thead>
<tbody>${rows}</tbody></table>
`
}

/** Few among many must be seen still. */
function barOf(count: number, all: number): string {
  return Math.max(0.8, (count / all) * 100).toFixed(1)
}

/** Never rounded up to the whole, nor down to nothing. */
function shareText(count: number, all: number): string {
  return count * 100 < all ? '< 1 %' : percentOf(count, all)
}

function toneOf(end: string): 'good' | 'warn' | 'bad' | 'other' {
  if (/^2\d\d$|^answered$/.test(end)) return 'good'
  if (/^4\d\d$/.test(end)) return 'warn'
  return /^5\d\d$|^failed$|^timed-out$|^not-loaded$/.test(end) ? 'bad' : 'other'
}

function slowestPart({ statistics }: HandlerReport): Html {
  const calls = statistics.slowestCalls
  if (calls.length === 0) return html``
  const rows = calls.map(
    ({ duration, scenario }) =>
      html`<tr><td class="number">${milliseconds(duration)}</td><td>${scenario}</td></tr>\n`,
  )
  return html`<h3>Slowest calls</h3>
<table><thead><tr><th scope="col" class="number">time</th><th scope="col">event</th></tr></thead><tbody>${rows}</tbody></table>
`
}

function phasesPart({ phases }: HandlerReport): Html {
  const rows = phases.map(
    ({ name, runs, duration, stopped }) =>
      html`<tr><th scope="row">${name}</th><td class="number">${runs}</td><td class="number">${milliseconds(duration)}</td><td>${stopped === undefined ? '' : `ended early: ${stopped}`}</td></tr>\n`,
  )
  return html`<h3>Phases</h3>
<table><thead><tr><th scope="col">phase</th><th scope="col" class="number">events</th><th scope="col" class="number">time</th><th scope="col">remark</th></tr></thead><tbody>${rows}</tbody></table>
`
}
