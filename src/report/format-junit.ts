import { formatCoverage } from './format-coverage.js'
import { counted, milliseconds, stoppedLines } from './format-terminal.js'
import { visible } from './format-value.js'
import { formatViolation, formatWarning } from './format-violation.js'
import { type OtherFailure, otherFailures } from './other-failures.js'
import { type HandlerReport, type PlainViolation, type ReportDocument, titleOf } from './plain-report.js'
import type { PhaseReport } from './report.js'

interface TestCase {
  readonly name: string
  /** Seconds. */
  readonly time: number
  readonly file?: string
  readonly failure?: { readonly message: string; readonly type: string; readonly text: string }
  readonly skipped?: string
  readonly output?: string
}

/**
 * Reports as JUnit XML, which CI systems read: one test suite for each handler and contract; in it one test case for
 * each phase, or one for each rule that the phase found broken. Warnings and notes are output of a test case.
 */
export function formatJunit({ reports }: ReportDocument): string {
  const suites = reports.map((report) => ({ report, cases: casesOf(report) }))
  const counts = countsOf(suites.flatMap(({ cases }) => cases))
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="contracts"${attributes(counts)}>`,
    ...suites.flatMap(({ report, cases }) => suiteLines(report, cases)),
    '</testsuites>',
  ]
  return `${lines.join('\n')}\n`
}

function suiteLines(report: HandlerReport, cases: readonly TestCase[]): readonly string[] {
  const title = titleOf(report)
  return [
    `  <testsuite${attributes({ name: title, ...countsOf(cases) })}>`,
    '    <properties>',
    `      <property${attributes({ name: 'contract', value: report.contract })}/>`,
    `      <property${attributes({ name: 'seed', value: report.seed })}/>`,
    '    </properties>',
    ...cases.flatMap((one) => caseLines(title, one)),
    '  </testsuite>',
  ]
}

function caseLines(
  title: string,
  { name, time, file, failure, skipped, output }: TestCase,
): readonly string[] {
  const start = `    <testcase${attributes({ classname: title, name, time: seconds(time), file })}`
  const inner: string[] = []
  if (failure !== undefined) {
    const { message, type, text } = failure
    inner.push(`      <failure${attributes({ message, type })}>${escapeXml(text)}</failure>`)
  }
  if (skipped !== undefined) inner.push(`      <skipped${attributes({ message: skipped })}/>`)
  if (output !== undefined) inner.push(`      <system-out>${escapeXml(output)}</system-out>`)
  return inner.length === 0 ? [`${start}/>`] : [`${start}>`, ...inner, '    </testcase>']
}

function casesOf(report: HandlerReport): readonly TestCase[] {
  const { health, coverage } = report
  const failures = otherFailures(report)
  const isTold = failures.some(({ option }) => option === 'coverage')
  return [
    ...report.phases.flatMap((phase) => casesOfPhase(report, phase)),
    ...failures.map(failedOption),
    ...(coverage === undefined || isTold
      ? []
      : [{ name: 'coverage', time: 0, output: formatCoverage(coverage) }]),
    ...(health.length === 0
      ? []
      : [{ name: 'health', time: 0, output: health.map((note) => `note: ${note}`).join('\n') }]),
  ]
}

function failedOption({ option, text }: OtherFailure): TestCase {
  const [message] = text.split('\n') as [string]
  return { name: option, time: 0, failure: { message, type: option, text } }
}

function casesOfPhase(report: HandlerReport, phase: PhaseReport): readonly TestCase[] {
  const byRule = new Map<string, PlainViolation[]>()
  for (const violation of report.violations) {
    if (violation.phase !== phase.name) continue
    byRule.set(violation.rule, [...(byRule.get(violation.rule) ?? []), violation])
  }
  const time = phase.duration / 1000 / Math.max(1, byRule.size)
  const cases = [...byRule].map(([rule, violations]) => brokenCase(phase, rule, violations, time))
  const output = outputOf(report, phase)
  const rest = output === '' ? {} : { output }
  const [first, ...others] = cases
  if (first !== undefined) return [{ ...first, ...rest }, ...others]
  const skipped = phase.runs === 0 && phase.stopped !== undefined ? { skipped: phase.stopped } : {}
  return [{ name: phase.name, time, ...skipped, ...rest }]
}

function brokenCase(
  phase: PhaseReport,
  rule: string,
  violations: readonly PlainViolation[],
  time: number,
): TestCase {
  const [{ message, location }] = violations as [PlainViolation]
  const more = violations.length === 1 ? '' : ` (and ${violations.length - 1} more)`
  const file = location?.replace(/:\d+(:\d+)?$/, '')
  return {
    name: `${phase.name}: ${rule}`,
    time,
    ...(file === undefined ? {} : { file }),
    failure: {
      message: message + more,
      type: rule,
      text: violations.map((violation, i) => formatViolation(violation, i + 1)).join('\n\n'),
    },
  }
}

function outputOf(report: HandlerReport, phase: PhaseReport): string {
  const warnings = report.warnings.filter((warning) => warning.phase === phase.name)
  const lines = [`${counted(phase.runs, 'event')} in ${milliseconds(phase.duration)}`]
  return [...lines, ...stoppedLines([phase]), ...warnings.map((one) => formatWarning(one))].join('\n')
}

function countsOf(cases: readonly TestCase[]): Record<string, string | number> {
  return {
    tests: cases.length,
    failures: cases.filter((one) => one.failure !== undefined).length,
    errors: 0,
    skipped: cases.filter((one) => one.skipped !== undefined).length,
    time: seconds(cases.reduce((sum, one) => sum + one.time, 0)),
  }
}

function seconds(value: number): string {
  return value.toFixed(3)
}

function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value]) =>
        ` ${name}="${escapeXml(String(value)).replace(/[\t\n]/g, (c) => `&#${c.charCodeAt(0)};`)}"`,
    )
    .join('')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** Text that XML 1.0 can hold: it has no way to write most control characters, not even by reference. */
function escapeXml(text: string): string {
  return visible(text)
    .replace(/[\ufffe\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`)
    .replace(/[&<>"']/g, (character) => entities[character]!)
}
