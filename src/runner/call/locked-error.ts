import { ContractError } from '../../errors.js'
import { lockedNames } from './built-in-watch.js'
import { jsonHead } from './json-head.js'

/** Characters of the event that are shown. */
const shownEvent = 300

const next =
  'Name the handler by its file and set isolate: true: then it has a process of its own to change, and the check goes on.'

/** What a check ends with whose handler has locked the process against it. */
export function lockedError(event: unknown): Error {
  const what = `the handler has replaced for good what this check itself runs on: ${lockedNames()}`
  try {
    const where = `the call with the event ${jsonHead(event, shownEvent)}`
    return new ContractError('INVALID_OPTION', what, { where, next })
  } catch {
    // What is locked may be what such an error is made of.
    return new Error(`${what}\n  ${next}`)
  }
}
