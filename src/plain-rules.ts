import type { Finding, Judged, Rule } from './contract.js'
import { errorLine } from './report/error-line.js'
import { compileValidator } from './schema/validate/validate.js'
import type { TypedSchema } from './typed-schema.js'

const source = 'the contract of a handler in any environment'
const nothing: readonly Finding[] = []

/** The rules of a contract that `defineContract` makes, unless it brings rules of the same names. */
export const plainRules: readonly Rule[] = [
  {
    name: 'handler/loads',
    severity: 'error',
    says: 'The handler and its initializer load.',
    evidence: 'documented',
    source,
    bad: "export const initializer = () => { throw new Error('no connection') }",
    good: 'export const handler = async (event) => {}',
    judge: ({ outcome }) =>
      outcome.kind === 'not-loaded' ? [{ message: outcome.text, cause: outcome.error }] : nothing,
  },
  {
    name: 'handler/threw',
    severity: 'error',
    says: 'The handler neither throws nor rejects, but with errors that `expectedErrors` accepts.',
    evidence: 'documented',
    source,
    bad: 'export const handler = async (event) => event.body.name.length',
    good: 'export const handler = async (event) => event.body?.name?.length ?? 0',
    judge: judgeThrown,
  },
  {
    name: 'handler/timed-out',
    severity: 'error',
    says: 'The handler settles within the limit.',
    evidence: 'documented',
    source,
    bad: 'export const handler = () => new Promise(() => {})',
    good: 'export const handler = async () => {}',
    judge: ({ outcome }) =>
      outcome.kind === 'timed-out' ? [{ message: 'the handler did not settle within the limit' }] : nothing,
  },
  {
    name: 'handler/serialisable',
    severity: 'error',
    says: 'The result can be sent on as JSON.',
    evidence: 'documented',
    source,
    bad: 'export const handler = async () => 1n',
    good: 'export const handler = async () => 1',
    judge: ({ outcome }) =>
      outcome.via === 'serialise'
        ? [
            {
              message: `the result cannot be sent on as JSON: ${errorLine(outcome.error)}`,
              cause: outcome.error,
            },
          ]
        : nothing,
  },
  {
    name: 'handler/unhandled-rejection',
    severity: 'error',
    says: 'No promise is left to reject alone.',
    evidence: 'documented',
    source,
    bad: 'export const handler = async (event) => { save(event) }',
    good: 'export const handler = async (event) => { await save(event) }',
    judge: ({ outcome }) => outcome.unhandledRejections.slice(0, 1).map(rejectionFinding),
  },
  {
    name: 'handler/uncaught-exception',
    severity: 'error',
    says: 'No exception is thrown in a callback where nobody catches it.',
    evidence: 'documented',
    source,
    bad: 'export const handler = async (event) => { setTimeout(() => event.body.name.length, 10) }',
    good: 'export const handler = async (event) => { await sleep(10); return event.body?.name?.length ?? 0 }',
    judge: ({ outcome }) => (outcome.uncaughtExceptions ?? []).slice(0, 1).map(exceptionFinding),
  },
  {
    name: 'handler/crashed',
    severity: 'error',
    says: 'The handler does not end its process; seen where it is isolated.',
    evidence: 'documented',
    source,
    bad: 'export const handler = async (event) => { if (!event.body) process.exit(1) }',
    good: "export const handler = async (event) => { if (!event.body) throw new Error('no body') }",
    judge: ({ outcome }) =>
      outcome.death === undefined
        ? nothing
        : [{ message: `the handler's process ended: ${outcome.death}`, cause: outcome.error }],
  },
  {
    name: 'handler/changes-prototypes',
    severity: 'error',
    says: 'No event gives a member to all objects.',
    evidence: 'documented',
    source: 'CWE-1321: prototype pollution',
    bad: 'export const handler = async ({ name, values }) => { Object.assign(settings[name], values) }',
    good: 'export const handler = async ({ name, values }) => { settings.set(name, values) }',
    judge: ({ outcome: { polluted } }) =>
      polluted === undefined
        ? nothing
        : [
            {
              message: `after the call every object has the member ${polluted
                .slice(0, 3)
                .map((name) => JSON.stringify(name))
                .join(', ')}`,
            },
          ],
  },
]

function judgeThrown({ outcome, expectedErrors, event }: Judged): readonly Finding[] {
  // Without a way of settling the end of the process ended the call, which has a rule of its own.
  if (outcome.kind !== 'failed' || outcome.via === 'serialise' || isCrash(outcome)) return nothing
  if (expectedErrors?.(outcome.error, event) === true) return nothing
  return [{ message: errorLine(outcome.error), cause: outcome.error }]
}

function isCrash({ via, uncaughtExceptions, death }: Judged['outcome']): boolean {
  return via === undefined && (uncaughtExceptions !== undefined || death !== undefined)
}

function exceptionFinding(thrown: unknown): Finding {
  return { message: `an exception in a callback that nobody caught: ${errorLine(thrown)}`, cause: thrown }
}

function rejectionFinding(reason: unknown): Finding {
  return { message: `a promise rejected and nobody handled it: ${errorLine(reason)}`, cause: reason }
}

/** The rule that answers match a schema. */
export function responseRule(response: TypedSchema<unknown>): Rule {
  const validate = compileValidator(response.schema)
  return {
    name: 'response/schema',
    severity: 'error',
    says: "The answer matches the contract's response schema.",
    evidence: 'documented',
    source: "the contract's response schema",
    bad: "export const handler = async () => ({ total: '3' })",
    good: 'export const handler = async () => ({ total: 3 })',
    judge: ({ outcome }) => (outcome.kind === 'answered' ? judgeAnswer(validate, outcome) : nothing),
  }
}

function judgeAnswer(
  validate: ReturnType<typeof compileValidator>,
  outcome: Judged['outcome'],
): readonly Finding[] {
  // What arrives counts: JSON drops undefined members and turns NaN into null.
  const answer = typeof outcome.result === 'string' ? outcome.result : parsed(outcome.text)
  return validate(answer).map(({ message, pointer }) => ({
    message: `the answer${pointer === '' ? '' : ` at ${pointer}`} ${message}`,
    pointer,
  }))
}

function parsed(text: string): unknown {
  return text === '' ? undefined : JSON.parse(text)
}
