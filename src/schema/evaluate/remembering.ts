import type { DynamicScope } from './evaluate-scope.js'

/** Changes with each value that is judged as a whole: what was found out of the parts of the one before is over. */
export interface Judgement {
  number: number
}

type Judge<T> = (value: unknown, scope: DynamicScope | undefined) => T

/**
 * Remembers the last answer of a judge. A schema that others apply to one and the same value, by their references, is
 * asked as often as there are ways to it, and these double with each level of such references.
 */
export function remembering<T>(judgement: Judgement, judge: Judge<T>): Judge<T> {
  let asked = -1
  let lastValue: unknown
  let lastScope: DynamicScope | undefined
  let answer: T
  return (value, scope) => {
    if (asked === judgement.number && lastValue === value && lastScope === scope) return answer
    const found = judge(value, scope)
    asked = judgement.number
    lastValue = value
    lastScope = scope
    answer = found
    return found
  }
}
