import { type Contract, InvalidOptionError, type Outcome } from '../../src/core.js'
import { type ApigBodies, bodiesOf } from '../apig-bodies.js'
import { bodyWays } from '../body-ways.js'
import type { ApigEvent } from '../generated/apig-event.js'
import { apigResponseSchema } from '../generated/apig-response.js'
import type { AcceptedHandler, ApigAnswer } from '../handler-types.js'
import { acceptsRequest } from '../invalid-requests.js'
import { examplesOf, typed } from '../narrow-schema.js'
import { type PrefixMatch, type RestOfPath, restOfPath } from '../prefix-match.js'
import { withPath } from '../request-path.js'
import { answersByStatus } from '../response-bodies.js'
import { apigRules, handlerRules } from '../rules/all-rules.js'
import { openApiRules } from '../rules/openapi-rules.js'
import { explainApigOutcome } from '../runtime/gateway.js'
import { nodeRuntime } from '../runtime/node-runtime.js'
import { declaredResponses } from './declared-responses.js'
import type { OpenApiDocument } from './document.js'
import { invalidOperationRequests } from './invalid-operation-requests.js'
import type { Operation } from './operations.js'
import { requestBodies } from './request-bodies.js'
import { requestGroups } from './request-groups.js'
import { requestSchema } from './request-schema.js'
import { rivalriesOf } from './rival-paths.js'

/** A contract, and what of its operation it does not cover. */
export interface OperationContract {
  readonly contract: Contract<ApigEvent, AcceptedHandler<ApigEvent, ApigAnswer | string>, ApigBodies>
  readonly unsupported: readonly string[]
}

/** Where the paths of a document stand. */
export interface PathOptions {
  /** What paths begin with. Default: what the document says. */
  readonly basePath?: string
  /** Of an API of the gateway that matches by prefix. */
  readonly match?: PrefixMatch
}

/** The contract of one operation. Throws a schema error for a part of it that cannot be read. */
export function operationContract(
  document: OpenApiDocument,
  operation: Operation,
  { basePath = operation.basePath, match }: PathOptions,
): OperationContract {
  if (operation.problem !== undefined) throw operation.problem
  const unsupported = new Set<string>(operation.notes)
  const note = (text: string): void => void unsupported.add(text)
  const template = basePath + operation.template
  const rivalries = rivalriesOf(operation.template, operation.templates)
  const groups = requestGroups(document, operation, note, rivalries)
  const bodies = requestBodies(document, operation, note)
  const named = requestSchema({ operation, template, groups, bodies })
  const rest = match && behindPrefix(match, template)
  const event = rest?.schema(named) ?? named
  const declared = declaredResponses(document, operation, note)
  const accepts = (outcome: Outcome): boolean => acceptsRequest(outcome, onlyRedirects(declared.keys))
  const found = invalidOperationRequests(named, groups, bodies, rivalries, accepts)
  const invalid = found && (rest?.invalid(found) ?? found)
  const contract: Contract<ApigEvent, AcceptedHandler<ApigEvent, ApigAnswer | string>, ApigBodies> = {
    name: operation.name,
    event: typed<ApigEvent>(event),
    response: apigResponseSchema,
    golden: examplesOf<ApigEvent>(event)[0]!,
    complete: (request) => withPath(template, request, rest?.opened),
    ...(invalid === undefined ? {} : { invalid }),
    decode: (request, outcome) => bodiesOf(request, outcome),
    ways: { ...bodyWays, accepts },
    runtime: nodeRuntime,
    rules: [
      ...handlerRules,
      ...apigRules.filter(({ name }) => name !== 'apig/response-body'),
      ...openApiRules(declared),
    ],
    explainOutcome: explainApigOutcome,
    answers: answersByStatus(declared.keys, (status) => declared.of(status)?.key),
    ...(unsupported.size === 0 ? {} : { notes: [...unsupported] }),
    asynchronous: false,
  }
  return { contract, unsupported: [...unsupported] }
}

/** Whether an operation that does what it is asked for answers by a redirection alone, as a form's does (303). */
function onlyRedirects(statuses: readonly string[]): boolean {
  return (
    statuses.some((status) => status.startsWith('3')) && !statuses.some((status) => status.startsWith('2'))
  )
}

function behindPrefix(match: PrefixMatch, template: string): RestOfPath {
  const rest = restOfPath(match, template)
  if (rest !== undefined) return rest
  throw new InvalidOptionError(`the API at ${match.path} gets no request of ${template}`, {
    where: 'openapi(…, { prefix })',
    next: 'Give the path of the API of the gateway, and say with basePath what paths of requests begin with.',
  })
}
