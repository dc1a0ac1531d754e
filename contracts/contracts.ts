import { apig } from './apig.js'
import { cts } from './cts.js'
import { kafka } from './kafka.js'
import { lts } from './lts.js'
import { obs } from './obs.js'
import { rabbitmq } from './rabbitmq.js'
import { timer } from './timer.js'

/** The functions that make the contracts, by the name of the event source. */
export const contracts: {
  readonly apig: typeof apig
  readonly obs: typeof obs
  readonly timer: typeof timer
  readonly lts: typeof lts
  readonly cts: typeof cts
  readonly kafka: typeof kafka
  readonly rabbitmq: typeof rabbitmq
} = { apig, obs, timer, lts, cts, kafka, rabbitmq }
