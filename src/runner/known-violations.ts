import type { CheckOptions } from '../check-options.js'
import type { Contract } from '../contract.js'
import { InvalidOptionError } from '../errors.js'
import { didYouMean } from '../nearest-name.js'
import type { KnownEntry, PhaseReport, Violation } from '../report/report.js'
import { valueKind } from '../report/value-kind.js'
import type { CheckPlan } from '../validate-options.js'
import { propertyRule } from './property-rule.js'

const memberNames = ['rule', 'pointer', 'reason']

/** Throws InvalidOptionError for an entry that names no rule of the contract, or gives no reason. */
export function demandKnownViolations(contract: Contract, entries: readonly unknown[]): void {
  const rules = [...contract.rules.map(({ name }) => name), propertyRule.name]
  for (const [i, entry] of entries.entries()) demandEntry(entry, `knownViolations[${i}]`, rules)
}

function demandEntry(entry: unknown, where: string, rules: readonly string[]): void {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
    throw new InvalidOptionError('a known violation must be { rule, pointer?, reason }', { where })
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
  if (typeof reason !== 'string' || reason.trim() === '')
    throw new InvalidOptionError('a known violation needs a reason', {
      where,
      next: 'Say why it is left as it is, or where it is tracked: whoever reads the test next will ask.',
    })
}

function unknown(kind: string, name: string, known: readonly string[], where: string): InvalidOptionError {
  const next = didYouMean(name, known) ?? `Known are: ${known.join(', ')}.`
  return new InvalidOptionError(`unknown ${kind} "${name}"`, { where, next })
}

/** The entry that a violation is known by; undefined for one that is not known. */
export function entryOf<E>(options: CheckOptions<E>, violation: Violation): KnownEntry | undefined {
  return options.knownViolations?.find((entry) => isSame(entry, violation))
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

function isSame(entry: KnownEntry, { rule, pointer }: Violation): boolean {
  return entry.rule === rule && (entry.pointer === undefined || entry.pointer === (pointer ?? ''))
}
