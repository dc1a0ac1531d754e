import { isPromise } from 'node:util/types'
import type { CallRequest, Outcome } from '../../src/core.js'
import { openHandlerWorld, restoreBuiltIns, restorePromises } from '../../src/runtime-core.js'
import type { FakeContext } from './context.js'
import { calledBackDocument, namedDocument, platformErrors, thrownDocument } from './error-document.js'
import { hugeBody, resultLimit, resultText, tooManyBytes } from './result-text.js'

// Taken at import: fake timers of a test must not stop them.
const now = performance.now.bind(performance)
const nextTurn = setImmediate
const OwnPromise = Promise

const noRejections: readonly unknown[] = []

type Mutable<T> = { -readonly [K in keyof T]: T[K] }
type Secrets = Outcome['secrets']

type AnsweredKind = new (
  via: 'promise' | 'callback',
  result: unknown,
  text: string,
  context: FakeContext,
  requestId: string,
) => Mutable<Outcome>

/**
 * An outcome in every way like one written as a literal. That the engine would come to make where garbage is dear to
 * find, since those of a batch of calls outlive what is made beside them.
 */
const Answered = (() =>
  function (
    this: Mutable<Outcome>,
    via: 'promise' | 'callback',
    result: unknown,
    text: string,
    context: FakeContext,
    requestId: string,
  ) {
    this.kind = 'answered'
    this.via = via
    this.result = result
    this.text = text
    this.settlements = 1
    this.unhandledRejections = noRejections
    this.logs = context.logs
    this.secrets = context.secrets as unknown as Secrets
    this.requestId = requestId
    this.duration = 0
  })() as unknown as AnsweredKind
// Not a class: an instance of one would show in what users print and compare.
;(Answered as { prototype: object }).prototype = Object.prototype

/** A promise of this realm or, under test runners that use vm contexts, of another; no foreign thenable. */
export function isRealPromise(value: unknown): value is Promise<unknown> {
  return isPromise(value) || value instanceof OwnPromise
}

/**
 * One call of a handler, from its start to its first settlement, which decides the outcome. A later settlement only
 * adds to `outcome.settlements`, also after the outcome was handed over: whoever reads it last knows most.
 */
export class HandlerCall {
  readonly #request: CallRequest
  readonly #context: FakeContext
  readonly #resolve: (outcome: Outcome) => void
  readonly #start = now()
  #cancelTimer: (() => void) | undefined
  #outcome: Mutable<Outcome> | undefined
  #returned = false
  /** Whether the other way of settling may follow within the turn: only then is a turn waited for. */
  #maySettleTwice = false
  #ignoredReturn: { readonly value: unknown } | undefined

  constructor(request: CallRequest, context: FakeContext, resolve: (outcome: Outcome) => void) {
    this.#request = request
    this.#context = context
    this.#resolve = resolve
  }

  run(): void {
    const { handler, event } = this.#request
    // Without arguments the error is `{}`, which counts as a failure: the defaults are the platform's own.
    const callback = (error: unknown = {}, data: unknown = ''): void => this.#calledBack(error, data)
    try {
      openHandlerWorld()
      const result = handler(event, this.#context, callback)
      if (isRealPromise(result)) {
        result.then(this.#resolved, this.#rejected)
        this.#maySettleTwice = handler.length === 3 || this.#outcome !== undefined
      } else {
        this.#ignoredReturn = { value: result }
      }
    } catch (error) {
      restoreBuiltIns()
      this.#failed('throw', error, thrownDocument(error), platformErrors.invocation.code)
    }
    restorePromises()
    this.#returned = true
    if (this.#outcome === undefined) this.#cancelTimer = this.#request.startTimer(this.#timedOut)
    else this.#finishSoon()
  }

  readonly #resolved = (result: unknown): void => this.#answered('promise', result)

  readonly #rejected = (error: unknown): void => {
    restoreBuiltIns()
    this.#failed('promise', error, thrownDocument(error), platformErrors.invocation.code)
  }

  #calledBack(error: unknown, data: unknown): void {
    if (error) {
      restoreBuiltIns()
      this.#failed('callback', error, calledBackDocument(error), platformErrors.entry.code)
    } else this.#answered('callback', data)
  }

  #answered(via: 'promise' | 'callback', result: unknown): void {
    if (!this.#isFirst()) return
    const duration = now() - this.#start
    // Serialised at once, as on the platform: what the handler does to the result afterwards is not sent.
    const outcome = this.#answerOutcome(via, result)
    outcome.duration = duration
    this.#end(outcome)
  }

  #answerOutcome(via: 'promise' | 'callback', result: unknown): Mutable<Outcome> {
    const huge = hugeBody(result)
    if (huge !== undefined) return this.#tooLarge(result, huge)
    let text: string
    try {
      // Before anything is put back: the platform's runtime has the handler's JSON.stringify too.
      text = resultText(result)
      restoreBuiltIns()
    } catch (error) {
      restoreBuiltIns()
      const kind = platformErrors.notSerialisable
      return { ...this.#failure('serialise', error, calledBackDocument(error, kind), kind.code), result }
    }
    const bytes = tooManyBytes(text)
    if (bytes !== undefined) return this.#tooLarge(result, bytes)
    return new Answered(via, result, text, this.#context, this.#request.requestId)
  }

  #tooLarge(result: unknown, bytes: number): Mutable<Outcome> {
    restoreBuiltIns()
    const message = `response body size ${bytes} exceeds the limit of ${resultLimit}`
    return { ...this.#failure('serialise', message, message, platformErrors.tooLarge.code), result }
  }

  #failed(via: 'promise' | 'callback' | 'throw', error: unknown, text: string, errorCode: number): void {
    if (this.#isFirst()) this.#end(this.#failure(via, error, text, errorCode))
  }

  #failure(
    via: NonNullable<Outcome['via']>,
    error: unknown,
    text: string,
    errorCode: number,
  ): Mutable<Outcome> {
    return {
      kind: 'failed',
      via,
      text,
      error,
      errorCode,
      settlements: 1,
      unhandledRejections: noRejections,
      logs: this.#context.logs,
      secrets: this.#context.secrets as unknown as Secrets,
      requestId: this.#request.requestId,
      duration: now() - this.#start,
    }
  }

  #lateOutcome(settlements: number): Mutable<Outcome> {
    const { timeout, requestId } = this.#request
    const kind = platformErrors.timeout
    return {
      kind: 'timed-out',
      text: namedDocument('TimeoutError', `the function did not settle within ${timeout} ms`, kind),
      errorCode: kind.code,
      settlements,
      unhandledRejections: noRejections,
      logs: this.#context.logs,
      secrets: this.#context.secrets as unknown as Secrets,
      requestId,
      duration: timeout,
    }
  }

  #isFirst(): boolean {
    if (this.#outcome === undefined) return true
    this.#outcome.settlements++
    return false
  }

  #end(outcome: Mutable<Outcome>): void {
    this.#cancelTimer?.()
    // A handler that blocked the thread past its limit settles before any timer could fire.
    this.#outcome = outcome.duration > this.#request.timeout ? this.#lateOutcome(1) : outcome
    if (this.#returned) this.#finishSoon()
  }

  readonly #timedOut = (): void => {
    if (this.#outcome !== undefined) return
    this.#outcome = this.#lateOutcome(0)
    this.#finish()
  }

  #finishSoon(): void {
    if (this.#maySettleTwice) nextTurn(this.#finish)
    else this.#finish()
  }

  readonly #finish = (): void => {
    const outcome = this.#outcome!
    if (this.#ignoredReturn !== undefined) outcome.ignoredReturn = this.#ignoredReturn
    this.#resolve(outcome)
  }
}
