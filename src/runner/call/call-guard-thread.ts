import { writeSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import type { GuardedCheck, GuardOrder } from './call-guard.js'
import { beatsOf, type CallSlot, readCall, runningCall, slotIn } from './call-slot.js'
import { isolateNext, toldCall } from './told-call.js'

/* A thread beside those that run handlers: it can act while one of them is blocked. */

interface Watched {
  readonly slot: CallSlot
  readonly check: GuardedCheck
  call: number | undefined
  /** Milliseconds for which that call was seen to run. */
  waited: number
  /** The answers so far when the thread was asked; undefined when it was not. */
  asked: number | undefined
}

/** Milliseconds between two looks. */
const period = 200
/** Milliseconds that a thread gets to answer. */
const patience = 2000
const watched = new Map<number, Watched>()

parentPort!.on('message', (order: GuardOrder) => {
  if (order.type === 'leave') watched.delete(order.id)
  else watched.set(order.id, { ...order, slot: slotIn(order.memory), ...nothingSeen })
})

const nothingSeen = { call: undefined, waited: 0, asked: undefined }

let last = performance.now()
setInterval(() => {
  const now = performance.now()
  // A process that was suspended has not waited meanwhile.
  const passed = Math.min(now - last, 2 * period)
  last = now
  for (const one of watched.values()) look(one, passed)
}, period)

function look(one: Watched, passed: number): void {
  const call = runningCall(one.slot)
  if (call === undefined || call !== one.call) {
    Object.assign(one, nothingSeen, { call })
    return
  }
  one.waited += passed
  const { limit } = readCall(one.slot)
  const grace = graceOf(limit)
  if (one.waited < limit + grace) return
  if (one.asked === undefined) {
    one.asked = beatsOf(one.slot)
    parentPort!.postMessage('beat')
  } else if (beatsOf(one.slot) > one.asked) {
    // It waits without being blocked: to end such a call is up to its own limit.
    Object.assign(one, nothingSeen, { call })
  } else if (one.waited >= limit + grace + patience) end(one)
}

/** Milliseconds beyond the limit: a busy machine, or a long computation that does end, is no endless loop. */
function graceOf(limit: number): number {
  return Math.max(3000, limit)
}

function end({ slot, check, waited }: Watched): void {
  const { limit } = readCall(slot)
  writeSync(
    2,
    [
      `\nThe handler blocks its process: a call has lasted ${seconds(waited)}, and its limit is ${seconds(limit)}.`,
      ...toldCall(check, slot),
      '  A loop without end cannot be ended from outside, so the process of the check ends now.',
      ...isolateNext,
    ].join('\n'),
  )
  // process.exit would end this thread alone.
  process.kill(process.pid, 'SIGKILL')
}

function seconds(milliseconds: number): string {
  return `${Math.round(milliseconds / 100) / 10} s`
}
