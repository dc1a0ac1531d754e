import type { ContractErrorCode } from '../errors.js'
import type { PortableOutcome } from './portable-outcome.js'
import type { Portable } from './portable-value.js'

/** Where another process finds a module's export. */
export interface ModuleExport {
  /** As `import()` takes it. */
  readonly url: string
  readonly export: string
}

/** What the process of a handler is asked to do. */
export type ChildRequest =
  | {
      readonly type: 'load'
      readonly handler: unknown
      readonly runtime: ModuleExport
      /** Megabytes. */
      readonly memory: number
    }
  | ({ readonly type: 'initialize' } & RequestOfCall)
  | ({ readonly type: 'call'; readonly id: number; readonly event: Portable } & RequestOfCall)
  | { readonly type: 'turn' }

/** What is said of a call, or of a run of the initializer. */
export interface RequestOfCall {
  /** Milliseconds. */
  readonly timeout: number
  /** Milliseconds for which the call is waited for, where that is less. */
  readonly patience?: number
  readonly requestId: string
  readonly context?: Portable
  /** Whether the outcome is to tell what was thrown. */
  readonly tellsThrown?: true
}

/** What the process of a handler says. */
export type ChildMessage =
  | { readonly type: 'loaded'; readonly hasInitializer: boolean }
  | { readonly type: 'initialized'; readonly problem?: string }
  | { readonly type: 'outcome'; readonly id: number; readonly outcome: PortableOutcome }
  /** A call is over, and what came of it takes its time to be told. */
  | { readonly type: 'over'; readonly id: number }
  | { readonly type: 'turned' }
  /** An error that a call let go astray: a rejection, or an exception that nobody caught. */
  | { readonly type: 'rejected' | 'crashed'; readonly id: number; readonly reason: Portable }
  /** A call settled once more after it was over. */
  | { readonly type: 'settled'; readonly id: number; readonly settlements: number }
  /** The handler is about to end the process. */
  | { readonly type: 'ending'; readonly id?: number; readonly how: string; readonly stack: string }
  /** What was asked for failed by itself: a file, an option. */
  | { readonly type: 'failed'; readonly id?: number; readonly failure: Failure }

/** An error of this package, or of anything, for another process. */
export interface Failure {
  readonly code?: ContractErrorCode
  readonly error: Portable
}
