import type { Breach } from '../../contract.js'
import { InvalidOptionError } from '../../errors.js'
import type { Evidence } from '../../evidence.js'
import { isCasePath, onlyCase } from '../../saved/only-case.js'
import { eventOfToken, type TokenContract } from './replay-token.js'

/** The one event of a check that replays. */
export interface ReplayedEvent<E> {
  readonly event: E
  /** Of the case that it was read from. */
  readonly evidence?: Evidence
  /** Of the case that it was read from: why it is invalid. */
  readonly breach?: Breach
  /** What is replayed, in words. */
  readonly scenario: string
  /** The author's own event, which may hold credentials. */
  readonly userSupplied?: true
}

/**
 * What the option `replay` asks for: the event in a token, in a case file (a path that ends in `.json`, from the
 * working folder), or the event itself. Throws InvalidOptionError for one that cannot be used.
 */
export function replayedEvent<E>(contract: TokenContract, replay: string | E): ReplayedEvent<E> {
  const scenario = 'the replayed event'
  if (typeof replay !== 'string') return { event: replay, scenario, userSupplied: true }
  if (!isCasePath(replay)) return { event: eventOfToken(contract, replay) as E, scenario }
  const saved = onlyCase(replay)
  if (saved.contract !== contract.name) {
    throw new InvalidOptionError(
      `the case is of the contract "${saved.contract}", and this one is "${contract.name}"`,
      { where: `${replay} (option replay)` },
    )
  }
  return {
    event: saved.event as E,
    evidence: saved.evidence,
    ...(saved.breach === undefined ? {} : { breach: saved.breach }),
    scenario: `the replayed case, ${saved.scenario}`,
  }
}
