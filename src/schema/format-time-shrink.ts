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

/** The simplest moment: the first second of the year 2000, UTC. Each step brings one part nearer to it. */
const simplestNumbers = { year: 2000, month: 1, day: 1, hour: 0, minute: 0, second: 0 } as const

function* simplerParts(parts: Parts): Iterable<Parts> {
  yield { ...parts, ...presentOf(parts, simplestNumbers), ...withoutMarks(parts) }
  yield { ...parts, ...withoutMarks(parts) }
  yield* simplerMarks(parts)
  for (const [name, target] of Object.entries(simplestNumbers)) {
    const value = parts[name as keyof typeof simplestNumbers]
    if (value === undefined) continue
    for (const step of stepsTowards(value, target)) yield { ...parts, [name]: step }
  }
}

function presentOf(parts: Parts, simplest: typeof simplestNumbers): Parts {
  const present = Object.entries(simplest).filter(([name]) => parts[name as keyof Parts] !== undefined)
  return Object.fromEntries(present)
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
  if (fraction.length > 5) yield { ...parts, fraction: fraction.slice(0, 5) }
  const zeros = `.${'0'.repeat(fraction.length - 1)}`
  if (fraction !== zeros) yield { ...parts, fraction: zeros }
}

function offsetRank(offset: string): number {
  const known = ['Z', '+00:00', '+01:00', '-01:00'].indexOf(offset)
  return known >= 0 ? known : 4
}

/** Moments nearer to 2000-01-01T00:00:00Z that pass `check`: in each, one part (or all) is simpler. */
export function* shrinkTime(value: string, check: (value: string) => boolean): Iterable<string> {
  const parts = partsOf(value)
  if (parts === undefined) return
  for (const simpler of simplerParts(parts)) {
    const text = textOfParts(simpler)
    if (text !== value && check(text)) yield text
  }
}

/** Durations with a unit less or a smaller amount that pass `check`. */
export function* shrinkDuration(value: string, check: (value: string) => boolean): Iterable<string> {
  for (const simplest of ['P0D', 'PT0S']) {
    if (value.length > simplest.length) yield simplest
  }
  for (const part of value.matchAll(/(\d+)[YMWDHS]/g)) {
    const rest = [value.slice(0, part.index), value.slice(part.index + part[0].length)] as const
    const without = rest.join('').replace(/T$/, '')
    if (check(without)) yield without
    for (const step of stepsTowards(Number(part[1]), 0)) {
      const text = `${rest[0]}${step}${part[0].slice(part[1]!.length)}${rest[1]}`
      if (check(text)) yield text
    }
  }
}
