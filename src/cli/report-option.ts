import { InvalidOptionError } from '../errors.js'
import { type ReportFormat, reportFormats } from '../report/format-document.js'
import type { CliIo } from './cli-io.js'
import type { Arguments, OptionSpec } from './read-arguments.js'
import { knownName } from './unknown-name.js'

/** Where a report goes. */
export interface ReportTarget {
  /** `single-json` is the report of the one handler alone. */
  readonly format: ReportFormat | 'single-json'
  /** A path; absent for stdout. */
  readonly file?: string
  /** Whether the file keeps what it holds. */
  readonly append?: true
}

/** The flags `--report` and `--json`. */
export const reportOptions: readonly OptionSpec[] = [
  {
    name: 'report',
    value: 'format=file',
    multiple: true,
    says: `also write a report: ${reportFormats.join(', ')}; without a file, on stdout`,
  },
  { name: 'json', says: 'the report of this handler alone as JSON on stdout' },
]

/** What help says below the options. */
export const reportNote: string =
  'In a GitHub workflow --report markdown is appended to the summary of the job, and violations are annotations ' +
  'of the lines that threw.'

/** Where reports are to go; the terminal's on stdout where nothing else is. Throws InvalidOptionError. */
export function readReports(args: Arguments, github: CliIo['github']): readonly ReportTarget[] {
  const targets = args.texts('report').map((text) => targetOf(text, github?.stepSummary))
  if (args.has('json')) targets.push({ format: 'single-json' })
  const onStdout = targets.filter((target) => target.file === undefined)
  if (onStdout.length > 1) {
    throw new InvalidOptionError(`${onStdout.length} reports are to go to stdout, which takes one`, {
      next: 'Give the others a file, as in --report junit=report.xml.',
    })
  }
  return onStdout.length === 1 ? targets : [{ format: 'terminal' }, ...targets]
}

function targetOf(text: string, stepSummary: string | undefined): ReportTarget {
  const [, name = '', file] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? []
  const format = knownName('report format', name, reportFormats)
  if (file === '') throw new InvalidOptionError(`--report ${name}= names no file`)
  if (file !== undefined) return { format, file }
  return format === 'markdown' && stepSummary !== undefined
    ? { format, file: stepSummary, append: true }
    : { format }
}
