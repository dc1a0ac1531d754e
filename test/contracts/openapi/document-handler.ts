import { readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import type { ApigEvent } from '../../../contracts/index.js'
import { at, escaped } from './document-pointer.js'
import { type Route, routeOf, routesOf } from './document-routes.js'
import { schemaJudge } from './schema-judge.js'
import { valueFor } from './value-for.js'

type Raw = Record<string, any>

/** An answer of a handler under test. */
export interface Answer {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly isBase64Encoded: boolean
}

/** What a handler that keeps a document does, with the parts that a deviation changes. */
export interface Deviations {
  /** Another answer to a valid request. */
  readonly answer?: (answer: Answer, event: ApigEvent, route: Route) => Answer
  /** Parameters that are not looked at, by name. */
  readonly ignores?: (name: string) => boolean
  readonly acceptsAnyBody?: boolean
  readonly readsAbsentBody?: boolean
}

/**
 * A handler for all operations of a document, written without the code under test: it finds its operation by method
 * and path, has the request judged by a bare ajv that reads the document's own schemas, and answers by its examples.
 */
export function documentHandler(file: string, deviations: Deviations = {}) {
  const document = documentIn(file)
  const judge = schemaJudge(document)
  const judgeFields = schemaJudge(document, { coerceTypes: 'array' })
  const deref = (value: any): any =>
    typeof value?.$ref === 'string' ? deref(at(document, value.$ref)) : value
  const routes = routesOf(document, deref)
  const refused: string[] = []

  async function handler(event: ApigEvent, _context: unknown): Promise<Answer> {
    const found = routeOf(routes, event)
    if (found === undefined) return refusal('no such path', undefined)
    const problem = requestProblem(event, found.route, found.values)
    if (problem !== undefined)
      return refusal(`${found.route.operation.operationId ?? found.route.template} ${problem}`, found.route)
    const answer = answerOf(found.route)
    return deviations.answer?.(answer, event, found.route) ?? answer
  }

  function refusal(why: string, route: Route | undefined): Answer {
    refused.push(why)
    const declared = Object.keys(route?.operation.responses ?? {}).find((status) =>
      /^4(00|22|04|01|03|\d\d)$/.test(status),
    )
    return route !== undefined && declared !== undefined
      ? answerOf(route, declared)
      : { statusCode: 400, headers: {}, body: '', isBase64Encoded: false }
  }

  function requestProblem(
    event: ApigEvent,
    route: Route,
    pathTexts: Readonly<Record<string, string>>,
  ): string | undefined {
    for (const [parameter, pointer] of parametersOf(route)) {
      if (deviations.ignores?.(parameter.name) === true) continue
      const problem = parameterProblem(event, parameter, pointer, pathTexts)
      if (problem !== undefined) return problem
    }
    return bodyProblem(event, route)
  }

  function parametersOf(route: Route): readonly [Raw, string][] {
    const own = (route.operation.parameters ?? []).map((one: any, i: number) =>
      place(one, `${route.pointer}/${route.method}/parameters/${i}`),
    )
    const shared = (route.item.parameters ?? []).map((one: any, i: number) =>
      place(one, `${route.pointer}/parameters/${i}`),
    )
    // By OpenAPI a parameter of such a name has no meaning.
    const isSaid = ([one]: [Raw, string]) =>
      one.in !== 'header' || !/^(accept|content-type|authorization)$/i.test(one.name)
    const names = new Set(own.map(([one]: [Raw]) => `${one.in} ${one.name}`))
    return [...own, ...shared.filter(([one]: [Raw]) => !names.has(`${one.in} ${one.name}`))].filter(isSaid)
  }

  function place(one: Raw, pointer: string): [Raw, string] {
    return typeof one.$ref === 'string' ? place(at(document, one.$ref), one.$ref) : [one, pointer]
  }

  function parameterProblem(
    event: ApigEvent,
    parameter: Raw,
    pointer: string,
    pathTexts: Readonly<Record<string, string>>,
  ): string | undefined {
    const given = textOf(event, parameter, pathTexts)
    if (given === undefined) return parameter.required === true ? `${parameter.name} is missing` : undefined
    if (parameter.content !== undefined) {
      const [type] = Object.keys(parameter.content)
      const value = parsed(String(given))
      if (value === undefined) return `${parameter.name} is no JSON`
      return parameter.content[type!].schema && judge(`${pointer}/content/${escaped(type!)}/schema`, value)
    }
    const schema = deref(parameter.schema)
    const readings = readingsOf(given, parameter, schema, deref)
    if (readings.some((value) => judge(`${pointer}/schema`, value) === undefined)) return undefined
    return `${parameter.name}=${JSON.stringify(given)}: ${judge(`${pointer}/schema`, readings[0])}`
  }

  function bodyProblem(event: ApigEvent, route: Route): string | undefined {
    const [body, pointer] =
      route.operation.requestBody === undefined
        ? [undefined, '']
        : place(route.operation.requestBody, `${route.pointer}/${route.method}/requestBody`)
    if (body === undefined) return undefined
    const text = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString() : event.body
    if (text === '' && deviations.readsAbsentBody !== true)
      return body.required === true ? 'the body is missing' : undefined
    const type = event.headers?.['content-type']?.split(';')[0] ?? ''
    if (body.content[type] === undefined) return `the content type ${type}`
    const schemaPlace = `${pointer}/content/${escaped(type)}/schema`
    const isForm = /^multipart\/|x-www-form-urlencoded$/.test(type)
    if (isForm && deviations.acceptsAnyBody !== true && body.content[type].schema)
      return judgeFields(schemaPlace, fieldsIn(text, event.headers?.['content-type'] as string))
    if (!type.endsWith('json')) return undefined
    const value: unknown = deviations.readsAbsentBody === true ? JSON.parse(text) : parsed(text)
    if (value === undefined) return 'no JSON'
    if (deviations.acceptsAnyBody === true || !body.content[type].schema) return undefined
    return judge(schemaPlace, value)
  }

  function answerOf(route: Route, wanted?: string): Answer {
    const statuses = Object.keys(route.operation.responses)
    const status = wanted ?? statuses.find((one) => /^[23]/.test(one)) ?? statuses[0] ?? '200'
    const [response, pointer] = place(
      route.operation.responses[status] ?? {},
      `${route.pointer}/${route.method}/responses/${status}`,
    )
    const type = Object.keys(response.content ?? {})[0]
    const headers = Object.fromEntries(
      Object.entries(response.headers ?? {}).map(([name, header]) => [
        name.toLowerCase(),
        String(valueFor(deref(deref(header).schema ?? {}), deref)),
      ]),
    )
    if (type === undefined) return { statusCode: Number(status), headers, body: '', isBase64Encoded: false }
    const body = bodyFor(response.content[type], `${pointer}/content/${escaped(type)}/schema`, type)
    return {
      statusCode: Number(status),
      headers: { ...headers, 'content-type': type },
      body,
      isBase64Encoded: false,
    }
  }

  function bodyFor(media: Raw, pointer: string, type: string): string {
    if (!type.endsWith('json')) return 'text'
    const examples = [media.example, ...Object.values(media.examples ?? {}).map((one) => deref(one)?.value)]
    const candidates = [
      ...examples.filter((one) => one !== undefined),
      ...(media.schema ? [valueFor(media.schema, deref, true), valueFor(media.schema, deref)] : [{}]),
    ]
    const fitting = candidates.find((one) => !media.schema || judge(pointer, one) === undefined)
    if (fitting === undefined)
      throw new Error(`no answer for ${pointer}: ${judge(pointer, candidates.at(-1))}`)
    return JSON.stringify(fitting)
  }

  return { handler, refused, routes }
}

const documents = new Map<string, Raw>()

/** Read once: the documents are large, and no handler changes them. */
function documentIn(file: string): Raw {
  if (!documents.has(file)) {
    const text = readFileSync(file, 'utf8')
    documents.set(file, (file.endsWith('.json') ? JSON.parse(text) : load(text)) as Raw)
  }
  return documents.get(file)!
}

/** The fields of a form or the parts of a body: lists where one comes more than once, JSON where it is an object. */
function fieldsIn(text: string, contentType: string): Raw {
  const boundary = /boundary=(.+)$/.exec(contentType)?.[1]
  const parts = text
    .split(`--${boundary}`)
    .map((part) => / name="([^"]+)"[^\r\n]*\r\n(?:[^\r\n]+\r\n)*\r\n([\s\S]*)\r\n$/.exec(part)?.slice(1))
  const fields =
    boundary === undefined ? [...new URLSearchParams(text)] : parts.filter((part) => part !== undefined)
  const found: Raw = {}
  for (const [name, field] of fields as [string, string][]) {
    const value = /^[[{]/.test(field) ? (parsed(field) ?? field) : field
    found[name] = name in found ? [found[name], value].flat() : value
  }
  return found
}

function textOf(event: ApigEvent, parameter: Raw, pathTexts: Readonly<Record<string, string>>): unknown {
  if (parameter.in === 'path') return pathTexts[parameter.name]
  if (parameter.in === 'query') return event.queryStringParameters?.[parameter.name]
  return parameter.in === 'header' ? event.headers?.[parameter.name.toLowerCase()] : undefined
}

/** What a text may mean: an array where it may be one, else a number or truth value, else itself. */
function readingsOf(
  given: unknown,
  parameter: Raw,
  schema: Raw,
  deref: (value: any) => any,
): readonly unknown[] {
  const types = new Set(
    [schema?.type, ...(schema?.oneOf ?? schema?.anyOf ?? []).map((one: any) => deref(one).type)].flat(),
  )
  const items = Array.isArray(given)
    ? given
    : parameter.explode === false
      ? String(given).split(',')
      : [given]
  const readings: unknown[] = types.has('array') ? [items, items.map(literal)] : []
  return Array.isArray(given) ? readings : [literal(given), given, ...readings]
}

function literal(text: unknown): unknown {
  return typeof text === 'string' && /^(true|false|-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?)$/.test(text)
    ? JSON.parse(text)
    : text
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
