import { appendFile, mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { demandReader } from '../demand-reader.js'
import { ContractError, InvalidOptionError } from '../errors.js'
import { formatAnnotations } from '../report/format-annotations.js'
import { formatDocument } from '../report/format-document.js'
import { formatReport } from '../report/format-terminal.js'
import { documentOf, type HandlerReport } from '../report/plain-report.js'
import type { CliIo } from './cli-io.js'
import type { ReportTarget } from './report-option.js'

/** Writes a report to each of its targets, on the terminal with all of its coverage where that is wanted. Throws InvalidOptionError for a file that cannot be written. */
export async function writeReports(
  io: CliIo,
  targets: readonly ReportTarget[],
  report: HandlerReport,
  coverage = false,
): Promise<void> {
  // What people read comes first: a file that cannot be written must not keep it from them.
  for (const target of targets.filter(({ file }) => file === undefined))
    await io.out(textOf(target, report, io, coverage))
  if (io.github !== undefined) await io.err(formatAnnotations(documentOf([report]), io.github.folder))
  for (const target of targets.filter(({ file }) => file !== undefined)) await write(target, report)
}

function textOf({ format, file }: ReportTarget, report: HandlerReport, io?: CliIo, coverage = false): string {
  if (format === 'single-json') return `${JSON.stringify(report, null, 2)}\n`
  if (format === 'terminal' && file === undefined)
    return `${formatReport(report, { color: io?.color ?? false, coverage })}\n`
  return formatDocument(documentOf([report]), format)
}

async function write(target: ReportTarget, report: HandlerReport): Promise<void> {
  const { file, append } = target
  try {
    await mkdir(dirname(file!), { recursive: true })
    demandReader(file!)
    await (append === true ? appendFile : writeFile)(file!, textOf(target, report))
  } catch (error) {
    if (error instanceof ContractError) throw error
    throw new InvalidOptionError(`the report cannot be written: ${(error as Error).message}`, {
      where: file!,
      next: 'Give the report a file that can be written.',
    })
  }
}
