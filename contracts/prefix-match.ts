import {
  acceptorOf,
  type InvalidEvent,
  type InvalidEvents,
  InvalidOptionError,
  likeCuts,
  smallestValue,
} from '../src/core.js'
import type { ApigEvent } from './generated/apig-event.js'
import { changeAt, examplesOf, type SchemaObject, withExamples } from './narrow-schema.js'
import { parametersIn, pathEncoding, textWith } from './path-encoding.js'
import { alwaysThere } from './request-parameters.js'
import { encoded } from './request-path.js'

/** An API of the gateway that matches by prefix. */
export interface PrefixMatch {
  /** The path that requests begin with; empty for an API that takes every path. */
  readonly path: string
  /** The name that the rest of the path is handed on under: empty, as observed, or that of `{name+}`. */
  readonly name: string
}

/** Requests of one template, as an API that matches by prefix hands them on. */
export interface RestOfPath {
  /** The schema of events whose path parameters go by their names, as the schema of events with the rest of the path. */
  readonly schema: (named: SchemaObject) => SchemaObject
  readonly invalid: (named: InvalidEvents<ApigEvent>) => InvalidEvents<ApigEvent>
  /** An event with the rest of the path, with its path parameters by their names instead. */
  readonly opened: (event: ApigEvent) => ApigEvent
}

/**
 * Reads the option `prefix`: `/v1`, `/` or `/v1/{proxy+}`. Throws an InvalidOptionError for what is no path;
 * `place` names the option.
 */
export function prefixMatch(place: string, prefix: string): PrefixMatch {
  const [, path, name = ''] = /^((?:\/[^/?#{}]+)*)\/?(?:(?<=\/)\{([^{}+/]+)\+\})?$/.exec(prefix) ?? []
  if (typeof prefix === 'string' && prefix.startsWith('/') && path !== undefined) return { path, name }
  throw new InvalidOptionError('prefix is the path of an API of the gateway that matches by prefix', {
    where: place,
    next: "As in '/shop', '/' for an API that takes every path, or '/shop/{proxy+}' for one that names the rest.",
  })
}

/** How requests of a template come behind the prefix; undefined where they do not begin with it. */
export function restOfPath({ path, name }: PrefixMatch, template: string): RestOfPath | undefined {
  if (template !== path && !template.startsWith(`${path}/`)) return undefined
  const rest = template.slice(path.length + 1)
  const opened = (event: ApigEvent): ApigEvent => {
    const text = event.pathParameters?.[name]
    const pathParameters = typeof text === 'string' ? parametersIn(rest, text) : undefined
    return pathParameters === undefined ? event : { ...event, pathParameters }
  }
  const closed = (event: ApigEvent): ApigEvent => ({
    ...event,
    pathParameters: { [name]: textWith(rest, event.pathParameters) },
  })
  return {
    opened,
    schema: (named) => withRest(named, name, rest, examplesOf<ApigEvent>(named).map(closed)),
    invalid: (named) => {
      const { beyondSchema, accepts } = named
      return {
        accepts,
        events: (base) => closedAll(named.events(opened(base)), closed),
        breachOf: (event) => named.breachOf(opened(event)),
        ...(beyondSchema === undefined ? {} : { beyondSchema: (event) => beyondSchema(opened(event)) }),
      }
    },
  }
}

/** Requests of any path behind the prefix. */
export function anyRest({ path, name }: PrefixMatch): Pick<RestOfPath, 'invalid'> & {
  readonly event: RestOfPath['schema']
  readonly complete: (event: ApigEvent) => ApigEvent
} {
  const complete = (event: ApigEvent): ApigEvent => {
    const rest = event.pathParameters?.[name]
    const whole = typeof rest === 'string' ? `${path}/${rest.split('/').map(encoded).join('/')}` : event.path
    return whole === event.path ? event : { ...event, path: whole }
  }
  const event = (described: SchemaObject): SchemaObject => {
    const examples = examplesOf<ApigEvent>(described).map((one) =>
      complete({ ...one, pathParameters: { [name]: 'orders/5' } }),
    )
    const { '': text } = propertiesOf(described)
    return withExamples(withGroup(described, name, text as SchemaObject), examples)
  }
  return { event, complete, invalid: (found) => found }
}

function propertiesOf({ $defs }: SchemaObject): SchemaObject {
  const { pathParameters } = $defs as { readonly pathParameters: { readonly properties: SchemaObject } }
  return pathParameters.properties
}

/** The rest of the path is a text of the path parameters, which their own schema goes on to describe. */
function withRest(
  named: SchemaObject,
  name: string,
  rest: string,
  examples: readonly ApigEvent[],
): SchemaObject {
  const text = rest.includes('{')
    ? {
        type: 'string',
        contentEncoding: pathEncoding(rest),
        contentMediaType: 'application/json',
        contentSchema: { $ref: '#/$defs/pathParameters' },
        'x-checkContent': true,
      }
    : { const: rest }
  const changed = withGroup(named, name, text)
  // Of several parameters in one segment the text may mean other ones than it was made of.
  const accepts = acceptorOf(changed)
  const told = (event: ApigEvent): ApigEvent =>
    accepts(event) ? event : { ...event, pathParameters: { [name]: smallestText(text, named) } }
  return withExamples(changed, examples.map(told))
}

function withGroup(schema: SchemaObject, name: string, text: SchemaObject): SchemaObject {
  const group = {
    description: 'The rest of the path behind the prefix that the API matches by.',
    type: 'object',
    required: [name],
    properties: { [name]: text },
    additionalProperties: false,
  }
  return changeAt(alwaysThere(schema, 'pathParameters'), ['properties'], (properties) => ({
    ...properties,
    pathParameters: group,
  }))
}

function smallestText(text: SchemaObject, { $defs }: SchemaObject): string {
  return String(smallestValue({ ...text, $defs }))
}

function closedAll(
  events: readonly InvalidEvent<ApigEvent>[],
  closed: (event: ApigEvent) => ApigEvent,
): readonly InvalidEvent<ApigEvent>[] {
  return likeCuts(
    events.map((one) => ({ ...one, event: closed(one.event) })),
    [events],
  )
}
