import type { GuardedCheck } from './call-guard.js'
import { type CallSlot, readCall, shownCharacters } from './call-slot.js'

/** What is said of a call that takes the process of its check along: where it was made, by whom, with what. */
export function toldCall(
  { test, lines, contract, handler }: GuardedCheck,
  slot: CallSlot,
): readonly string[] {
  const { event } = readCall(slot)
  const shown = event.length > shownCharacters ? `${event.slice(0, shownCharacters)}…` : event
  return [
    ...(test === undefined ? [] : [`  test: ${test}`]),
    ...lines.map((line) => `  at: ${line}`),
    `  contract: ${contract}`,
    `  handler: ${handler}`,
    `  event: ${shown}`,
  ]
}

/** What to do then. */
export const isolateNext: readonly string[] = [
  '  Run the handler in a process of its own, and it is reported with its smallest event:',
  "  name its file instead of the function, and set isolate: 'src/create-order.handler', { isolate: true }\n\n",
]
