import { digestOf } from '../../digest-of.js'
import { callsOfShrinking, counted } from '../format-terminal.js'
import { cutMiddle } from '../format-value.js'
import { otherFailures } from '../other-failures.js'
import { type HandlerReport, type PlainViolation, type ReportDocument, titleOf } from '../plain-report.js'
import { type Html, html } from './html.js'
import { htmlCoverage } from './html-coverage.js'
import { htmlFigures } from './html-figures.js'
import { pageStyle } from './html-style.js'
import { htmlViolation } from './html-violation.js'

/** From this many findings on, a list of them comes first. */
const indexed = 4
/** Findings that are shown of one handler. */
const maxShown = 100

/**
 * Reports as one HTML file that needs no other file, no network and no script. Whatever an event or an answer holds is
 * text in it, and its policy lets nothing be loaded or run.
 */
export function formatHtml({ reports }: ReportDocument): string {
  const { text, tone } = verdictOf(reports)
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${styleHash()}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Contract report: ${text}</title>
<style>${{ markup: pageStyle }}</style>
</head>
<body>
<main>
<h1>Contract report</h1>
<p class="verdict ${tone}">${text}</p>
${reports.length > 1 ? overview(reports) : undefined}
${reports.map(handlerPart)}
</main>
</body>
</html>
`
  return page.markup
}

function styleHash(): string {
  return `sha256-${digestOf('sha256', pageStyle, 'base64')}`
}

function verdictOf(reports: readonly HandlerReport[]): { text: string; tone: 'good' | 'bad' } {
  const broken = reports.filter((report) => !report.ok).length
  const count = reports.length
  if (count === 0) return { text: 'No handler was checked', tone: 'bad' }
  if (broken > 0) {
    const text =
      count === 1 ? 'The handler breaks its contract' : `${broken} of ${count} handlers break their contracts`
    return { text: `✗ ${text}`, tone: 'bad' }
  }
  const text = count === 1 ? 'The handler keeps its contract' : `All ${count} handlers keep their contracts`
  return { text: `✓ ${text}`, tone: 'good' }
}

function overview(reports: readonly HandlerReport[]): Html {
  const rows = reports.map(
    (report, i) => html`<tr><td><a href="#handler-${i + 1}">${titleOf(report)}</a></td>
<td class="short ${report.ok ? 'good' : 'bad'}">${verdictText(report)}</td>
<td class="number">${report.warnings.length}</td><td class="number">${eventsOf(report)}</td></tr>
`,
  )
  return html`<nav aria-label="Handlers"><table>
<thead><tr><th scope="col">handler and contract</th><th scope="col">verdict</th><th scope="col" class="number">warnings</th><th scope="col" class="number">events</th></tr></thead>
<tbody>${rows}</tbody></table></nav>`
}

function handlerPart(report: HandlerReport, i: number): Html {
  const id = `handler-${i + 1}`
  const { violations, warnings, health, seed, statistics } = report
  return html`<section class="handler" id="${id}" aria-labelledby="${id}-title">
<header><h2 id="${id}-title">${titleOf(report)}</h2>
<p class="verdict ${report.ok ? 'good' : 'bad'}">${verdictText(report)}</p></header>
<p class="figures">${counted(eventsOf(report), 'event')} · ${counted(statistics.calls, 'call')}${callsOfShrinking(statistics)} · seed ${seed}</p>
${otherFailures(report).map(({ text }) => html`<p class="failure">${text}</p>`)}${health.map((note) => html`<p class="note">Note: ${note}</p>`)}
${findingsPart('Violations', violations, `${id}-violation`)}
${findingsPart('Warnings', warnings, `${id}-warning`)}
${htmlCoverage(report.coverage)}${htmlFigures(report)}
</section>
`
}

function findingsPart(title: string, findings: readonly PlainViolation[], id: string): Html {
  if (findings.length === 0) return html``
  const more = findings.length - maxShown
  const shown = findings.slice(0, maxShown)
  return html`<h3>${title}</h3>
${findings.length < indexed ? undefined : indexOf(shown, id)}${shown.map((finding, i) => htmlViolation(finding, i + 1, `${id}-${i + 1}`))}
${more > 0 ? html`<p class="soft">… and ${more} more</p>` : undefined}`
}

/** What was found, in a line each: the findings themselves fill pages. */
function indexOf(findings: readonly PlainViolation[], id: string): Html {
  const items = findings.map(
    ({ rule, message, location }, i) =>
      html`<li><a href="#${id}-${i + 1}">${rule}</a> ${cutMiddle(message, 160, 'shortened')}${
        location === undefined ? undefined : html` <code>${location}</code>`
      }</li>\n`,
  )
  return html`<ol class="index">${items}</ol>\n`
}

function verdictText(report: HandlerReport): string {
  const { ok, violations } = report
  if (ok) return '✓ keeps it'
  const options = [...new Set(otherFailures(report).map(({ option }) => option))]
  return `✗ ${violations.length === 0 ? `${options.join(', ')} not met` : counted(violations.length, 'violation')}`
}

function eventsOf({ phases }: HandlerReport): number {
  return phases.reduce((sum, phase) => sum + phase.runs, 0)
}
