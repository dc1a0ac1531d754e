import type { CheckOptions } from '../check-options.js'
import type { Breach, Contract, Finding, Judged, Outcome, Rule, Severity } from '../contract.js'
import { ContractError } from '../errors.js'
import type { RuleSeverities } from '../rule-severities.js'
import { loggedError } from './call/printed-lines.js'
import { throwFunction, throwLocation } from './call/throw-location.js'
import { judgeProperty, propertyRule } from './property-rule.js'

/** One fault of one call, with what tells it from other faults. */
export interface Fault {
  readonly rule: string
  readonly severity: 'error' | 'warn'
  readonly message: string
  readonly pointer?: string
  readonly cause?: unknown
  readonly location?: string
  /** The function of the user's code in which it was thrown, or its file. */
  readonly at?: string
  /** An error that the handler caught may have led to it, and it named none that shows a line. */
  readonly hidesError?: true
  /** Equal for what is reported as one: same rule, same pointer, same throwing line. */
  readonly key: string
}

export interface Judge<E> {
  /** What the contract's rules find in one call. */
  readonly byRules: (event: E, outcome: Outcome, breach?: Breach) => readonly Fault[]
  /** What the author's law finds; nothing where the rules have already found an error. */
  readonly byProperty: ((event: E, outcome: Outcome) => Promise<readonly Fault[]>) | undefined
  /** A fault of a rule that the runner applies itself; undefined when the rule is off. */
  readonly byRunner: (rule: string, finding: Finding) => Fault | undefined
}

interface ActiveRule<E> {
  readonly rule: Rule<E>
  readonly judge: (judged: Judged<E>) => readonly Finding[]
}

const nothing: readonly Fault[] = []

/** The rules of a contract with the severities of the options. */
export function createJudge<E>(contract: Contract<E>, options: CheckOptions<E>): Judge<E> {
  const severities = options.rules ?? {}
  const active: ActiveRule<E>[] = []
  for (const rule of contract.rules) {
    if (rule.judge !== undefined && severityOf(rule, severities) !== 'off')
      active.push({ rule, judge: rule.judge })
  }
  const allowedStatuses = options.allowedStatuses ?? []
  const expectedErrors = options.expectedErrors

  function byRules(event: E, outcome: Outcome, breach?: Breach): readonly Fault[] {
    const known = { event, outcome, contract, allowedStatuses, expectedErrors }
    const judged: Judged<E> = breach === undefined ? known : { ...known, breach }
    let faults: Fault[] | undefined
    for (const { rule, judge } of active) {
      const findings = applyRule(rule, judge, judged)
      for (const finding of findings) {
        faults ??= []
        faults.push(faultOf(rule, finding, severities, outcome))
      }
    }
    return faults ?? nothing
  }

  return {
    byRules,
    byProperty: propertyJudge(contract, options, severities),
    byRunner: runnerJudge(contract, severities),
  }
}

function applyRule<E>(
  rule: Rule<E>,
  judge: (judged: Judged<E>) => readonly Finding[],
  judged: Judged<E>,
): readonly Finding[] {
  try {
    return judge(judged)
  } catch (error) {
    throw new ContractError(
      'INVALID_OPTION',
      `the rule ${rule.name} threw instead of returning findings: ${String(error)}`,
      {
        next: 'A rule returns [] when it has nothing to say; this is a fault of the rule, not of the handler.',
        cause: error,
      },
    )
  }
}

function propertyJudge<E>(
  contract: Contract<E>,
  options: CheckOptions<E>,
  severities: RuleSeverities,
): Judge<E>['byProperty'] {
  const { property } = options
  if (property === undefined || severityOf(propertyRule, severities) === 'off') return undefined
  return async (event, outcome) => {
    const findings = await judgeProperty(property, event, outcome, contract.decode?.(event, outcome))
    return findings.map((finding) => faultOf(propertyRule, finding, severities, outcome))
  }
}

function runnerJudge<E>(contract: Contract<E>, severities: RuleSeverities): Judge<E>['byRunner'] {
  const byName = new Map(contract.rules.map((rule) => [rule.name, rule]))
  return (name, finding) => {
    const rule = byName.get(name) ?? { ...propertyRule, name }
    return severityOf(rule, severities) === 'off' ? undefined : faultOf(rule, finding, severities)
  }
}

function severityOf(rule: Rule, severities: RuleSeverities): Severity {
  return severities[rule.name] ?? rule.severity
}

function faultOf(rule: Rule, finding: Finding, severities: RuleSeverities, outcome?: Outcome): Fault {
  // What the author sets for a rule goes before what the rule says of a single finding.
  const chosen = severities[rule.name] ?? finding.severity ?? rule.severity
  const thrown = thrownOf(finding, outcome)
  const location = throwLocation(thrown)
  const at = location === undefined ? undefined : throwFunction(thrown)
  return {
    rule: rule.name,
    severity: chosen === 'warn' ? 'warn' : 'error',
    message: finding.message,
    key: [rule.name, finding.pointer, location, finding.subject].join('\n'),
    ...(finding.pointer === undefined ? {} : { pointer: finding.pointer }),
    ...('cause' in finding ? { cause: finding.cause } : {}),
    ...(location === undefined ? {} : { location }),
    ...(at === undefined ? {} : { at }),
    ...(finding.atLoggedError === true && location === undefined ? { hidesError: true } : {}),
  }
}

/** What was thrown, or the error that was caught and logged. */
function thrownOf({ cause, atLoggedError }: Finding, outcome: Outcome | undefined): unknown {
  if (cause !== undefined) return cause
  return atLoggedError === true && outcome !== undefined ? loggedError(outcome.logs) : undefined
}
