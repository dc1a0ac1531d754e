import { type Colors, colorsOf } from './colors.js'
import { formatClient } from './format-client.js'
import { cutMiddle, formatValue, visible } from './format-value.js'
import type { Change, ShownViolation } from './report.js'

/** Changes that are shown one by one; a whole event is more readable than more of them. */
const maxChanges = 10
const maxWarningChanges = 3
/** What decides of a violation that the event does not show again is not in the event. */
const maxUnsteadyChanges = 3
/** A token that is longer than this cannot be copied out of a terminal anyway. */
const maxToken = 4000
/** Of an event that is kept in a file, a longer token than this is only in the way. */
const handyToken = 160

/** One violation, numbered, with its event as changes to the golden one and the token that replays it. */
export function formatViolation(
  violation: ShownViolation,
  number: number,
  colors: Colors = colorsOf(false),
): string {
  const most = violation.unsteady === true ? maxUnsteadyChanges : maxChanges
  const lines = [
    headline(violation, number, colors),
    ...remarkLines(violation),
    ...eventLines(violation, most),
  ]
  if (violation.client !== undefined) lines.push(...formatClient(violation.client))
  lines.push(
    ...linesUnder('thrown and caught:', violation.caught),
    ...linesUnder('the handler printed', violation.printed),
    ...maskedLines(violation),
    ...caseLines(violation),
    replayLine(violation, colors),
  )
  return lines.map((line, i) => (i === 0 ? line : `   ${line}`)).join('\n')
}

/** A violation of severity warn: like another one, with fewer of its changes and without the answer. */
export function formatWarning(violation: ShownViolation, colors: Colors = colorsOf(false)): string {
  const lines = [
    `${colors.yellow(violation.rule)}: ${messageOf(violation)}${locationOf(violation)}`,
    ...remarkLines(violation),
    ...eventLines(violation, maxWarningChanges),
    ...linesUnder('thrown and caught:', violation.caught),
    replayLine(violation, colors),
  ]
  return lines.map((line, i) => (i === 0 ? line : `   ${line}`)).join('\n')
}

function headline(violation: ShownViolation, number: number, colors: Colors): string {
  return `${number}. ${colors.red(violation.rule)}: ${messageOf(violation)}${locationOf(violation)}`
}

function messageOf(violation: ShownViolation): string {
  const message = cutMiddle(visible(violation.message), 600, `${violation.message.length} characters`)
  return message.replaceAll('\n', '\n   ')
}

function remarkLines({ remarks = [] }: ShownViolation): readonly string[] {
  return remarks.map((remark) => `(${visible(remark)})`)
}

function locationOf(violation: ShownViolation): string {
  return violation.location === undefined ? '' : `   ${visible(violation.location)}`
}

function eventLines(violation: ShownViolation, most: number): readonly string[] {
  const { changes } = violation
  if (changes.length === 0) return [`the golden event itself, unchanged (found by ${violation.scenario})`]
  const places = changes.length === 1 ? 'one place' : `${changes.length} places`
  const title = `the golden event, changed in ${places} (found by ${violation.scenario}):`
  const width = Math.min(40, Math.max(...changes.slice(0, most).map((change) => nameOf(change).length)))
  const lines = changes.slice(0, most).map((change) => `  ${formatChange(change, width)}`)
  if (changes.length > most) lines.push(`  … and ${changes.length - most} more`)
  return [title, ...lines, ...limitLines(violation)]
}

function limitLines({ shrinkLimit }: ShownViolation): readonly string[] {
  return shrinkLimit === undefined
    ? []
    : [`  (shrinking reached its limit of ${shrinkLimit}: a smaller event may do)`]
}

/** One changed place: `/body   {"test":"body"} → null   (JSON, base64 as sent: "bnVsbA==")`. */
export function formatChange(change: Change, width: number = 0): string {
  const notes = [...notesOf(change)].join('; ')
  return `${nameOf(change).padEnd(width)}   ${transition(change)}${notes === '' ? '' : `   (${notes})`}`
}

function* notesOf(change: Change): Iterable<string> {
  if (change.note !== undefined) yield visible(change.note)
  if (change.anyValue === true) yield 'from' in change ? 'any other value works' : 'any value works'
}

function transition(change: Change): string {
  if (!('to' in change)) return `${formatValue(change.from, 60)} → left out`
  if (!('from' in change)) return `added: ${formatValue(change.to)}`
  return `${formatValue(change.from, 60)} → ${formatValue(change.to)}`
}

function nameOf(change: Change): string {
  return change.pointer === '' ? 'the whole event' : visible(change.pointer)
}

/** One line behind the title, or several below it. */
function linesUnder(title: string, lines: readonly string[] = []): readonly string[] {
  if (lines.length === 1) return [`${title} ${visible(lines[0]!)}`]
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${visible(line)}`)]
}

function maskedLines({ masked }: ShownViolation): readonly string[] {
  if (masked === undefined) return []
  return [`a credential is shown as *** (and kept and replayed so): ${visible(masked.join(', '))}`]
}

function caseLines({ caseFile, phase }: ShownViolation): readonly string[] {
  if (caseFile === undefined) return []
  const path = visible(caseFile)
  return [phase === 'saved' ? `saved in ${path}` : `saved to ${path}, tried first from now on`]
}

/** What the option `replay` takes: the file of the event where there is one and the token is long. */
function replayOf({ replay, caseFile }: ShownViolation): string {
  return caseFile !== undefined && replay.length > handyToken ? visible(caseFile) : replay
}

function replayLine(violation: ShownViolation, colors: Colors): string {
  const replay = replayOf(violation)
  if (replay.length > maxToken)
    return colors.dim(`replay: a token of ${replay.length} characters, in the report's violation.replay`)
  const call = `{ replay: '${replay}' }`
  if (violation.unsteady !== true) return colors.dim(`replay: ${call}`)
  const event = replay.length > handyToken ? "in the report's violation.replay" : call
  return colors.dim(`the event alone, which need not fail: ${event}`)
}
