import { accepts } from '../schema/evaluate/evaluate.js'
import { isObject } from '../schema/evaluate/evaluate-assertions.js'
import { decodeJsonContent } from '../schema/formats/content-encoding.js'
import type { SchemaNode } from '../schema/schema-node.js'
import { boundProbes } from './bound-probes.js'
import { memberSteps } from './member-steps.js'
import type { Probe } from './probe.js'
import { branchesOf, type IsKnown, type Reached } from './reach.js'
import { remembering } from './remembering.js'
import type { AddPlace, Step } from './schema-meter.js'
import { anyKindProbe, namedValueProbes, reachedProbes, typeProbes } from './value-probes.js'

/** What the steps of all schemas have in common. */
export interface MeterContext {
  readonly reach: ReadonlyMap<SchemaNode, Reached>
  readonly isKnown: IsKnown
  readonly add: AddPlace
}

/** The step of a schema that is reached from another one. */
export type StepOf = (node: SchemaNode) => Step

/** The step of a schema and of all that it leads to; places are added in the order of the schema. */
export function compileSteps(root: SchemaNode, context: MeterContext): Step {
  const cells = new Map<SchemaNode, { run: Step }>()
  const stepOf: StepOf = (node) => {
    let cell = cells.get(node)
    if (cell === undefined) {
      cell = { run: () => {} }
      cells.set(node, cell)
      if (context.reach.has(node)) cell.run = remembering(node, compileNode(node, context, stepOf))
    }
    // A schema may lead back to itself before its step is known.
    const found = cell
    return (value, meet) => found.run(value, meet)
  }
  return stepOf(root)
}

function compileNode(node: SchemaNode, context: MeterContext, stepOf: StepOf): Step {
  const steps = [
    ...probesOf(node, context).map((probe) => probeStep(node, probe, context.add)),
    ...memberSteps(node, context, stepOf),
    ...itemSteps(node, context.add, stepOf),
    ...contentSteps(node, stepOf),
    ...inPlaceSteps(node, context, stepOf),
  ]
  return (value, meet) => {
    for (let i = 0; i < steps.length; i++) steps[i]!(value, meet)
  }
}

function probesOf(node: SchemaNode, { isKnown, reach }: MeterContext): readonly Probe[] {
  if (saysNothing(node)) return [anyKindProbe()]
  const named = namedValueProbes(node, isKnown)
  const others = [...boundProbes(node), ...reachedProbes(node)]
  const types = typeProbes(node, reach.get(node)!.required.size > 0)
  // That a place was reached at all is said once, if not by its members.
  const isTold = named.length + others.length > 0 || node.properties !== undefined
  const telling = types.filter(({ says }) => says.length > 1 || !isTold)
  return [...telling, ...named, ...others]
}

const descriptive = new Set(['id', 'pointer', 'draft', 'resource', 'boolean', 'raw'])

/** Whether a schema lets everything pass. Of `true` itself, which stands for further members mostly, nothing is asked. */
function saysNothing(node: SchemaNode): boolean {
  if (node.boolean !== undefined) return false
  return Object.entries(node).every(([name, value]) => descriptive.has(name) || value === undefined)
}

function probeStep(node: SchemaNode, { keyword, says, pick }: Probe, add: AddPlace): Step {
  const first = add(node, keyword, says)
  return (value, meet) => {
    const picked = pick(value)
    if (picked >= 0 && picked < says.length) meet(first + picked)
  }
}

function itemSteps(node: SchemaNode, add: AddPlace, stepOf: StepOf): readonly Step[] {
  const { prefixItems, items, contains } = node
  const steps: Step[] = []
  if (prefixItems !== undefined || items !== undefined) {
    const before = (prefixItems ?? []).map(stepOf)
    const rest = items && stepOf(items)
    steps.push((value, meet) => {
      if (!Array.isArray(value)) return
      for (let i = 0; i < value.length; i++) (before[i] ?? rest)?.(value[i], meet)
    })
  }
  if (contains !== undefined) steps.push(containsStep(node, contains, add))
  return steps
}

function containsStep(node: SchemaNode, contains: SchemaNode, add: AddPlace): Step {
  const { minContains = 1, maxContains } = node
  const says = [`${minContains} of what it must contain`, 'more of it'].slice(
    0,
    maxContains === minContains ? 1 : 2,
  )
  const first = add(node, 'contains', says)
  return (value, meet) => {
    if (!Array.isArray(value)) return
    const count = value.filter((item) => accepts(contains, item)).length
    meet(first + (count > minContains ? says.length - 1 : 0))
  }
}

function contentSteps(node: SchemaNode, stepOf: StepOf): readonly Step[] {
  const { contentSchema, contentEncoding, contentMediaType } = node
  if (contentSchema === undefined) return []
  const inner = stepOf(contentSchema)
  return [
    (value, meet) => {
      if (typeof value !== 'string') return
      const decoded = decodeJsonContent(contentEncoding, contentMediaType, value)
      // Where the content is not checked, a text may hold any other.
      if (decoded !== undefined && accepts(contentSchema, decoded.json)) inner(decoded.json, meet)
    },
  ]
}

function inPlaceSteps(node: SchemaNode, context: MeterContext, stepOf: StepOf): readonly Step[] {
  const { ref, dynamicRef, allOf, dependentSchemas } = node
  const always = [ref, dynamicRef?.initial, ...(allOf ?? [])].filter((child) => child !== undefined)
  return [
    ...always.map(stepOf),
    ...branchSteps(node, 'anyOf', context, stepOf),
    ...branchSteps(node, 'oneOf', context, stepOf),
    ...conditionSteps(node, context.add, stepOf),
    ...[...(dependentSchemas ?? [])].map(([name, child]): Step => {
      const step = stepOf(child)
      return (value, meet) => {
        if (isObject(value) && Object.hasOwn(value, name)) step(value, meet)
      }
    }),
  ]
}

function branchSteps(
  node: SchemaNode,
  keyword: 'anyOf' | 'oneOf',
  { isKnown, add }: MeterContext,
  stepOf: StepOf,
): readonly Step[] {
  const branches = branchesOf(node[keyword], isKnown)
  if (branches.length === 0) return []
  const first = add(
    node,
    keyword,
    branches.map(({ branch, index }) => branchName(branch, index)),
  )
  const steps = branches.map(({ branch }) => stepOf(branch))
  return [
    (value, meet) => {
      for (const [i, { branch }] of branches.entries()) {
        if (!accepts(branch, value)) continue
        meet(first + i)
        steps[i]!(value, meet)
      }
    },
  ]
}

function branchName(branch: SchemaNode, index: number): string {
  const { raw } = branch.ref !== undefined && branch.raw.description === undefined ? branch.ref : branch
  const says = raw.description ?? raw.title
  return `form ${index + 1}${typeof says === 'string' ? `: ${says.replace(/\.$/, '')}` : ''}`
}

function conditionSteps(node: SchemaNode, add: AddPlace, stepOf: StepOf): readonly Step[] {
  const { if: condition, then, else: otherwise } = node
  if (condition === undefined || (then === undefined && otherwise === undefined)) return []
  const first = add(node, 'if', ['the condition holds', 'the condition does not hold'])
  const [held, met, unmet] = [condition, then, otherwise].map((child) => child && stepOf(child))
  return [
    (value, meet) => {
      const holds = accepts(condition, value)
      meet(first + (holds ? 0 : 1))
      if (holds) held?.(value, meet)
      const branch = holds ? met : unmet
      branch?.(value, meet)
    },
  ]
}
