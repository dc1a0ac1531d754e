const written = /^(\d{4})\/(\d\d)\/(\d\d) (\d\d:\d\d:\d\d) GMT([+-]\d\d:\d\d)$/
/** Seconds since 1970 have ten digits until the year 2286, milliseconds thirteen. */
const firstMilliseconds = 1e11

/** A time of a trace in ISO 8601: traces hold text, seconds, milliseconds, and milliseconds as text. */
export function traceTime(time: string | number): string | undefined {
  if (typeof time === 'number') return isoOf(time < firstMilliseconds ? time * 1000 : time)
  if (/^\d+$/.test(time)) return traceTime(Number(time))
  const parts = written.exec(time)
  if (parts === null) return undefined
  const [, year, month, day, clock, offset] = parts
  return isoOf(Date.parse(`${year}-${month}-${day}T${clock}${offset}`))
}

function isoOf(milliseconds: number): string | undefined {
  const date = new Date(milliseconds)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}
