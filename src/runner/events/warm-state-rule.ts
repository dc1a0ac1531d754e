import type { CheckOptions } from '../../check-options.js'
import type { Contract } from '../../contract.js'

/** The rule that instances which have served other events are compared with fresh ones for. */
export const warmStateRule = 'delivery/warm-state'

/** Whether the author asks for it. */
export function wantsWarmState<E>(contract: Contract<E>, options: CheckOptions<E>): boolean {
  const rule = contract.rules.find(({ name }) => name === warmStateRule)
  return rule !== undefined && (options.rules?.[warmStateRule] ?? rule.severity) !== 'off'
}
