import { expect } from 'vitest'
import type { Contract, Outcome } from '../src/core.js'
import { answerMatcher, matchEvent } from '../src/vitest.js'
import { apig } from './apig.js'
import type { ApigEvent } from './generated/apig-event.js'
import { resultText } from './runtime/result-text.js'

export { describeContract } from '../src/vitest.js'
// So that a test file needs one line of imports.
export { apig } from './apig.js'
export { cts } from './cts.js'
export { kafka } from './kafka.js'
export { lts } from './lts.js'
export { obs } from './obs.js'
export { rabbitmq } from './rabbitmq.js'
export { timer } from './timer.js'

declare global {
  // The type parameters of vitest's own `Matchers` differ from version 4 to 5; its assertions take over those of chai.
  namespace Chai {
    interface Assertion {
      /** Whether the value is an event of the contract: `expect(event).toMatchEvent(apig())`. */
      toMatchEvent(contract: Contract): void
      /**
       * Whether the value, as the answer of a handler, is one that the API gateway understands and that keeps the
       * rules of the contract `apig()`. The request may be given; it matters for a HEAD request, and for markup.
       */
      toBeApigResponse(event?: ApigEvent): void
    }
  }
}

const judgeApigAnswer = answerMatcher(apig(), answered)

expect.extend({ toMatchEvent: matchEvent, toBeApigResponse: judgeApigAnswer })

/** The outcome of a handler whose promise resolves with this value. */
function answered(value: unknown): Outcome {
  const call = {
    settlements: 1,
    unhandledRejections: [],
    logs: [],
    secrets: {},
    requestId: '0'.repeat(32),
    duration: 0,
  }
  try {
    return { ...call, kind: 'answered', via: 'promise', result: value, text: resultText(value) }
  } catch (error) {
    // FunctionGraph error 4007: the result cannot be serialised.
    return { ...call, kind: 'failed', via: 'serialise', text: '', error, errorCode: 4007 }
  }
}
