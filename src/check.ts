import { atCallSite, callSite } from './call-site.js'
import type { CheckOptions } from './check-options.js'
import type { AnyHandler, Contract } from './contract.js'
import { type ContractSet, isContractSet, membersOf } from './contract-set.js'
import { demandContract, isContract } from './demand-parts.js'
import { currentEnvironment } from './environment.js'
import { ContractViolationError, InvalidOptionError } from './errors.js'
import { hostOf } from './host-of.js'
import { formatReport } from './report/format-terminal.js'
import { mergeReports } from './report/merge-reports.js'
import type { ContractReport } from './report/report.js'
import type { CheckPlace } from './runner/call/call-guard.js'
import { type HandlerInput, sourceSubject } from './runner/call/load-handler.js'
import { type CheckRun, startCheck } from './runner/check-run.js'
import { type CaseDefaults, casesOf } from './runner/events/case-plan.js'
import { eventSourceOf } from './runner/events/event-source.js'
import type { CaseFile } from './saved/read-cases.js'
import { planCheck } from './validate-options.js'

/**
 * Runs a handler on the events of a contract and reports every distinct violation, each with its smallest event; of a
 * set of contracts, one after the other and as one report.
 * Never rejects for what the handler does; rejects with a ContractError for a wrong option, schema or handler
 * path, and with whatever a hook of yours (`beforeEvent`, `when`, …) throws.
 */
export async function checkContract<E, H extends AnyHandler, P>(
  contract: Contract<E, H, P> | ContractSet<E, H, P>,
  handler: HandlerInput<NoInfer<H>> | undefined,
  options: CheckOptions<NoInfer<E>, NoInfer<P>> = {},
): Promise<ContractReport> {
  // Before the first await: afterwards the user's line is no longer on the stack.
  const place = { site: callSite(checkContract) }
  if (isContractSet(contract)) return checkSet(place, contract, handler, options)
  return checkAt(place, contract, handler, options)
}

async function checkAt<E, H extends AnyHandler, P>(
  place: CheckPlace,
  contract: Contract<E, H, P>,
  handler: HandlerInput<NoInfer<H>> | undefined,
  options: CheckOptions<NoInfer<E>, NoInfer<P>>,
): Promise<ContractReport> {
  const run = prepareCheck(contract, handler, options, { place })
  try {
    for (const phase of run.phases) await run.run(phase)
  } finally {
    await run.dispose()
  }
  return run.report()
}

/** Like `checkContract`, but rejects with a ContractViolationError when the handler breaks the contract. */
export function assertContract<E, H extends AnyHandler, P>(
  contract: Contract<E, H, P> | ContractSet<E, H, P>,
  handler: HandlerInput<NoInfer<H>> | undefined,
  options: CheckOptions<NoInfer<E>, NoInfer<P>> = {},
): Promise<void> {
  const site = callSite(assertContract)
  return checkContract(contract, handler, options).then((report) => {
    if (!report.ok) throw atCallSite(violationError(report), site)
  })
}

/** The contracts of a set, one after the other; with one seed, which the first of them draws. */
async function checkSet<E, H extends AnyHandler, P>(
  place: CheckPlace,
  set: ContractSet<E, H, P>,
  handler: HandlerInput<NoInfer<H>> | undefined,
  options: CheckOptions<NoInfer<E>, NoInfer<P>>,
): Promise<ContractReport> {
  const reports: ContractReport[] = []
  for (const member of membersOf(set, options)) {
    const seed = options.seed ?? reports[0]?.seed
    const own = seed === undefined ? member.options : { ...member.options, seed }
    reports.push(await checkAt(place, member.contract, handler, own))
  }
  return mergeReports(set.name, reports, set.unsupported)
}

/** What a test runner knows of a check beyond what the user says. */
export interface CheckSetting {
  readonly cases?: CaseDefaults
  readonly place?: CheckPlace
}

/** A check that is run phase by phase, by `run(phase)`. Throws ContractErrors of the options at once. */
export function prepareCheck<E, H extends AnyHandler, P>(
  contract: Contract<E, H, P>,
  handler: HandlerInput<NoInfer<H>> | undefined,
  options: CheckOptions<NoInfer<E>, NoInfer<P>> = {},
  { cases, place }: CheckSetting = {},
): CheckRun {
  demandContractFirst(contract, handler)
  const untyped: Contract<E> = contract
  const plan = planCheck(untyped, options, () =>
    casesOf(untyped, handler, options, currentEnvironment(), cases),
  )
  if (handler === undefined && options.create === undefined) {
    throw new InvalidOptionError('there is no handler to check', {
      next: 'Pass the handler function, its file and export, or the option create.',
    })
  }
  const host = hostOf(untyped.runtime, handler, options, plan.timeout)
  const subject = sourceSubject(handler ?? options.create)
  return startCheck(untyped, host, options, plan, eventSourceOf(untyped, options, subject), place)
}

/** A check of saved cases alone; what it finds is written nowhere. */
export function prepareReplay(
  contract: Contract,
  handler: HandlerInput,
  cases: readonly CaseFile[],
  options: CheckOptions,
): CheckRun {
  const alone: CheckOptions = { ...options, phases: ['saved'] }
  const plan = planCheck(contract, alone, () => ({ folder: '', cases, problems: [] }))
  const host = hostOf(contract.runtime, handler, alone, plan.timeout)
  return startCheck(contract, host, alone, plan, eventSourceOf(contract, alone, sourceSubject(handler)))
}

function violationError(report: ContractReport): ContractViolationError {
  const thrown = report.violations.find((violation) => violation.cause !== undefined)
  return new ContractViolationError(formatReport(report), report, thrown?.cause)
}

/** Throws for arguments that are swapped, or a first one that is no contract. */
function demandContractFirst(contract: unknown, handler: unknown): void {
  if (typeof contract === 'function' && isContract(handler)) {
    throw new InvalidOptionError('the contract and the handler are swapped', {
      next: 'The contract comes first.',
    })
  }
  demandContract(contract)
}
