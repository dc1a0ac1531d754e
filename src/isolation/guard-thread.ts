import { writeSync } from 'node:fs'
import { workerData } from 'node:worker_threads'

/* A thread beside the handler: it can act while the handler's own thread is blocked. */

/** Milliseconds between two looks. */
const period = 100
const { answerDescriptor, megabytes, parent } = workerData as GuardData
/** Beside the heap lie Node.js itself, code, and the moment in which a full heap is still tidied up. */
const allowance = 256

export interface GuardData {
  readonly answerDescriptor: number
  /** What the heap may take. */
  readonly megabytes: number
  /** The process that runs the check. */
  readonly parent: number
}

setInterval(() => {
  // Nobody would end it any more when it loops.
  if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL')
  // Buffers lie outside of the heap, whose limit they do not meet.
  if (process.memoryUsage.rss() > (megabytes + allowance) * 1_048_576) endForMemory()
}, period)

function endForMemory(): void {
  const message = { type: 'ending', how: `it ran out of memory (${megabytes} MB)`, stack: '' }
  writeSync(answerDescriptor, `${JSON.stringify(message)}\n`)
  process.kill(process.pid, 'SIGKILL')
}
