import { didYouMean, InvalidOptionError } from '../../src/core.js'
import { documentError, isObject, type OpenApiDocument, objectAt, type Part, partAt } from './document.js'

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
}

/** Methods of the documents that an API gateway passes on. */
const methods = ['get', 'post', 'put', 'delete', 'head', 'patch', 'options']

/** The operations of a document in its order. `note` is told of those that no gateway passes on. */
export function operationsOf(document: OpenApiDocument, note: (text: string) => void): readonly Operation[] {
  const paths = partAt(document.root, 'paths')
  const taken = new Set<string>()
  const templates = Object.keys(objectAt(paths)).filter((key) => key.startsWith('/'))
  return templates.flatMap((template) => {
    const item = document.resolve(partAt(paths!, template)!)
    if (Object.hasOwn(objectAt(item), 'trace')) note(`TRACE ${template}: an API gateway passes on no TRACE`)
    return methods.flatMap((method) => {
      const part = partAt(item, method)
      if (part === undefined) return []
      const operation = operationAt(document, template, method, part, item)
      return [{ ...operation, templates, name: freeName(operation.name, taken) }]
    })
  })
}

/** The operation of a name: its `operationId`, its contract's name, or method and path as in `GET /orders/{id}`. */
export function operationNamed(operations: readonly Operation[], name: string): Operation {
  const found =
    operations.find(({ id }) => id === name) ??
    operations.find((operation) => operation.name === name || titleOf(operation) === name)
  if (found !== undefined) return found
  const known = operations.map(({ id, name: own }) => id ?? own)
  throw new InvalidOptionError(`the document has no operation ${JSON.stringify(name)}`, {
    where: 'openapi(…).operation(…)',
    next:
      didYouMean(name, known) ??
      didYouMean(name, operations.map(titleOf)) ??
      `Operations: ${known.slice(0, 8).join(', ')}${known.length > 8 ? ', …' : ''}.`,
  })
}

/** Method and path: `GET /orders/{id}`. */
export function titleOf({ method, template }: Operation): string {
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
  return {
    name: nameFrom(id ?? `${method}${template}`),
    id,
    method: method.toUpperCase(),
    template,
    part,
    parameters: parametersOf(document, part, item),
    responses: responsesOf(document, part),
  }
}

function parametersOf(document: OpenApiDocument, part: Part, item: Part): readonly Part[] {
  const found = new Map<string, Part>()
  for (const owner of [part, item]) {
    const list = partAt(owner, 'parameters')
    for (const i of Array.isArray(list?.value) ? list.value.keys() : []) {
      const parameter = document.resolve(partAt(list!, i)!)
      const { in: place, name } = objectAt(parameter)
      if (typeof place !== 'string' || typeof name !== 'string')
        throw documentError('a parameter has "name" and "in"', parameter)
      const key = `${place} ${place === 'header' ? name.toLowerCase() : name}`
      if (!found.has(key)) found.set(key, parameter)
    }
  }
  return [...found.values()]
}

function responsesOf(document: OpenApiDocument, part: Part): ReadonlyMap<string, Part> {
  const responses = partAt(part, 'responses')
  const keys = Object.keys(objectAt(responses)).filter((key) => !key.startsWith('x-'))
  return new Map(
    keys.map((key) => [
      key.toUpperCase() === 'DEFAULT' ? 'default' : key.toUpperCase(),
      document.resolve(partAt(responses!, key)!),
    ]),
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

/** The path of the first server, which every path of the document stands behind: `/v1`; empty without one. */
export function basePathOf({ root }: OpenApiDocument): string {
  const server = objectAt(partAt(root, 'servers', 0))
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
