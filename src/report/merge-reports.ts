import { jsonEqual } from '../json-equal.js'
import type { ContractReport, PhaseReport, Statistics, Violation } from './report.js'

/** Slowest calls that a report names. */
const slowCalls = 5

/** The reports of several contracts that one handler keeps as one; what was found says of which contract it is. */
export function mergeReports(
  name: string,
  reports: readonly ContractReport[],
  notes: readonly string[],
): ContractReport {
  const all = <T>(list: (report: ContractReport) => readonly T[] | undefined): readonly T[] =>
    reports.flatMap((report) => list(report) ?? [])
  const named = <V extends Violation>(
    list: (report: ContractReport) => readonly V[] | undefined,
  ): readonly V[] =>
    reports.flatMap((report) =>
      (list(report) ?? []).map((one) => ({ ...one, scenario: `${report.contract}: ${one.scenario}` })),
    )
  const knows = reports.some(({ known }) => known !== undefined)
  const outdated = outdatedInAll(reports)
  const violations = named((report) => report.violations)
  return {
    ok: violations.length === 0 && outdated.length === 0,
    contract: name,
    seed: reports[0]!.seed,
    violations,
    warnings: named((report) => report.warnings),
    health: [
      ...reports.flatMap(({ contract, health }) => health.map((note) => `${contract}: ${note}`)),
      ...notes,
    ],
    phases: mergedPhases(reports),
    statistics: mergedStatistics(reports),
    ...(knows ? { known: named((report) => report.known), outdated } : {}),
    ...(reports.some(({ saved }) => saved !== undefined) ? { saved: all((report) => report.saved) } : {}),
  }
}

/** An entry that one contract still needs is not outdated. */
function outdatedInAll(reports: readonly ContractReport[]): NonNullable<ContractReport['outdated']> {
  const [first, ...others] = reports.map(({ outdated }) => outdated ?? [])
  return (first ?? []).filter((entry) =>
    others.every((list) => list.some((other) => jsonEqual(other, entry))),
  )
}

function mergedPhases(reports: readonly ContractReport[]): readonly PhaseReport[] {
  const merged = new Map<string, PhaseReport>()
  for (const { contract, phases } of reports) {
    for (const { name, runs, duration, stopped } of phases) {
      const known = merged.get(name)
      const why = known?.stopped ?? (stopped === undefined ? undefined : `${contract}: ${stopped}`)
      merged.set(name, {
        name: name,
        runs: runs + (known?.runs ?? 0),
        duration: duration + (known?.duration ?? 0),
        ...(why === undefined ? {} : { stopped: why }),
      })
    }
  }
  return [...merged.values()]
}

function mergedStatistics(reports: readonly ContractReport[]): Statistics {
  const answers: Record<string, number> = {}
  for (const { statistics } of reports) {
    for (const [end, count] of Object.entries(statistics.answers)) answers[end] = (answers[end] ?? 0) + count
  }
  const slow = reports.flatMap(({ contract, statistics }) =>
    statistics.slowestCalls.map((call) => ({ ...call, scenario: `${contract}: ${call.scenario}` })),
  )
  return {
    answers: Object.fromEntries(Object.entries(answers).sort()),
    slowest: Math.max(...reports.map(({ statistics }) => statistics.slowest)),
    slowestCalls: slow.sort((a, b) => b.duration - a.duration).slice(0, slowCalls),
    calls: reports.reduce((sum, { statistics }) => sum + statistics.calls, 0),
  }
}
