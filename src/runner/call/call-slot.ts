import { jsonHead } from './json-head.js'

/* What a call leaves in shared memory, where a thread can read it while the caller's own thread is blocked. */

const encoder = new TextEncoder()
const decoder = new TextDecoder()
/** 32-bit integers before the text. */
const header = 4
/** The number of the turn: odd while a call runs. */
const turnAt = 0
const limitAt = 1
const lengthAt = 2
/** Written by the caller's thread whenever it answers that it is not blocked. */
const beatAt = 3
/** Characters of the event that show. */
export const shownCharacters = 300
/** Characters of it that are kept, at least: one more, so that a cut shows. */
const textCharacters = shownCharacters + 1
const textBytes = 2048

/** Where the calls of one check are noted. */
export interface CallSlot {
  readonly integers: Int32Array
  readonly text: Uint8Array
}

/** Memory for one slot. */
export function slotMemory(): SharedArrayBuffer {
  return new SharedArrayBuffer(4 * header + textBytes)
}

/** The slot in such memory. */
export function slotIn(memory: SharedArrayBuffer): CallSlot {
  return { integers: new Int32Array(memory, 0, header), text: new Uint8Array(memory, 4 * header) }
}

/** Notes that a call begins, its limit in milliseconds, and its event. */
export function noteBegin({ integers, text }: CallSlot, limit: number, event: unknown): void {
  integers[lengthAt] = encoder.encodeInto(jsonOf(event), text).written
  integers[limitAt] = limit
  // The next odd number, also after a call whose end was not noted.
  Atomics.store(integers, turnAt, (integers[turnAt]! + 1) | 1)
}

/** Notes that the call is over. */
export function noteEnd({ integers }: CallSlot): void {
  Atomics.store(integers, turnAt, (integers[turnAt]! + 1) & ~1)
}

/** Notes that the caller's thread still takes turns. */
export function noteBeat({ integers }: CallSlot): void {
  Atomics.add(integers, beatAt, 1)
}

/** The number of the call that runs; undefined when none does. */
export function runningCall({ integers }: CallSlot): number | undefined {
  const turn = Atomics.load(integers, turnAt)
  return turn % 2 === 0 ? undefined : turn
}

/** How often the caller's thread has answered. */
export function beatsOf({ integers }: CallSlot): number {
  return Atomics.load(integers, beatAt)
}

/** The limit of the call in milliseconds, and its event as JSON, perhaps cut. */
export function readCall({ integers, text }: CallSlot): { readonly limit: number; readonly event: string } {
  const event = decoder.decode(text.slice(0, integers[lengthAt]))
  return { limit: integers[limitAt]!, event }
}

function jsonOf(event: unknown): string {
  try {
    return jsonHead(event, textCharacters)
  } catch {
    return 'an event that JSON cannot hold'
  }
}
