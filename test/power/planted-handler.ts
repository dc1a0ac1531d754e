import type { CheckOptions } from '../../src/check-options.js'
import type { AnyHandler } from '../../src/contract.js'

export type SourceName = 'apig' | 'obs' | 'timer' | 'lts' | 'cts' | 'kafka' | 'rabbitmq'

/** The kinds of bugs that are planted. */
export const bugClasses = [
  'malformed answers',
  'runtime misuse',
  'bodies',
  'missing and odd members',
  'parsing',
  'encoding',
  'numbers and dates',
  'untrusted names',
  'batches and records',
  'event kinds',
  'time and state',
  'leaks and injection',
  'magic values',
] as const
export type BugClass = (typeof bugClasses)[number]

/** A handler with what its author would tell the check of it. */
export interface PlantedHandler {
  readonly name: string
  readonly source: SourceName
  /** Options of the contract: `{ message: orderSchema }`. */
  readonly contract?: object
  readonly options?: CheckOptions
  /** A new instance of the handler: with its own module state, as after a cold start. */
  readonly instance: () => AnyHandler
}

/** A handler with one planted bug. */
export interface BrokenHandler extends PlantedHandler {
  readonly class: BugClass
  /** A magic value or a deep condition, found within 1,000 runs rather than 100. */
  readonly rare?: true
  /** The rules that may name the bug: one of them is enough, and no other one may be broken. */
  readonly expects: readonly string[]
  /** Why a warning is all that can be said: only an inferred form reaches it, or the handler throws its own error. */
  readonly warns?: 'inferred form' | 'own error'
}

/** A handler that is right, whatever liberty it takes. */
export interface CorrectHandler extends PlantedHandler {
  /** The liberty that it takes. */
  readonly liberty: string
  /** Rules that may warn, since their message tells the author how to say that it is meant so. */
  readonly mayWarn?: readonly string[]
}

/** A handler without state of its own. */
export function stateless(handler: AnyHandler): () => AnyHandler {
  return () => handler
}
