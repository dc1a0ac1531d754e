import type { Outcome } from '../src/contract.js'
import { copyJson } from '../src/copy-json.js'
import { contractOf } from '../test/power/check-planted.js'
import type { BrokenHandler } from '../test/power/planted-handler.js'

/** Milliseconds of one call: whatever hangs costs them whole. */
const timeout = 30

let rejections = 0
process.on('unhandledRejection', () => {
  rejections += 1
})
let crashes = 0
process.on('uncaughtException', () => {
  crashes += 1
})
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/**
 * Runs a handler on events as a loop without a harness does, judged by the rules alone: the number of the first event
 * that shows the planted bug, from 1; undefined when none does.
 */
export async function firstToShow(
  broken: BrokenHandler,
  events: readonly unknown[],
): Promise<number | undefined> {
  const handler = broken.instance()
  const { runtime, rules, ...rest } = contractOf(broken)
  const contract = { ...rest, runtime, rules }
  const expected = rules.filter(({ name }) => broken.expects.includes(name))
  const { allowedStatuses = [], context, property } = broken.options ?? {}
  for (const [i, event] of events.entries()) {
    const rejectedBefore = rejections
    const crashedBefore = crashes
    const request = { handler, event: copyJson(event), timeout, requestId: `request-${i}`, startTimer }
    const outcome = await runtime.call(context === undefined ? request : { ...request, context })
    await nextTurn()
    if (rejections > rejectedBefore && broken.expects.includes('handler/unhandled-rejection')) return i + 1
    if (crashes > crashedBefore && broken.expects.includes('handler/uncaught-exception')) return i + 1
    const judged = { event, outcome, contract, allowedStatuses, expectedErrors: undefined }
    const shown = expected.some((rule) =>
      rule.judge?.(judged).some((finding) => counts(broken, finding.severity ?? rule.severity)),
    )
    if (
      shown ||
      (property !== undefined && breaks(property, event, outcome, contract.decode?.(event, outcome)))
    )
      return i + 1
  }
  return undefined
}

function startTimer(callback: () => void): () => void {
  const timer = setTimeout(callback, timeout)
  return () => clearTimeout(timer)
}

function counts({ warns }: BrokenHandler, severity: string): boolean {
  return severity === 'error' || warns !== undefined
}

function breaks(
  property: (event: any, outcome: Outcome, decoded: unknown) => unknown,
  event: unknown,
  outcome: Outcome,
  decoded: unknown,
): boolean {
  try {
    return property(event, outcome, decoded) === false
  } catch {
    return true
  }
}
