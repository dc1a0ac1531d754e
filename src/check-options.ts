import type { AnyHandler, Outcome } from './contract.js'
import type { DictionaryOption } from './dictionary/dictionary.js'
import type { Evidence } from './evidence.js'
import type { KnownEntry, PhaseName } from './report/report.js'
import type { RuleSeverities } from './rule-severities.js'

/** Options of `checkContract`, `assertContract` and `describeContract`. */
export interface CheckOptions<E = any, P = any> {
  /**
   * The phases to run. Default: all of `saved` (where cases are kept), `examples`, `boundary`, `random`, `delivery`,
   * and `invalid` where the contract says what is invalid.
   */
  readonly phases?: readonly PhaseName[]
  /** Events of the random phase. Default 100 (or fast-check's global `numRuns`). */
  readonly numRuns?: number
  /** fast-check's seed. Default: drawn anew and printed in the report. */
  readonly seed?: number
  /** fast-check's path into the random phase, as a report prints it. */
  readonly path?: string
  /** Run only this: the token that a report prints, the path of a case file (it ends in `.json`), or an event. */
  readonly replay?: string | E
  /**
   * The folder in which violations are kept as files, one folder in it for each handler and contract; they are tried
   * first from then on (phase `saved`). `false`: none. Default: `__cases__` beside the test file for
   * `describeContract`, none otherwise. Nothing is written where the environment says `CI`.
   */
  readonly cases?: string | false
  /** The author's own events, run with the documented ones in the phase `examples`. */
  readonly examples?: readonly E[]
  /** Milliseconds per phase. Default: no limit. */
  readonly maxTime?: number
  /**
   * Awaited before every call, shrinking included: reset a database, a mock. In the phase `delivery` once before an
   * event and its redeliveries, which are to meet what the first delivery left behind.
   */
  readonly beforeEvent?: (event: E) => unknown
  /** Awaited after every call; in the phase `delivery` once after an event and its redeliveries. */
  readonly afterEvent?: (event: E) => unknown
  /** Makes the handler for each call (for each sequence of deliveries), instead of the handler that was given. */
  readonly create?: () => AnyHandler
  /**
   * Runs the handler, given by file and export, in a process of its own: loops without end, `process.exit`, crashes and
   * lack of memory are violations then. `memory`: megabytes of its heap, default 512. Default false.
   */
  readonly isolate?: boolean | { readonly memory?: number }
  /**
   * Shows what the handler prints. Default: only with `replay`; a check of thousands of events keeps it for the report of
   * a violation, and for the rule `handler/leaks-secret`.
   */
  readonly logs?: boolean
  /** Overrides of the context, as `fakeContext` takes them. */
  readonly context?: object
  /** Milliseconds for one call. Default 3000, as on the platform. */
  readonly timeout?: number
  /** Severities by rule name: `off`, `warn` or `error`. Default: those of the contract. */
  readonly rules?: RuleSeverities
  /**
   * Violations that are left as they are for now, by rule, JSON Pointer into the answer, function that threw and part
   * of the message: reported as known, and no failure. An entry that no longer occurs fails, once all phases have run.
   */
  readonly knownViolations?: readonly KnownEntry[]
  /** Errors that are right: true accepts. */
  readonly expectedErrors?: (error: unknown, event: E) => boolean
  /** Statuses of 500 and above that are right. Default none. */
  readonly allowedStatuses?: readonly number[]
  /** Only events for which it is true, within a budget of 100 misses for each event on average. */
  readonly when?: (event: E) => boolean
  /**
   * The author's own law about valid events: throws or rejects (or returns false) when it does not hold. `decoded` holds
   * the documents inside the event and its answer, where the contract knows them: `{ requestBody, responseBody }`.
   */
  readonly property?: (event: E, outcome: Outcome, decoded: P) => unknown
  /** Levels of evidence to draw events from. Default `documented`, `observed`, `inferred`. */
  readonly evidence?: readonly Evidence[]
  /**
   * Constants that are tried in the events, where the schema allows them: `'source'` reads them from the handler's
   * own source, and where that names anything outside of itself, from its module and the project files that it
   * imports; or values, or files to read; `false` for none. Default `'source'`.
   */
  readonly dictionary?: DictionaryOption
  /**
   * Measures how much of the event's schema the events met, and which places the handler's answer depended on:
   * `report.coverage`. With `minimum` (a share from 0 to 1) the check fails below it, once all phases have run. Default
   * false: measuring takes about as long as a trivial handler's calls.
   */
  readonly coverage?: boolean | { readonly minimum?: number }
  /** fast-check arbitraries by JSON Pointer into the event; what they give must satisfy the schema there. */
  readonly overrides?: Readonly<Record<string, unknown>>
  /** fast-check arbitraries of strings by the name of a `format`. */
  readonly formats?: Readonly<Record<string, unknown>>
}
