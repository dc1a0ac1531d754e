import type { Rule } from './contract.js'
import { InvalidOptionError } from './errors.js'
import { didYouMean } from './nearest-name.js'

/** Throws for rules that are no array of named rules with a severity. */
export function demandRules(rules: readonly Rule[]): void {
  if (!Array.isArray(rules)) throw new InvalidOptionError('the rules of a contract must be an array')
  for (const [i, rule] of rules.entries()) {
    if (typeof rule?.name !== 'string' || !/^[^\s/]+(\/[^\s/]+)?$/.test(rule.name)) {
      throw new InvalidOptionError('a rule needs a name such as "orders/total"', { where: `rules[${i}]` })
    }
    demandSeverity(rule.name, rule.severity)
    demandFunction(`judge of the rule ${rule.name}`, rule.judge)
  }
}

/** Throws for what is none of `error`, `warn`, `off`. */
export function demandSeverity(rule: string, severity: unknown): void {
  if (severity === 'error' || severity === 'warn' || severity === 'off') return
  throw new InvalidOptionError(
    `the severity of the rule ${rule} must be 'error', 'warn' or 'off', not ${JSON.stringify(severity)}`,
  )
}

/** Throws for what is given and no function. */
export function demandFunction(name: string, value: unknown): void {
  if (value === undefined || typeof value === 'function') return
  throw new InvalidOptionError(`the ${name} must be a function, not ${typeof value}`)
}

/** Throws for a name that a replay token cannot hold. */
export function demandName(name: unknown): void {
  if (typeof name === 'string' && /^[\w.-]+$/.test(name)) return
  throw new InvalidOptionError(
    `the name of a contract must be of letters, digits, ".", "_" and "-", not ${JSON.stringify(name)}`,
  )
}

/** Throws for a part that is unknown, with the nearest known one. */
export function demandNames(made: string, parts: object, known: readonly string[]): void {
  if (typeof parts !== 'object' || parts === null) {
    throw new InvalidOptionError(`${made} takes an object of parts, not ${String(parts)}`)
  }
  for (const name of Object.keys(parts))
    if (!known.includes(name)) throw unknownName(`part of ${made}`, name, known)
}

/** The error for an unknown name, with the nearest known one. */
export function unknownName(kind: string, name: string, known: readonly string[]): InvalidOptionError {
  return new InvalidOptionError(`unknown ${kind} "${name}"`, {
    next: didYouMean(name, known) ?? `Known are: ${known.join(', ')}.`,
  })
}
