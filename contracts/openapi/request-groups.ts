import type { JsonSchema } from '../../src/core.js'
import { apigEventSchema } from '../generated/apig-event.js'
import { objectOf, type SchemaObject } from '../narrow-schema.js'
import type { Parameters } from '../parameters.js'
import { type CookieParameter, cookieMember } from './cookie-member.js'
import { isObject, type JsonObject, type OpenApiDocument, objectAt, placeOf } from './document.js'
import type { Operation } from './operations.js'
import { membersOf, readParameter, type WireMember } from './parameter-members.js'
import type { Rivalry } from './rival-paths.js'
import { schemaConverter } from './schema-converter.js'
import { credentialsOf } from './security-parameters.js'
import type { TextPlace } from './wire-texts.js'
import { rivalsTogether, withoutRivals } from './without-rivals.js'

/** The members of the event that the parameters of an operation stand in. */
export interface RequestGroups {
  readonly groups: readonly Parameters[]
  readonly members: readonly WireMember[]
  /** All members of a group by the document's own examples, where that has any. */
  readonly documented: Readonly<Partial<Record<TextPlace, Readonly<Record<string, unknown>>>>>
}

/** Headers that OpenAPI says elsewhere: a parameter of such a name has no meaning. */
const elsewhere = ['accept', 'content-type', 'authorization']

/** The parameters and credentials of an operation. `note` is told of those that cannot be sent. */
export function requestGroups(
  document: OpenApiDocument,
  operation: Operation,
  note: (text: string) => void,
  rivalries: readonly Rivalry[],
): RequestGroups {
  const converter = schemaConverter(document, 'request', note)
  const members: WireMember[] = []
  const cookies: CookieParameter[] = []
  for (const part of operation.parameters) {
    const { in: place, name } = objectAt(part)
    if (place === 'header' && elsewhere.includes(String(name).toLowerCase())) {
      note(
        `${placeOf(part)}: OpenAPI says ${String(name)} elsewhere; a parameter of that name is not looked at`,
      )
      continue
    }
    const parameter = readParameter(document, part, converter)
    if (place === 'cookie') {
      cookies.push(parameter)
      continue
    }
    const found = membersOf(parameter, converter.definitions(), edgeCases[parameter.group])
    if (found !== undefined) members.push(...found)
    else
      note(
        `${placeOf(part)}: no value of the parameter "${String(name)}" can be written as text${parameter.required ? ', though it is required' : '; it is not sent'}`,
      )
  }
  members.push(...credentialMembers(document, operation, cookies, note))
  if (cookies.length > 0) members.push(cookieMember(cookies, converter.definitions()))
  const routed = [
    ...withoutRivals(inGroup(members, 'pathParameters'), rivalries, converter.definitions()),
    ...members.filter(({ group }) => group !== 'pathParameters'),
  ]
  const groups = (['pathParameters', 'queryStringParameters', 'headers'] as const).map((group) =>
    groupOf(group, inGroup(routed, group), converter.definitions(), rivalries),
  )
  return { groups, members: routed, documented: documentedOf(routed) }
}

function credentialMembers(
  document: OpenApiDocument,
  operation: Operation,
  cookies: CookieParameter[],
  note: (text: string) => void,
): readonly WireMember[] {
  return credentialsOf(document, operation.part, note).flatMap(({ in: place, name, pattern }) => {
    const texts = { type: 'string', pattern }
    if (place === 'cookie') {
      cookies.push({
        name,
        required: true,
        schema: texts,
        notation: { style: 'form', explode: false, name },
        examples: [],
        isCredential: true,
      })
      return []
    }
    const group = place === 'query' ? 'queryStringParameters' : 'headers'
    const wireName = place === 'query' ? name : name.toLowerCase()
    const golden = pattern.startsWith('^Basic')
      ? 'Basic dXNlcjpwYXNzd29yZA=='
      : pattern.startsWith('^Bearer')
        ? 'Bearer token-1234'
        : 'key-12345678'
    return [
      {
        group,
        name: wireName,
        texts: golden.startsWith('Basic')
          ? { type: 'string', pattern: '^Basic [A-Za-z0-9+/]{8,40}(==)?$' }
          : texts,
        required: true,
        together: [],
        golden,
        documented: [],
      } as const,
    ]
  })
}

function inGroup(members: readonly WireMember[], group: TextPlace): readonly WireMember[] {
  return members.filter((member) => member.group === group)
}

function groupOf(
  group: TextPlace,
  members: readonly WireMember[],
  definitions: JsonObject,
  rivalries: readonly Rivalry[],
): Parameters {
  const apart = group === 'pathParameters' ? rivalsTogether(rivalries) : []
  const required = [...new Set(members.filter((member) => member.required).map(({ name }) => name))]
  const properties = Object.fromEntries(members.map(({ name, texts }) => [name, texts]))
  const together = members.filter((member) => !member.required && member.together.length > 0)
  const texts: SchemaObject = {
    type: 'object',
    properties,
    required,
    ...(together.length === 0
      ? {}
      : {
          dependentRequired: Object.fromEntries(
            together.map((member) => [member.name, member.together.filter((name) => name !== member.name)]),
          ),
        }),
    // What a document does not name is not there, but for headers, which clients and proxies add.
    ...(group === 'headers' ? {} : { additionalProperties: false }),
    ...(group === 'pathParameters' ? { propertyNames: true } : {}),
    ...(apart.length > 0 ? { allOf: apart } : {}),
    $defs: definitions,
  }
  const golden = Object.fromEntries(
    members.filter((member) => member.required).map((member) => [member.name, member.golden as string]),
  )
  return { group, ...valuesOf(members, definitions), texts, golden }
}

/** The values behind the texts of a group, as far as a wrong text can be told by its value. */
function valuesOf(
  members: readonly WireMember[],
  definitions: JsonObject,
): { readonly schema: SchemaObject; readonly values: Readonly<Record<string, unknown>> } {
  const told = members.flatMap(({ name, required, value }) =>
    value === undefined ? [] : [{ name, required, ...value }],
  )
  const required = told.filter((member) => member.required)
  return {
    schema: {
      type: 'object',
      properties: Object.fromEntries(told.map(({ name, schema }) => [name, schema])),
      required: required.map(({ name }) => name),
      $defs: definitions,
    },
    values: Object.fromEntries(required.map(({ name, golden }) => [name, golden])),
  }
}

function documentedOf(members: readonly WireMember[]): RequestGroups['documented'] {
  const found: Partial<Record<TextPlace, Record<string, unknown>>> = {}
  for (const { group, name, documented, required, golden } of members) {
    if (documented.length === 0 && !required) continue
    found[group] = { ...found[group], [name]: documented[0] ?? golden }
  }
  return found
}

/** Texts that break code, of free texts at each place, as they are known of any request. */
const edgeCases: Readonly<Record<TextPlace, readonly unknown[]>> = {
  pathParameters: knownCases('pathParameters'),
  queryStringParameters: knownCases('queryStringParameters'),
  headers: knownCases('headers'),
}

function knownCases(group: TextPlace): readonly unknown[] {
  const { additionalProperties } = (objectOf(apigEventSchema).$defs as SchemaObject)[group] as SchemaObject
  const forms =
    isObject(additionalProperties) && Array.isArray(additionalProperties.anyOf)
      ? (additionalProperties.anyOf as readonly JsonSchema[])
      : [additionalProperties as JsonSchema]
  return forms.flatMap((form) =>
    isObject(form) && form.type === 'string' && Array.isArray(form['x-edgeCases']) ? form['x-edgeCases'] : [],
  )
}
