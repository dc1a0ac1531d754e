import type { CheckOptions } from '../check-options.js'
import type { Contract } from '../contract.js'
import { InvalidOptionError } from '../errors.js'
import { didYouMean } from '../nearest-name.js'
import type { KnownEntry, PhaseReport, Violation } from '../report/report.js'
import { valueKind } from '../report/value-kind.js'
import type { CheckPlan } from '../validate-options.js'
import { propertyRule } from './property-rule.js'

const memberNames = ['rule', 'pointer', 'at', 'message', 'reason']

/** Throws InvalidOptionError for an entry that names no rule of the contract, or gives no reason. */
export function demandKnownViolations(contract: Contract, entries: readonly unknown[]): void {
  const rules = [...contract.rules.map(({ name }) => name), propertyRule.name]
  for (const [i, entry] of entries.entries()) demandEntry(entry, `knownViolations[${i}]`, rules)
}

function demandEntry(entry: unknown, where: string, rules: readonly string[]): void {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
    throw new InvalidOptionError('a known violation must be { rule, pointer?, at?, message?, reason }', {
      where,
    })
  const { rule, pointer, reason } = entry as Partial<KnownEntry>
  for (const name of Object.keys(entry)) {
    if (!memberNames.includes(name)) throw unknown('member', name, memberNames, where)
  }
  if (typeof rule !== 'string')
    throw new InvalidOptionError(`a known violation needs a rule, not ${valueKind(rule)}`, {
      where,
      next: 'It is the name that a report shows, such as "handler/threw".',
    })
  if (!rules.includes(rule)) throw unknown('rule', rule, rules, where)
  if (pointer !== undefined && (typeof pointer !== 'string' || !/^(\/|$)/.test(pointer)))
    throw new InvalidOptionError('its pointer must be a JSON Pointer into the answer, as a report names it', {
      where,
      next: 'Write it like "/headers/location", or leave it out.',
    })
  demandText(entry, 'at', where, 'It is the function that a report names, such as "totalOf".')
  demandText(entry, 'message', where, 'It is a part of the message that a report shows.')
  if (typeof reason !== 'string' || reason.trim() === '')
    throw new InvalidOptionError('a known violation needs a reason', {
      where,
      next: 'Say why it is left as it is, or where it is tracked: whoever reads the test next will ask.',
    })
}

function demandText(entry: Partial<KnownEntry>, name: 'at' | 'message', where: string, next: string): void {
  const value = entry[name]
  if (value === undefined || (typeof value === 'string' && value.trim() !== '')) return
  throw new InvalidOptionError(`its ${name} must be a text, not ${valueKind(value)}`, { where, next })
}

function unknown(kind: string, name: string, known: readonly string[], where: string): InvalidOptionError {
  const next = didYouMean(name, known) ?? `Known are: ${known.join(', ')}.`
  return new InvalidOptionError(`unknown ${kind} "${name}"`, { where, next })
}

/** The entry that a violation is known by, of several the one that says most; undefined for one that is not known. */
export function entryOf<E>(options: CheckOptions<E>, violation: Violation): KnownEntry | undefined {
  const entries = options.knownViolations?.filter((entry) => isSame(entry, violation)) ?? []
  return entries.toSorted((a, b) => Object.keys(b).length - Object.keys(a).length)[0]
}

/** Faults that are listed in a note, at most. */
const maxListed = 4

/** Of each entry that covers several faults which the code tells apart: one that is new would go unnoticed. */
export function notesOfKnown<E>(
  { knownViolations = [] }: CheckOptions<E>,
  known: readonly Violation[],
): readonly string[] {
  return knownViolations.flatMap((entry, i) => {
    const members = new Set(known.filter((one) => isSame(entry, one)).map((one) => narrower(entry, one)))
    if (members.size < 2) return []
    const some = [...members].slice(0, maxListed)
    const rest = members.size > some.length ? ' and others' : ''
    return [
      `knownViolations[${i}] covers ${members.size} faults, and would cover a new one: ${some.join(', ')}${rest} tell them apart`,
    ]
  })
}

/** What an entry may say of a violation besides, to cover no other. */
function narrower(entry: KnownEntry, { pointer, at, message }: Violation): string {
  const members = {
    ...(entry.pointer === undefined && pointer !== undefined ? { pointer } : {}),
    ...(entry.at === undefined && at !== undefined ? { at } : {}),
    ...(entry.message === undefined && at !== undefined ? { message } : {}),
  }
  return JSON.stringify(members)
}

/**
 * The entries that did not occur, although every phase has run to its end: a phase that is left out or was ended
 * might have met them.
 */
export function outdatedEntries<E>(
  options: CheckOptions<E>,
  plan: CheckPlan<E>,
  phases: readonly PhaseReport[],
  known: readonly Violation[],
): readonly KnownEntry[] {
  const { knownViolations, replay, path } = options
  if (knownViolations === undefined || replay !== undefined || path !== undefined) return []
  if (options.phases !== undefined || phases.length < plan.phases.length) return []
  if (phases.some(({ stopped }) => stopped !== undefined)) return []
  return knownViolations.filter((entry) => !known.some((violation) => isSame(entry, violation)))
}

function isSame(entry: KnownEntry, { rule, pointer, at, message }: Violation): boolean {
  if (entry.rule !== rule) return false
  if (entry.pointer !== undefined && entry.pointer !== (pointer ?? '')) return false
  if (entry.at !== undefined && entry.at !== at) return false
  return entry.message === undefined || steady(message).includes(steady(entry.message))
}

/** A message without what another event changes: numbers, which kind of nothing was read, texts that are no names. */
function steady(message: string): string {
  return message
    .replace(/(["'`])(.*?)\1/g, (quoted, mark: string, text: string) =>
      /^[\w$.-]{1,40}$/.test(text) ? quoted : `${mark}…${mark}`,
    )
    .replace(/\b(?:null|undefined)\b/g, 'nothing')
    .replace(/\d+/g, '0')
    .replace(/\s+/g, ' ')
    .trim()
}
