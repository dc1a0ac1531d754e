import {
  boundaryCases,
  firstOf,
  type InvalidCase,
  invalidCases,
  type JsonSchema,
  likeCuts,
} from '../src/core.js'
import { namedValues } from './author-content.js'

/** Documents that cases are made of, besides the first: those that show other members and alternatives. */
const maxGoldens = 24
/** Cases of one schema: each costs a call. */
const maxCases = 400

/**
 * Documents that break one keyword each of an author's schema, each keyword at least once where a document that the
 * schema names, or one of its boundaries, has the place. The first ones are damages to `golden`. Those that are not
 * usable are left out, and their keywords broken in other documents.
 */
export function invalidDocuments(
  schema: JsonSchema,
  golden: unknown,
  isUsable: (value: unknown) => boolean = () => true,
): readonly InvalidCase[] {
  if (typeof schema === 'boolean') return []
  const usable = (found: readonly InvalidCase[]) => found.filter(({ value }) => isUsable(value))
  const ofGolden = invalidCases(schema, { golden })
  const cases = likeCuts([...usable(ofGolden)], [ofGolden])
  const seen = new Set(cases.map((one) => one.schemaPointer))
  const others = otherGoldens(schema, golden)
  let looked = 0
  for (const other of others) {
    if (cases.length >= maxCases) break
    looked += 1
    const damaged = usable(invalidCases(schema, { golden: other }))
    const fresh = damaged.filter((one) => !seen.has(one.schemaPointer))
    for (const one of fresh) seen.add(one.schemaPointer)
    cases.push(...fresh)
  }
  return firstOf(cases, maxCases, looked < others.length)
}

function otherGoldens(schema: Exclude<JsonSchema, boolean>, golden: unknown): readonly unknown[] {
  const boundary = boundaryCases(schema, { golden }).filter(
    // Another form or a member more shows places that the golden document has not.
    ({ value }) => typeof value === 'object' && JSON.stringify(value).length < 2000,
  )
  return [...namedValues(schema), ...boundary.map(({ value }) => value)].slice(0, maxGoldens)
}
