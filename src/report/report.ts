import type { Breach, ClientView, Outcome } from '../contract.js'
import type { Evidence } from '../evidence.js'
import type { RuleName } from '../rule-severities.js'
import type { Coverage } from './coverage.js'

/** The phases of a check, in their order. */
export const phaseNames = ['saved', 'examples', 'boundary', 'random', 'delivery', 'invalid'] as const
/** A phase of a check, in the order of `phaseNames`. */
export type PhaseName = (typeof phaseNames)[number]

/** One difference between an event and the golden event. */
export interface Change {
  /** JSON Pointer into the event: `/body`. Steps through inner documents are written `/lts/data/(decoded)/logs/0`. */
  readonly pointer: string
  /** The golden value; absent when the golden event has no such member. */
  readonly from?: unknown
  /** The value of this event; absent when this event has no such member. */
  readonly to?: unknown
  /** What is worth knowing of the value: `JSON, base64 as sent: "bnVsbA=="`. */
  readonly note?: string
  /** Each of several other values in this place broke the contract in the same way: the exact one does not matter. */
  readonly anyValue?: true
}

/** One distinct breach of the contract, with the smallest event that shows it. */
export interface Violation {
  /** `family/name`. */
  readonly rule: string
  /** `error` breaks the contract, `warn` is reported. */
  readonly severity: 'error' | 'warn'
  /** One sentence: what is wrong. */
  readonly message: string
  /** JSON Pointer into the answer. */
  readonly pointer?: string
  /** The phase that found it. */
  readonly phase: PhaseName
  /** How the event came about: `documented example 1`, `boundary: /body is empty`, `random run 17`. */
  readonly scenario: string
  /** Of the weakest value that the event needs. */
  readonly evidence: Evidence
  /** What is wrong with the event, where it was meant to be refused (phase `invalid`). */
  readonly breach?: Breach
  /** The event as it was sent, after shrinking and restoring. */
  readonly event: unknown
  /** How the call with this event ended. */
  readonly outcome: Outcome
  /** What the handler threw. */
  readonly cause?: unknown
  /** The first line of the user's code in the stack of `cause`: `src/create-order.ts:14`. */
  readonly location?: string
  /**
   * The function of the user's code in which that line is: `totalOf`. Of one without a name the one that called it; the
   * file where none has a name.
   */
  readonly at?: string
  /**
   * The last errors and warnings that the handler printed with this event, each with the line of the user's code in
   * the stack that it shows. Absent when it printed none.
   */
  readonly printed?: readonly string[]
  /**
   * Where the answer tells of an error and the handler logged none: the last errors that it threw and caught with this
   * event, each with the line of the user's code in its stack. Absent when there were none.
   */
  readonly caught?: readonly string[]
  /**
   * What else is to be known of it: that the event alone need not show it, that only a form shows it which nobody has
   * seen. Absent without any.
   */
  readonly remarks?: readonly string[]
  /** The event as changes to the golden event. */
  readonly changes: readonly Change[]
  /** The limit that ended shrinking, in words; absent when no smaller event was found within the limits. */
  readonly shrinkLimit?: string
  /** The token for `replay`. */
  readonly replay: string
  /** The event alone need not show it: earlier events, time or chance decide too. It is kept in no file. */
  readonly unsteady?: true
  /**
   * JSON Pointers of credentials that the author's own event held: `***` stands in their place, also in the token and
   * in the file. Absent without any.
   */
  readonly masked?: readonly string[]
  /**
   * The file that keeps it, relative to the working folder: written by this run, or, in the phase `saved`, the one
   * that showed it again.
   */
  readonly caseFile?: string
  /** What the client would have seen, where the contract explains it. */
  readonly client?: ClientView
}

/** What is shown of a violation, whatever became of the handler's own values. */
export type ShownViolation = Omit<Violation, 'outcome' | 'cause'>

/** A violation that is left as it is for now; the more its members say, the less it covers. */
export interface KnownEntry {
  /** The name of the rule that is broken. */
  readonly rule: RuleName
  /** JSON Pointer into the answer, as a report names it. Default: any. */
  readonly pointer?: string
  /** The function in which it was thrown, as `at` of a violation names it: no line, for lines move. Default: any. */
  readonly at?: string
  /** A part of its message. Numbers, `null` and `undefined`, and texts of the event may be others. Default: any. */
  readonly message?: string
  /** Why, or where it is tracked. */
  readonly reason: string
}

/** What became of one saved case. */
export interface CaseResult {
  /** Relative to the working folder where it lies within. */
  readonly file: string
  /**
   * - `failing`: it shows its violation again
   * - `changed`: it shows another one
   * - `fixed`: it shows none any more
   * - `skipped`: it was not run, or holds no case, for a reason
   */
  readonly state: 'failing' | 'changed' | 'fixed' | 'skipped'
  /** Why it was skipped, or which rule is broken now; absent for the other states. */
  readonly reason?: string
}

/** What one phase did. */
export interface PhaseReport {
  /** Which phase. */
  readonly name: PhaseName
  /** Handler calls with an event of this phase, shrinking left out. */
  readonly runs: number
  /** Milliseconds. */
  readonly duration: number
  /** Why the phase ended early; absent when it did not. */
  readonly stopped?: string
}

/** One call of the handler that took long. */
export interface SlowCall {
  /** Milliseconds. */
  readonly duration: number
  /** The phase of its event. */
  readonly phase: PhaseName
  /** How its event came about. */
  readonly scenario: string
  /** The token for `replay`. */
  readonly replay: string
}

/** Figures of a check. */
export interface Statistics {
  /** How often each end was met, by status code (`200`) or outcome (`answered`, `failed`, `timed-out`). */
  readonly answers: Readonly<Record<string, number>>
  /** Milliseconds of the slowest call. */
  readonly slowest: number
  /** The slowest calls of the phases, at most five, the slowest first. */
  readonly slowestCalls: readonly SlowCall[]
  /** All handler calls, shrinking included. */
  readonly calls: number
}

/** What a check found: pure data, apart from events, outcomes and causes that are the handler's own values. */
export interface ContractReport {
  /** No violation of severity error, no outdated entry of `knownViolations`, and no coverage below its minimum. */
  readonly ok: boolean
  /** The name of the contract. */
  readonly contract: string
  /** The seed of the random phase. */
  readonly seed: number
  /** Severity error, worst first. */
  readonly violations: readonly Violation[]
  /** What the option `knownViolations` names, each with its reason: it breaks nothing. Absent without the option. */
  readonly known?: readonly (Violation & { readonly reason: string })[]
  /** Entries of `knownViolations` that no longer occur: they fail until they are deleted. Absent without the option. */
  readonly outdated?: readonly KnownEntry[]
  /** Severity warn. */
  readonly warnings: readonly Violation[]
  /** Sentences that make a hollow pass visible. */
  readonly health: readonly string[]
  /** The phases that ran, in their order. */
  readonly phases: readonly PhaseReport[]
  /** Figures of the whole check. */
  readonly statistics: Statistics
  /** How much of the event's schema the events met; absent without the option `coverage`. */
  readonly coverage?: Coverage
  /** What became of the saved cases; absent where none are kept. */
  readonly saved?: readonly CaseResult[]
}
