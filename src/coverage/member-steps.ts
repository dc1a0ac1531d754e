import { isObject } from '../schema/evaluate/evaluate-assertions.js'
import { escapeFragmentToken } from '../schema/json-pointer.js'
import { patternRegExp } from '../schema/pattern-regexp.js'
import type { SchemaNode } from '../schema/schema-node.js'
import type { MeterContext, StepOf } from './meter-steps.js'
import { membersOf } from './reach.js'
import type { AddPlace, Step } from './schema-meter.js'

/** The steps of the keywords that look at the members of an object. */
export function memberSteps(node: SchemaNode, context: MeterContext, stepOf: StepOf): readonly Step[] {
  return [
    ...optionalSteps(node, context),
    ...dependentSteps(node, context.add),
    ...valueSteps(node, context, stepOf),
    ...nameSteps(node, stepOf),
  ]
}

const says = ['present', 'absent']

/** Each optional member is there, or it is not. */
function optionalSteps(node: SchemaNode, { reach, isKnown, add }: MeterContext): readonly Step[] {
  const { required, isOverlay } = reach.get(node)!
  // What an overlay leaves open may be settled by the schema that it adds to.
  if (isOverlay) return []
  return membersOf(node, isKnown)
    .filter(([name]) => !required.has(name))
    .map(([name]) =>
      presence(
        name,
        add(node, `properties/${escapeFragmentToken(name)}`, [`${name} ${says[0]}`, `${name} ${says[1]}`]),
      ),
    )
}

function dependentSteps(node: SchemaNode, add: AddPlace): readonly Step[] {
  const names = { dependentRequired: node.dependentRequired, dependentSchemas: node.dependentSchemas }
  return Object.entries(names).flatMap(([keyword, map]) =>
    [...(map?.keys() ?? [])].map((name) =>
      presence(
        name,
        add(node, `${keyword}/${escapeFragmentToken(name)}`, [`${name} ${says[0]}`, `${name} ${says[1]}`]),
      ),
    ),
  )
}

function presence(name: string, first: number): Step {
  return (value, meet) => {
    if (isObject(value)) meet(first + (Object.hasOwn(value, name) ? 0 : 1))
  }
}

/** Into each member by the schemas that judge it. */
function valueSteps(node: SchemaNode, context: MeterContext, stepOf: StepOf): readonly Step[] {
  const named = new Map(membersOf(node, context.isKnown).map(([name, child]) => [name, stepOf(child)]))
  const spokenOf = new Set(node.properties?.keys() ?? [])
  const patterns = (node.patternProperties ?? []).map(({ pattern, node: child }) => ({
    regExp: patternRegExp(pattern),
    step: stepOf(child),
    first: context.add(node, `patternProperties/${escapeFragmentToken(pattern)}`, [
      `a member named like ${pattern}`,
    ]),
  }))
  const rest = restOf(node, context, stepOf)
  if (named.size === 0 && patterns.length === 0 && rest === undefined) return []
  return [
    (value, meet) => {
      if (!isObject(value)) return
      let further = false
      for (const key of Object.keys(value)) {
        named.get(key)?.(value[key], meet)
        let isSpokenOf = spokenOf.has(key)
        for (const { regExp, step, first } of patterns) {
          if (!regExp.test(key)) continue
          isSpokenOf = true
          meet(first)
          step(value[key], meet)
        }
        if (isSpokenOf || rest === undefined) continue
        further = true
        rest.step(value[key], meet)
      }
      if (rest?.first !== undefined) meet(rest.first + (further ? 0 : 1))
    },
  ]
}

interface Rest {
  readonly step: Step
  /** Absent where an object has no other members anyway: then its type tells. */
  readonly first?: number
}

function restOf(node: SchemaNode, { add }: MeterContext, stepOf: StepOf): Rest | undefined {
  const { additionalProperties: rest, properties, patternProperties } = node
  if (rest === undefined || rest.boolean === false) return undefined
  const step = stepOf(rest)
  if (properties === undefined && patternProperties === undefined) return { step }
  return { step, first: add(node, 'additionalProperties', ['further members', 'no further members']) }
}

function nameSteps({ propertyNames }: SchemaNode, stepOf: StepOf): readonly Step[] {
  if (propertyNames === undefined) return []
  const step = stepOf(propertyNames)
  return [
    (value, meet) => {
      if (isObject(value)) for (const key of Object.keys(value)) step(key, meet)
    },
  ]
}
