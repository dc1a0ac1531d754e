import { counted, formatReport, milliseconds } from './format-terminal.js'
import { visible } from './format-value.js'
import { otherFailures } from './other-failures.js'
import { type HandlerReport, type ReportDocument, titleOf } from './plain-report.js'

/** GitHub drops a job summary of more than 1 MiB whole. */
const maxLength = 800_000

/** Reports as Markdown for the summary of a CI job: a table of the handlers, then what each broken one does. */
export function formatMarkdown({ reports }: ReportDocument): string {
  const parts = [`## ${verdict(reports)}`]
  if (reports.length > 0) parts.push(overview(reports))
  let room = maxLength - parts.join('').length
  let left = 0
  for (const report of reports.filter(hasMore)) {
    const text = details(report)
    room -= text.length
    if (room > 0) parts.push(text)
    else left += 1
  }
  if (left > 0) parts.push(`The details of ${counted(left, 'more handler')} did not fit here.`)
  return `${parts.join('\n\n')}\n`
}

function verdict(reports: readonly HandlerReport[]): string {
  const broken = reports.filter((report) => !report.ok).length
  if (reports.length === 0) return 'No handler was checked'
  if (broken === 0)
    return reports.length === 1
      ? '✅ The handler keeps its contract'
      : `✅ All ${reports.length} handlers keep their contracts`
  return reports.length === 1
    ? '❌ The handler breaks its contract'
    : `❌ ${broken} of ${reports.length} handlers break their contracts`
}

function overview(reports: readonly HandlerReport[]): string {
  const rows = reports.map((report) => {
    const runs = report.phases.reduce((sum, phase) => sum + phase.runs, 0)
    const { violations, warnings, statistics, health } = report
    const notes = [
      violations.length === 0 ? '' : counted(violations.length, 'violation'),
      warnings.length === 0 ? '' : counted(warnings.length, 'warning'),
      health.length === 0 ? '' : counted(health.length, 'note'),
      ...new Set(otherFailures(report).map(({ option }) => `${option} fails`)),
    ].filter((note) => note !== '')
    return [
      `${report.ok ? '✅' : '❌'} ${codeSpan(titleOf(report))}`,
      notes.join(', ') || 'nothing found',
      String(runs),
      milliseconds(statistics.slowest),
      String(report.seed),
    ]
  })
  const lines = [
    ['handler', 'found', 'events', 'slowest call', 'seed'],
    ['---', '---', '--:', '--:', '--:'],
    ...rows,
  ]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function hasMore({ ok, warnings, health }: HandlerReport): boolean {
  return !ok || warnings.length + health.length > 0
}

function details(report: HandlerReport): string {
  const summary = `<summary><code>${escapeHtml(visible(titleOf(report)).replaceAll('\n', ' '))}</code></summary>`
  return [
    `<details${report.ok ? '' : ' open'}>${summary}`,
    fenced(visible(formatReport(report))),
    '</details>',
  ].join('\n\n')
}

/** A block of text that nothing inside can end. */
function fenced(text: string): string {
  const fence = fenceOf(text, 3)
  return `${fence}text\n${text}\n${fence}`
}

function codeSpan(text: string): string {
  const line = visible(text)
    .replace(/[\t\n]/g, ' ')
    .replaceAll('|', '\\|')
  const fence = fenceOf(line, 1)
  return /^`|`$/.test(line) ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`
}

function fenceOf(text: string, least: number): string {
  const runs = text.match(/`+/g) ?? []
  return '`'.repeat(Math.max(least, ...runs.map((run) => run.length + 1)))
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
