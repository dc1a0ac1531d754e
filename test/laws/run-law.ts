import { rmSync, writeFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { callLimit, countsOf, type lawSize, type Tally } from './tally.js'

/** Of so many things, so many may be of a kind. */
export interface Share {
  readonly what: string
  readonly count: number
  readonly of: number
  readonly limit: number
}

/** A law and what it is to run over. */
export interface Law<T> {
  readonly name: string
  readonly size: ReturnType<typeof lawSize>
  readonly subjects: fc.Arbitrary<T>
  readonly tally: Tally
  check(subject: T): Promise<void>
  /** What the bars are about that hold of many schemas together. */
  shares(): readonly Share[]
}

/**
 * Runs a law and throws where it does not hold. With `LAW_REPORT` set, what was seen is written to that file, and
 * the subject in work to `<that file>.current`, so that also a call that never ends can be told.
 */
export async function runLaw<T>(law: Law<T>): Promise<void> {
  const file = process.env.LAW_REPORT
  const property = fc.asyncProperty(law.subjects, async (subject) => {
    if (file !== undefined) writeFileSync(`${file}.current`, JSON.stringify(subject))
    await law.check(subject)
  })
  const details = await fc.check(property, law.size)
  if (file !== undefined) {
    writeFileSync(file, JSON.stringify(reportOf(law, details)))
    rmSync(`${file}.current`, { force: true })
  }
  if (!details.failed) return
  throw new Error(await fc.asyncDefaultReportMessage(details), { cause: details.errorInstance })
}

function reportOf<T>(law: Law<T>, details: fc.RunDetails<[T]>): object {
  const { name, size, tally } = law
  return {
    name,
    ...size,
    counts: countsOf(tally),
    slowest: tally.slowest,
    callLimit,
    shares: law.shares(),
    failure: details.failed
      ? { subject: details.counterexample?.[0], message: messageOf(details.errorInstance) }
      : undefined,
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
