import type { ShapeGenerator } from '../arbitrary/shape-generator.js'
import { type EventTarget, eventTargets } from '../dictionary/planting/event-targets.js'
import { withMember } from '../dictionary/planting/member-plantings.js'
import { type Planting, whole } from '../dictionary/planting/plantings.js'
import { textPlantings } from '../dictionary/planting/ways.js'
import { patternTexts } from '../dictionary/reading/pattern-texts.js'
import type { Row, RowEntry, SourceConstants } from '../dictionary/source-constants.js'
import { firstValid, isLike, type Planted, type PlantedDraft } from './dictionary-cases.js'

/** A row is tried in so many ways: its patterns match several texts. */
const maxTries = 3
/** What a path of a router has for a segment of any kind. */
const anySegment = /:\w+\??|\{[^{}/]*\}|\*+/g
const segments = ['x', '1', 'constructor'] as const

/**
 * Constants that stand side by side in the source, all at once: one of a few that a place takes, and with it those that
 * look like what stands elsewhere, or are named like a map that can have them.
 */
export function* rowDrafts(
  root: ShapeGenerator,
  golden: unknown,
  { rows }: SourceConstants,
): Iterable<PlantedDraft> {
  if (rows.length === 0) return
  const targets = eventTargets(root, golden)
  const telling = rows.filter(({ entries }) =>
    entries.some((entry) => closedPlace(targets, entry) !== undefined),
  )
  for (let tried = 0; tried < maxTries; tried++)
    for (const row of telling) yield () => rowAtOnce(root, golden, row, tried)
}

/** The place that takes this text as one of a few. */
function closedPlace(targets: readonly EventTarget[], { text }: RowEntry): EventTarget | undefined {
  if (text === undefined) return undefined
  return targets.find(
    ({ isText, place }) =>
      !isText &&
      typeof place.present?.value === 'string' &&
      /^[A-Za-z]/.test(text) &&
      place.generator.accepts(text),
  )
}

function rowAtOnce(
  root: ShapeGenerator,
  golden: unknown,
  { entries }: Row,
  tried: number,
): Planted | undefined {
  let event = golden
  const says: string[] = []
  for (const entry of entries) {
    const plantings = plantingsOf(eventTargets(root, event), entry, tried)
    const made = firstValid(root, plantings)
    if (made === undefined) continue
    event = made.value
    says.push(`${made.pointer} ${made.says}`)
  }
  if (says.length < 2) return undefined
  return {
    value: event,
    pointer: '',
    says: `with ${says.join(', ')}`,
    why: "side by side in the handler's source",
  }
}

function plantingsOf(targets: readonly EventTarget[], entry: RowEntry, tried: number): Iterable<Planting> {
  const closed = closedPlace(targets, entry)
  if (closed !== undefined) return [whole(closed, entry.text)]
  const texts = textsOf(entry)
  const text = texts[Math.min(tried, texts.length - 1)]
  if (text === undefined) return []
  const like = targets.find((target) => target.isText && isLike(target, text))
  if (like !== undefined) return textPlantings(like, text, false)
  const map = targets.find(({ isMap, name }) => isMap && name !== '' && isNamedLike(name, entry.key))
  const member = map === undefined ? undefined : withMember(map, text.toLowerCase(), 'x')
  return member === undefined ? [] : [member]
}

/** `header` says which of the `headers`. */
function isNamedLike(name: string, key: string | undefined): boolean {
  return key !== undefined && key.length > 3 && name.toLowerCase().startsWith(key.toLowerCase())
}

function textsOf({ text, pattern }: RowEntry): readonly string[] {
  if (text !== undefined) return segments.map((segment) => text.replace(anySegment, segment))
  return pattern === undefined ? [] : patternTexts(pattern)
}
