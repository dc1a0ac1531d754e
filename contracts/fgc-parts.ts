import type { NamedSchema, ProgramParts } from '../src/cli/program.js'
import { contracts } from './contracts.js'
import type { SchemaName } from './fgc-program.js'
import { apigEventSchema } from './generated/apig-event.js'
import { apigResponseSchema } from './generated/apig-response.js'
import { ctsEventSchema } from './generated/cts-event.js'
import { kafkaEventSchema } from './generated/kafka-event.js'
import { ltsEventSchema } from './generated/lts-event.js'
import { ltsPayloadSchema } from './generated/lts-payload.js'
import { obsEventSchema } from './generated/obs-event.js'
import { obsTriggerSchema } from './generated/obs-trigger.js'
import { rabbitmqEventSchema } from './generated/rabbitmq-event.js'
import { reportSchema } from './generated/report.js'
import { timerEventSchema } from './generated/timer-event.js'
import { timerTriggerSchema } from './generated/timer-trigger.js'
import { plainTest } from './plain-test/plain-test.js'
import { allRules } from './rules/all-rules.js'
import {
  type ObsEventType,
  obsSelectionProblems,
  type TriggerProblem,
  timerScheduleProblems,
} from './trigger-checks.js'

const schemas: Readonly<Record<SchemaName, NamedSchema>> = {
  'apig-event': { schema: apigEventSchema },
  'apig-response': { schema: apigResponseSchema },
  'obs-event': { schema: obsEventSchema },
  'obs-trigger': { schema: obsTriggerSchema, check: obsTriggerProblems },
  'timer-event': { schema: timerEventSchema },
  'timer-trigger': { schema: timerTriggerSchema, check: timerTriggerProblems },
  'lts-event': { schema: ltsEventSchema },
  'lts-payload': { schema: ltsPayloadSchema },
  'cts-event': { schema: ctsEventSchema },
  'kafka-event': { schema: kafkaEventSchema },
  'rabbitmq-event': { schema: rabbitmqEventSchema },
  report: { schema: reportSchema },
}

/** What most commands of `fgc` need beside its words. */
export const fgcParts: ProgramParts = { contracts, schemas, rules: allRules, plainTest }

function obsTriggerProblems(document: unknown): readonly TriggerProblem[] {
  const events = memberOf(document, 'events')
  const isList = Array.isArray(events) && events.every((event) => typeof event === 'string')
  return isList ? obsSelectionProblems(events as ObsEventType[]) : []
}

function timerTriggerProblems(document: unknown): readonly TriggerProblem[] {
  const schedule = memberOf(document, 'schedule')
  const schedule_type = memberOf(document, 'schedule_type')
  // Whatever else is wrong with it is the schema's to say.
  if (typeof schedule !== 'string' || (schedule_type !== 'Rate' && schedule_type !== 'Cron')) return []
  return timerScheduleProblems({ name: '', schedule, schedule_type })
}

function memberOf(document: unknown, name: string): unknown {
  const isObject = typeof document === 'object' && document !== null && Object.hasOwn(document, name)
  return isObject ? (document as Record<string, unknown>)[name] : undefined
}
