import type { Breach, InvalidEvent } from '../../src/core.js'
import { authorValue } from '../author-content.js'
import type { ApigEvent } from '../generated/apig-event.js'
import { withBody } from '../invalid-bodies.js'
import { isObject } from './document.js'
import { isXml } from './media-types.js'
import type { WireMember } from './parameter-members.js'
import type { RequestBodies, RequestBody } from './request-bodies.js'
import type { RequestGroups } from './request-groups.js'

/** Requests that are wrong by the texts of a list, an object or a form, which the event schema takes as they come. */
export interface WrongRequests {
  /** Made of a request that the handler accepts. */
  readonly events: (base: ApigEvent) => readonly InvalidEvent<ApigEvent>[]
  /** Why a request is one of these; undefined where it is none. */
  readonly breachOf: (event: ApigEvent) => Breach | undefined
}

/** The wrong requests of an operation; undefined where it has no list, object or form. */
export function wrongRequests({ members }: RequestGroups, bodies: RequestBodies): WrongRequests | undefined {
  const told = members.filter(
    (member) => member.wrong !== undefined || member.together.some((other) => other !== member.name),
  )
  const forms = bodies.bodies.filter(({ wrong }) => wrong !== undefined)
  if (told.length === 0 && forms.length === 0) return undefined
  return {
    events: (base) => [
      ...told.flatMap((member) => [
        ...wrongMember(base, member),
        ...withoutMember(base, member),
        ...alone(base, member),
      ]),
      ...forms.flatMap((form) => wrongForm(base, form, bodies)),
    ],
    breachOf: (event) =>
      firstOf(told, (member) => breachOfMember(event, member)) ??
      breachOfType(event, forms, bodies) ??
      firstOf(forms, (form) => breachOfForm(event, form)),
  }
}

function wrongMember(
  base: ApigEvent,
  { group, name, wrong }: WireMember,
): readonly InvalidEvent<ApigEvent>[] {
  return (wrong?.texts() ?? []).map(({ text, breach }) => ({
    event: withTexts(base, group, { [name]: text }),
    breach: { of: group, ...breach },
  }))
}

/** A path without one of its parameters is another path. */
function withoutMember(
  base: ApigEvent,
  { group, name, required, wrong }: WireMember,
): readonly InvalidEvent<ApigEvent>[] {
  if (!required || wrong === undefined || group === 'pathParameters') return []
  const breach = {
    of: group,
    keyword: 'required',
    schemaPointer: '#/required',
    says: `it lacks the required member "${name}"`,
  }
  return [{ event: withTexts(base, group, { [name]: undefined }), breach }]
}

/** A member of an object whose parts are parameters of their own, without those that the object must have. */
function alone(
  base: ApigEvent,
  { group, name, together, texts, documented, required }: WireMember,
): readonly InvalidEvent<ApigEvent>[] {
  if (required || !together.some((other) => other !== name)) return []
  const missing = together.filter((other) => other !== name)
  const text = base[group]?.[name] ?? documented[0] ?? authorValue(texts)
  const others = Object.fromEntries(missing.map((other) => [other, undefined]))
  const says = `it has "${name}" without ${missing.map((other) => `"${other}"`).join(', ')}`
  return [{ event: withTexts(base, group, { [name]: text, ...others }), breach: { of: group, says } }]
}

function breachOfMember(event: ApigEvent, { group, name, wrong }: WireMember): Breach | undefined {
  const text = (event[group] as Readonly<Record<string, unknown>> | null | undefined)?.[name]
  const breach = typeof text === 'string' ? wrong?.problemOf(text) : undefined
  return breach && { of: group, ...breach }
}

const of = 'requestBody'

function wrongForm(
  base: ApigEvent,
  form: RequestBody,
  { required, bodies }: RequestBodies,
): readonly InvalidEvent<ApigEvent>[] {
  const typed = (type: string): ApigEvent => ({ ...base, headers: { ...base.headers, 'content-type': type } })
  const sent = typed(form.mediaType)
  const wrong = form
    .wrong!.texts()
    .map(({ text, breach }) => ({ event: withBody(sent, text), breach: { of, ...breach } }))
  const isNeeded =
    isObject(form.schema) && Array.isArray(form.schema.required) && form.schema.required.length > 0
  if (!isNeeded) return wrong
  const empty = { event: withBody(sent, ''), breach: { of, says: 'empty' } }
  const json = {
    event: withBody(typed('application/json'), '{"test":"body"}'),
    breach: { of, says: otherType(form) },
  }
  return [...wrong, ...(required ? [empty] : []), ...(takesJson(bodies) ? [] : [json])]
}

function otherType({ mediaType }: RequestBody): string {
  return `JSON instead of ${isXml(mediaType) ? 'XML' : 'a form'}, with its Content-Type`
}

function takesJson(bodies: readonly RequestBody[]): boolean {
  return bodies.some(({ kind }) => kind === 'json')
}

function breachOfType(
  { headers }: ApigEvent,
  forms: readonly RequestBody[],
  { bodies }: RequestBodies,
): Breach | undefined {
  const isJson = headers?.['content-type'] === 'application/json'
  return isJson && forms.length > 0 && !takesJson(bodies) ? { of, says: otherType(forms[0]!) } : undefined
}

function breachOfForm(
  { headers, body, isBase64Encoded }: ApigEvent,
  { mediaType, wrong }: RequestBody,
): Breach | undefined {
  if (headers?.['content-type'] !== mediaType) return undefined
  const breach = wrong!.problemOf(isBase64Encoded ? Buffer.from(body, 'base64').toString() : body)
  return breach && { of, ...breach }
}

function withTexts(
  base: ApigEvent,
  group: WireMember['group'],
  changes: Readonly<Record<string, unknown>>,
): ApigEvent {
  const texts = new Map<string, unknown>(Object.entries(base[group] ?? {}))
  for (const [name, text] of Object.entries(changes)) {
    if (text === undefined) texts.delete(name)
    else texts.set(name, text)
  }
  return { ...base, [group]: Object.fromEntries(texts) } as ApigEvent
}

function firstOf<T, R>(list: readonly T[], find: (one: T) => R | undefined): R | undefined {
  for (const one of list) {
    const found = find(one)
    if (found !== undefined) return found
  }
  return undefined
}
