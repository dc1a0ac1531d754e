import { resolve } from 'node:path'
import { visible } from './format-value.js'
import { formatViolation, formatWarning } from './format-violation.js'
import { otherFailures } from './other-failures.js'
import type { PlainViolation, ReportDocument } from './plain-report.js'

/**
 * Violations and warnings as commands of a GitHub workflow, which shows them at the line of the handler that threw:
 * `::error file=src/create-order.ts,line=14,title=handler/threw::…`.
 * `root` is the absolute folder that the locations are relative to: a job may run in a folder of its repository.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function formatAnnotations({ reports }: ReportDocument, root: string): string {
  const lines = reports.flatMap(({ violations, warnings, ...rest }) => [
    ...violations.map((one, i) => command('error', one, formatViolation(one, i + 1), root)),
    ...otherFailures(rest).map(({ option, text }) => command('error', { rule: option }, text, root)),
    ...warnings.map((one) => command('warning', one, formatWarning(one), root)),
  ])
  return lines.map((line) => `${line}\n`).join('')
}

function command(
  level: 'error' | 'warning',
  { rule, location, caught }: Pick<PlainViolation, 'rule' | 'location' | 'caught'>,
  text: string,
  root: string,
): string {
  const [, file, line, col] = /^(.*?):(\d+)(?::(\d+))?$/s.exec(location ?? caughtAt(caught)) ?? []
  const properties = Object.entries({
    file: file === undefined ? file : resolve(root, file),
    line,
    col,
    title: rule,
  })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapeProperty(visible(value!))}`)
  return `::${level} ${properties.join(',')}::${escapeData(text)}`
}

/** The line of the error that was caught last. */
function caughtAt(caught: readonly string[] | undefined): string {
  return / {3}(\S.*)$/.exec(caught?.at(-1) ?? '')?.[1] ?? ''
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
