import { type Place, placesWithin, rootPlace } from '../arbitrary/places.js'
import type { ShapeGenerator } from '../arbitrary/shape-generator.js'
import { type Evidence, weakerEvidence } from '../evidence.js'
import { type Draft, draftsAt, type MadeDraft, nothingWalked, tellingOf } from './boundary-drafts.js'
import { isWithin, placeAt } from './change-at.js'

/** Pairs in all; each pair of places has an equal share of them. */
const maxPairs = 150

/** Two places that a reader takes together, as pointers of {@link Place}. */
export type Interaction = readonly [one: string, other: string]

/**
 * Two changes at once at the places that the schema says interact (`x-interacts`), each change one that also comes
 * alone, bounds apart. Goes round so that each change of either place soon met some change of the other one, then
 * round again with other partners, until the number of pairs is spent.
 */
export function* pairDrafts(
  root: ShapeGenerator,
  golden: unknown,
  single: readonly MadeDraft[],
): Iterable<Draft> {
  const interactions = interactionsOf(rootPlace(root, golden))
  const share = Math.floor(maxPairs / Math.max(1, interactions.length))
  for (const [one, other] of interactions) {
    const firsts = single.filter((draft) => draft.kind !== 'bound' && isWithin(draft.pointer, one))
    yield* pairsOf(root, firsts, other, share)
  }
}

/** The places that interact in a value, as `x-interacts` says beside the members. */
export function interactionsOf(place: Place): readonly Interaction[] {
  const { generator, pointer, present } = place
  if (present === undefined || !generator.isSatisfiable()) return []
  const found: Interaction[] = []
  for (const { raw } of new Set(generator.shape.states.flatMap((state) => state.sources))) {
    for (const [one, other] of (raw['x-interacts'] ?? []) as readonly Interaction[])
      found.push([pointer + one, pointer + other])
  }
  const within = tellingOf(place, placesWithin(place)).flatMap(interactionsOf)
  return [...found, ...within]
}

function* pairsOf(
  root: ShapeGenerator,
  firsts: readonly MadeDraft[],
  other: string,
  share: number,
): Iterable<Draft> {
  const partners = firsts.map((first) => partnersOf(root, first, other))
  const longest = Math.max(0, ...partners.map((list) => list.length))
  let left = share
  for (let round = 0; round < firsts.length; round++) {
    for (let second = 0; second < longest; second++) {
      const index = (second + round) % firsts.length
      const partner = partners[index]![second]
      if (partner === undefined) continue
      if (left-- <= 0) return
      yield paired(firsts[index]!, partner)
    }
  }
}

/** The changes at the other place, where the first one is made already: it may allow other values there. */
function partnersOf(root: ShapeGenerator, first: MadeDraft, other: string): readonly Draft[] {
  const place = placeAt(rootPlace(root, first.value), other)
  if (place === undefined) return []
  return [...draftsAt(place, nothingWalked())].filter(({ kind }) => kind !== 'bound')
}

function paired(first: Draft, second: Draft): Draft {
  const known = [first.evidence, second.evidence].filter((one): one is Evidence => one !== undefined)
  const scenario = `${first.scenario}, and ${second.scenario}`
  const pair = { make: second.make, scenario, pointer: '', kind: 'edge' } as const
  return known.length === 0 ? pair : { ...pair, evidence: known.reduce(weakerEvidence) }
}
