import { perObject } from '../../per-object.js'
import { type Format, formats } from '../formats/formats.js'
import type { SchemaNode } from '../schema-node.js'
import { compileAssertions } from './evaluate-assertions.js'
import { allOfChecks, type Check } from './evaluate-check.js'
import { compileChildren } from './evaluate-children.js'
import { type Collect, compileCollecting } from './evaluate-collect.js'
import { compileInPlace } from './evaluate-in-place.js'
import { entered } from './evaluate-scope.js'
import { type Judgement, remembering } from './remembering.js'

export interface EvaluateOptions {
  /** The formats that are asserted, by name. Default: those of ours. An empty map makes `format` an annotation. */
  readonly formats?: ReadonlyMap<string, Pick<Format, 'type' | 'check'>>
}

/** A check that can be called before it is compiled, so that nodes may form cycles. */
export interface Cell {
  check: Check
}

/** The same for a check that tells what it has evaluated. */
export interface CollectCell {
  collect: Collect
}

/** Turns nodes into checks, each once. */
export interface Compiler {
  readonly formats: ReadonlyMap<string, Pick<Format, 'type' | 'check'>>
  readonly cellOf: (node: SchemaNode) => Cell
  readonly collectCellOf: (node: SchemaNode) => CollectCell
  /** The check of a node that is reached from another one: the dynamic scope grows where a resource is entered. */
  readonly child: (from: SchemaNode, node: SchemaNode) => Cell
  readonly judgement: Judgement
}

/** A compiler with an empty cache. */
export function createCompiler(options: EvaluateOptions): Compiler {
  const compiler: Compiler = {
    judgement: { number: 0 },
    formats: options.formats ?? formats,
    cellOf: perObject((node: SchemaNode) => lazyCell(compiler, node)),
    collectCellOf: perObject((node: SchemaNode) => lazyCollectCell(compiler, node)),
    child: (from, node) => {
      const cell = compiler.cellOf(node)
      if (node.resource === from.resource || node.resource.dynamicAnchors.size === 0) return cell
      return { check: (value, scope) => cell.check(value, entered(scope, node.resource)) }
    },
  }
  return compiler
}

function lazyCell(compiler: Compiler, node: SchemaNode): Cell {
  const cell: Cell = {
    check: (value, scope) => {
      cell.check = compileNode(compiler, node)
      return cell.check(value, scope)
    },
  }
  return cell
}

function lazyCollectCell(compiler: Compiler, node: SchemaNode): CollectCell {
  const cell: CollectCell = {
    collect: (value, scope, into) => {
      cell.collect = compileCollecting(compiler, node)
      return cell.collect(value, scope, into)
    },
  }
  return cell
}

function compileNode(compiler: Compiler, node: SchemaNode): Check {
  const { boolean } = node
  if (boolean !== undefined) return () => boolean
  if (node.unevaluatedProperties !== undefined || node.unevaluatedItems !== undefined) {
    const cell = compiler.collectCellOf(node)
    return (value, scope) => cell.collect(value, scope, undefined)
  }
  const inPlace = compileInPlace(compiler, node)
  const check = allOfChecks([
    ...compileAssertions(compiler, node),
    ...compileChildren(compiler, node),
    ...inPlace,
  ])
  return inPlace.length === 0 ? check : remembering(compiler.judgement, check)
}
