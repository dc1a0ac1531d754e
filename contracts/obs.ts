import type { Contract } from '../src/core.js'
import { obsDeliveries } from './deliveries.js'
import { type ObsEvent, type ObsRecord, obsEventSchema } from './generated/obs-event.js'
import type { AcceptedHandler, DeclaredHandler } from './handler-types.js'
import { changeAt, examplesOf, objectOf, type SchemaObject, withExamples } from './narrow-schema.js'
import { chosenEventNames } from './obs-event-types.js'
import { checkAffix, encodeKey, narrowKey } from './obs-key.js'
import { ownEvent } from './own-event.js'
import { handlerRules, unorderedRules } from './rules/all-rules.js'
import { nodeRuntime } from './runtime/node-runtime.js'
import { checkSourceOptions } from './source-options.js'
import type { ObsEventType } from './trigger-checks.js'

type ObsEventName = ObsRecord['eventName']

/** A handler of OBS events. */
export type ObsHandler = DeclaredHandler<ObsEvent>

/** Options of {@link obs}, as in the trigger. */
export interface ObsOptions {
  /** Event types; a group such as `ObjectCreated` contains its members, which then must not be named. Default all. */
  readonly events?: readonly ObsEventType[]
  /** What the names of objects begin with, not encoded: `photos/`. Default: anything. */
  readonly prefix?: string
  /** What the names of objects end with, not encoded: `.png`. Default: anything. */
  readonly suffix?: string
  /** The contract's name. Default `obs`. */
  readonly name?: string
}

/**
 * The contract of a function behind an OBS trigger: changes of objects, their names percent-encoded, unordered and
 * delivered at least once. Throws an InvalidOptionError for a wrong option.
 */
export function obs(options: ObsOptions = {}): Contract<ObsEvent, AcceptedHandler<ObsEvent>> {
  checkSourceOptions('obs', options, ['events', 'prefix', 'suffix', 'name'])
  const event = withKeys(withEvents(objectOf(obsEventSchema), options.events), options)
  return {
    name: options.name ?? 'obs',
    event: ownEvent('obs', obsEventSchema, event),
    golden: examplesOf<ObsEvent>(event)[0]!,
    runtime: nodeRuntime,
    rules: [...handlerRules, ...unorderedRules],
    deliveries: obsDeliveries,
    asynchronous: true,
  }
}

function withEvents(schema: SchemaObject, events: readonly ObsEventType[] | undefined): SchemaObject {
  if (events === undefined) return schema
  const names = chosenEventNames(events)
  const changed = changeAt(schema, ['$defs', 'record'], (record) => ({
    ...changeAt(record, ['properties', 'eventName'], (eventName) => ({ ...eventName, enum: names })),
    allOf: (record.allOf as readonly SchemaObject[]).map((group) => withoutOtherNames(group, names)),
  }))
  return withRecords(changed, (record) => ({
    ...record,
    eventName: names.includes(record.eventName) ? record.eventName : names[0]!,
  }))
}

/** Drops the alternatives that are for other events, and other events from those that stay. */
function withoutOtherNames(group: SchemaObject, names: readonly ObsEventName[]): SchemaObject {
  const forms = (group.anyOf as readonly SchemaObject[]).map((form) => {
    const allowed = allowedNames(form)
    if (allowed === undefined) return form
    const common = allowed.filter((name) => names.includes(name))
    return common.length === 0
      ? undefined
      : changeAt(form, ['properties', 'eventName'], (eventName) => ({ ...eventName, enum: common }))
  })
  return { ...group, anyOf: forms.filter((form) => form !== undefined) }
}

function allowedNames(form: SchemaObject): readonly ObsEventName[] | undefined {
  const properties = form.properties as
    | { readonly eventName?: { readonly enum?: readonly ObsEventName[] } }
    | undefined
  return properties?.eventName?.enum
}

function withKeys(schema: SchemaObject, { prefix, suffix }: ObsOptions): SchemaObject {
  if (prefix !== undefined) checkAffix('obs({ prefix })', prefix)
  if (suffix !== undefined) checkAffix('obs({ suffix })', suffix)
  const before = prefix ?? ''
  const after = suffix ?? ''
  if (before === '' && after === '') return schema
  const changed = changeAt(schema, ['$defs', 'key'], (key) => narrowKey(key, before, after))
  return withRecords(changed, (record) => {
    const { object } = record.s3
    const stem = after === '' ? object.key : object.key.replace(/\.[a-z]+$/, '')
    const key = encodeKey(before) + stem + encodeKey(after)
    return { ...record, s3: { ...record.s3, object: { ...object, key } } }
  })
}

/** The examples with their records changed. */
function withRecords(schema: SchemaObject, change: (record: ObsRecord) => ObsRecord): SchemaObject {
  const examples = examplesOf<ObsEvent>(schema).map((event) => ({
    ...event,
    Records: event.Records.map(change),
  }))
  return withExamples(schema, examples)
}
