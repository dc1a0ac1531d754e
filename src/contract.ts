import type { Evidence } from './evidence.js'
import type { TypedSchema } from './typed-schema.js'

/** How much a finding counts: `error` breaks the contract, `warn` is reported, `off` is not looked at. */
export type Severity = 'error' | 'warn' | 'off'

/** Any handler function, as a runtime calls it: (event, context) or (event, context, callback). */
export type AnyHandler = (...args: any[]) => unknown

/** One line that the handler logged through its context or the console. */
export interface LogRecord {
  /** `DEBUG`, `INFO`, `WARN` or `ERROR`. */
  readonly level: string
  /** The line, formatted. */
  readonly text: string
}

/**
 * How one call of a handler ended, as the platform would have seen it.
 *
 * - `answered`: it settled with a result, sent on as `text`
 * - `failed`: it threw, rejected or called back with an error (`error`), or its result cannot be sent on
 * - `timed-out`: it did not settle within the limit
 * - `not-loaded`: the platform refuses to call it at all (`error` says why)
 */
export interface Outcome {
  /** How the call ended, in a word. */
  readonly kind: 'answered' | 'failed' | 'timed-out' | 'not-loaded'
  /** How it settled; absent when it did not. */
  readonly via?: 'promise' | 'callback' | 'throw' | 'serialise'
  /** What the handler returned or passed to the callback, as it was; only when it gave a result. */
  readonly result?: unknown
  /** What is sent on: the result as text, or the error document of the platform. Empty when there is none. */
  readonly text: string
  /** What was thrown, rejected or called back, as it was. */
  readonly error?: unknown
  /** The platform's error code, e.g. 4002. */
  readonly errorCode?: number
  /** A value that the handler returned synchronously and the runtime ignored. */
  readonly ignoredReturn?: { readonly value: unknown }
  /** How often the handler settled (resolve, reject, callback) while it was watched. */
  readonly settlements: number
  /** Rejections that nobody handled, attributed to this call. */
  readonly unhandledRejections: readonly unknown[]
  /**
   * Exceptions that nobody caught, thrown in a callback (a timer, an emitter, a stream) and attributed to this call.
   * Where one ended the call, it `failed` without a `via`, and is its `error` too.
   */
  readonly uncaughtExceptions?: readonly unknown[]
  /**
   * How the process ended in which an isolated handler ran (`it called process.exit(3)`), during this call or by what
   * the call left behind. Where that ended the call, it `failed` without a `via`.
   */
  readonly death?: string
  /** Names that this call gave to all objects or lists, by their prototype; they were taken away again. */
  readonly polluted?: readonly string[]
  /**
   * Stacks of the errors that were thrown during the call, caught ones too, in their order; only of a call that was made
   * to look for them.
   */
  readonly thrown?: readonly string[]
  /** What the handler logged during the call. */
  readonly logs: readonly LogRecord[]
  /** Credential values that the context of this call held, by name. */
  readonly secrets: Readonly<Record<string, string>>
  /** The ID of the request, as the context gave it. */
  readonly requestId: string
  /** Milliseconds from the call to its settlement (or to the limit). */
  readonly duration: number
}

/** What a runtime gets to make one call. */
export interface CallRequest {
  /** The function to call. */
  readonly handler: AnyHandler
  /** A copy of the event that is the handler's own: it may mutate it. */
  readonly event: unknown
  /** The limit of one call in milliseconds. */
  readonly timeout: number
  /** Milliseconds after which the check waits no longer, where that is less than the limit: `startTimer` knows. */
  readonly patience?: number
  /** Equal for the deliveries of the same event (a redelivery keeps its request ID), else new for each call. */
  readonly requestId: string
  /** The author's overrides of the context; what they may be is the runtime's to say. */
  readonly context?: object
  /** Whether the outcome is to tell what was thrown; who makes the call looks at that, no runtime has to. */
  readonly tellsThrown?: true
  /** Calls back once when the limit is over, unless cancelled: one shared watchdog instead of a timer per call. */
  readonly startTimer: (callback: () => void) => () => void
}

/** Calls a handler once. */
export interface RuntimeCall {
  (request: CallRequest): Promise<Outcome>
  /** It may call `settled` with the outcome instead, later or at once, and return undefined. */
  (request: CallRequest, settled: (outcome: Outcome) => void): Promise<Outcome> | undefined
}

/** How a platform runs a handler. It never throws or rejects for what the handler does. */
export interface Runtime {
  /** Why the platform would not load this function (wrong number of parameters); undefined when it would. */
  readonly refuses: (handler: AnyHandler) => string | undefined
  /** Runs the module's initializer, once before the first call; resolves to the error text, or undefined. */
  readonly initialize?: (
    initializer: AnyHandler,
    request: Omit<CallRequest, 'handler' | 'event'>,
  ) => Promise<string | undefined>
  /** Makes one call and resolves to how it ended. */
  readonly call: RuntimeCall
  /**
   * Where the process of an isolated handler finds this runtime: `url` as `import()` takes it (`import.meta.url` in
   * the module itself) and the name of the export. Without it the contract's handlers cannot be isolated.
   */
  readonly module?: { readonly url: string; readonly export: string }
}

/** Why an event is none that a handler may accept: the one thing in which it breaks what its author was promised. */
export interface Breach {
  /** What the author described: `requestBody`, `queryStringParameters`, `message`. */
  readonly of: string
  /** In words: `/price breaks minimum`. */
  readonly says: string
  /** The keyword that is broken; absent where it is no keyword's fault: a text that is no JSON. */
  readonly keyword?: string
  /** Where the keyword stands in the author's schema, as a URI fragment: `#/properties/price/minimum`. */
  readonly schemaPointer?: string
  /** To accept it counts no more than this. */
  readonly severity?: 'warn'
}

/** An event with one thing in it that a handler must not accept. */
export interface InvalidEvent<E = unknown> {
  /** As it is sent. */
  readonly event: E
  /** The one thing that is wrong with it. */
  readonly breach: Breach
}

/** What a contract knows of events that break what its author says. */
export interface InvalidEvents<E = any> {
  /** Each breach once, made of an event that the handler accepts; finite. */
  readonly events: (base: E) => readonly InvalidEvent<E>[]
  /** The breach of an event that the event schema refuses: one that is replayed, or was saved. */
  readonly breachOf: (event: E) => Breach
  /** The breach of an event that the event schema takes, where no schema can say it; undefined for a valid event. */
  readonly beyondSchema?: (event: E) => Breach | undefined
  /** Whether a handler has accepted a valid event. */
  readonly accepts: (outcome: Outcome) => boolean
  /** What a handler must not lose for the sake of what is invalid beside it; absent where an event is refused whole. */
  readonly kept?: KeptParts<E>
}

/** The valid parts of an event with invalid ones. */
export interface KeptParts<E = any> {
  /** The rule that a loss breaks. */
  readonly rule: string
  /** The author's word on what the handler has handled so far; it must run in the same process. */
  readonly processed: () => readonly unknown[]
  /** What is wrong with how an event was handled, told by what was processed before and after; undefined: nothing. */
  readonly judge: (
    event: E,
    before: readonly unknown[],
    after: readonly unknown[],
    outcome: Outcome,
  ) => Finding | undefined
}

/** What a rule sees of one call. */
export interface Judged<E = unknown> {
  /** As it was sent. */
  readonly event: E
  /** How the call ended. */
  readonly outcome: Outcome
  /** The contract that is checked. */
  readonly contract: Contract<E>
  /** The option `allowedStatuses`. */
  readonly allowedStatuses: readonly number[]
  /** The option `expectedErrors`. */
  readonly expectedErrors: ((error: unknown, event: E) => boolean) | undefined
  /** Why the event is invalid; absent for a valid one. */
  readonly breach?: Breach
}

/** What a rule found: at most one per fault. */
export interface Finding {
  /** One sentence: what is wrong and what was expected. */
  readonly message: string
  /** JSON Pointer into the answer, e.g. `/headers/x-count`. */
  readonly pointer?: string
  /** Instead of the rule's own severity. */
  readonly severity?: 'error' | 'warn'
  /** What the handler threw. */
  readonly cause?: unknown
  /** Whether the line of code is that of the error that the handler logged last: one that it caught. */
  readonly atLoggedError?: boolean
  /** What tells it from other findings of the rule at the same place, where several may be meant. */
  readonly subject?: string
}

/** One thing that an answer or a delivery owes. A rule of the user's has the same form as ours. */
export interface Rule<E = any> {
  /** `family/name`, e.g. `apig/status-code`. */
  readonly name: string
  /** The default severity. */
  readonly severity: Severity
  /** One sentence: what it demands. */
  readonly says: string
  /** How well it is known that the platform demands it. */
  readonly evidence: Evidence
  /** Where the fact comes from. */
  readonly source: string
  /** A short example that breaks it, and one that keeps it (JavaScript). */
  readonly bad: string
  /** An answer that keeps it, in a line of code. */
  readonly good: string
  /** What has to be given so that it demands anything, e.g. `responseBody`; absent where it demands something as it is. */
  readonly unset?: string
  /** Called for each outcome; absent for rules that the runner itself applies (deliveries, loading). */
  readonly judge?: (judged: Judged<E>) => readonly Finding[]
}

/** Another way in which the platform may deliver the same thing. */
export interface Delivery<E = unknown> {
  /** The rule that a failure breaks, e.g. `delivery/redelivery`. */
  readonly rule: string
  /** In words: `the same event again`. */
  readonly scenario: string
  /** The events that are delivered, in order. */
  readonly events: readonly E[]
  /** Whether they carry the request ID of the first delivery. */
  readonly sameRequestId: boolean
}

/** What the client behind the event source would have seen. */
export interface ClientView {
  /** HTTP status code. */
  readonly status: number
  /** As they are sent. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  /** As text; empty where none is sent, and where it is no text. */
  readonly body: string
  /** How many bytes the body has that are no UTF-8 text; absent where it is one. */
  readonly bodyBytes?: number
  /** Why, when it is not the handler's own answer: `the gateway could not read the answer (FSS.1206)`. */
  readonly reason?: string
}

/**
 * What an event source promises to a handler and what the handler owes it.
 * `H` is the type of a handler that keeps it, `P` of what `property` gets besides the event and the outcome.
 */
export interface Contract<E = any, H extends AnyHandler = AnyHandler, P = any> {
  /** `apig`, `obs`, …, or the name given by the author. */
  readonly name: string
  /** The schema of the events; its first `examples` entries are the documented ones. */
  readonly event: TypedSchema<E>
  /** The schema of the answer, where one is read. */
  readonly response?: TypedSchema<unknown>
  /** The example that failures are shown against and boundary cases are built on. */
  readonly golden: E
  /**
   * The event as the platform sends it, where a member follows from others: a path from the parameters in it. An event
   * that agrees with itself is returned as it is. Absent where no member does.
   */
  readonly complete?: (event: E) => E
  /** Calls the handler as the platform does. */
  readonly runtime: Runtime
  /** What the runtime makes the context of, unless the check says otherwise. */
  readonly context?: object
  /** What its outcomes are judged by. */
  readonly rules: readonly Rule<E>[]
  /** Redeliveries and splits of an event; absent where the source calls once. */
  readonly deliveries?: (event: E) => readonly Delivery<E>[]
  /** What the client would have seen; absent where nobody waits for an answer. */
  readonly explainOutcome?: (outcome: Outcome, event: E) => ClientView
  /** What breaks the promises of the author about events; absent where none were made. */
  readonly invalid?: InvalidEvents<E>
  /** Ways in which the same may come to a handler, which has to take all of them; absent where there is one. */
  readonly ways?: {
    /** The way of an event, in words; undefined where it tells nothing. */
    readonly of: (event: E) => string | undefined
    /** Whether a handler has accepted an event. */
    readonly accepts: (outcome: Outcome) => boolean
    /** What comes, in words, and why a handler may take one way only. */
    readonly subject: string
    readonly cause: string
  }
  /** The documents inside an event and its answer, decoded, for the author's `property`. */
  readonly decode?: (event: E, outcome: Outcome) => P
  /** The answers that the author declared, and which of them an outcome is; for coverage. */
  readonly answers?: {
    /** `200`, `4xx`, `default`. */
    readonly names: readonly string[]
    readonly nameOf: (outcome: Outcome, event: E) => string | undefined
  }
  /** What the contract does not cover of what its author described, each in one sentence; a report repeats them. */
  readonly notes?: readonly string[]
  /** Whether a thrown error may be the handler's way to ask for a retry. */
  readonly asynchronous: boolean
  /** For the compiler only: the type of the handlers that fit. */
  readonly handlerType?: H
}
