import { ContractError, didYouMean, InvalidOptionError } from '../../src/core.js'
import { isObject, type OpenApiDocument, objectAt, type Part, partAt, placeOf } from './document.js'
import { operationParameters } from './operation-parameters.js'
import { documentShape, operationShape, pathShape, wrongKinds } from './wrong-kinds.js'

/** An operation of a document. */
export interface Operation {
  /** Its `operationId`, else method and path, with characters that a name of a contract may have. */
  readonly name: string
  /** `operationId` as it is written. */
  readonly id: string | undefined
  /** In capitals. */
  readonly method: string
  /** The path as the document writes it: `/orders/{id}`. */
  readonly template: string
  /** All paths of the document, as it writes them. */
  readonly templates: readonly string[]
  readonly part: Part
  /** Parameters of its path and its own, own ones first; references followed. */
  readonly parameters: readonly Part[]
  /** The response objects by status, class (`4XX`) or `default`; references followed. */
  readonly responses: ReadonlyMap<string, Part>
  /** Why its parameters or responses cannot be read. */
  readonly problem?: ContractError
  /** The path of its first server, which its own path stands behind: `/v1`; empty without one. */
  readonly basePath: string
  /** What of it is not looked at, each with its place. */
  readonly notes: readonly string[]
}

/** Methods of the documents that an API gateway passes on. */
const methods = ['get', 'post', 'put', 'delete', 'head', 'patch', 'options']

/** What a path of the document may hold beside its methods. */
const shared = ['$ref', 'summary', 'description', 'servers', 'parameters', 'trace']

/** The operations of a document in its order. `note` is told what of its paths is none. */
export function operationsOf(document: OpenApiDocument, note: (text: string) => void): readonly Operation[] {
  const paths = partAt(document.root, 'paths')
  const taken = new Set<string>()
  const ids = new Map<string, string>()
  const keys = Object.keys(objectAt(paths)).filter((key) => !key.startsWith('x-'))
  const templates = keys.filter((key) => key.startsWith('/'))
  for (const text of wrongKinds(document, document.root, documentShape)) note(text)
  for (const key of keys.filter((one) => !one.startsWith('/')))
    note(`${placeOf(partAt(paths!, key)!)}: a path begins with a slash; it is not looked at`)
  for (const name of Object.keys(objectAt(partAt(document.root, 'webhooks'))))
    note(
      `${placeOf(partAt(document.root, 'webhooks', name)!)}: a webhook is sent by the service itself; it is not looked at`,
    )
  return templates.flatMap((template) => {
    const item = document.resolve(partAt(paths!, template)!)
    for (const text of wrongKinds(document, item, pathShape)) note(text)
    if (Object.hasOwn(objectAt(item), 'trace')) note(`TRACE ${template}: an API gateway passes on no TRACE`)
    for (const key of Object.keys(objectAt(item)).filter((one) => !isKnown(one)))
      note(
        `${placeOf(partAt(item, key)!)}: "${key}" is no method, and not looked at. ${didYouMean(key, methods) ?? `Methods: ${methods.join(', ')}.`}`,
      )
    return methods.flatMap((method) => {
      const part = partAt(item, method)
      if (part === undefined) return []
      const operation = operationAt(document, template, method, part, item)
      const name = freeName(operation.name, taken)
      const notes = [...operation.notes, ...sameId({ ...operation, name }, ids)]
      return [{ ...operation, templates, name, notes }]
    })
  })
}

function isKnown(key: string): boolean {
  return methods.includes(key) || shared.includes(key) || key.startsWith('x-')
}

function sameId(
  operation: Pick<Operation, 'id' | 'name' | 'method' | 'template' | 'part'>,
  ids: Map<string, string>,
): readonly string[] {
  const { id, name, part } = operation
  const other = id === undefined ? undefined : ids.get(id)
  if (id !== undefined && other === undefined) ids.set(id, titleOf(operation))
  return other === undefined
    ? []
    : [
        `${placeOf(part)}/operationId: ${JSON.stringify(id)} is that of ${other} already; this operation is called ${JSON.stringify(name)}`,
      ]
}

/** The operation of a name: its `operationId`, its contract's name, or method and path as in `GET /orders/{id}`. */
export function operationNamed(operations: readonly Operation[], name: string): Operation {
  const found =
    operations.find(({ id }) => id !== undefined && id === name) ??
    operations.find((operation) => operation.name === name || titleOf(operation) === titled(name))
  if (found !== undefined) return found
  const known = operations.map(({ id, name: own }) => id ?? own)
  const text = String(name)
  throw new InvalidOptionError(`the document has no operation ${JSON.stringify(name)}`, {
    where: 'openapi(…).operation(…)',
    next:
      didYouMean(text, /[/ ]/.test(text) ? operations.map(titleOf) : known) ??
      didYouMean(text, [...known, ...operations.map(titleOf)]) ??
      `Operations: ${known.slice(0, 8).join(', ')}${known.length > 8 ? ', …' : ''}.`,
  })
}

/** A method may be written in small letters: `get /orders/{id}`. */
function titled(name: unknown): string {
  return String(name).replace(/^[a-z]+(?= )/, (method) => method.toUpperCase())
}

/** Method and path: `GET /orders/{id}`. */
export function titleOf({ method, template }: Pick<Operation, 'method' | 'template'>): string {
  return `${method} ${template}`
}

function operationAt(
  document: OpenApiDocument,
  template: string,
  method: string,
  part: Part,
  item: Part,
): Omit<Operation, 'templates'> {
  const { operationId } = objectAt(part)
  const id = typeof operationId === 'string' && operationId !== '' ? operationId : undefined
  const notes = [...wrongKinds(document, part, operationShape)]
  const note = (text: string): void => void notes.push(text)
  if (Object.keys(objectAt(partAt(part, 'callbacks'))).length > 0)
    note(`${placeOf(part)}/callbacks: a callback is sent by the service itself; it is not looked at`)
  return {
    name: nameFrom(id ?? `${method}${template}`),
    id,
    method: method.toUpperCase(),
    template,
    part,
    ...parts(() => ({
      parameters: operationParameters(document, { part, item, template }, note),
      responses: responsesOf(document, part, note),
    })),
    basePath: basePathOf([part, item, document.root]),
    notes,
  }
}

type Parts = Pick<Operation, 'parameters' | 'responses' | 'problem'>

/** What an operation holds; where that cannot be read, the other operations still can. */
function parts(read: () => Parts): Parts {
  try {
    return read()
  } catch (problem) {
    if (!(problem instanceof ContractError)) throw problem
    return { parameters: [], responses: new Map(), problem }
  }
}

function responsesOf(
  document: OpenApiDocument,
  part: Part,
  note: (text: string) => void,
): ReadonlyMap<string, Part> {
  const responses = partAt(part, 'responses')
  const keys = Object.keys(objectAt(responses)).filter((key) => !key.startsWith('x-'))
  if (keys.length === 0) note(`${placeOf(part)}: it declares no responses; what is answered is not looked at`)
  return new Map(
    keys.flatMap((key) => {
      const status = /^default$/i.test(key) ? 'default' : key.toUpperCase()
      if (/^([1-5](\d\d|XX)|default)$/.test(status))
        return [[status, document.resolve(partAt(responses!, key)!)] as const]
      note(
        `${placeOf(partAt(responses!, key)!)}: ${JSON.stringify(key)} is no status, no class as "4XX" and not "default"; it is not looked at`,
      )
      return []
    }),
  )
}

function nameFrom(text: string): string {
  return text.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^-+|-+$/g, '') || 'operation'
}

function freeName(name: string, taken: Set<string>): string {
  let free = name
  for (let i = 2; taken.has(free.toLowerCase()); i++) free = `${name}-${i}`
  taken.add(free.toLowerCase())
  return free
}

/** The path of the first server of the first of these that names one: of an operation, its path, the document. */
function basePathOf(owners: readonly Part[]): string {
  const owner = owners.find((part) => partAt(part, 'servers', 0) !== undefined)
  const server = objectAt(owner && partAt(owner, 'servers', 0))
  if (typeof server.url !== 'string') return ''
  const variables = isObject(server.variables) ? server.variables : {}
  const url = server.url.replace(/\{([^}]*)\}/g, (_, name: string) => {
    const variable = variables[name]
    return isObject(variable) ? String(variable.default ?? '') : ''
  })
  try {
    return new URL(url, 'http://localhost').pathname.replace(/\/+$/, '')
  } catch {
    return ''
  }
}
