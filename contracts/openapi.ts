import { type Contract, ContractError, didYouMean, InvalidOptionError } from '../src/core.js'
import type { ApigBodies } from './apig-bodies.js'
import type { ApigEvent } from './generated/apig-event.js'
import type { ApigHandler } from './handler-types.js'
import { type DocumentInput, readDocument } from './openapi/document.js'
import { type OperationContract, operationContract } from './openapi/operation-contract.js'
import { type Operation, operationNamed, operationsOf } from './openapi/operations.js'

/** Options of {@link openapi}. */
export interface OpenApiOptions {
  /**
   * What paths of requests begin with, before those of the document. Default: the path of the first server of the
   * operation, of its path, or of the document; or ''.
   */
  readonly basePath?: string
}

/** The contracts of an OpenAPI document, one for each operation; each is made when it is first asked for. */
export interface OpenApiContracts {
  /** The document's title. */
  readonly name: string
  /** In the order of the document, without those that cannot be read: `unsupported` names them. */
  readonly contracts: readonly Contract<ApigEvent, ApigHandler, ApigBodies>[]
  /**
   * The contract of one operation, by its `operationId` or by method and path (`GET /orders/{id}`). Throws an
   * InvalidOptionError for an unknown one, and a schema error for one that cannot be read.
   */
  readonly operation: (id: string) => Contract<ApigEvent, ApigHandler, ApigBodies>
  /** What of the document the contracts do not cover, each with its place. */
  readonly unsupported: readonly string[]
}

/**
 * The contracts of an OpenAPI document of version 3.0 or 3.1, JSON or YAML, given as the path or URL of its file or as
 * an object; nothing is fetched. Throws an InvalidOptionError or a schema error for what is no such document.
 */
export function openapi(document: DocumentInput, options: OpenApiOptions = {}): OpenApiContracts {
  checkOptions(options)
  const read = readDocument(document)
  const notes: string[] = []
  const operations = operationsOf(read, (text) => notes.push(text))
  const made = new Map<Operation, OperationContract>()
  const contractOf = (operation: Operation): OperationContract => {
    if (!made.has(operation))
      made.set(operation, operationContract(read, operation, options.basePath ?? operation.basePath))
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
    return { problem: error.message.replaceAll('\n', ' ') }
  }
}

function checkOptions(options: OpenApiOptions): void {
  for (const name of Object.keys(options)) {
    if (name === 'basePath') continue
    throw new InvalidOptionError(`unknown option "${name}" of openapi()`, {
      where: `openapi(…, { ${name} })`,
      next: didYouMean(name, ['basePath']) ?? 'Known options: basePath.',
    })
  }
  const { basePath } = options
  if (basePath === undefined || (typeof basePath === 'string' && /^(\/[^?#]*[^/?#])?$/.test(basePath))) return
  throw new InvalidOptionError('basePath is the beginning of a path, without a slash at its end', {
    where: 'openapi(…, { basePath })',
    next: "As in '/v1', or '' for none.",
  })
}

function titleOfDocument(document: unknown): string {
  const { info } = document as { readonly info?: { readonly title?: unknown } }
  return typeof info?.title === 'string' ? info.title : 'OpenAPI'
}
