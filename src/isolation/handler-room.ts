import type { CallRequest, Outcome, Runtime } from '../contract.js'
import { HandlerNotFoundError } from '../errors.js'
import { notInitialized } from '../runner/call/call.js'
import { unloadedText } from '../runner/call/load-error.js'
import { loadingTime } from '../runner/call/load-handler.js'
import { nextTurn } from '../runner/call/real-time.js'
import { currentSink } from '../runner/call/stray-errors.js'
import { createWatchdog } from '../runner/call/watchdog.js'
import { CallBook, type OpenCall } from './call-book.js'
import { deathOf, failureError, unstartable } from './endings.js'
import { type HandlerProcess, type ProcessEnd, startProcess } from './handler-process.js'
import type { ChildMessage, ChildRequest, ModuleExport, RequestOfCall } from './messages.js'
import { type Portable, portable } from './portable-value.js'
import { lateInitialization, timedOutOutcome } from './timed-out-outcome.js'

export interface RoomOptions {
  /** A file with an export, in any notation. */
  readonly handler: unknown
  readonly runtime: Runtime
  /** Where the process finds the runtime. */
  readonly module: ModuleExport
  /** Megabytes of heap. */
  readonly memory: number
  /** Milliseconds of one call. */
  readonly timeout: number
  readonly cwd: string
  /** Whether a text that the process prints is passed on. */
  readonly isShown: (text: string) => boolean
}

type InitializeRequest = Omit<CallRequest, 'handler' | 'event'>

/** A question whose answer is waited for; there is one at a time. */
interface Question {
  readonly answer: (message: ChildMessage) => void
  readonly fail: (error: Error) => void
}

/** Why a question has no answer. */
class ProcessGone extends Error {
  readonly end: ProcessEnd

  constructor(end: ProcessEnd) {
    super(end.how)
    this.end = end
  }
}

/**
 * A handler in a process of its own, as long as that lasts: the process ends when a call exceeds its limit and more,
 * or by what the handler does, and the next call starts another one.
 */
export class HandlerRoom {
  readonly #options: RoomOptions
  readonly #watchdog = createWatchdog()
  readonly #book = new CallBook()
  #process: HandlerProcess | undefined
  #isReady = false
  #question: Question | undefined
  #initialization: RequestOfCall | undefined
  #initializationProblem: string | undefined
  readonly #contexts = new WeakMap<object, Portable>()

  constructor(options: RoomOptions) {
    this.#options = options
  }

  /** Whether the handler's module has an initializer. Rejects with a HandlerNotFoundError. */
  async load(): Promise<boolean> {
    const { handler, module: runtime, timeout, memory } = this.#options
    this.#start()
    try {
      const limit = loadingTime(timeout)
      const said = await this.#ask({ type: 'load', handler, runtime, memory }, limit, unloadedText(limit))
      this.#isReady = true
      return said.type === 'loaded' && said.hasInitializer
    } catch (error) {
      throw error instanceof ProcessGone ? unstartable(handler, error.end) : error
    }
  }

  /** As the runtime would: the text of the problem, or undefined. */
  async initialize(request: InitializeRequest): Promise<string | undefined> {
    this.#initialization = this.#partsOf(request)
    this.#initializationProblem = await this.#initializeAgain(request)
    return this.#initializationProblem
  }

  async #initializeAgain(request: InitializeRequest | RequestOfCall): Promise<string | undefined> {
    const { timeout } = request
    try {
      const asked: ChildRequest = { type: 'initialize', ...this.#initialization! }
      const said = await this.#ask(asked, timeout + graceOf(timeout), tooLate)
      return said.type === 'initialized' ? said.problem : undefined
    } catch (error) {
      if (!(error instanceof ProcessGone)) throw error
      if (error.end.how === tooLate)
        return lateInitialization(this.#options.runtime, timeout, request.requestId)
      return `the initializer ended its process: ${error.end.how}`
    }
  }

  /** Never rejects for what the handler does to its process: that is told to the call's sink. */
  async call(request: CallRequest): Promise<Outcome> {
    const sink = currentSink()
    if (!this.#isReady) {
      const problem = await this.#startAgain()
      if (problem instanceof Error) sink?.died({ how: problem.message, error: problem })
      else if (problem !== undefined) return notInitialized(problem, request.requestId)
    }
    return new Promise((resolve, reject) => {
      this.#send(this.#book.open({ request, sink, resolve, reject }))
    })
  }

  async #startAgain(): Promise<string | HandlerNotFoundError | undefined> {
    try {
      await this.load()
    } catch (error) {
      if (error instanceof HandlerNotFoundError) return error
      throw error
    }
    if (this.#initialization === undefined) return undefined
    return this.#initializeAgain(this.#initialization)
  }

  #send(call: OpenCall): void {
    const { request, id } = call
    const timeout = request.patience ?? request.timeout
    const limit = timeout + graceOf(timeout) + (request.tellsThrown === true ? lookingTime : 0)
    call.cancel = this.#watchdog.start(limit, () => void this.#overdue(call))
    const event = portable(request.event)
    this.#process?.send({ type: 'call', id, event, ...this.#partsOf(request) })
  }

  #partsOf({ timeout, patience, requestId, context, tellsThrown }: InitializeRequest): RequestOfCall {
    return {
      timeout,
      ...(patience === undefined ? {} : { patience }),
      requestId,
      ...(context === undefined ? {} : { context: this.#contextOf(context) }),
      ...(tellsThrown === undefined ? {} : { tellsThrown }),
    }
  }

  #contextOf(context: object): Portable {
    const known = this.#contexts.get(context) ?? portable(context)
    this.#contexts.set(context, known)
    return known
  }

  /** The process answers neither in time nor by saying that the time is over: its thread is blocked. */
  async #overdue(call: OpenCall): Promise<void> {
    // This process may have been busy itself: what has been said meanwhile is read first.
    await nextTurn()
    await nextTurn()
    if (!this.#book.isOpen(call)) return
    this.#leave()
    this.#book.close(call, await timedOutOutcome(this.#options.runtime, call.request))
  }

  /** Resolves when what the calls so far have left to be done at once is done, and told to their sinks. */
  async turn(): Promise<void> {
    const { timeout } = this.#options
    if (!this.#isReady) await nextTurn()
    else {
      const limit = timeout + graceOf(timeout)
      await this.#ask({ type: 'turn' }, limit, 'it blocked its thread after the call').catch(
        (error: unknown) => {
          if (error instanceof ProcessGone) this.#blame(error.end)
        },
      )
    }
    this.#book.tellLate()
  }

  async close(): Promise<void> {
    this.#watchdog.dispose()
    await this.renew()
  }

  /** Ends the process; the next call starts another one. */
  async renew(): Promise<void> {
    const process = this.#process
    this.#process = undefined
    this.#isReady = false
    await process?.close()
  }

  #start(): void {
    const process = startProcess(this.#options, {
      message: (message) => {
        if (this.#process === process) this.#receive(message)
      },
      ended: (end) => {
        if (this.#process === process) this.#ended(end)
      },
    })
    this.#process = process
  }

  /** Kills the process and does not wait for its end. */
  #leave(): void {
    this.#process?.kill()
    this.#process = undefined
    this.#isReady = false
  }

  #ask(request: ChildRequest, limit: number, late: string): Promise<ChildMessage> {
    return new Promise((resolve, reject) => {
      const settle = (step: () => void): void => {
        cancel()
        this.#question = undefined
        step()
      }
      const question: Question = {
        answer: (message) => settle(() => resolve(message)),
        fail: (error) => settle(() => reject(error)),
      }
      const cancel = this.#watchdog.start(limit, () => {
        if (this.#question !== question) return
        this.#leave()
        question.fail(new ProcessGone({ how: late, stack: '' }))
      })
      this.#question = question
      this.#process?.send(request)
    })
  }

  #receive(message: ChildMessage): void {
    switch (message.type) {
      case 'outcome':
      case 'rejected':
      case 'crashed':
      case 'settled':
        this.#book.note(message)
        break
      case 'over':
        this.#allowTransfer(message.id)
        break
      case 'failed':
        if (message.id === undefined) this.#question?.fail(failureError(message.failure))
        else this.#book.reject(message.id, failureError(message.failure))
        break
      default:
        this.#question?.answer(message)
    }
  }

  #allowTransfer(id: number): void {
    const call = this.#book.get(id)
    if (call === undefined) return
    call.cancel()
    const limit = call.request.timeout + transferTime
    call.cancel = this.#watchdog.start(limit, () => void this.#overdue(call))
  }

  #ended(end: ProcessEnd): void {
    this.#process = undefined
    this.#isReady = false
    const question = this.#question
    if (question === undefined) this.#blame(end)
    else question.fail(new ProcessGone(end))
  }

  #blame(end: ProcessEnd): void {
    // A call that was only present when another one's timer ended the process is made again.
    for (const call of this.#book.blame(deathOf(end), end.id)) void this.#repeat(call)
  }

  async #repeat(call: OpenCall): Promise<void> {
    const problem = await this.#startAgain().catch((error: unknown) => error)
    if (problem === undefined) this.#send(call)
    else this.#book.blame({ how: String(problem), error: new Error(String(problem)) }, call.id)
  }
}

/** Milliseconds in which a long answer, or an error with all that it holds, is told. */
const transferTime = 1000
/** Milliseconds in which the engine gets ready to tell what is thrown. */
const lookingTime = 2000
const tooLate = 'it did not settle in time'

/** Milliseconds for which a process may be late with saying that the time is over. */
function graceOf(timeout: number): number {
  return Math.max(100, Math.min(500, timeout / 2))
}
