import type { Contract } from '../../src/core.js'
import { type ApigBodies, bodiesOf } from '../apig-bodies.js'
import type { ApigEvent } from '../generated/apig-event.js'
import { apigResponseSchema } from '../generated/apig-response.js'
import type { ApigHandler } from '../handler-types.js'
import { examplesOf, typed } from '../narrow-schema.js'
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
import { withPath } from './request-path.js'
import { requestSchema } from './request-schema.js'
import { rivalriesOf } from './rival-paths.js'

/** A contract, and what of its operation it does not cover. */
export interface OperationContract {
  readonly contract: Contract<ApigEvent, ApigHandler, ApigBodies>
  readonly unsupported: readonly string[]
}

/** The contract of one operation. Throws a schema error for a part of it that cannot be read. */
export function operationContract(
  document: OpenApiDocument,
  operation: Operation,
  basePath: string,
): OperationContract {
  if (operation.problem !== undefined) throw operation.problem
  const unsupported = new Set<string>(operation.notes)
  const note = (text: string): void => void unsupported.add(text)
  const template = basePath + operation.template
  const rivalries = rivalriesOf(operation.template, operation.templates)
  const groups = requestGroups(document, operation, note, rivalries)
  const bodies = requestBodies(document, operation, note)
  const event = requestSchema({ operation, template, groups, bodies })
  const invalid = invalidOperationRequests(event, groups, bodies, rivalries)
  const declared = declaredResponses(document, operation, note)
  const contract: Contract<ApigEvent, ApigHandler, ApigBodies> = {
    name: operation.name,
    event: typed<ApigEvent>(event),
    response: apigResponseSchema,
    golden: examplesOf<ApigEvent>(event)[0]!,
    complete: (request) => withPath(template, request),
    ...(invalid === undefined ? {} : { invalid }),
    decode: (request, outcome) => bodiesOf(request, outcome),
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
