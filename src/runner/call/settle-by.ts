import type { Outcome } from '../../contract.js'

/** Hands on how a promise settles. It is awaited: the handler may have replaced `then`. */
export async function settleBy(
  promise: Promise<Outcome>,
  settle: (outcome: Outcome) => void,
  fail: (error: unknown) => void,
): Promise<void> {
  try {
    settle(await promise)
  } catch (error) {
    fail(error)
  }
}
