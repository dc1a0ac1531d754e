import type { GeneratorTable } from '../arbitrary/generator-table.js'
import { type Place, placesWithin, rootPlace } from '../arbitrary/places.js'
import { generatorTable, plainSchema, smallestValue } from '../arbitrary/schema-values.js'
import type { ShapeGenerator } from '../arbitrary/shape-generator.js'
import { matchesState } from '../canonical/matches.js'
import { demandOptions } from '../demand-parts.js'
import type { SchemaNode } from '../schema/schema-node.js'
import type { JsonSchema, TypedSchema } from '../typed-schema.js'
import type { Case } from './boundary-cases.js'
import { inTurn, queuesBy } from './boundary-order.js'
import { type Broken, breakKeywords } from './break-keyword.js'
import { atMost, type Clipped, mostCases, noteCut, shareOfPlaces } from './list-limit.js'

/** A value that the schema refuses, for one reason. */
export interface InvalidCase extends Case<unknown> {
  /** The keyword that is broken: `required`. */
  readonly keyword: string
  /** Where the keyword stands, as a URI fragment: `#/properties/body/type`. */
  readonly schemaPointer: string
}

/** Options of {@link invalidCases}. */
export interface InvalidOptions {
  /** The valid value that is damaged. Default: the first example of the schema, else a smallest value. */
  readonly golden?: unknown
}

/**
 * Each keyword of a schema broken once, as one change to a known good value: a wrong type, a missing member, a
 * bound overstepped. Finite, ordered; the schema refuses every value. Of too many there are 10,000, or as many as come
 * to about 4 MB of JSON, with each keyword as often as others. Throws as `toArbitrary` does.
 */
export function invalidCases(
  schema: TypedSchema<unknown> | JsonSchema,
  options: InvalidOptions = {},
): readonly InvalidCase[] {
  demandOptions('invalidCases', options, ['golden'])
  const whole = plainSchema(schema)
  const { root } = generatorTable(whole)
  const golden = 'golden' in options ? options.golden : (root.hints[0]?.value ?? smallestValue(whole))
  const note = { clipped: false }
  const all = [...damagesAt(rootPlace(root, golden), note)]
  const most = mostCases(golden)
  const isWhole = all.length <= most && !note.clipped
  const tried = isWhole ? all : inTurn(queuesBy(all, keywordOf)).slice(0, most)
  const cases = [...refusedOf(root, tried)]
  if (!isWhole) noteCut(cases, { made: cases.length, of: all.length, more: note.clipped })
  return cases
}

/** A way to damage a value, before it is known that the whole is refused for it. */
interface Damage {
  readonly place: Place
  readonly broken: Broken
  readonly node: SchemaNode
}

const keywordOf = ({ broken }: Damage): string => broken.keyword

function* refusedOf(root: ShapeGenerator, damages: Iterable<Damage>): Iterable<InvalidCase> {
  const seen = new Set<string>()
  for (const damage of damages) {
    const found = caseOf(damage)
    if (found === undefined) continue
    const key = JSON.stringify(found.value) + found.schemaPointer
    if (seen.has(key) || root.accepts(found.value)) continue
    seen.add(key)
    yield found
  }
}

function caseOf({ place, broken, node }: Damage): InvalidCase | undefined {
  const { pointer } = place
  const { keyword } = broken
  const made = broken.make()
  const whole = made === undefined ? undefined : place.put(made.value)
  if (whole === undefined) return undefined
  const scenario = `${pointer === '' ? 'the value' : pointer} ${made!.scenario ?? broken.scenario}`
  const schemaPointer = `${node.pointer}/${keyword}`
  return { value: whole.value, scenario, pointer, evidence: 'documented', keyword, schemaPointer }
}

function* damagesAt(place: Place, note: Clipped): Iterable<Damage> {
  const { generator, present } = place
  if (present === undefined || !generator.isSatisfiable()) return
  for (const node of nodesAt(place)) {
    for (const broken of breakKeywords(generator.table, node, present.value)) yield { place, broken, node }
  }
  const inside = placesWithin(place)
  const share = shareOfPlaces(inside.length)
  for (const child of inside) yield* atMost(damagesAt(child, note), share, note)
}

/** The subschemas that the value at a place is judged by: those that its state was made of, but for conditions. */
function nodesAt({ generator, present }: Place): ReadonlySet<SchemaNode> {
  const { table } = generator.shape.table.shop
  const states = generator.shape.states.filter((state) => matchesState(table, state, present!.value))
  return new Set(
    states.flatMap((state) => state.sources).filter((node) => !isCondition(generator.table, node)),
  )
}

/** Whether a subschema stands in an `if`: what breaks it chooses the other branch, and is no fault by itself. */
function isCondition({ conditions }: GeneratorTable, { pointer }: SchemaNode): boolean {
  return conditions.some((at) => pointer === at || pointer.startsWith(`${at}/`))
}
