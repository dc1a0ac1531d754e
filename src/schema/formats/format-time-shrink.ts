import { stepsTowards } from './format-shrink.js'

const twoDigits = (n: number): string => String(n).padStart(2, '0')

/** A date or time, taken apart; a part that the format lacks is undefined. */
interface Parts {
  readonly year?: number | undefined
  readonly month?: number | undefined
  readonly day?: number | undefined
  readonly separator?: string | undefined
  readonly hour?: number | undefined
  readonly minute?: number | undefined
  readonly second?: number | undefined
  readonly fraction?: string | undefined
  readonly offset?: string | undefined
}

const partsPattern =
  /^(?:(\d{4})-(\d\d)-(\d\d))?(?:([Tt\s])?(\d\d):(\d\d):(\d\d)(\.\d+)?([Zz]|[+-]\d\d(?::?\d\d)?)?)?$/

function partsOf(value: string): Parts | undefined {
  const match = partsPattern.exec(value)
  if (match === null) return undefined
  const number = (at: number): number | undefined => (match[at] === undefined ? undefined : Number(match[at]))
  const clock = {
    hour: number(5),
    minute: number(6),
    second: number(7),
    fraction: match[8],
    offset: match[9],
  }
  return { year: number(1), month: number(2), day: number(3), separator: match[4], ...clock }
}

function textOfParts(parts: Parts): string {
  const { year, month, day, separator = '', hour, minute, second, fraction = '', offset = '' } = parts
  const date =
    year === undefined ? '' : `${String(year).padStart(4, '0')}-${twoDigits(month!)}-${twoDigits(day!)}`
  if (hour === undefined) return date
  return `${date}${separator}${twoDigits(hour)}:${twoDigits(minute!)}:${twoDigits(second!)}${fraction}${offset}`
}

type NumberPart = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second'

const numberParts: readonly NumberPart[] = ['year', 'month', 'day', 'hour', 'minute', 'second']

/** Downwards to a year that reads well: 2000, before it 1970, before that 1. Texts so get smaller in their order too. */
function targetOf(part: NumberPart, value: number): number {
  if (part === 'year') return [2000, 1970].find((year) => value >= year) ?? 1
  return part === 'month' || part === 'day' ? 1 : 0
}

/** First everything at once, then each part alone; a part is never further from its target than before. */
function* simplerParts(parts: Parts): Iterable<Parts> {
  const numbers: Partial<Record<NumberPart, number>> = {}
  for (const name of numberParts) {
    const value = parts[name]
    if (value !== undefined) numbers[name] = targetOf(name, value)
  }
  yield { ...parts, ...numbers, ...withoutMarks(parts) }
  yield { ...parts, ...withoutMarks(parts) }
  yield* simplerMarks(parts)
  for (const name of numberParts) {
    const value = parts[name]
    if (value === undefined) continue
    for (const step of stepsTowards(value, targetOf(name, value))) yield { ...parts, [name]: step }
  }
}

function withoutMarks(parts: Parts): Parts {
  return {
    separator: parts.separator === undefined ? undefined : 'T',
    fraction: undefined,
    offset: parts.offset === undefined ? undefined : 'Z',
  }
}

function* simplerMarks(parts: Parts): Iterable<Parts> {
  const { separator, fraction, offset } = parts
  if (separator !== undefined) yield { ...parts, separator: 'T' }
  if (offset !== undefined) yield { ...parts, offset: 'Z' }
  if (offset !== undefined && /^[+-]/.test(offset)) {
    for (const simpler of ['+00:00', '+01:00', '-01:00']) {
      if (offsetRank(simpler) < offsetRank(offset)) yield { ...parts, offset: simpler }
    }
  }
  if (fraction === undefined) return
  yield { ...parts, fraction: undefined }
  if (fraction.length > 2) yield { ...parts, fraction: fraction.slice(0, 2) }
  if (fraction.length > 4) yield { ...parts, fraction: fraction.slice(0, 4) }
  const zeros = `.${'0'.repeat(fraction.length - 1)}`
  if (fraction !== zeros) yield { ...parts, fraction: zeros }
}

function offsetRank(offset: string): number {
  const known = ['Z', '+00:00', '+01:00', '-01:00'].indexOf(offset)
  return known >= 0 ? known : 4
}

/** Moments nearer to 2000-01-01T00:00:00Z (before 2000: to 1970, before that: to 0001) that pass `check`: in each, one part (or all) is simpler. */
export function* shrinkTime(value: string, check: (value: string) => boolean): Iterable<string> {
  const parts = partsOf(value)
  if (parts === undefined) return
  for (const simpler of simplerParts(parts)) {
    const text = textOfParts(simpler)
    if (text !== value && check(text)) yield text
  }
}

// Units follow each other without a gap (RFC 3339, appendix A); the check alone would let one pass.
const withoutGaps =
  /^P(?:\d+W|(?=[\dT])(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)?(?:T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))?)$/

/** Durations with a unit less or a smaller amount that pass `check`. */
export function* shrinkDuration(value: string, check: (value: string) => boolean): Iterable<string> {
  for (const simplest of ['P0D', 'PT0S']) {
    if (value.length > simplest.length) yield simplest
  }
  for (const part of value.matchAll(/(\d+)[YMWDHS]/g)) {
    const rest = [value.slice(0, part.index), value.slice(part.index + part[0].length)] as const
    const without = rest.join('').replace(/T$/, '')
    if (withoutGaps.test(without) && check(without)) yield without
    for (const step of stepsTowards(Number(part[1]), 0)) {
      const text = `${rest[0]}${step}${part[0].slice(part[1]!.length)}${rest[1]}`
      if (check(text)) yield text
    }
  }
}
