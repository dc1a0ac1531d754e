import type { DynamicScope } from './evaluate-scope.js'

/** Decides about one value. */
export type Check = (value: unknown, scope: DynamicScope | undefined) => boolean

/** One check for all, unrolled for the short lists that most nodes have. */
export function allOfChecks(checks: readonly Check[]): Check {
  const [a, b, c] = checks
  if (a === undefined) return () => true
  if (b === undefined) return a
  if (c === undefined) return (value, scope) => a(value, scope) && b(value, scope)
  if (checks.length === 3) return (value, scope) => a(value, scope) && b(value, scope) && c(value, scope)
  return (value, scope) => {
    for (let i = 0; i < checks.length; i++) if (!checks[i]!(value, scope)) return false
    return true
  }
}
