import { nodeRuntime } from '../../contracts/runtime/node-runtime.js'
import type { AnyHandler, Breach, CallRequest, Contract, Finding, Outcome, Rule } from '../../src/contract.js'

/** Starts a real timer per call: enough for tests. */
export function startTimer(timeout: number): CallRequest['startTimer'] {
  return (callback) => {
    const timer = setTimeout(callback, timeout)
    return () => clearTimeout(timer)
  }
}

/** Runs a handler once, as a check would. */
export function runHandler(handler: AnyHandler, options: Partial<CallRequest> = {}): Promise<Outcome> {
  const timeout = options.timeout ?? 200
  return nodeRuntime.call({
    handler,
    event: {},
    timeout,
    requestId: '0123456789abcdef0123456789abcdef',
    startTimer: startTimer(timeout),
    ...options,
  })
}

/** What the rules find, as `severity rule`, or with messages where asked for. */
export function judge(
  rules: readonly Rule[],
  outcome: Outcome,
  event: unknown = {},
  more: {
    asynchronous?: boolean
    allowedStatuses?: readonly number[]
    expectedErrors?: (error: unknown) => boolean
    breach?: Breach
  } = {},
): { rule: string; severity: string; finding: Finding }[] {
  const contract = { name: 'test', asynchronous: more.asynchronous ?? false } as Contract
  return rules.flatMap((rule) =>
    (
      rule.judge?.({
        event,
        outcome,
        contract,
        allowedStatuses: more.allowedStatuses ?? [],
        expectedErrors: more.expectedErrors,
        ...(more.breach === undefined ? {} : { breach: more.breach }),
      }) ?? []
    ).map((finding) => ({ rule: rule.name, severity: finding.severity ?? rule.severity, finding })),
  )
}
