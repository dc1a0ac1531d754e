import type { CallRequest, Outcome } from '../contract.js'
import type { Death, StraySink } from '../runner/call/stray-errors.js'
import { deathOf } from './endings.js'
import type { ChildMessage } from './messages.js'
import { outcomeReader } from './portable-outcome.js'
import { revive } from './revive-value.js'

/** A call that was sent to another process and whose outcome is not known yet. */
export interface OpenCall {
  readonly id: number
  readonly request: CallRequest
  readonly sink: StraySink | undefined
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (error: Error) => void
  /** Ends the watch over its limit. */
  cancel: () => void
}

/** A call that is over; more may be heard of it. */
interface OverCall {
  readonly sink: StraySink | undefined
  readonly outcome: { settlements: number } | undefined
}

type Note = Extract<ChildMessage, { readonly type: 'outcome' | 'rejected' | 'crashed' | 'settled' }>

/** Calls that are over and of which more may be heard. */
const maxOver = 1000

/** The calls in another process: what is open, what is over, and what is still to be told of the latter. */
export class CallBook {
  #lastId = 0
  #read = outcomeReader()
  readonly #open = new Map<number, OpenCall>()
  readonly #over = new Map<number, OverCall>()
  #lastOver: number | undefined
  /** Told at the next turn, as in one process: until then a call that is over is judged by its outcome alone. */
  #late: (() => void)[] = []

  open(call: Omit<OpenCall, 'id' | 'cancel'>): OpenCall {
    this.#lastId += 1
    const opened: OpenCall = { ...call, id: this.#lastId, cancel: () => {} }
    this.#open.set(opened.id, opened)
    return opened
  }

  get(id: number): OpenCall | undefined {
    return this.#open.get(id)
  }

  isOpen(call: OpenCall): boolean {
    return this.#open.get(call.id) === call
  }

  close(call: OpenCall, outcome: Outcome): void {
    this.#end(call, outcome)
    call.resolve(outcome)
  }

  reject(id: number, error: Error): void {
    const call = this.#open.get(id)
    if (call === undefined) return
    this.#end(call, undefined)
    call.reject(error)
  }

  note(message: Note): void {
    const call = this.#open.get(message.id)
    if (message.type === 'outcome') {
      const outcome = this.#read(message.outcome)
      if (call === undefined) return
      if (isOutcome(outcome)) this.close(call, outcome)
      else this.#noteBroken(call)
    } else if (message.type === 'settled') {
      const over = this.#over.get(message.id)
      const { settlements } = message
      this.#late.push(() => {
        if (over?.outcome !== undefined) over.outcome.settlements = settlements
      })
    } else if (call === undefined) {
      const sink = this.#over.get(message.id)?.sink
      this.#late.push(() => sink?.[message.type](revive(message.reason)))
    } else this.#noteStray(call, message)
  }

  #noteStray(
    call: OpenCall,
    { type, reason }: Extract<Note, { readonly type: 'rejected' | 'crashed' }>,
  ): void {
    // An exception that nobody catches ends its call.
    if (type === 'crashed') this.#end(call, undefined)
    call.sink?.[type](revive(reason))
  }

  #noteBroken(call: OpenCall): void {
    this.#end(call, undefined)
    call.sink?.died(deathOf({ how: 'it replaced what the runtime itself uses, such as Promise', stack: '' }))
  }

  /** Tells the call that ended the process: the one that is named, the open one, or the last. Returns the other open ones. */
  blame(death: Death, id: number | undefined): readonly OpenCall[] {
    const open = [...this.#open.values()]
    const named = id ?? open[0]?.id ?? this.#lastOver
    const guilty = open.find((call) => call.id === named)
    // What the next process says starts from nothing.
    this.#read = outcomeReader()
    for (const call of open) call.cancel()
    if (guilty === undefined) {
      const sink = named === undefined ? undefined : this.#over.get(named)?.sink
      this.#late.push(() => sink?.died(death))
    } else {
      this.#end(guilty, undefined)
      guilty.sink?.died(death)
    }
    return open.filter((call) => call !== guilty)
  }

  tellLate(): void {
    const late = this.#late
    this.#late = []
    for (const tell of late) tell()
  }

  #end(call: OpenCall, outcome: Outcome | undefined): void {
    call.cancel()
    this.#open.delete(call.id)
    this.#over.set(call.id, { sink: call.sink, outcome })
    this.#lastOver = call.id
    if (this.#over.size > maxOver) this.#over.delete(this.#over.keys().next().value!)
  }
}

/** A handler that replaces what all modules share makes its runtime give anything. */
function isOutcome({ kind, text, logs }: Partial<Outcome>): boolean {
  return typeof kind === 'string' && typeof text === 'string' && Array.isArray(logs)
}
