import type fc from 'fast-check'
import { apigEvent } from './apig.js'
import { ctsEvent } from './cts.js'
import { kafkaEvent } from './kafka.js'
import { ltsEvent } from './lts.js'
import { obsEvent } from './obs.js'
import { rabbitmqEvent } from './rabbitmq.js'
import { timerEvent } from './timer.js'

/**
 * The seven events as someone who knows fast-check well would write them for speed: the same forms, optional
 * members and mean sizes as the schemas' own arbitraries give.
 */
export const handwritten: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  apig: apigEvent,
  obs: obsEvent,
  timer: timerEvent,
  lts: ltsEvent,
  cts: ctsEvent,
  kafka: kafkaEvent,
  rabbitmq: rabbitmqEvent,
}
