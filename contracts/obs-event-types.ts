import { InvalidOptionError } from '../src/core.js'
import type { ObsRecord } from './generated/obs-event.js'
import { obsTriggerSchema } from './generated/obs-trigger.js'
import { checkWords } from './source-options.js'
import { type ObsEventType, obsEventNames, obsSelectionProblems } from './trigger-checks.js'

const place = 'obs({ events })'

/**
 * The names that records carry when a trigger has chosen some event types. Throws an InvalidOptionError for an
 * unknown type, a repeated one, and a member beside its group, which contains it already (Supported event sources,
 * table 1).
 */
export function chosenEventNames(events: readonly ObsEventType[]): readonly ObsRecord['eventName'][] {
  checkWords(place, events, eventTypes())
  const [problem] = obsSelectionProblems(events)
  if (problem === undefined) return obsEventNames(events)
  throw new InvalidOptionError(problem.message, {
    where: `${place}${problem.pointer.replace('/events', '')}`,
  })
}

/** The event types that a trigger may choose, as its schema lists them. */
function eventTypes(): readonly ObsEventType[] {
  const { properties } = obsTriggerSchema.schema as { readonly properties: { readonly events: Events } }
  return properties.events.items.enum
}

interface Events {
  readonly items: { readonly enum: readonly ObsEventType[] }
}
