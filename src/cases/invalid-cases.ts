import type { GeneratorTable } from '../arbitrary/generator-table.js'
import { type Place, placesWithin, rootPlace } from '../arbitrary/places.js'
import { generatorTable, plainSchema, smallestValue } from '../arbitrary/to-arbitrary.js'
import { matchesState } from '../canonical/matches.js'
import { demandOptions } from '../demand-parts.js'
import type { SchemaNode } from '../schema/schema-node.js'
import type { JsonSchema, TypedSchema } from '../typed-schema.js'
import type { Case } from './boundary-cases.js'
import { breakKeywords } from './break-keyword.js'

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
 * bound overstepped. Finite, ordered; the schema refuses every value. Throws as `toArbitrary` does.
 */
export function invalidCases(
  schema: TypedSchema<unknown> | JsonSchema,
  options: InvalidOptions = {},
): readonly InvalidCase[] {
  demandOptions('invalidCases', options, ['golden'])
  const whole = plainSchema(schema)
  const table = generatorTable(whole)
  const golden = 'golden' in options ? options.golden : (table.root.hints[0]?.value ?? smallestValue(whole))
  const seen = new Set<string>()
  const cases: InvalidCase[] = []
  for (const found of casesAt(rootPlace(table.root, golden))) {
    const key = JSON.stringify(found.value) + found.schemaPointer
    if (seen.has(key) || table.root.accepts(found.value)) continue
    seen.add(key)
    cases.push(found)
  }
  return cases
}

function* casesAt(place: Place): Iterable<InvalidCase> {
  const { generator, present, pointer } = place
  if (present === undefined || !generator.isSatisfiable()) return
  for (const node of nodesAt(place)) {
    for (const { keyword, value, scenario } of breakKeywords(generator.table, node, present.value)) {
      const whole = place.put(value)
      if (whole === undefined) continue
      const words = `${pointer === '' ? 'the value' : pointer} ${scenario}`
      const schemaPointer = `${node.pointer}/${keyword}`
      yield { value: whole.value, scenario: words, pointer, evidence: 'documented', keyword, schemaPointer }
    }
  }
  for (const child of placesWithin(place)) yield* casesAt(child)
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
