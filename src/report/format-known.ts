import { formatValue, visible } from './format-value.js'
import type { KnownEntry, ShownViolation } from './report.js'

/** Known violations, one line each, with the reason that the author gave. */
export function knownLines(
  known: readonly (ShownViolation & { readonly reason: string })[],
): readonly string[] {
  return known.map(({ rule, pointer, message, reason }) => {
    const place = pointer === undefined ? '' : ` at ${visible(pointer)}`
    return `known: ${rule}${place}: ${visible(message)}   (${visible(reason)})`
  })
}

/** Entries of `knownViolations` that have to go, one line each. */
export function outdatedLines(outdated: readonly KnownEntry[]): readonly string[] {
  return outdated.map(
    (entry) => `no longer occurs: delete ${formatValue(entry, 200)} from the option knownViolations`,
  )
}
