import type { SchemaNode } from '../schema-node.js'
import { createCompiler, type EvaluateOptions } from './evaluate-compile.js'
import { type DynamicScope, entered } from './evaluate-scope.js'

export type { EvaluateOptions } from './evaluate-compile.js'
export type { DynamicScope } from './evaluate-scope.js'

/** Whether the schema accepts the value; `scope` is what was entered on the way to the schema. */
export type Accepts = (node: SchemaNode, value: unknown, scope?: DynamicScope) => boolean

/** Makes an evaluator of its own, with its own cache of compiled nodes. */
export function createEvaluator(options: EvaluateOptions = {}): Accepts {
  const compiler = createCompiler(options)
  return (node, value, scope) => {
    compiler.judgement.number++
    return compiler.cellOf(node).check(value, entered(scope, node.resource))
  }
}

/**
 * Whether the schema accepts the value, decided without messages: formats are asserted, content where
 * `x-checkContent` says so. A node is compiled to closures when it is first used.
 */
export const accepts: Accepts = createEvaluator()
