import type { Contract, Outcome } from '../contract.js'
import { digestOf } from '../digest-of.js'
import { errorLine } from '../report/error-line.js'

/** How a call ended, told three times: ever less of it. */
export type EndOfCall = readonly [answer: string, wording: string, status: string]

/** From this length on, a text is kept as its digest. */
const longText = 200

/**
 * What two calls are compared by. Where nobody waits for an answer, what the handler logged is part of it: it has
 * little else to tell.
 */
export function endOfCall<E>(contract: Contract<E>, event: E, outcome: Outcome): EndOfCall {
  const { kind, text, error, logs } = outcome
  const status = contract.explainOutcome?.(outcome, event).status
  const lines = contract.asynchronous ? logs.map((line) => `${line.level} ${line.text}`) : []
  const end = `${kind} ${status ?? ''}`
  const whole = [end, text, error === undefined ? '' : errorLine(error), ...lines].join('\n')
  return [shortened(whole), shortened(whole.replace(/[0-9a-f]{8}[0-9a-f-]*|\d+/gi, '#')), end]
}

function shortened(text: string): string {
  return text.length < longText ? text : digestOf('sha1', text, 'base64')
}
