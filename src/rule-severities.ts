import type { Severity } from './contract.js'

/**
 * Severities by the name of a rule. The rules of a platform are declared as members of it where its contracts are, so
 * that an editor offers their names; rules of an author's own have any name.
 */
export interface RuleSeverities {
  readonly [rule: string]: Severity | undefined
}

/** The names that are declared in {@link RuleSeverities}. */
export type KnownRuleName = keyof {
  readonly [K in keyof RuleSeverities as string extends K ? never : number extends K ? never : K]: K
}

/** The name of a rule: one that an editor offers, or any other. */
export type RuleName = KnownRuleName | (string & {})
