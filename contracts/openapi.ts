import { type Contract, ContractError, didYouMean, InvalidOptionError } from '../src/core.js'
import type { ApigBodies } from './apig-bodies.js'
import type { ApigEvent } from './generated/apig-event.js'
import type { AcceptedHandler, ApigAnswer } from './handler-types.js'
import { type DocumentInput, readDocument } from './openapi/document.js'
import { type OperationContract, operationContract } from './openapi/operation-contract.js'
import { type Operation, operationNamed, operationsOf } from './openapi/operations.js'
import { type PrefixMatch, prefixMatch, restOfPath } from './prefix-match.js'

/** Options of {@link openapi}. */
export interface OpenApiOptions {
  /**
   * What paths of requests begin with, before those of the document. Default: the path of the first server of the
   * operation, of its path, or of the document; or ''.
   */
  readonly basePath?: string
  /**
   * The path of the API of the gateway, where that matches by prefix: `'/v1'`, or `'/'` for one that takes every path.
   * Path parameters come then as such an API hands them on: the rest of the path under the empty name (observed), or
   * under that of `'/v1/{proxy+}'`. Default: path parameters by their names, as an API with the paths of the document
   * hands them on.
   */
  readonly prefix?: string
}

/** The contracts of an OpenAPI document, one for each operation; each is made when it is first asked for. */
export interface OpenApiContracts {
  /** The document's title. */
  readonly name: string
  /** In the order of the document, without those that cannot be read: `unsupported` names them. */
  readonly contracts: readonly Contract<
    ApigEvent,
    AcceptedHandler<ApigEvent, ApigAnswer | string>,
    ApigBodies
  >[]
  /**
   * The contract of one operation, by its `operationId` or by method and path (`GET /orders/{id}`). Throws an
   * InvalidOptionError for an unknown one, and a schema error for one that cannot be read.
   */
  readonly operation: (
    id: string,
  ) => Contract<ApigEvent, AcceptedHandler<ApigEvent, ApigAnswer | string>, ApigBodies>
  /** What of the document the contracts do not cover, each with its place. */
  readonly unsupported: readonly string[]
}

/**
 * The contracts of an OpenAPI document of version 3.0 or 3.1, JSON or YAML, given as the path or URL of its file or as
 * an object; nothing is fetched. Throws an InvalidOptionError or a schema error for what is no such document.
 */
export function openapi(document: DocumentInput, options: OpenApiOptions = {}): OpenApiContracts {
  checkOptions(options)
  const { basePath, prefix } = options
  const match = prefix === undefined ? undefined : prefixMatch('openapi(…, { prefix })', prefix)
  const paths = { ...(basePath === undefined ? {} : { basePath }), ...(match === undefined ? {} : { match }) }
  const read = readDocument(document)
  const notes: string[] = []
  const operations = operationsOf(read, (text) => notes.push(text))
  if (match !== undefined) checkPrefix(match, operations, basePath)
  const made = new Map<Operation, OperationContract>()
  const contractOf = (operation: Operation): OperationContract => {
    if (!made.has(operation)) made.set(operation, operationContract(read, operation, paths))
    return made.get(operation)!
  }
  return {
    name: titleOfDocument(read.root.value),
    operation: (id) => contractOf(operationNamed(operations, id)).contract,
    get contracts() {
      return operations.flatMap((operation) => attempt(() => contractOf(operation)).found?.contract ?? [])
    },
    get unsupported() {
      const parts = operations.map((operation) => ({ operation, ...attempt(() => contractOf(operation)) }))
      return [
        ...notes,
        ...new Set(
          parts.flatMap(
            ({ operation, found, problem }) => found?.unsupported ?? [`${operation.name}: ${problem}`],
          ),
        ),
      ]
    },
  }
}

function attempt<T>(make: () => T): { readonly found?: T; readonly problem?: string } {
  try {
    return { found: make() }
  } catch (error) {
    if (!(error instanceof ContractError)) throw error
    return { problem: error.message.replace(/\n\s*/g, ' ') }
  }
}

const known = ['basePath', 'prefix']

function checkOptions(options: OpenApiOptions): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new InvalidOptionError('openapi() takes an object of options after the document', {
      where: 'openapi(…, …)',
      next: `Known options: ${known.join(', ')}.`,
    })
  }
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue
    throw new InvalidOptionError(`unknown option "${name}" of openapi()`, {
      where: `openapi(…, { ${name} })`,
      next: didYouMean(name, known) ?? `Known options: ${known.join(', ')}.`,
    })
  }
  const { basePath } = options
  if (basePath === undefined || (typeof basePath === 'string' && /^(\/[^?#]*[^/?#])?$/.test(basePath))) return
  throw new InvalidOptionError('basePath is the beginning of a path, without a slash at its end', {
    where: 'openapi(…, { basePath })',
    next: "As in '/v1', or '' for none.",
  })
}

function checkPrefix(match: PrefixMatch, operations: readonly Operation[], basePath?: string): void {
  const paths = operations.map((operation) => (basePath ?? operation.basePath) + operation.template)
  if (paths.length === 0 || paths.some((path) => restOfPath(match, path) !== undefined)) return
  throw new InvalidOptionError(`no path of the document begins with ${match.path}`, {
    where: 'openapi(…, { prefix })',
    next: `Requests have paths such as ${paths[0]}; basePath says otherwise what they begin with.`,
  })
}

function titleOfDocument(document: unknown): string {
  const { info } = document as { readonly info?: { readonly title?: unknown } }
  return typeof info?.title === 'string' ? info.title : 'OpenAPI'
}
