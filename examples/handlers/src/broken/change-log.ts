import type { CtsEvent, FunctionGraphContext } from 'functiongraph-contracts'

/** Bug: the time is taken for the documented text; it comes as a number too. */
export const handler = async (event: CtsEvent, _context: FunctionGraphContext) => {
  const trace = 'cts' in event ? event.cts : event
  const [date] = (trace.time as string).split(' ')
  return { line: `${date} ${trace.user?.name} ${trace.trace_name} ${trace.resource_name}` }
}
