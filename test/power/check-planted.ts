import { apig } from '../../contracts/apig.js'
import { cts } from '../../contracts/cts.js'
import { kafka } from '../../contracts/kafka.js'
import { lts } from '../../contracts/lts.js'
import { obs } from '../../contracts/obs.js'
import { rabbitmq } from '../../contracts/rabbitmq.js'
import { timer } from '../../contracts/timer.js'
import { checkContract } from '../../src/check.js'
import type { Contract, Finding, Judged, Rule } from '../../src/contract.js'
import type { ContractReport, Violation } from '../../src/report/report.js'
import type { BrokenHandler, PlantedHandler, SourceName } from './planted-handler.js'

const sources: Readonly<Record<SourceName, (options?: any) => Contract>> = {
  apig,
  obs,
  timer,
  lts,
  cts,
  kafka,
  rabbitmq,
}

/** A check of a planted handler, and when it came upon the bug. */
export interface PlantedCheck {
  readonly report: ContractReport
  /** Handler calls up to the first event that showed an expected fault; undefined when no single call showed one. */
  readonly callsToFirst: number | undefined
}

/** Checks a new instance of the handler, as its author would. */
export async function checkPlanted(
  planted: PlantedHandler,
  seed: number,
  numRuns: number,
  expects: readonly string[] = [],
): Promise<PlantedCheck> {
  const counter = { calls: 0, first: undefined as number | undefined }
  const contract = counted(contractOf(planted), counter, new Set(expects))
  const options = { numRuns, phases: promisedPhases, ...planted.options, seed }
  const report = await checkContract(contract, planted.instance(), options)
  return { report, callsToFirst: counter.first }
}

/** Most handlers rely on what was promised of a body; those that are to refuse what breaks it ask for the phase. */
const promisedPhases = ['examples', 'boundary', 'random', 'delivery'] as const

const plainContracts = new Map<SourceName, Contract>()

/** The contract of the handler's source; one for all that set no options, since a schema is read once. */
export function contractOf({ source, contract }: PlantedHandler): Contract {
  if (contract !== undefined) return sources[source](contract)
  const plain = plainContracts.get(source) ?? sources[source]()
  plainContracts.set(source, plain)
  return plain
}

interface Counter {
  calls: number
  first: number | undefined
}

/** The contract with calls counted until a rule that is expected finds something. */
function counted(contract: Contract, counter: Counter, expects: ReadonlySet<string>): Contract {
  const runtime: Contract['runtime'] = {
    ...contract.runtime,
    call: (request) => {
      counter.calls += 1
      return contract.runtime.call(request)
    },
  }
  return { ...contract, runtime, rules: contract.rules.map((rule) => noting(rule, counter, expects)) }
}

function noting(rule: Rule, counter: Counter, expects: ReadonlySet<string>): Rule {
  const { judge } = rule
  if (judge === undefined || !expects.has(rule.name)) return rule
  const note = (judged: Judged): readonly Finding[] => {
    const findings = judge(judged)
    if (findings.length > 0) counter.first ??= counter.calls
    return findings
  }
  return { ...rule, judge: note }
}

/** What names the planted bug: a violation, or a warning where no more can be said. */
export function findsOf({ expects, warns }: BrokenHandler, report: ContractReport): readonly Violation[] {
  const candidates = warns === undefined ? report.violations : [...report.violations, ...report.warnings]
  return candidates.filter(({ rule }) => expects.includes(rule))
}

/** Violations of rules that the planted bug does not break. */
export function strayOf({ expects }: BrokenHandler, report: ContractReport): readonly Violation[] {
  return report.violations.filter(({ rule }) => !expects.includes(rule))
}
