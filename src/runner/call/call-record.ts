import type { LogRecord, Outcome } from '../../contract.js'
import { keepPrinted } from './handler-output.js'
import type { Death, StraySink } from './stray-errors.js'

/** Who is told of what a call lets go astray. */
export interface RecordOwner {
  /** Called for each error, however late. */
  readonly strayed: () => void
  /** Called with each text that the call printed; returns whether it is shown as well. */
  readonly printed: (text: string) => boolean
}

const none: readonly never[] = []

/**
 * One call in progress and what is noticed of it later: it collects what the call lets go astray.
 *
 * A class, and without lists where there is nothing to list: many records at a time outlive what is made beside them,
 * and the engine would then make the literals of all of them where garbage is dear to find.
 */
export class CallRecord<E> implements StraySink {
  readonly event: E
  readonly #owner: RecordOwner | undefined
  #rejections: unknown[] | undefined
  #exceptions: unknown[] | undefined
  #lines: LogRecord[] | undefined
  death: Death | undefined
  /** Ends the call that is in progress; undefined when none is. */
  end: ((outcome: Outcome) => void) | undefined

  constructor(event: E, owner?: RecordOwner) {
    this.event = event
    this.#owner = owner
  }

  get rejections(): readonly unknown[] {
    return this.#rejections ?? none
  }

  get exceptions(): readonly unknown[] {
    return this.#exceptions ?? none
  }

  get lines(): readonly LogRecord[] {
    return this.#lines ?? none
  }

  rejected(reason: unknown): void {
    this.#rejections ??= []
    this.#rejections.push(reason)
    this.#owner?.strayed()
  }

  crashed(reason: unknown): void {
    this.#exceptions ??= []
    this.#exceptions.push(reason)
    this.#owner?.strayed()
    this.end?.(crashOf(reason))
  }

  died(death: Death): void {
    this.death = death
    this.#owner?.strayed()
    this.end?.(crashOf(death.error))
  }

  printed(level: string, text: string): boolean {
    this.#lines ??= []
    keepPrinted(this.#lines, level, text)
    return this.#owner?.printed(text) ?? true
  }

  isRunning(): boolean {
    return this.end !== undefined
  }
}

/** How a call ends whose process has ended: nothing settled, and there is nothing to send on. */
function crashOf(error: unknown): Outcome {
  return {
    kind: 'failed',
    text: '',
    error,
    settlements: 0,
    unhandledRejections: [],
    logs: [],
    secrets: {},
    requestId: '',
    duration: 0,
  }
}
