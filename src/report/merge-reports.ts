import { jsonEqual } from '../json-equal.js'
import type { Coverage } from './coverage.js'
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
  const health = reports.flatMap(({ contract, health: own }) => own.map((note) => `${contract}: ${note}`))
  const coverage = mergedCoverage(reports)
  return {
    ok: violations.length === 0 && outdated.length === 0 && coverage?.belowMinimum !== true,
    contract: name,
    seed: reports[0]!.seed,
    violations,
    warnings: named((report) => report.warnings),
    // Those of one contract stand there already, with its name.
    health: [...health, ...notes.filter((note) => !health.some((known) => known.endsWith(note)))],
    phases: mergedPhases(reports),
    statistics: mergedStatistics(reports),
    ...(coverage === undefined ? {} : { coverage }),
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

/** Of all contracts together; a minimum is demanded of each. */
function mergedCoverage(reports: readonly ContractReport[]): Coverage | undefined {
  const found = reports.flatMap(({ contract, coverage }) =>
    coverage === undefined ? [] : [{ contract, coverage }],
  )
  if (found.length === 0) return undefined
  const minimum = found[0]!.coverage.minimum
  const answers = found.flatMap(({ contract, coverage }) =>
    (coverage.answers ?? []).map((answer) => ({ ...answer, name: `${contract} ${answer.name}` })),
  )
  return {
    met: found.reduce((sum, { coverage }) => sum + coverage.met, 0),
    total: found.reduce((sum, { coverage }) => sum + coverage.total, 0),
    places: found.flatMap(({ contract, coverage }) =>
      coverage.places.map((place) => ({ ...place, at: `${contract}: ${place.at}` })),
    ),
    ...(answers.length === 0 ? {} : { answers }),
    ...(minimum === undefined ? {} : { minimum }),
    ...(found.some(({ coverage }) => coverage.belowMinimum === true) ? { belowMinimum: true } : {}),
  }
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
