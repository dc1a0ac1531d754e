import type { CtsEvent, CtsTrace, FunctionGraphContext } from 'functiongraph-contracts'
import { traceTime } from './trace-time.js'

interface Entry {
  /** ISO 8601 in UTC; null where the trace does not tell. */
  readonly at: string | null
  readonly who: string
  readonly what: string
  readonly failed: boolean
}

// By the ID of the trace: a trace that comes again is the same entry.
const trail = new Map<string, Entry>()

/** Keeps a trail of what was done to the resources of the account. */
export const handler = async (event: CtsEvent, _context: FunctionGraphContext) => {
  const trace = 'cts' in event ? event.cts : event
  const entry = entryOf(trace)
  trail.set(trace.trace_id, entry)
  return entry
}

function entryOf(trace: CtsTrace): Entry {
  return {
    at: traceTime(trace.time) ?? traceTime(trace.record_time) ?? null,
    who: trace.user === null ? 'system' : `${trace.user.domain.name}/${trace.user.name}`,
    what: `${trace.trace_name} ${trace.resource_type} ${trace.resource_name}`,
    failed: hasFailed(trace),
  }
}

/** The code is a number, a text, or absent; what wrote the status calls it a rating at times. */
function hasFailed({ code, trace_status, trace_rating }: CtsTrace): boolean {
  return Number(code ?? 0) >= 400 || (trace_status ?? trace_rating ?? 'normal') !== 'normal'
}
