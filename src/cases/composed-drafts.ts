import type { ShapeGenerator } from '../arbitrary/shape-generator.js'
import type { EventTarget } from '../dictionary/planting/event-targets.js'
import { textPlantings } from '../dictionary/planting/ways.js'
import { cutWithin } from '../dictionary/reading/cut-texts.js'
import type { SourceConstants } from '../dictionary/source-constants.js'
import { firstValid, type Planted, type PlantedDraft } from './dictionary-cases.js'

/** Texts that are made of several constants, each at each of the targets. */
export function* composedDrafts(
  root: ShapeGenerator,
  targets: readonly EventTarget[],
  { composed }: SourceConstants,
): Iterable<PlantedDraft> {
  for (const text of composed) {
    for (const target of targets) {
      yield () => {
        const made = firstValid(root, textPlantings(target, text, false))
        return made && { ...made, ...saidOf(text) }
      }
    }
  }
}

function saidOf(text: string): Pick<Planted, 'why'> & Partial<Planted> {
  const cut = cutWithin(text)
  if (cut === undefined) return { why: "made of what the handler's source asks for" }
  return {
    says: `has 😀 as its characters ${cut} and ${cut + 1}`,
    why: `which the handler's source takes apart where it keeps ${cut}`,
  }
}
