import fc from 'fast-check'
import type { Finding, Outcome, Rule } from '../contract.js'
import { errorLine } from '../report/error-line.js'

/** The rule behind the option `property`: the author's own law holds. */
export const propertyRule: Rule = {
  name: 'property',
  severity: 'error',
  says: "The author's own law holds for every event: `property` neither throws, rejects nor returns false.",
  evidence: 'documented',
  source: 'the option `property` of the check',
  bad: "property: () => { throw new Error('the total is negative') }",
  good: 'property: (event, outcome) => outcome.text.length > 0',
}

/** What the author's law says of one call: nothing, or that it does not hold and why. */
export async function judgeProperty<E>(
  property: (event: E, outcome: Outcome, decoded: unknown) => unknown,
  event: E,
  outcome: Outcome,
  decoded?: unknown,
): Promise<readonly Finding[]> {
  try {
    const held = await property(event, outcome, decoded)
    return held === false ? [{ message: 'the property returned false' }] : []
  } catch (error) {
    if (fc.PreconditionFailure.isFailure(error)) return []
    return [{ message: `the property does not hold: ${errorLine(error)}`, cause: error }]
  }
}
