import { setMember } from '../copy-json.js'
import type { Member, Portable, PortableNode } from './portable-value.js'

const errorClasses: Readonly<Record<string, ErrorConstructor>> = {
  Error,
  TypeError,
  RangeError,
  SyntaxError,
  ReferenceError,
  URIError,
  EvalError,
}

/** A value from another process, of the same form as it had there: names of classes are kept, methods are not. */
export function revive(value: Portable): unknown {
  if ('json' in value) return value.json
  const { nodes } = value
  const revived = nodes.map(emptyOf)
  nodes.forEach((node, i) => {
    fill(node, revived[i], nodes, revived)
  })
  return revived[0]
}

/** The value without its parts, which may refer to it again. */
function emptyOf(node: PortableNode): unknown {
  switch (node[0]) {
    case 'json':
      return node[1]
    case 'number':
      return Number(node[1])
    case 'bigint':
      return BigInt(node[1])
    case 'symbol':
      return Symbol(node[1])
    case 'function':
      return functionOf(node[1], node[2])
    case 'array':
      return []
    case 'date':
      return new Date(node[1] ?? Number.NaN)
    case 'regexp':
      return new RegExp(node[1], node[2])
    case 'bytes':
      return node[1] === 'Buffer'
        ? Buffer.from(node[2], 'base64')
        : new Uint8Array(Buffer.from(node[2], 'base64'))
    case 'map':
      return new Map()
    case 'set':
      return new Set()
    case 'promise':
      return new Promise(() => {})
    case 'object':
      return Object.create(prototypeOf(node[1], node[3]))
    case 'error':
      return errorOf(node[1], node[2])
    default:
      return undefined
  }
}

function fill(
  node: PortableNode,
  target: unknown,
  nodes: readonly PortableNode[],
  revived: readonly unknown[],
): void {
  switch (node[0]) {
    case 'array':
      for (const item of node[1]) (target as unknown[]).push(revived[item])
      return
    case 'map':
      for (const [key, item] of node[1]) (target as Map<unknown, unknown>).set(revived[key], revived[item])
      return
    case 'set':
      for (const item of node[1]) (target as Set<unknown>).add(revived[item])
      return
    case 'object':
      for (const member of node[2]) addMember(target as object, member, nodes, revived, true)
      return
    case 'error':
      for (const member of node[3]) addErrorMember(target as Error, member, nodes, revived)
  }
}

function addMember(
  target: object,
  [name, at]: Member,
  nodes: readonly PortableNode[],
  revived: readonly unknown[],
  enumerable: boolean,
): void {
  if (nodes[at]?.[0] === 'throws') {
    const get = (): never => {
      throw new TypeError(`the member ${name} could not be read`)
    }
    Object.defineProperty(target, name, { get, enumerable, configurable: true })
  } else if (enumerable) setMember(target as Record<string, unknown>, name, revived[at])
  else Object.defineProperty(target, name, { value: revived[at], configurable: true, writable: true })
}

function addErrorMember(
  target: Error,
  member: Member,
  nodes: readonly PortableNode[],
  revived: readonly unknown[],
): void {
  const [name, at] = member
  // An own name that says what the class says already would be printed as a member of the error.
  if (name === 'name' && target.name === revived[at]) return
  const enumerable = name !== 'name' && name !== 'message' && name !== 'stack' && name !== 'cause'
  addMember(target, member, nodes, revived, enumerable)
}

function errorOf(base: string, className: string): Error {
  const error = new (errorClasses[base] ?? Error)()
  // What this process has on its stack is not where the error came from.
  Object.defineProperty(error, 'stack', { value: undefined, configurable: true, writable: true })
  if (className === base) return error
  return Object.setPrototypeOf(error, classPrototype(className, Object.getPrototypeOf(error))) as Error
}

function prototypeOf(className: string | null, isThenable: boolean): object | null {
  if (className === null) return null
  if (className === 'Object' && !isThenable) return Object.prototype
  const prototype = classPrototype(className, Object.prototype)
  if (isThenable) Object.defineProperty(prototype, 'then', { value: functionOf('then', 2), writable: true })
  return prototype
}

function classPrototype(className: string, parent: object): object {
  return Object.create(parent, { constructor: { value: functionOf(className, 0) } }) as object
}

function functionOf(name: string, length: number): () => void {
  const revived = (): void => {}
  Object.defineProperty(revived, 'name', { value: name })
  Object.defineProperty(revived, 'length', { value: length })
  return revived
}
