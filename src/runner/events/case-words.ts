import type { Case } from '../../cases/boundary-cases.js'

/** What a case changes, in words of a check: the value that a case is made of is an event here. */
export function caseWords({ scenario, pointer }: Pick<Case<unknown>, 'scenario' | 'pointer'>): string {
  return pointer === '' ? scenario.replace(/^the value\b/, 'the event') : scenario
}
