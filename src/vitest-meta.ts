import { type HandlerReport, plainReport } from './report/plain-report.js'
import type { ContractReport } from './report/report.js'

/** What a test of `describeContract` leaves for a reporter, through processes and files. */
export interface ContractMeta {
  /** Of the contract within its test file. */
  readonly id: string
  /** Of the phases that have run so far. */
  readonly report: HandlerReport
}

/** The member of a test's meta data. */
const key = 'contractReport'

/** Leaves the report so far with the test that is running. */
export function leaveReport(meta: object, id: string, report: ContractReport, handler: unknown): void {
  const subject = typeof handler === 'string' ? { handler } : {}
  const text = jsonOf({ id, report: plainReport(report, subject) })
  if (text !== undefined) Object.assign(meta, { [key]: JSON.parse(text) })
}

/** A report is for reading: an event that JSON cannot hold must not fail the test. */
function jsonOf(meta: ContractMeta): string | undefined {
  try {
    return JSON.stringify(meta)
  } catch {
    return undefined
  }
}

/** What `describeContract` left with a test; undefined where it left nothing. */
export function contractMetaOf(meta: object): ContractMeta | undefined {
  return (meta as { readonly [key]?: ContractMeta })[key]
}
