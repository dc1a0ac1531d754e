import { jsonEqual } from '../json-equal.js'
import { showsAgain } from './call/probe.js'
import type { CheckState } from './check-state.js'
import type { KnownFault } from './findings.js'
import type { SmallestEvent } from './shrink/smallest-event.js'

/** That the handler keeps something of a call: the golden event passes when it comes first, and not later. */
export interface Memory {
  /** A fresh instance fails with the second call: that has been tried. */
  readonly second: boolean
  /** The event alone need not show it. */
  readonly unsteady: boolean
}

/** What the handler remembers, where the golden event shows what it did not show when it was sent first. */
export async function memoryBehind<E>(
  state: CheckState<E>,
  known: KnownFault<E>,
  event: E,
): Promise<Memory | undefined> {
  if (!hadPassed(state, known, event)) return undefined
  const second = await failsSecond(state, known, event)
  const { phase } = known.sighting.origin
  // What few calls led to, `replay` finds again: it sends an event twice where no delivery is repeated.
  const isFound = !state.contract.asynchronous && (second || phase === 'examples')
  return { second, unsteady: !isFound }
}

function hadPassed<E>(
  { contract, book, firstGolden }: CheckState<E>,
  known: KnownFault<E>,
  event: E,
): boolean {
  const { fault, origin, seen } = known.sighting
  if (firstGolden === undefined || origin === firstGolden || !jsonEqual(event, contract.golden)) return false
  const isOfCalls = origin.phase !== 'saved' && (seen === 'call' || seen === 'late')
  return isOfCalls && !book.shownBy(firstGolden).some(({ key }) => key === fault.key)
}

/** Whether an instance that has served nothing passes with the event, and fails when it comes again. */
async function failsSecond<E>(state: CheckState<E>, { sighting }: KnownFault<E>, event: E): Promise<boolean> {
  if (state.caller.renew === undefined || state.halt.reason !== undefined) return false
  await state.caller.renew()
  if ((await showsAgain(state, sighting, event)) !== undefined) return false
  return (await showsAgain(state, sighting, event)) !== undefined
}

/** What is to be known of a violation, in sentences. */
export function remarksOn<E>(
  smallest: SmallestEvent<E>,
  memory: Memory | undefined,
  seed: number,
): readonly string[] {
  const remarks: string[] = []
  if (memory !== undefined) remarks.push(memoryText(memory, seed))
  if (smallest.evidence === 'inferred') {
    remarks.push(
      "only a form of the event that nobody has seen shows it; evidence: ['documented', 'observed'] leaves such forms out",
    )
  }
  if (smallest.remembered === true) {
    remarks.push(
      'the handler remembers what it was sent: the golden event had come before, so what it tells events apart by is new here',
    )
  }
  if (smallest.unsteady)
    remarks.push(
      `the same event did not show it again: state, time or chance decide too; ${needsEarlier(seed)}`,
    )
  return remarks
}

function memoryText({ second, unsteady }: Memory, seed: number): string {
  if (second) {
    return 'the first call passes, and the second one with the same event fails: the handler keeps something of a call, outside of its function'
  }
  const passed = 'this event had passed when it came first: the handler remembers earlier events'
  return unsteady ? `${passed}; ${needsEarlier(seed)}` : passed
}

function needsEarlier(seed: number): string {
  return `it needs what came before it: replay with seed ${seed}; in a test, \`create\` and \`beforeEvent\` give each event a fresh start`
}
