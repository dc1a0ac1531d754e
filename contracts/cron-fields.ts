/** One field of a cron expression: what it is called and which values it has. */
interface FieldRule {
  readonly name: string
  readonly min: number
  readonly max: number
  /** Names for values, from `min` on. */
  readonly words?: readonly string[]
  /** Whether `?` may stand instead of `*`. */
  readonly question: boolean
}

/** The values of one field that match. */
export interface CronField {
  readonly values: readonly number[]
  /** Whether it began with `*` or `?`: then it does not widen the choice of days. */
  readonly isOpen: boolean
  /** Whether every value matches. */
  readonly isAny: boolean
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

// User manual, cron expressions for a function timer trigger: "," "-" "*" "/" everywhere, "?" for days only.
const rules: readonly FieldRule[] = [
  { name: 'second', min: 0, max: 59, question: false },
  { name: 'minute', min: 0, max: 59, question: false },
  { name: 'hour', min: 0, max: 23, question: false },
  { name: 'day of month', min: 1, max: 31, question: true },
  { name: 'month', min: 1, max: 12, words: months, question: false },
  { name: 'day of week', min: 0, max: 6, words: days, question: true },
]

/** The fields of a cron expression, second first; a missing day of week is any. A text says what is wrong and where. */
export function parseCronFields(expression: string): readonly CronField[] | string {
  const texts = expression.split(/\s+/)
  if (texts.length < 5 || texts.length > 6) return countProblem(texts.length)
  const fields: CronField[] = []
  for (const [i, rule] of rules.entries()) {
    const field = parseField(texts[i] ?? '*', rule)
    if (typeof field === 'string') return `field ${i + 1} (${rule.name}): ${field}`
    fields.push(field)
  }
  return fields
}

function countProblem(count: number): string {
  const all = 'second, minute, hour, day of month, month and, if wanted, day of week'
  const year = count === 7 ? '; there is no field for the year' : ''
  return `${count} ${count === 1 ? 'field' : 'fields'} instead of ${all}${year}`
}

function parseField(text: string, rule: FieldRule): CronField | string {
  if (text === '?') {
    return rule.question
      ? { values: range(rule.min, rule.max), isOpen: true, isAny: true }
      : '"?" is for days only'
  }
  const values = new Set<number>()
  for (const part of text.split(',')) {
    const found = parsePart(part, rule)
    if (typeof found === 'string') return found
    for (const value of found) values.add(value)
  }
  const isAny = values.size === rule.max - rule.min + 1
  return { values: [...values].sort((a, b) => a - b), isOpen: text.startsWith('*'), isAny }
}

/** `*`, `5`, `1-5`, each with a step behind `/` if wanted; `5/10` counts from 5 to the end. */
function parsePart(part: string, rule: FieldRule): readonly number[] | string {
  const [base = '', stepText, ...more] = part.split('/')
  if (more.length > 0) return `"${part}" has two steps`
  const bounds =
    base === '*' ? ([rule.min, rule.max] as const) : parseBounds(base, stepText !== undefined, rule)
  if (typeof bounds === 'string') return bounds
  if (stepText === undefined) return range(bounds[0], bounds[1])
  if (!/^\d{1,4}$/.test(stepText) || Number(stepText) === 0) {
    return `the step "${stepText}" is not a number of 1 or more`
  }
  return range(bounds[0], bounds[1], Number(stepText))
}

function parseBounds(base: string, hasStep: boolean, rule: FieldRule): readonly [number, number] | string {
  const [fromText = '', toText, ...more] = base.split('-')
  if (more.length > 0) return `"${base}" is no range`
  const from = parseValue(fromText, rule)
  if (typeof from === 'string') return from
  if (toText === undefined) return [from, hasStep ? rule.max : from]
  const to = parseValue(toText, rule)
  if (typeof to === 'string') return to
  return from <= to ? [from, to] : `the range "${base}" runs backwards`
}

function parseValue(text: string, rule: FieldRule): number | string {
  const word = rule.words?.findIndex((name) => name.toLowerCase() === text.toLowerCase()) ?? -1
  if (word >= 0) return rule.min + word
  const value = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN
  if (value >= rule.min && value <= rule.max) return value
  if (text === '') return 'a value is missing'
  if (/^([LW#?]|\d*[LW]|\w+#\d)$/i.test(text)) return `"${text}" is not supported`
  const words = rule.words === undefined ? '' : ` or ${rule.words[0]}–${rule.words.at(-1)}`
  return `"${text}" is not in ${rule.min}–${rule.max}${words}`
}

function range(from: number, to: number, step = 1): readonly number[] {
  const values: number[] = []
  for (let value = from; value <= to; value += step) values.push(value)
  return values
}
