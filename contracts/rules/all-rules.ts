import type { Rule } from '../../src/core.js'
import {
  contentEncodingRule,
  contentLengthRule,
  contentTypeRule,
  noContentRule,
  serverErrorRule,
} from './apig-content.js'
import { base64Rule, bodyRule, envelopeRule, statusCodeRule } from './apig-envelope.js'
import { headersRule } from './apig-headers.js'
import { acceptsInvalidRule, unsetResponseBodyRule } from './apig-request-rules.js'
import {
  poisonRule,
  redeliveryRule,
  reorderedRule,
  unsetPoisonRule,
  warmStateRule,
} from './delivery-rules.js'
import {
  changesPrototypesRule,
  crashedRule,
  loadsRule,
  serialisableRule,
  settledTwiceRule,
  sizeRule,
  timedOutRule,
  uncaughtExceptionRule,
  unhandledRejectionRule,
} from './handler-rules.js'
import { threwRule } from './handler-threw.js'
import { leaksSecretRule } from './leaks-secret.js'
import { unsetOpenApiRules } from './openapi-rules.js'
import { reflectedMarkupRule } from './reflected-markup.js'
import { stackTraceRule } from './stack-trace.js'

/** What every handler owes, whatever calls it. */
export const handlerRules: readonly Rule[] = [
  loadsRule,
  threwRule,
  timedOutRule,
  settledTwiceRule,
  unhandledRejectionRule,
  uncaughtExceptionRule,
  crashedRule,
  changesPrototypesRule,
  serialisableRule,
  sizeRule,
  leaksSecretRule,
]

/** What an answer owes the API gateway and the HTTP client behind it. */
export const apigRules: readonly Rule[] = [
  envelopeRule,
  statusCodeRule,
  headersRule,
  bodyRule,
  base64Rule,
  contentEncodingRule,
  contentLengthRule,
  contentTypeRule,
  noContentRule,
  serverErrorRule,
  stackTraceRule,
  reflectedMarkupRule,
  unsetResponseBodyRule,
  acceptsInvalidRule,
  warmStateRule,
]

/** What a handler owes a source that does not wait for its answer and may deliver again. */
export const asynchronousRules: readonly Rule[] = [redeliveryRule, warmStateRule]

/** The same where messages come in batches; `poisons` where the author has some mixed in. */
export function messageRules(poisons: boolean): readonly Rule[] {
  return [...asynchronousRules, poisons ? poisonRule : unsetPoisonRule]
}

/** The same where records come in no order. */
export const unorderedRules: readonly Rule[] = [redeliveryRule, reorderedRule, warmStateRule]

/** Every rule of the platform, in the order of the documentation; the runner adds `property`. */
export const allRules: readonly Rule[] = [
  ...handlerRules,
  ...apigRules.filter((rule) => rule !== warmStateRule),
  ...unsetOpenApiRules,
  ...unorderedRules,
  poisonRule,
]
