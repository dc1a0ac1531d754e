import { resolve } from 'node:path'
import fc from 'fast-check'
import { readFormats, readOverrides } from './arbitrary/author-arbitraries.js'
import type { CheckOptions } from './check-options.js'
import type { Contract } from './contract.js'
import { readSourceFile } from './dictionary/source/project-files.js'
import { drawSeed } from './draw-seed.js'
import { InvalidOptionError } from './errors.js'
import { evidenceLevels } from './evidence.js'
import { didYouMean } from './nearest-name.js'
import { type PhaseName, phaseNames } from './report/report.js'
import { valueKind } from './report/value-kind.js'
import { type ReplayedEvent, replayedEvent } from './runner/events/replayed-event.js'
import { wantsWarmState } from './runner/events/warm-state-rule.js'
import { demandKnownViolations } from './runner/known-violations.js'
import { propertyRule } from './runner/property-rule.js'
import type { CaseStore } from './saved/case-store.js'

/** What a check will do: the options with their defaults filled in. */
export interface CheckPlan<E> {
  /** In their order. */
  readonly phases: readonly PhaseName[]
  readonly numRuns: number
  readonly seed: number
  readonly path?: string
  /** Milliseconds per phase. */
  readonly maxTime?: number
  /** Milliseconds per call. */
  readonly timeout: number
  /** Violations of earlier runs; absent where none are kept. */
  readonly cases?: CaseStore
  /** The one event to run. */
  readonly replayed?: ReplayedEvent<E>
}

const defaultTimeout = 3000
/** Its numbers count events and offers to shrink; fast-check walks them one by one. */
const pathForm = /^\d{1,7}(:\d{1,7})*$/
/** Megabytes: with less Node.js itself does not start, and no machine has more. */
const leastMemory = 16
const mostMemory = 1_048_576
/** The longest delay that a timer of Node.js keeps. */
const longestTimer = 2 ** 31 - 1

/** Says what is wrong with a value, in words that follow `must be`; undefined when it is right. */
type Demand = (value: unknown) => string | undefined

/** Options that are lists of words. */
const words = { phases: phaseNames, evidence: evidenceLevels }

const demands: { readonly [name in keyof Required<CheckOptions>]: Demand } = {
  phases: someOf(words.phases),
  numRuns: wholeNumber(1, Number.MAX_SAFE_INTEGER),
  seed: (value) => (Number.isFinite(value) ? undefined : 'a finite number'),
  path: (value) =>
    typeof value === 'string' && pathForm.test(value)
      ? undefined
      : 'a path as a report prints it, such as "17"',
  replay: (value) => (value === undefined ? 'a token from a report, a case file, or an event' : undefined),
  cases: (value) =>
    value === false || (typeof value === 'string' && value !== '' && !value.includes('\0'))
      ? undefined
      : 'a folder, or false',
  examples: (value) => (Array.isArray(value) ? undefined : 'an array of events'),
  maxTime: positiveNumber,
  beforeEvent: aFunction,
  afterEvent: aFunction,
  create: aFunction,
  isolate: isolation,
  logs: (value) => (typeof value === 'boolean' ? undefined : 'true or false'),
  context: anObject,
  timeout: (value) =>
    positiveNumber(value) ?? ((value as number) > longestTimer ? `at most ${longestTimer} ms` : undefined),
  rules: anObject,
  knownViolations: (value) =>
    Array.isArray(value) ? undefined : 'an array of { rule, pointer?, at?, message?, reason }',
  expectedErrors: aFunction,
  allowedStatuses: (value) =>
    isArrayOf(value, isStatus) ? undefined : 'an array of status codes, such as [501, 503]',
  when: aFunction,
  property: aFunction,
  evidence: someOf(words.evidence),
  dictionary: aDictionary,
  coverage: (value) =>
    typeof value === 'boolean' || isMinimum(value)
      ? undefined
      : 'true, false or { minimum: a share from 0 to 1 }',
  overrides: anObject,
  formats: anObject,
}

/**
 * Checks every option and fills in the defaults, also those of fast-check's `configureGlobal`.
 * Throws InvalidOptionError for the first option that is unknown or wrong.
 */
export function planCheck<E>(
  contract: Contract<E>,
  options: CheckOptions<E>,
  openCases: () => CaseStore | undefined = () => undefined,
): CheckPlan<E> {
  validateOptions(contract, options)
  const cases = openCases()
  const global = fc.readConfigureGlobal()
  const { path } = options
  const maxTime = options.maxTime ?? global.interruptAfterTimeLimit
  const replayed = options.replay === undefined ? undefined : replayedEvent<E>(contract, options.replay)
  return {
    phases: plannedPhases(contract, options, cases),
    numRuns: options.numRuns ?? global.numRuns ?? 100,
    seed: options.seed ?? global.seed ?? drawSeed(),
    timeout: options.timeout ?? defaultTimeout,
    ...(path === undefined ? {} : { path }),
    ...(maxTime === undefined ? {} : { maxTime }),
    ...(cases === undefined ? {} : { cases }),
    ...(replayed === undefined ? {} : { replayed }),
  }
}

function validateOptions<E>(contract: Contract<E>, options: CheckOptions<E>): void {
  const wrong = anObject(options)
  if (wrong !== undefined)
    throw new InvalidOptionError(`the options must be ${wrong}, not ${valueKind(options)}`)
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(demands, name)) throw unknownName('option', name, Object.keys(demands))
    if (value === undefined) continue
    const demand = demands[name as keyof CheckOptions](value)
    if (demand !== undefined) throw wrongValue(name, demand, value)
  }
  if (contract.invalid?.kept !== undefined && (options.isolate ?? false) !== false) throw elsewhere()
  validateRules(contract, options.rules ?? {})
  demandKnownViolations(contract, options.knownViolations ?? [])
  validateIsolation(options.isolate)
  validateDictionary(options.dictionary)
  readOverrides(options.overrides)
  readFormats(options.formats)
  validatePath(options)
}

function validateIsolation(isolate: CheckOptions['isolate']): void {
  if (typeof isolate !== 'object') return
  for (const [name, value] of Object.entries(isolate)) {
    if (name !== 'memory') throw unknownName('member', name, ['memory'], 'the option isolate')
    const demand = value === undefined ? undefined : wholeNumber(leastMemory, mostMemory)(value)
    if (demand !== undefined) throw wrongValue('isolate.memory', `${demand} (megabytes)`, value)
  }
}

/** A path leads through what one seed draws. */
function validatePath({ path, seed }: CheckOptions): void {
  if (path === undefined || seed !== undefined || fc.readConfigureGlobal().seed !== undefined) return
  throw new InvalidOptionError('the option path means nothing without the option seed', {
    next: 'A report prints both; give both.',
  })
}

function elsewhere(): InvalidOptionError {
  return new InvalidOptionError('the options isolate and processed contradict each other', {
    where: 'the option isolate',
    next: 'An isolated handler keeps what it handled in another process, where processed() does not see it.',
  })
}

/** What the author names is meant to be read; of the handler's source, what cannot be read is left out. */
function validateDictionary(dictionary: CheckOptions['dictionary']): void {
  if (typeof dictionary !== 'object' || !('files' in dictionary)) return
  for (const file of dictionary.files) {
    if (readSourceFile(file) !== undefined) continue
    throw new InvalidOptionError(
      `the option dictionary names the file ${JSON.stringify(file)}, which cannot be read`,
      {
        where: resolve(file),
        next: 'Paths are read from the current folder; a file may have 512 kB.',
      },
    )
  }
}

function validateRules<E>(contract: Contract<E>, rules: Readonly<Record<string, unknown>>): void {
  const known = [...contract.rules.map((rule) => rule.name), propertyRule.name]
  for (const [name, severity] of Object.entries(rules)) {
    if (!known.includes(name))
      throw unknownName('rule', name, known, `the option rules (contract ${contract.name})`)
    if (severity !== undefined && severity !== 'off' && severity !== 'warn' && severity !== 'error') {
      throw wrongValue(`rules['${name}']`, "'off', 'warn' or 'error'", severity)
    }
  }
}

function plannedPhases<E>(
  contract: Contract<E>,
  options: CheckOptions<E>,
  cases: CaseStore | undefined,
): readonly PhaseName[] {
  const hasCases = cases !== undefined && cases.cases.length + cases.problems.length > 0
  const wanted = new Set<PhaseName>(options.phases ?? phaseNames)
  const isDelivered = contract.deliveries !== undefined || wantsWarmState(contract, options)
  if (options.replay !== undefined) return isDelivered ? ['examples', 'delivery'] : ['examples']
  return phaseNames.filter(
    (name) =>
      wanted.has(name) &&
      (name !== 'delivery' || isDelivered) &&
      (name !== 'invalid' || contract.invalid !== undefined || options.phases?.includes(name) === true) &&
      (name !== 'saved' || hasCases || options.phases?.includes(name) === true),
  )
}

function unknownName(
  kind: string,
  name: string,
  known: readonly string[],
  where?: string,
): InvalidOptionError {
  const hint = didYouMean(name, known)
  return new InvalidOptionError(`unknown ${kind} "${name}"`, {
    next: hint ?? `Known are: ${known.join(', ')}.`,
    ...(where === undefined ? {} : { where }),
  })
}

function wrongValue(name: string, demand: string, value: unknown): InvalidOptionError {
  const near = nearestWord(name, value)
  return new InvalidOptionError(`the option ${name} must be ${demand}, not ${valueKind(value)}`, {
    ...(near === undefined ? {} : { next: near }),
  })
}

/** What may have been meant by the first word of a list that is none of the known ones, or by a word without a list. */
function nearestWord(name: string, value: unknown): string | undefined {
  const known: readonly string[] = words[name as keyof typeof words] ?? []
  if (known.includes(value as string)) return `Write it as a list: ['${value}'].`
  const given: readonly unknown[] = Array.isArray(value) ? value : [value]
  const wrong = given.find((word) => !known.includes(word as string))
  return typeof wrong === 'string' ? didYouMean(wrong, known) : undefined
}

function aFunction(value: unknown): string | undefined {
  return typeof value === 'function' ? undefined : 'a function'
}

function anObject(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? undefined : 'an object'
}

function positiveNumber(value: unknown): string | undefined {
  return typeof value === 'number' && value > 0 && Number.isFinite(value)
    ? undefined
    : 'a positive number of milliseconds'
}

function isolation(value: unknown): string | undefined {
  const right = typeof value === 'boolean' || anObject(value) === undefined
  return right ? undefined : 'true, false or { memory: megabytes }'
}

function wholeNumber(least: number, most: number): Demand {
  return (value) =>
    Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most
      ? undefined
      : `a whole number from ${least}${typeof value === 'number' && value > most ? ` to ${most}` : ''}`
}

function aDictionary(value: unknown): string | undefined {
  const isConstant = (item: unknown): boolean => typeof item === 'string' || Number.isFinite(item)
  if (value === 'source' || value === false || isArrayOf(value, isConstant)) return undefined
  const files = anObject(value) === undefined ? (value as { files?: unknown }).files : undefined
  if (isArrayOf(files, (file) => typeof file === 'string') && Object.keys(value as object).length === 1)
    return undefined
  return "'source', an array of texts and numbers, { files: [...] } or false"
}

function someOf(known: readonly string[]): Demand {
  return (value) => {
    const right = isArrayOf(value, (item) => known.includes(item as string)) && value.length > 0
    return right ? undefined : `an array of at least one of ${known.map((name) => `'${name}'`).join(', ')}`
  }
}

function isArrayOf(value: unknown, test: (item: unknown) => boolean): value is readonly unknown[] {
  return Array.isArray(value) && value.every(test)
}

function isMinimum(value: unknown): boolean {
  if (anObject(value) !== undefined) return false
  const { minimum = 0, ...others } = value as { readonly minimum?: unknown }
  return typeof minimum === 'number' && minimum >= 0 && minimum <= 1 && Object.keys(others).length === 0
}

function isStatus(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 100 && (value as number) <= 599
}
