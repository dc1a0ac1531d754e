import type { Contract, Rule } from './contract.js'
import { InvalidOptionError } from './errors.js'
import { didYouMean } from './nearest-name.js'
import { valueKind } from './report/value-kind.js'

/** Throws for rules that are no array of named rules with a severity. */
export function demandRules(rules: readonly Rule[]): void {
  if (!Array.isArray(rules))
    throw new InvalidOptionError(`the rules of a contract must be an array, not ${valueKind(rules)}`)
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
    `the severity of the rule ${rule} must be 'error', 'warn' or 'off', not ${valueKind(severity)}`,
  )
}

/** Throws for what is given and no function. */
export function demandFunction(name: string, value: unknown): void {
  if (value === undefined || typeof value === 'function') return
  throw new InvalidOptionError(`the ${name} must be a function, not ${valueKind(value)}`)
}

/** Throws for a name that a replay token cannot hold. */
export function demandName(name: unknown): void {
  if (typeof name === 'string' && /^[\w.-]+$/.test(name)) return
  throw new InvalidOptionError(
    `the name of a contract must be of letters, digits, ".", "_" and "-", not ${valueKind(name)}`,
  )
}

/** Throws for a part that is unknown, with the nearest known one. */
export function demandNames(made: string, parts: object, known: readonly string[]): void {
  if (!isRecord(parts)) {
    throw new InvalidOptionError(`${made} takes an object of parts, not ${valueKind(parts)}`)
  }
  for (const name of Object.keys(parts))
    if (!known.includes(name)) throw unknownName(`part of ${made}`, name, known)
}

/** Throws for options that are no object, or of which one is none of the known ones, with the nearest of these. */
export function demandOptions(taker: string, options: object, known?: readonly string[]): void {
  if (!isRecord(options)) throw new InvalidOptionError(`${taker} takes an object, not ${valueKind(options)}`)
  for (const name of Object.keys(options))
    if (known?.includes(name) === false) throw unknownName(`option of ${taker}`, name, known)
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The error for an unknown name, with the nearest known one. */
export function unknownName(kind: string, name: string, known: readonly string[]): InvalidOptionError {
  return new InvalidOptionError(`unknown ${kind} "${name}"`, {
    next: didYouMean(name, known) ?? `Known are: ${known.join(', ')}.`,
  })
}

/** Whether a value looks like a contract. */
export function isContract(value: unknown): boolean {
  const { event, runtime, rules } = (value ?? {}) as Partial<Contract>
  return event !== undefined && runtime !== undefined && Array.isArray(rules)
}

/** Throws for what is no contract. */
export function demandContract(contract: unknown): void {
  if (isContract(contract)) return
  if (typeof contract === 'function') {
    throw new InvalidOptionError(`the contract is a function: call it, ${contract.name || 'contract'}()`)
  }
  if (typeof contract === 'string') {
    throw new InvalidOptionError('the first argument is a text, and the contract is due there', {
      next: 'A title of your own is that of a `describe` around it, or the option `name` of the event source.',
    })
  }
  const isSet = typeof contract === 'object' && contract !== null && 'contracts' in contract
  throw new InvalidOptionError(
    `the first argument is ${isSet ? 'a set of contracts, and one is due' : 'no contract'}`,
    {
      next: isSet
        ? 'Take one of its `contracts`, or the one of a name where it has such.'
        : 'A contract comes from one of the event sources of this package, or from defineContract.',
    },
  )
}

/** Throws for what is given and neither true nor false. */
export function demandFlag(name: string, value: unknown): void {
  if (value === undefined || typeof value === 'boolean') return
  throw new InvalidOptionError(`the part ${name} must be true or false, not ${valueKind(value)}`)
}
