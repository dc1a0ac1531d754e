import { formatJson } from './format-json.js'
import { formatJunit } from './format-junit.js'
import { formatMarkdown } from './format-markdown.js'
import { formatReport } from './format-terminal.js'
import { formatHtml } from './html/format-html.js'
import { type ReportDocument, titleOf } from './plain-report.js'

/** The formats that reports are written in. */
export const reportFormats = ['terminal', 'json', 'junit', 'markdown', 'html'] as const
export type ReportFormat = (typeof reportFormats)[number]

const formatters: Readonly<Record<ReportFormat, (document: ReportDocument) => string>> = {
  terminal: formatAll,
  json: formatJson,
  junit: formatJunit,
  markdown: formatMarkdown,
  html: formatHtml,
}

/** Reports as text of one format. */
export function formatDocument(document: ReportDocument, format: ReportFormat): string {
  return formatters[format](document)
}

function formatAll({ reports }: ReportDocument): string {
  const texts = reports.map((report) =>
    reports.length === 1 ? formatReport(report) : `${titleOf(report)}\n\n${formatReport(report)}`,
  )
  return `${texts.join('\n\n\n')}\n`
}
