import type { CheckOptions } from '../check-options.js'
import { InvalidOptionError } from '../errors.js'
import type { Arguments, OptionSpec } from './read-arguments.js'
import type { ReportTarget } from './report-option.js'

/** The flags `--coverage` and `--min-coverage`. */
export const coverageOptions: readonly OptionSpec[] = [
  {
    name: 'coverage',
    says: "show what of the event's schema was met, and which places the answer depends on",
  },
  { name: 'min-coverage', value: 'percent', says: 'fail below this coverage' },
]

/** Reports in which coverage has a place. */
const showing: ReadonlySet<ReportTarget['format']> = new Set(['html', 'json', 'single-json'])

/** The option `coverage` of a check: where it is asked for, demanded, or shown by a report. Throws InvalidOptionError. */
export function coverageFor(
  args: Arguments,
  targets: readonly ReportTarget[],
): Pick<CheckOptions, 'coverage'> {
  const percent = args.wholeNumber('min-coverage', 0)
  if (percent !== undefined && percent > 100)
    throw new InvalidOptionError(`the value of --min-coverage must be at most 100, was "${percent}"`)
  if (percent !== undefined) return { coverage: { minimum: percent / 100 } }
  const isShown = args.has('coverage') || targets.some(({ format }) => showing.has(format))
  return isShown ? { coverage: true } : {}
}
