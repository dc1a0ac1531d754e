import { InvalidOptionError } from '../src/core.js'

/** The operations of one service that a CTS trigger passes on. */
export interface CtsOperations {
  readonly service: string
  readonly resources: readonly string[]
  readonly operations: readonly string[]
}

// User manual, using a CTS trigger: at most ten services of ten operations each.
const limit = 10
const place = 'cts({ operations })'

/**
 * Reads the operations of a CTS trigger, each entry in the form of its configuration:
 * `ECS:ecs;server:restartServer;deleteServer` (service, resource types, operations).
 * Throws an InvalidOptionError for another form, and for more than ten entries or ten operations in one.
 */
export function parseOperations(entries: readonly string[]): readonly CtsOperations[] {
  if (!Array.isArray(entries) || entries.length === 0)
    throw invalid('must be a list of at least one text', place)
  if (entries.length > limit) throw invalid(`has at most ${limit} services, was ${entries.length}`, place)
  return entries.map((entry, index) => parseEntry(entry, `${place}[${index}]`))
}

function parseEntry(entry: unknown, where: string): CtsOperations {
  if (typeof entry !== 'string') throw invalid(`must be a text, was ${typeof entry}`, where)
  const parts = entry.split(':').map((part) => part.split(';').map((word) => word.trim()))
  const [services, resources, operations] = parts
  if (parts.length !== 3 || services?.length !== 1 || parts.flat().some((word) => word === '')) {
    throw invalid(`must be service:resources:operations, was ${JSON.stringify(entry)}`, where)
  }
  if (operations!.length > limit)
    throw invalid(`has at most ${limit} operations, was ${operations!.length}`, where)
  return { service: services[0]!, resources: resources!, operations: operations! }
}

function invalid(what: string, where: string): InvalidOptionError {
  return new InvalidOptionError(
    `the operations of a CTS trigger: ${where.slice(place.length) || 'the list'} ${what}`,
    {
      where,
      next: 'Write entries like "ECS:ecs;server:restartServer;deleteServer".',
    },
  )
}
