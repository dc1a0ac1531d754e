import type { ContractErrorCode } from '../../src/errors.js'

/** A call that is wrong, and what its error is to say: what is wrong, by name, and what to do. */
export interface HostileCall {
  readonly name: string
  readonly call: () => unknown
  readonly code: ContractErrorCode
  readonly says: string
  readonly next: string
}

// Whatever a user in a hurry, or a program, may pass: no type is a guard against it.
export type Anything = any
/** A value of no type, as a program without types passes it. */
export const made = (value: unknown): Anything => value
/** What a call is, and what its error says; by default it is an INVALID_OPTION. */
export type Row = readonly [
  name: string,
  call: () => unknown,
  says: string,
  next: string,
  code?: ContractErrorCode,
]

/** The rows as calls. */
export const callsOf = (rows: readonly Row[]): readonly HostileCall[] =>
  rows.map(([name, call, says, next, code = 'INVALID_OPTION']) => ({ name, call, says, next, code }))
