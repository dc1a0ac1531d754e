import { type Place, placesWithin, rootPlace } from '../arbitrary/places.js'
import { generatorTable } from '../arbitrary/schema-values.js'
import { UnsatisfiableSchemaError } from '../errors.js'
import { type Evidence, evidenceLevels, weakerEvidence } from '../evidence.js'
import { jsonEqual } from '../json-equal.js'
import { perObject } from '../per-object.js'
import { accepts } from '../schema/evaluate/evaluate.js'
import { readSchema } from '../schema/read/resolve-refs.js'
import { restrictEvidence } from '../schema/restrict-evidence.js'
import type { SchemaNode } from '../schema/schema-node.js'
import type { JsonSchema } from '../typed-schema.js'

const rootsOf = perObject((_schema: object & JsonSchema) => new Map<Evidence, SchemaNode | undefined>())

/**
 * The evidence of the weakest form that a value needs: the fewest levels (the strongest first) with which the
 * schema still accepts it, and the edge cases of weaker evidence that stand in it. `historic` when no level does.
 */
export function evidenceOf(schema: JsonSchema, value: unknown): Evidence {
  if (typeof schema !== 'object') return 'documented'
  const form = evidenceLevels.find((level) => isAccepted(schema, level, value)) ?? 'historic'
  return weakerEvidence(form, edgeEvidence(rootPlace(generatorTable(schema).root, value)))
}

function isAccepted(schema: object & JsonSchema, level: Evidence, value: unknown): boolean {
  const roots = rootsOf(schema)
  if (!roots.has(level)) roots.set(level, rootFor(schema, level))
  const root = roots.get(level)
  return root !== undefined && accepts(root, value)
}

/** The schema with this level and the stronger ones; undefined where nothing is left of it. */
function rootFor(schema: JsonSchema, level: Evidence): SchemaNode | undefined {
  const levels = evidenceLevels.slice(0, evidenceLevels.indexOf(level) + 1)
  try {
    return readSchema(restrictEvidence(schema, levels)).root
  } catch (error) {
    if (error instanceof UnsatisfiableSchemaError) return undefined
    throw error
  }
}

function edgeEvidence(place: Place): Evidence {
  const { present, generator } = place
  if (present === undefined || !generator.isSatisfiable()) return 'documented'
  let weakest: Evidence = 'documented'
  for (const { value, evidence } of generator.free ? [] : generator.hints) {
    if (evidence !== undefined && jsonEqual(value, present.value)) {
      weakest = weakerEvidence(weakest, evidence as Evidence)
    }
  }
  for (const child of placesWithin(place)) weakest = weakerEvidence(weakest, edgeEvidence(child))
  return weakest
}
