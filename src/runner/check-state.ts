import type { CheckOptions } from '../check-options.js'
import type { Contract, Outcome } from '../contract.js'
import type { CoverageBook } from '../coverage/coverage-book.js'
import type { CaseResult } from '../report/report.js'
import type { CheckPlan } from '../validate-options.js'
import type { Caller } from './call/call.js'
import { CallRecord, type RecordOwner } from './call/call-record.js'
import { showsOutput } from './call/handler-output.js'
import type { EventSource } from './events/event-source.js'
import type { Grounds } from './events/grounds.js'
import type { FindingBook, Origin } from './findings.js'
import type { Judge } from './judge.js'
import type { Tally } from './statistics.js'

/**
 * A call that is over, held until a turn of the event loop has shown what it left behind. A class for the reason that
 * {@link CallRecord} is one.
 */
export class HeldCall<E> implements RecordOwner {
  readonly record: CallRecord<E>
  /** The event before the contract completed it. */
  readonly planned: E
  readonly origin: Origin
  outcome: Outcome | undefined
  /** Settlements, and errors that went astray, that were judged already. */
  settlements = 0
  strays = 0
  /** When it was over, in milliseconds. */
  overAt = 0
  readonly #state: CheckState<E>

  constructor(state: CheckState<E>, event: E, origin: Origin) {
    this.record = new CallRecord(state.contract.complete?.(event) ?? event, this)
    this.planned = event
    this.origin = origin
    this.#state = state
  }

  strayed(): void {
    this.#state.late.add(this)
  }

  printed(text: string): boolean {
    return showsPrinted(this.#state, text)
  }
}

/** What the phases of one check share. */
export interface CheckState<E> {
  readonly contract: Contract<E>
  readonly options: CheckOptions<E>
  readonly plan: CheckPlan<E>
  readonly source: EventSource<E>
  readonly caller: Caller<E>
  readonly judge: Judge<E>
  readonly book: FindingBook<E>
  readonly tally: Tally
  /** Events of the listed phases that the handler took otherwise than the golden one. */
  readonly grounds: Grounds<E>
  /** What the events met of their schema; absent where nobody asks. */
  readonly coverage?: CoverageBook<E>
  /** What the phase `saved` found of its cases. */
  readonly saved: CaseResult[]
  /** Sentences for the end of the report. */
  readonly notes: string[]
  /** Calls of the current batch. */
  held: HeldCall<E>[]
  /** Calls with rejections or exceptions that were not judged yet, of any batch. */
  readonly late: Set<HeldCall<E>>
  /** Calls that were not waited for until their limit, and have not settled. */
  readonly cut: HeldCall<E>[]
  /** Those that have settled since, and are to be made again. */
  readonly wronglyCut: HeldCall<E>[]
  /** Why the check is to end now; undefined while it is not. */
  readonly halt: { reason: string | undefined }
  /** The first valid event that the handler accepted, where the contract can tell. */
  accepted: { readonly event: E } | undefined
  /** Whether the golden event, or the one that is replayed, was answered when it came first; undefined before that. */
  firstAnswered: boolean | undefined
  /** Deliveries that did not wait for the phase of that name. */
  deliveredEarly: number
  /** The lines that a fault of a later delivery is known of. */
  readonly redelivered: Set<string>
  /** How the golden event came about when it was sent first; undefined before that. */
  firstGolden: Origin | undefined
  /** The platform does not load the handler: no event can change that. */
  notLoaded: boolean
}

/** A call whose rejections and exceptions are found again at the next sweep, however late they come. */
export function holdCall<E>(state: CheckState<E>, event: E, origin: Origin): HeldCall<E> {
  return new HeldCall(state, event, origin)
}

function showsPrinted<E>({ options, caller }: CheckState<E>, text: string): boolean {
  if (showsOutput(options)) return true
  caller.counter.dropped += text.split('\n').length
  return false
}
