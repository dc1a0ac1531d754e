import type { ShapeGenerator } from '../arbitrary/shape-generator.js'
import { eventTargets } from '../dictionary/planting/event-targets.js'
import { valuesAround } from '../dictionary/planting/plantings.js'
import { targetsOfName } from '../dictionary/planting/targets-of-name.js'
import { memberPlantings } from '../dictionary/planting/ways.js'
import type { Literal, Pair, SourceConstants } from '../dictionary/source-constants.js'
import { firstValid, type Planted, type PlantedDraft } from './dictionary-cases.js'

const maxTogether = 12
/** What a member that is read and not compared is given. */
const plainText = 'x'

/**
 * All members that are compared, at once: with their first values, then with their others; each time also with all
 * others that are read, since what is not there is refused before anything is compared.
 */
export function* togetherDrafts(
  root: ShapeGenerator,
  golden: unknown,
  { pairs, names }: SourceConstants,
): Iterable<PlantedDraft> {
  const byName = new Map<string, { readonly pair: Pair; readonly values: Literal[] }>()
  // What a text is to be comes before what is looked for in it.
  for (const pair of pairs.toSorted((a, b) => Number(isPart(a)) - Number(isPart(b)))) {
    const known = byName.get(pair.name)
    // Most bounds are to be exceeded.
    const values = valuesAround(pair.value).toSorted((a, b) => Number(b) - Number(a))
    if (known !== undefined) known.values.push(...values)
    else if (byName.size < maxTogether) byName.set(pair.name, { pair, values })
  }
  const others = names
    .filter(({ name }) => !byName.has(name))
    .slice(0, maxTogether)
    .map((read): Pair => ({ ...read, value: plainText }))
  if (byName.size + others.length < 2) return
  for (let round = 0; round < 3; round++) {
    const chosen = [...byName.values()].map(({ pair, values }) => ({
      ...pair,
      value: values[round % values.length]!,
    }))
    if (chosen.length > 1)
      for (const everywhere of [false, true]) yield () => together(root, golden, chosen, everywhere)
    if (others.length > 0) yield () => together(root, golden, [...chosen, ...others], false)
    // What led to this event is one of a few mostly, and would be undone.
    const open = chosen.filter((pair) => !isClosed(root, golden, pair))
    if (open.length < chosen.length && open.length + others.length > 1)
      yield () => together(root, golden, [...open, ...others], false)
  }
}

function isPart({ part }: Pair): boolean {
  return part === 'inside'
}

/** Whether the place of that name takes one of a few texts. */
function isClosed(root: ShapeGenerator, golden: unknown, pair: Pair): boolean {
  const [target] = targetsOfName(eventTargets(root, golden), pair)
  return target !== undefined && !target.isText && typeof target.place.present?.value === 'string'
}

function together(
  root: ShapeGenerator,
  golden: unknown,
  pairs: readonly Pair[],
  everywhere: boolean,
): Planted {
  let event = golden
  let targets = eventTargets(root, event)
  for (const pair of pairs) {
    const count = everywhere ? targetsOfName(targets, pair).length : 1
    for (let i = 0; i < count; i++) {
      const target = targetsOfName(targets, pair)[i]
      const made =
        target === undefined ? undefined : firstValid(root, memberPlantings(target, pair, pair.value))
      if (made === undefined) continue
      event = made.value
      targets = eventTargets(root, event)
    }
  }
  const says = `has ${pairs.map(({ name, value }) => `${name}: ${JSON.stringify(value)}`).join(', ')}`
  return {
    value: event,
    pointer: '',
    says: says.length > 120 ? `${says.slice(0, 120)}…` : says,
    why: "together what the handler's source compares",
  }
}
