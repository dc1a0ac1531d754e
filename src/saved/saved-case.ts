import type { Breach } from '../contract.js'
import { digestOf } from '../digest-of.js'
import { type Evidence, evidenceLevels } from '../evidence.js'
import { formatChange } from '../report/format-violation.js'
import type { Violation } from '../report/report.js'

/** The version of the format of a case file; another one is not read. */
const caseFormat = 1

/** A violation that is kept in a file of its own, so that its event is tried first from then on. */
export interface SavedCase {
  readonly format: typeof caseFormat
  readonly contract: string
  /** Name and version of the package that wrote it. */
  readonly package: string
  /** The handler as `file.export`, relative to the working folder; absent for a function given as a value. */
  readonly handler?: string
  readonly rule: string
  /** JSON Pointer into the answer. */
  readonly pointer?: string
  readonly message: string
  /** The line that threw: `src/create-order.ts:14`. */
  readonly location?: string
  readonly scenario: string
  /** Why its event is invalid; absent for a valid one. */
  readonly breach?: Breach
  readonly evidence: Evidence
  /** The event in words, as changes to the golden event. */
  readonly changes: readonly string[]
  /** Pointers of the credentials in whose place the event holds `***`. */
  readonly masked?: readonly string[]
  readonly event: unknown
}

/** What a case says of its origin besides the violation. */
export interface CaseOrigin {
  readonly contract: string
  readonly package: string
  readonly handler?: string
}

/** A case that was read, or why a file holds none that can be used. */
export type ReadCase = { readonly case: SavedCase } | { readonly problem: string }

/** The event of a case may hold no deeper value: the platform sends none, and recursion has its limits. */
const maxDepth = 1000

/** A violation as a case. */
export function caseOf(violation: Violation, origin: CaseOrigin): SavedCase {
  const { rule, pointer, message, location, scenario, breach, evidence, changes, masked, event } = violation
  return {
    format: caseFormat,
    contract: origin.contract,
    package: origin.package,
    ...(origin.handler === undefined ? {} : { handler: origin.handler }),
    rule,
    ...(pointer === undefined ? {} : { pointer }),
    message,
    ...(location === undefined ? {} : { location }),
    scenario,
    ...(breach === undefined ? {} : { breach }),
    evidence,
    changes: changes.map((change) => formatChange(change)),
    ...(masked === undefined ? {} : { masked }),
    event,
  }
}

/** The text of a case file. */
export function caseText(saved: SavedCase): string {
  return `${JSON.stringify(saved, undefined, 2)}\n`
}

/**
 * The name of the file of a violation: of its rule, its place and its event. The line that threw is no part of it,
 * since any edit of the handler moves it.
 */
export function caseFileName({ rule, pointer, event }: SavedCase): string {
  const identity = JSON.stringify([rule, pointer ?? null, event])
  return `${digestOf('sha256', identity, 'hex').slice(0, 8)}.json`
}

/** Reads the text of a case file; whatever it holds, it says what is wrong with it and does not throw. */
export function parseCase(text: string): ReadCase {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { problem: `it is no JSON (cut short, or edited by hand?): ${(error as Error).message}` }
  }
  const problem = problemOf(value)
  return problem === undefined ? { case: value as SavedCase } : { problem }
}

function problemOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'it is no JSON object'
  if (isDeeper(value, maxDepth)) return `it is nested deeper than ${maxDepth} levels`
  const members = value as Readonly<Record<string, unknown>>
  const member = (name: string): unknown => (Object.hasOwn(members, name) ? members[name] : undefined)
  const format = member('format')
  if (format === undefined) return 'it is no saved case: it has no member "format"'
  if (format !== caseFormat)
    return `it has format ${JSON.stringify(format)}, and this release reads ${caseFormat}`
  for (const name of ['contract', 'package', 'rule', 'message', 'scenario']) {
    if (typeof member(name) !== 'string') return `its member "${name}" must be a text`
  }
  for (const name of ['handler', 'pointer', 'location']) {
    if (!['undefined', 'string'].includes(typeof member(name))) return `its member "${name}" must be a text`
  }
  if (!evidenceLevels.includes(member('evidence') as Evidence))
    return `its member "evidence" must be one of ${evidenceLevels.join(', ')}`
  const masked = member('masked')
  if (masked !== undefined && !(Array.isArray(masked) && masked.every((one) => typeof one === 'string')))
    return 'its member "masked" must be an array of texts'
  return Object.hasOwn(members, 'event') ? undefined : 'it has no member "event"'
}

/** Level by level, since a recursion would end where it is to protect another. */
function isDeeper(value: unknown, limit: number): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []))
  }
  return false
}
