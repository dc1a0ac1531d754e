import {
  acceptorOf,
  type Contract,
  didYouMean,
  type InvalidEvents,
  InvalidOptionError,
  likeCuts,
} from '../src/core.js'
import { authorValue } from './author-content.js'
import type { ApigEvent } from './generated/apig-event.js'
import { changeAt, examplesOf, type SchemaObject, withExamples } from './narrow-schema.js'
import { textOfValue } from './parameter-text.js'
import { authorParameters, type ParameterOptions, type Parameters } from './parameters.js'
import { isPathText, pathTexts } from './path-text.js'
import { anyRest, prefixMatch, type RestOfPath, restOfPath } from './prefix-match.js'
import { namesIn, patternOf, withPath } from './request-path.js'

/** Where the requests of a function go. */
export interface RouteOptions {
  /**
   * The path of requests, with its parameters in braces: `'/orders/{id}'`. Each event has then the path that its path
   * parameters make. Default: any path, beside any path parameters.
   */
  readonly path?: string
  /**
   * The path of the API of the gateway, where that matches by prefix: `'/shop'`, or `'/'` for one that takes every
   * path. `pathParameters` of an event are then what such an API hands on: the rest of the path under the empty name
   * (observed), or under that of `'/shop/{proxy+}'`. Default: path parameters by their names.
   */
  readonly prefix?: string
}

/** How requests go by their path. */
export interface RequestRoute {
  /** The author's parameters, those of the path by its template. */
  readonly parameters: readonly Parameters[]
  /** Narrows the schema of events. */
  readonly event: (described: SchemaObject) => SchemaObject
  readonly invalid: (found: InvalidEvents<ApigEvent>) => InvalidEvents<ApigEvent>
  readonly complete: NonNullable<Contract<ApigEvent>['complete']>
}

/** The route that the options say; undefined where they say none. Throws an InvalidOptionError for a wrong one. */
export function requestRoute(options: RouteOptions & ParameterOptions): RequestRoute | undefined {
  const { path, prefix } = options
  if (path === undefined && prefix === undefined) return undefined
  const match = prefix === undefined ? undefined : prefixMatch('apig({ prefix })', prefix)
  if (path === undefined) return { parameters: authorParameters(withoutNames(options)), ...anyRest(match!) }
  const names = checkedNames(path)
  const rest = match && restOfPath(match, path)
  if (match !== undefined && rest === undefined) {
    throw new InvalidOptionError(`the API at ${match.path} gets no request of ${path}`, {
      where: 'apig({ path, prefix })',
      next: "The path begins with the prefix: as in { path: '/shop/orders/{id}', prefix: '/shop' }.",
    })
  }
  return templateRoute(path, routedParameters(path, names, options), rest)
}

function templateRoute(
  path: string,
  parameters: readonly Parameters[],
  rest: RestOfPath | undefined,
): RequestRoute {
  const complete = (event: ApigEvent): ApigEvent => withPath(path, event, rest?.opened)
  return {
    parameters,
    complete,
    event: (described) => {
      const narrowed = changeAt(described, ['properties'], (properties) => ({
        ...properties,
        path: { description: 'A path of the API.', type: 'string', pattern: patternOf(path) },
      }))
      const examples = examplesOf<ApigEvent>(described).map((event) => withPath(path, event))
      const named = withExamples(narrowed, examples)
      return rest?.schema(named) ?? named
    },
    invalid: (found) => {
      const routed = { ...found, events: (base: ApigEvent) => onPath(found.events(base)) }
      return rest?.invalid(routed) ?? routed
    },
  }
}

function onPath(events: ReturnType<InvalidEvents<ApigEvent>['events']>): typeof events {
  return likeCuts(
    events.filter(({ event }) => Object.values(event.pathParameters ?? {}).every(isPathText)),
    [events],
  )
}

/** The author's parameters, in which the path has those that it names, each with texts that leave it the same path. */
function routedParameters(
  path: string,
  names: readonly string[],
  options: ParameterOptions,
): readonly Parameters[] {
  const given = options.pathParameters ?? {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
  }
  return authorParameters({ ...options, pathParameters: given }).map((parameters) =>
    parameters.group === 'pathParameters' ? inPath(path, names, parameters) : parameters,
  )
}

function inPath(path: string, names: readonly string[], parameters: Parameters): Parameters {
  const { schema, texts } = parameters
  checkDescribed(path, names, Object.keys(schema.properties as object))
  const properties = Object.fromEntries(
    Object.entries(texts.properties as SchemaObject).map(([name, text]) => [
      name,
      { allOf: [text, pathTexts] },
    ]),
  )
  // The names are these: what is known of any name says nothing more.
  const all = { ...texts, required: names, properties, propertyNames: true }
  const values = { ...schema, required: names }
  return { ...parameters, schema: values, texts: all, ...goldenOf(values, all) }
}

/** The texts that the golden event shows, and the values behind them: the author's, where they have a place in a path. */
function goldenOf(schema: SchemaObject, texts: SchemaObject): Pick<Parameters, 'golden' | 'values'> {
  const own = authorValue(schema) as Readonly<Record<string, unknown>>
  const shown = Object.fromEntries(Object.entries(own).map(([name, value]) => [name, textOfValue(value)]))
  const golden = authorValue({ ...texts, examples: [shown] }) as Readonly<Record<string, string>>
  const accepts = acceptorOf(schema)
  const valueBehind = (name: string): unknown => {
    const text = golden[name]!
    if (text === shown[name]) return own[name]
    const isLiteral = /^(true|false|-?(0|[1-9]\d*)(\.\d+)?)$/.test(text)
    return isLiteral && accepts({ ...own, [name]: JSON.parse(text) }) ? JSON.parse(text) : text
  }
  return { golden, values: Object.fromEntries(Object.keys(golden).map((name) => [name, valueBehind(name)])) }
}

function checkedNames(path: unknown): readonly string[] {
  const names = typeof path === 'string' ? namesIn(path) : []
  const isPath = typeof path === 'string' && /^(\/([^/?#{}]|\{[^{}/]+\})*)+$/.test(path)
  if (isPath && new Set(names).size === names.length) return names
  throw new InvalidOptionError('path is the path of requests, with parameters in braces, each once', {
    where: 'apig({ path })',
    next: "As in '/orders/{id}'.",
  })
}

function checkDescribed(path: string, names: readonly string[], described: readonly string[]): void {
  const stranger = described.find((name) => !names.includes(name))
  if (stranger !== undefined) {
    throw new InvalidOptionError(`the path ${path} has no {${stranger}}`, {
      where: `apig({ pathParameters }) #/properties/${stranger}`,
      next: didYouMean(stranger, names) ?? `Parameters of the path: ${names.join(', ') || 'none'}.`,
    })
  }
  const missing = names.find((name) => !described.includes(name))
  if (missing === undefined) return
  throw new InvalidOptionError(`pathParameters does not describe {${missing}} of the path ${path}`, {
    where: 'apig({ pathParameters }) #/properties',
    next: `Add ${missing}: { type: 'string' }, or leave pathParameters out: then any texts are sent.`,
  })
}

function withoutNames(options: ParameterOptions): ParameterOptions {
  if (options.pathParameters === undefined) return options
  throw new InvalidOptionError('an API that matches by prefix hands on no path parameters by their names', {
    where: 'apig({ prefix, pathParameters })',
    next: "Say with path where in the path they are: { path: '/shop/orders/{id}', prefix: '/shop', pathParameters }.",
  })
}
