import { copyJson } from '../../copy-json.js'
import type { CaseResult } from '../../report/report.js'
import type { CaseFile } from '../../saved/read-cases.js'
import type { SavedCase } from '../../saved/saved-case.js'
import { shortPath } from '../call/throw-location.js'
import type { CheckState } from '../check-state.js'
import type { Origin } from '../findings.js'
import type { Fault } from '../judge.js'
import { propertyRule } from '../property-rule.js'
import { deliver } from './delivery.js'
import { sendAlone } from './send-alone.js'
import { hasFreshInstances, warmStateFault } from './warm-state.js'
import { warmStateRule } from './warm-state-rule.js'

/** How a case is told from other origins. */
export function originOfCase({ file, case: saved }: CaseFile): Origin {
  const scenario = `saved case, ${saved.scenario}`
  return {
    phase: 'saved',
    scenario,
    evidence: saved.evidence,
    ...(saved.breach === undefined ? {} : { breach: saved.breach }),
    savedCase: { file: shortPath(file), rule: saved.rule },
  }
}

/** Why a case cannot be run by this contract; undefined when it can. */
export function reasonToSkip<E>(state: CheckState<E>, { case: saved }: CaseFile): string | undefined {
  const { contract, source, options } = state
  if (saved.contract !== contract.name)
    return `it is of the contract "${saved.contract}", and this one is "${contract.name}"`
  const [problem] = saved.breach === undefined ? source.problems(saved.event) : []
  if (problem !== undefined) {
    const place = problem.pointer === '' ? 'the event' : problem.pointer
    return `its event is none of this contract any more (${place}: ${problem.message}); delete it if that is meant so`
  }
  const missing = missingOf(state, saved)
  if (missing !== undefined)
    return `${missing} of the check that saved it is not given here, so that nothing judges ${saved.rule}; run the test that saved it, or delete the file if the rule is given up`
  return options.when === undefined || options.when(copyJson(saved.event as E))
    ? undefined
    : '`when` does not let its event pass'
}

/** What has to be given so that the rule of a case is judged; undefined where it is. */
function missingOf<E>(
  { contract, options }: CheckState<E>,
  { rule: name, event, breach }: SavedCase,
): string | undefined {
  if (name === propertyRule.name) return options.property === undefined ? 'the option property' : undefined
  const rule = contract.rules.find((other) => other.name === name)
  if (rule !== undefined) return rule.unset
  // Deliveries and invalid events may have a rule that no list names.
  const isSent =
    breach === undefined
      ? contract.deliveries?.(event as E).some((delivery) => delivery.rule === name) === true
      : contract.invalid !== undefined
  return isSent ? undefined : `the rule ${name}`
}

/** What came of one case. */
export interface RanCase {
  readonly runs: number
  readonly faults: readonly Fault[]
}

/** Runs one case; its faults go to the state's book. */
export async function runCase<E>(state: CheckState<E>, found: CaseFile, origin: Origin): Promise<RanCase> {
  const event = found.case.event as E
  if (found.case.rule === warmStateRule && hasFreshInstances(state)) {
    const fault = await warmStateFault(state, event, origin, true)
    if (fault !== undefined) state.book.note({ ...fault, event, origin, seen: 'warm' })
    return { runs: 2, faults: state.book.shownBy(origin) }
  }
  const again = origin.breach === undefined ? state.contract.deliveries?.(event) : undefined
  const deliveries = (again ?? []).filter(({ rule }) => rule === found.case.rule)
  if (deliveries.length === 0) {
    const { outcomes, faults } = await sendAlone(state, event, origin, (fault) => isOfCase(fault, found))
    return { runs: outcomes.length, faults }
  }
  for (const delivery of deliveries) {
    const fault = await deliver(state, event, delivery, origin, { counted: true })
    if (fault !== undefined) state.book.note({ ...fault, event, origin, seen: 'delivery' })
  }
  return { runs: deliveries.length, faults: state.book.shownBy(origin) }
}

function isOfCase({ rule, pointer }: Fault, { case: saved }: CaseFile): boolean {
  return rule === saved.rule && pointer === saved.pointer
}

/** What a case showed, after it was run. */
export function resultOfCase(found: CaseFile, { faults }: RanCase): CaseResult {
  const { case: saved } = found
  const file = shortPath(found.file)
  if (faults.some((fault) => isOfCase(fault, found))) return { file, state: 'failing' }
  if (faults.length === 0 && saved.masked !== undefined) {
    const reason = `it passes with *** in place of ${saved.masked.join(', ')}, which says nothing of the credential itself`
    return { file, state: 'skipped', reason }
  }
  if (faults.length === 0) return { file, state: 'fixed' }
  return { file, state: 'changed', reason: `it breaks ${faults[0]!.rule} now` }
}

/** What a person should know of the saved cases, in sentences. */
export function notesOfCases(results: readonly CaseResult[]): readonly string[] {
  return results.flatMap(({ file, state, reason }) => {
    const name = `saved case ${file}`
    if (state === 'fixed')
      return [
        `${name} passes: its violation is fixed; vitest -u removes the file, as the command replay does with --prune`,
      ]
    return state === 'skipped' ? [`${name} was not judged: ${reason}`] : []
  })
}
