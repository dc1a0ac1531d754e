import { defaultEvidence, type Evidence } from './evidence.js'

/** What can be worked out of a schema and its golden value alone, before the package is shipped. */
export type PreparedKind = 'cases' | 'targets'

/** Reads the text of a kind; undefined where there is none. */
export type ReadPrepared = (kind: PreparedKind) => string | undefined

const offered = new WeakMap<object, ReadPrepared>()

/**
 * Offers what was prepared of a schema object (`prepareCases`, `prepareTargets`), so that it need not be worked out
 * again; `read` is called when something is asked for.
 */
export function offerPrepared(schema: object, read: ReadPrepared): void {
  offered.set(schema, read)
}

/** The text that is offered for a schema object; undefined without any for these levels of evidence. */
export function preparedText(
  schema: object,
  kind: PreparedKind,
  levels: readonly Evidence[],
): string | undefined {
  return levels.join() === defaultEvidence.join() ? offered.get(schema)?.(kind) : undefined
}
