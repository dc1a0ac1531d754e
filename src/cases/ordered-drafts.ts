import { rootPlace } from '../arbitrary/places.js'
import { generatorTable } from '../arbitrary/to-arbitrary.js'
import type { JsonSchema } from '../typed-schema.js'
import { type Draft, draftsAt, type Walked } from './boundary-drafts.js'
import { formDrafts } from './boundary-forms.js'
import { tellingFirst } from './boundary-order.js'
import { pairDrafts } from './boundary-pairs.js'
import { sweepDrafts } from './boundary-sweeps.js'

/** A boundary that is valid and new. */
export type ValidDraft = Draft & { readonly whole: { readonly value: unknown } }

/** Every boundary of a schema around a golden value, each once and valid, in the order in which they are tried. */
export function orderedDrafts(schema: JsonSchema, golden: unknown): readonly ValidDraft[] {
  const { root } = generatorTable(schema)
  const seen = new Set<string>([JSON.stringify(golden)])
  const isNew = (draft: Draft): draft is ValidDraft => {
    const { whole: changed } = draft
    const key = changed === undefined ? undefined : JSON.stringify(changed.value)
    if (key === undefined || seen.has(key) || !root.accepts(changed!.value)) return false
    seen.add(key)
    return true
  }
  const start = rootPlace(root, golden)
  const walked: Walked = new Set()
  const single = [...draftsAt(start, walked), ...formDrafts(start, walked)].filter(isNew)
  const sweeps = sweepDrafts(root, golden).filter(isNew)
  const pairs = [...pairDrafts(root, golden, single)].filter(isNew)
  return [...(tellingFirst(single, sweeps) as readonly ValidDraft[]), ...pairs]
}
