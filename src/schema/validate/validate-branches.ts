import { accepts } from '../evaluate/evaluate.js'
import type { SchemaNode } from '../schema-node.js'
import { type Breach, breach, type Place, under } from './validate-place.js'

type Find = (place: Place) => readonly Breach[]

/** What is wrong by `anyOf` and `oneOf`: of the alternatives only the one that the value was most likely meant for. */
export function branchBreaches(place: Place, find: Find): readonly Breach[] {
  const { anyOf, oneOf } = place.node
  return [
    ...(anyOf ? noneMatches(place, 'anyOf', anyOf, find) : []),
    ...(oneOf ? oneOfBreaches(place, oneOf, find) : []),
  ]
}

function oneOfBreaches(place: Place, branches: readonly SchemaNode[], find: Find): readonly Breach[] {
  const matching = branches.flatMap((branch, i) =>
    accepts(branch, place.value, under(place, branch).scope) ? [i] : [],
  )
  if (matching.length === 0) return noneMatches(place, 'oneOf', branches, find)
  if (matching.length === 1) return []
  return [
    breach(
      place,
      'oneOf',
      `must match exactly one of the alternatives, matches numbers ${matching.join(' and ')}`,
    ),
  ]
}

function noneMatches(
  place: Place,
  keyword: 'anyOf' | 'oneOf',
  branches: readonly SchemaNode[],
  find: Find,
): readonly Breach[] {
  const tried = branches.map((branch) => find(under(place, branch)))
  if (tried.some((breaches) => breaches.length === 0)) return []
  const best = tried.reduce((a, b) => (compare(place, b, a) < 0 ? b : a))
  const others = tried.filter((breaches) => compare(place, breaches, best) === 0)
  return others.length > 1 ? (merged(place, keyword, others) ?? best) : best
}

/** Below 0 when the value came further with `a` than with `b`. */
function compare(place: Place, a: readonly Breach[], b: readonly Breach[]): number {
  return rank(place, a) - rank(place, b) || tagMisses(place, a) - tagMisses(place, b) || a.length - b.length
}

/** 2: already the type is another one; 1: the value itself is; 0: only something inside it is wrong. */
function rank(place: Place, breaches: readonly Breach[]): number {
  const here = breaches.filter(({ pointer }) => pointer === place.pointer)
  if (here.some(({ keyword }) => keyword === 'type' || keyword === 'false schema')) return 2
  return here.some(({ keyword }) => keyword === 'const' || keyword === 'enum') ? 1 : 0
}

/** How many members have not the value that tells this alternative from the others. */
function tagMisses(place: Place, breaches: readonly Breach[]): number {
  const depth = place.pointer.split('/').length + 1
  return breaches.filter(
    ({ keyword, pointer }) =>
      (keyword === 'const' || keyword === 'enum') && pointer.split('/').length <= depth,
  ).length
}

/** One problem for alternatives that fail alike: `must be a string or null, was number 5`. */
function merged(
  place: Place,
  keyword: string,
  alternatives: readonly (readonly Breach[])[],
): readonly Breach[] | undefined {
  const singles = alternatives.map((breaches) => (breaches.length === 1 ? breaches[0]! : undefined))
  const [first] = singles
  if (first === undefined || singles.some((single) => single?.pointer !== first.pointer)) return undefined
  const demands = singles.map((single) => single!.demand)
  if (demands.some((demand) => !demand.startsWith('must be '))) return undefined
  const demand = [...new Set(demands.map((text) => text.slice('must be '.length)))].join(' or ')
  return [{ ...breach(place, keyword, `must be ${demand}`), pointer: first.pointer, was: first.was }]
}
