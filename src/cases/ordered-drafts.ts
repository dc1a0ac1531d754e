import { rootPlace } from '../arbitrary/places.js'
import { generatorTable } from '../arbitrary/schema-values.js'
import type { ShapeGenerator } from '../arbitrary/shape-generator.js'
import type { JsonSchema } from '../typed-schema.js'
import { type Draft, draftsAt, type MadeDraft, nothingWalked } from './boundary-drafts.js'
import { formDrafts } from './boundary-forms.js'
import { tellingFirst } from './boundary-order.js'
import { pairDrafts } from './boundary-pairs.js'
import { sweepDrafts } from './boundary-sweeps.js'
import { atMost, type Cut, mostCases } from './list-limit.js'

/** Boundaries in the order in which they are tried. */
export interface OrderedDrafts {
  readonly drafts: readonly MadeDraft[]
  /** Set where there were too many. */
  readonly cut: Cut | undefined
}

/** Makes the drafts that are valid and new, each when it is asked for. */
type Maker = (drafts: Iterable<Draft>) => Iterable<MadeDraft>

/** Every boundary of a schema around a golden value, each once and valid; of too many the most telling ones. */
export function orderedDrafts(schema: JsonSchema, golden: unknown): OrderedDrafts {
  const { root } = generatorTable(schema)
  const start = rootPlace(root, golden)
  const walked = nothingWalked()
  const single = [...draftsAt(start, walked), ...formDrafts(start, walked)]
  const sweeps = sweepDrafts(root, golden)
  const made = maker(root, golden)
  const most = mostCases(golden)
  const isWhole = single.length <= most && !walked.clipped
  if (isWhole) return { drafts: inOrder(root, golden, single, sweeps, made), cut: undefined }
  const first = tellingFirst(single, sweeps)
  // What is refused or known already takes its time too.
  const drafts = [...atMost(made(first.slice(0, 2 * most)), most, { clipped: false })]
  return { drafts, cut: { made: drafts.length, of: first.length, more: walked.clipped } }
}

function inOrder(
  root: ShapeGenerator,
  golden: unknown,
  drafts: readonly Draft[],
  sweeps: readonly Draft[],
  made: Maker,
): readonly MadeDraft[] {
  const single = [...made(drafts)]
  const together = [...made(sweeps)]
  const pairs = [...made(pairDrafts(root, golden, single))]
  return [...tellingFirst(single, together), ...pairs]
}

function maker(root: ShapeGenerator, golden: unknown): Maker {
  const seen = new Set<string>([JSON.stringify(golden)])
  return function* (drafts) {
    for (const draft of drafts) {
      const made = draft.make()
      const key = made === undefined ? undefined : JSON.stringify(made.value)
      if (key === undefined || seen.has(key) || !root.accepts(made!.value)) continue
      seen.add(key)
      yield { ...draft, value: made!.value }
    }
  }
}
