import { Worker } from 'node:worker_threads'
import { answerDescriptor } from './child-channel.js'
import type { GuardData } from './guard-thread.js'

/** Watches this process from a thread of its own: it ends with the check's process, and when it takes too much memory. */
export function startGuard(megabytes: number): void {
  const workerData: GuardData = { answerDescriptor, megabytes, parent: process.ppid }
  const worker = new Worker(new URL('./guard-thread.js', import.meta.url), {
    workerData,
    // What the handler's modules need to load, the guard does not.
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: 16, stackSizeMb: 1 },
  })
  worker.on('error', () => {})
  worker.unref()
}
