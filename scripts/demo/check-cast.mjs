import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Checks one member of the cast; `onCall` is told of every call of the handler. */
export async function checkMember(checkContract, member, folder, { onCall, ...options }) {
  const file = join(folder, member.file)
  const reset = member.reset && (await import(pathToFileURL(file).href))[member.reset]
  const beforeEvent = () => {
    onCall?.()
    reset?.()
  }
  return checkContract(member.contract, { file }, { ...options, ...member.options, beforeEvent })
}

/** How many events the phases sent. */
export function eventsOf(report) {
  return report.phases.reduce((sum, phase) => sum + phase.runs, 0)
}

/** Why a report is not what the cast promises; undefined when it is. */
export function surprise(member, report) {
  const found = [...new Set([...report.violations, ...report.warnings].map((violation) => violation.rule))]
  if (member.rule === undefined) {
    const notes = [...found, ...report.health]
    return notes.length === 0 ? undefined : `expected nothing, found: ${notes.join(', ')}`
  }
  if (!report.ok && found.length === 1 && found[0] === member.rule) return undefined
  return `expected ${member.rule} alone, found: ${found.join(', ') || 'nothing'}`
}
