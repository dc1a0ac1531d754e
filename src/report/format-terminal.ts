import { InvalidOptionError } from '../errors.js'
import { type Colors, colorsOf } from './colors.js'
import { formatCoverage } from './format-coverage.js'
import { knownLines } from './format-known.js'
import { formatViolation, formatWarning } from './format-violation.js'
import { otherFailures } from './other-failures.js'
import type { ContractReport, PhaseReport, ShownViolation } from './report.js'

/** How a report is written. */
export interface FormatOptions {
  /** ANSI colours. Default false. */
  readonly color?: boolean
  /** Coverage place by place, where it was measured. Default false: in one line. */
  readonly coverage?: boolean
}

/** What some phases found, without the summary of the whole check. */
export interface Findings {
  readonly violations: readonly ShownViolation[]
  readonly warnings: readonly ShownViolation[]
}

/** What is shown of a whole check. */
export type ShownReport = Omit<ContractReport, 'violations' | 'warnings' | 'known'> &
  Findings & { readonly known?: readonly (ShownViolation & { readonly reason: string })[] }

function demandReport(report: unknown): void {
  const { violations, phases } = (report ?? {}) as Partial<ShownReport>
  if (Array.isArray(violations) && Array.isArray(phases)) return
  throw new InvalidOptionError('the first argument is no report', {
    next:
      report instanceof Promise
        ? 'It is a promise of one: await checkContract(…).'
        : 'A report is what checkContract resolves to.',
  })
}

/** A report as text for a person: violations first, then warnings, health notes and a line of figures. */
export function formatReport(report: ShownReport, options: FormatOptions = {}): string {
  demandReport(report)
  const colors = colorsOf(options.color ?? false)
  const parts = [verdict(report, colors)]
  const findings = formatFindings(report, options)
  if (findings !== '') parts.push(findings)
  parts.push(...otherFailures(report).map(({ text }) => text), ...knownLines(report.known ?? []))
  for (const note of report.health) parts.push(`${colors.yellow('note')}: ${note}`)
  parts.push(...stoppedLines(report.phases))
  parts.push(...coverageLines(report, options))
  parts.push(colors.dim(summary(report)))
  return parts.join('\n\n')
}

/** Violations and warnings as text; empty when there are none. */
export function formatFindings(findings: Findings, options: FormatOptions = {}): string {
  const colors = colorsOf(options.color ?? false)
  const parts = findings.violations.map((violation, i) => formatViolation(violation, i + 1, colors))
  if (findings.warnings.length > 0) {
    parts.push(warningTitle(findings.warnings.length))
    parts.push(...findings.warnings.map((warning) => formatWarning(warning, colors)))
  }
  return parts.join('\n\n')
}

function warningTitle(count: number): string {
  return `${counted(count, 'warning')}: ${count === 1 ? 'it does' : 'they do'} not fail the check`
}

/** `2 violations`, `1 warning`. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`
}

/** How phases ended before their time, one line for each reason: `the boundary phase ended early: …`. */
export function stoppedLines(phases: readonly PhaseReport[]): readonly string[] {
  const byReason = new Map<string, string[]>()
  for (const { name, stopped } of phases) {
    if (stopped !== undefined) byReason.set(stopped, [...(byReason.get(stopped) ?? []), name])
  }
  return [...byReason].map(([reason, names]) => {
    const phrase = names.length === 1 ? `${names[0]} phase` : `${names.join(', ')} phases`
    return `the ${phrase} ended early: ${reason}`
  })
}

function verdict(report: ShownReport, colors: Colors): string {
  const { contract, violations } = report
  if (report.ok) return colors.green(`The handler keeps the ${contract} contract.`)
  if (violations.length === 0)
    return colors.bold(`The handler keeps the ${contract} contract, but ${butOf(report)}`)
  return colors.bold(
    `The handler breaks the ${contract} contract: ${counted(violations.length, 'violation')}`,
  )
}

/** What is below its minimum was told before. */
function coverageLines({ coverage }: ShownReport, options: FormatOptions): readonly string[] {
  if (coverage === undefined) return []
  if (options.coverage === true) return [formatCoverage(coverage, true)]
  return coverage.belowMinimum === true ? [] : [formatCoverage(coverage)]
}

/** Why a check fails that found no violation. */
function butOf({ coverage, outdated = [] }: ShownReport): string {
  const reasons = [
    ...(outdated.length > 0 ? ['known violations are listed that are none'] : []),
    ...(coverage?.belowMinimum === true ? ['its events cover less of the schema than is demanded'] : []),
  ]
  return reasons.join(', and ')
}

function summary(report: ShownReport): string {
  const { phases, statistics, seed } = report
  const runs = phases.map((phase) => `${phase.name} ${phase.runs}`).join(', ')
  const duration = phases.reduce((sum, phase) => sum + phase.duration, 0)
  const answers = Object.entries(statistics.answers).map(([end, count]) => `${end} × ${count}`)
  const parts = [
    `events: ${runs}`,
    `handler calls: ${statistics.calls}${callsOfShrinking(statistics)}`,
    `outcomes: ${answers.join(', ') || 'none'}`,
    `slowest call: ${milliseconds(statistics.slowest)}`,
    `seed ${seed}`,
    milliseconds(duration),
  ]
  return parts.join(' · ')
}

/** Says that calls were made to find smaller events, where some were. */
export function callsOfShrinking({ answers, calls }: ShownReport['statistics']): string {
  const ofEvents = Object.values(answers).reduce((sum, count) => sum + count, 0)
  return calls > ofEvents ? ' with shrinking' : ''
}

/** A duration for people: `3.2 ms`, `1.2 s`. */
export function milliseconds(value: number): string {
  return value >= 1000
    ? `${(value / 1000).toFixed(1)} s`
    : `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`
}
