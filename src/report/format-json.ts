import type { ReportDocument } from './plain-report.js'

/** Reports as JSON text, of the form that `schemas/report.schema.json` describes. */
export function formatJson(document: ReportDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`
}
