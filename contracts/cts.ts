import type { Contract } from '../src/core.js'
import { type CtsOperations, parseOperations } from './cts-operations.js'
import { redeliveries } from './deliveries.js'
import { type CtsEvent, ctsEventSchema } from './generated/cts-event.js'
import type { AcceptedHandler, DeclaredHandler } from './handler-types.js'
import { changeAt, examplesOf, objectOf, type SchemaObject, withExamples } from './narrow-schema.js'
import { ownEvent } from './own-event.js'
import { asynchronousRules, handlerRules } from './rules/all-rules.js'
import { nodeRuntime } from './runtime/node-runtime.js'
import { checkSourceOptions } from './source-options.js'

/** A handler of CTS events. */
export type CtsHandler = DeclaredHandler<CtsEvent>

/** Options of {@link cts}. */
export interface CtsOptions {
  /** As in the trigger: `ECS:ecs;server:restartServer;deleteServer`, at most ten. Default: any operation. */
  readonly operations?: readonly string[]
  /** The contract's name. Default `cts`. */
  readonly name?: string
}

/**
 * The contract of a function behind a CTS trigger: records of operations on cloud resources.
 * Throws an InvalidOptionError for a wrong option.
 */
export function cts(options: CtsOptions = {}): Contract<CtsEvent, AcceptedHandler<CtsEvent>> {
  checkSourceOptions('cts', options, ['operations', 'name'])
  const event = withOperations(objectOf(ctsEventSchema), options.operations)
  return {
    name: options.name ?? 'cts',
    event: ownEvent('cts', ctsEventSchema, event),
    golden: examplesOf<CtsEvent>(event)[0]!,
    runtime: nodeRuntime,
    rules: [...handlerRules, ...asynchronousRules],
    deliveries: redeliveries,
    asynchronous: true,
  }
}

const narrowedMembers = ['service_type', 'resource_type', 'trace_name'] as const

function withOperations(schema: SchemaObject, entries: readonly string[] | undefined): SchemaObject {
  if (entries === undefined) return schema
  const operations = parseOperations(entries)
  const changed = changeAt(schema, ['$defs', 'trace'], (trace) => ({
    ...changeAt(trace, ['properties'], withFreeMembers),
    anyOf: operations.map(constraintOf),
  }))
  const [first] = operations
  const members = {
    service_type: first!.service,
    resource_type: first!.resources[0]!,
    trace_name: first!.operations[0]!,
  }
  return withExamples(
    changed,
    examplesOf<CtsEvent>(schema).map((event) => ({ ...event, cts: { ...event.cts, ...members } })),
  )
}

/** What the operations constrain is free otherwise: their words need not look like the usual ones. */
function withFreeMembers(properties: SchemaObject): SchemaObject {
  const free = narrowedMembers.map((name) => {
    const {
      pattern: _pattern,
      enum: _enum,
      'x-edgeCases': _edgeCases,
      ...rest
    } = properties[name] as SchemaObject
    return [name, rest]
  })
  return { ...properties, ...Object.fromEntries(free) }
}

function constraintOf({ service, resources, operations }: CtsOperations): SchemaObject {
  return {
    properties: {
      // Configured in capitals (ECS), seen in events in small letters too (vpc).
      service_type: { enum: [...new Set([service, service.toLowerCase()])] },
      resource_type: { enum: [...new Set(resources)] },
      trace_name: { enum: [...new Set(operations)] },
    },
  }
}
