import type { Part } from '../arbitrary/part.js'
import { extraPlaces, type Place, placeLike, placesWithin } from '../arbitrary/places.js'
import { type Draft, hintDrafts, nameOf, tellingOf, variantDrafts, type Walked } from './boundary-drafts.js'
import { fittedTo } from './fitted.js'

/** Alternative forms of one place that are tried at most. */
const maxForms = 64

/**
 * The alternative forms of a place and of those within it that its value is not in, each as near to that value as it
 * can be, with the edge cases and the values of enums that occur in it alone. What `walked` holds had its turn.
 */
export function* formDrafts(place: Place, walked: Walked): Iterable<Draft> {
  if (place.present === undefined || !place.generator.isSatisfiable()) return
  const own = place.generator.partOf(place.present.value)
  const others = place.generator.free ? [] : place.generator.live.filter((part) => part !== own)
  for (const part of others.slice(0, maxForms)) yield* draftsOfForm(place, part, own, walked)
  for (const extra of extraPlaces(place)) yield* newAt(extra, walked)
  for (const child of tellingOf(place, placesWithin(place))) yield* formDrafts(child, walked)
}

function* draftsOfForm(place: Place, part: Part, own: Part | undefined, walked: Walked): Iterable<Draft> {
  const value = fittedTo(part, place.present!.value)
  if (value === undefined || !place.generator.accepts(value.value)) return
  const { pointer } = place
  const scenario = `${nameOf(place)}${formName(part, own)}`
  yield { make: () => place.put(value.value), scenario, pointer, kind: 'form' }
  yield* newWithin(placeLike(place, { present: value }), walked)
}

/** The places of a form that none was like before. */
function* newWithin(place: Place, walked: Walked): Iterable<Draft> {
  for (const child of tellingOf(place, placesWithin(place))) yield* newAt(child, walked)
  for (const extra of extraPlaces(place)) yield* newAt(extra, walked)
}

function* newAt(place: Place, walked: Walked): Iterable<Draft> {
  if (walked.shapes.has(place.generator) || !place.generator.isSatisfiable()) return
  if (walked.formsLeft-- <= 0) {
    walked.clipped = true
    return
  }
  walked.shapes.add(place.generator)
  yield* hintDrafts(place)
  for (const draft of variantDrafts(place)) if (draft.kind !== 'bound') yield draft
  const { pointer, present = place.generator.simplest } = place
  if (present === undefined) return
  if (place.present === undefined)
    yield { make: () => place.put(present.value), scenario: `${pointer} is there`, pointer, kind: 'form' }
  const filled = placeLike(place, { present, optional: false })
  yield* newWithin(filled, walked)
  yield* formDrafts(filled, walked)
}

/** What the schema says of the form, where its author described it. */
function formName(part: Part, own: Part | undefined): string {
  const known = new Set(own?.state.sources)
  const says = part.state.sources
    .filter((node) => !known.has(node))
    .map(({ raw }) => raw.description ?? raw.title)
    .find((text): text is string => typeof text === 'string')
  return says === undefined ? ' has another form' : `: ${says.replace(/\.$/, '')}`
}
