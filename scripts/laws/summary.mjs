const shownCounts = ['schemas', 'satisfiable', 'unsatisfiable', 'gaveUp', 'circular', 'overruled']
const shownCalls = ['toArbitrary', 'generate', 'shrink', 'boundaryCases', 'invalidCases']

/** One line on a finished chunk. */
export function chunkLine(report, done, all) {
  const { name, seed, counts, slowest, failure } = report
  const slow = Object.values(slowest).reduce((most, { milliseconds }) => Math.max(most, milliseconds), 0)
  const mark = failure === undefined && slow <= (report.callLimit ?? 0) ? '✓' : '✗'
  const words = failure === undefined ? `slowest call ${Math.round(slow)} ms` : 'failed'
  const { schemas = 0, gaveUp = 0 } = counts
  return `${mark} ${done}/${all} ${name} seed ${seed}: ${schemas} schemas, ${gaveUp} given up, ${words}`
}

/** A table of what all chunks have seen, by law. */
export function summaryTable(reports) {
  const laws = [...new Set(reports.map(({ name }) => name))].sort()
  const totals = laws.map((law) => totalOf(reports.filter(({ name }) => name === law)))
  const rows = [['', ...laws]]
  for (const name of shownCounts) {
    rows.push([name, ...totals.map(({ counts }) => String(counts[name] ?? '-'))])
  }
  for (const name of shownCalls) {
    rows.push([
      `slowest ${name}`,
      ...totals.map(({ slowest }) => (slowest[name] ? `${Math.round(slowest[name].milliseconds)} ms` : '-')),
    ])
  }
  for (const what of new Set(totals.flatMap(({ shares }) => [...shares.keys()]))) {
    rows.push([what, ...totals.map(({ shares }) => shareText(shares.get(what)))])
  }
  return aligned(rows)
}

/** What must not be: laws that do not hold, calls that are too slow, shares above their limits. Each with a seed. */
export function faultsOf(reports) {
  const faults = reports.flatMap((report) => [...failureOf(report), ...slowCallsOf(report)])
  for (const law of new Set(reports.map(({ name }) => name))) {
    const { shares } = totalOf(reports.filter(({ name }) => name === law))
    for (const [what, share] of shares) {
      if (share.count > share.limit * share.of) {
        faults.push(`${law}: ${what}: ${shareText(share)}, above ${share.limit * 100} %`)
      }
    }
  }
  return faults
}

function failureOf(report) {
  if (report.failure === undefined) return []
  const { subject, message } = report.failure
  return [`${again(report)}\n  ${message}\n  ${JSON.stringify(subject)}`]
}

function slowCallsOf(report) {
  return Object.entries(report.slowest)
    .filter(([, { milliseconds }]) => milliseconds > report.callLimit)
    .map(([name, { milliseconds, schema }]) => {
      return `${again(report)}\n  ${name} takes ${Math.round(milliseconds)} ms\n  ${JSON.stringify(schema)}`
    })
}

function again({ name, seed, numRuns }) {
  return `${name}: LAW_RUNS=${numRuns} LAW_SEED=${seed} npx vitest run test/laws/${name}-schemas.test.ts`
}

function totalOf(reports) {
  const counts = {}
  const slowest = {}
  const shares = new Map()
  for (const report of reports) {
    for (const [name, count] of Object.entries(report.counts)) counts[name] = (counts[name] ?? 0) + count
    for (const [name, call] of Object.entries(report.slowest)) {
      if (call.milliseconds > (slowest[name]?.milliseconds ?? -1)) slowest[name] = call
    }
    for (const { what, count, of, limit } of report.shares) {
      const sum = shares.get(what) ?? { count: 0, of: 0 }
      shares.set(what, { count: sum.count + count, of: sum.of + of, limit })
    }
  }
  return { counts, slowest, shares }
}

function shareText(share) {
  if (share === undefined) return '-'
  return `${share.count} of ${share.of} (${((100 * share.count) / Math.max(1, share.of)).toFixed(2)} %)`
}

function aligned(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)))
  return rows.map((row) => row.map((cell, i) => cell.padEnd(widths[i])).join('  ')).join('\n')
}
