import { InvalidSchemaError } from '../../errors.js'
import type { Draft, SchemaNode, SchemaResource } from '../schema-node.js'

/** A schema resource while its document is read. */
export interface ReadResource extends SchemaResource {
  /** The absolute URI without fragment; a made-up one where the schema names none. */
  readonly uri: string
  readonly parent: ReadResource | undefined
  readonly draft: Draft
  /** The schema as it was given, and where. */
  readonly raw: unknown
  readonly pointer: string
  /** The node of `raw`, as soon as it is there. */
  root: SchemaNode | undefined
  readonly anchors: Map<string, SchemaNode>
  readonly dynamicAnchors: Map<string, SchemaNode>
  /** The nodes in it, by the object that was given; also the roots of the resources right below. */
  readonly nodes: Map<object, SchemaNode>
}

/** The base of a schema without `$id`: never met in a reference, since a made-up scheme. */
export const unnamedBase = 'schema-without-id:///'

const draftByUri: ReadonlyMap<string, Draft> = new Map([
  ['json-schema.org/draft/2020-12/schema', '2020-12'],
  ['json-schema.org/draft/2019-09/schema', '2019-09'],
  ['json-schema.org/draft-07/schema', 'draft-07'],
  ['json-schema.org/draft-06/schema', 'draft-06'],
  ['json-schema.org/draft-04/schema', 'draft-04'],
])

/** The draft that a `$schema` names, undefined when it names none that is understood. */
function draftNamed(uri: string): Draft | undefined {
  return draftByUri.get(uri.replace(/^https?:\/\//, '').replace(/#$/, ''))
}

/** The draft of a schema by its `$schema`, or {@link InvalidSchemaError}; 2020-12 where it has none. */
export function draftOf(schema: Readonly<Record<string, unknown>>, inherited: Draft, pointer: string): Draft {
  if (!Object.hasOwn(schema, '$schema')) return inherited
  const uri = schema.$schema
  const draft = typeof uri === 'string' ? draftNamed(uri) : undefined
  if (draft !== undefined) return draft
  throw new InvalidSchemaError(
    `$schema names no draft that is understood: ${JSON.stringify(uri)}`,
    `${pointer}/$schema`,
    {
      next: 'Use "https://json-schema.org/draft/2020-12/schema", that of 2019-09, draft-07, draft-06 or draft-04, or leave it out for 2020-12.',
    },
  )
}

/** Whether an `$id` (`id` of draft-04) may be an anchor, and counts for nothing beside `$ref`. */
export function hasAnchorsInId(draft: Draft): boolean {
  return draft !== '2020-12' && draft !== '2019-09'
}

/** A reference resolved against a base and taken apart; undefined when it is no URI reference there. */
export function splitReference(
  reference: string,
  base: string,
): { readonly uri: string; readonly fragment: string } | undefined {
  if (reference.startsWith('#')) return { uri: base, fragment: reference.slice(1) }
  try {
    const url = new URL(reference, base)
    const fragment = url.hash.slice(1)
    url.hash = ''
    return { uri: url.href.replace(/#$/, ''), fragment }
  } catch {
    return undefined
  }
}
