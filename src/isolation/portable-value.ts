import { isNativeError, isPromise, isProxy } from 'node:util/types'
import { withoutOwnFrames } from '../own-frames.js'
import { plainJson } from './plain-json.js'

/**
 * Any value as JSON, for another process: plain JSON as it is, everything else as a table of nodes that refer to
 * each other by their index, so that cycles, depth and shared parts keep their form.
 */
export type Portable = { readonly json: unknown } | { readonly nodes: readonly PortableNode[] }

/** One value of the table; numbers are indexes of other nodes. */
export type PortableNode =
  | readonly ['json', unknown]
  | readonly ['undefined']
  | readonly ['number' | 'bigint' | 'symbol', string]
  | readonly ['function', name: string, length: number]
  | readonly ['array', readonly number[]]
  | readonly ['object', className: string | null, members: readonly Member[], isThenable: boolean]
  | readonly ['error', base: string, className: string, members: readonly Member[]]
  /** Null for one that is no time: JSON has no other word for it. */
  | readonly ['date', number | null]
  | readonly ['regexp', source: string, flags: string]
  | readonly ['bytes', className: string, base64: string]
  | readonly ['map', readonly (readonly [number, number])[]]
  | readonly ['set', readonly number[]]
  | readonly ['promise']
  | readonly ['throws']

export type Member = readonly [name: string, value: number]

/** Nodes of one value, and characters of one text: the platform sends on much less than that. */
const maxNodes = 200_000
const maxText = 16_000_000
const maxBriefText = 100_000
/** Such a text may be a plan of the engine's, which even reading its beginning would carry out, in all of its memory. */
const unreadableText = 48_000_000

/** Classes of errors that rules tell apart, the special ones first. */
const errorClasses = [TypeError, RangeError, SyntaxError, ReferenceError, URIError, EvalError, Error]

/** Taken at import: a handler may replace what it can reach. */
const { ownKeys, getPrototypeOf } = Reflect

/** A value for another process. Never throws, whatever traps and getters the value has. */
export function portable(value: unknown): Portable {
  return plainJson(value) ?? tableOf(value, maxText)
}

/** The same with long texts cut short: for what is not sent on, and need not fill the memory once more. */
export function portableInBrief(value: unknown): Portable {
  return tableOf(value, maxBriefText)
}

function tableOf(value: unknown, longest: number): Portable {
  const table = new Table(longest)
  table.add(value)
  return { nodes: table.build() }
}

class Table {
  readonly #indexes = new Map<unknown, number>()
  readonly #values: unknown[] = []
  readonly #nodes: PortableNode[] = []
  readonly #longest: number

  constructor(longest: number) {
    this.#longest = longest
  }

  /** The index of a value's node, which is built later: a deep value must not cost as deep a recursion. */
  add(value: unknown): number {
    const known = this.#indexes.get(value)
    // Equal to the key 0, yet another value.
    if (known !== undefined && !Object.is(value, -0)) return known
    const index = this.#values.push(value) - 1
    if (!Object.is(value, -0)) this.#indexes.set(value, index)
    return index
  }

  build(): readonly PortableNode[] {
    for (let i = 0; i < this.#values.length; i++) {
      const value = this.#values[i]
      this.#nodes.push(i < maxNodes ? this.#nodeOf(value) : ['throws'])
    }
    return this.#nodes
  }

  #nodeOf(value: unknown): PortableNode {
    try {
      return primitiveNode(value, this.#longest) ?? this.#objectNode(value as object)
    } catch {
      return ['object', classNameOf(value), [], false]
    }
  }

  #objectNode(value: object): PortableNode {
    if (!isProxy(value)) {
      if (Array.isArray(value)) return ['array', Array.from(value, (item) => this.add(item))]
      if (isPromise(value)) return ['promise']
      if (value instanceof Date) return ['date', Date.prototype.getTime.call(value)]
      if (value instanceof RegExp) return ['regexp', value.source, value.flags]
      if (value instanceof Uint8Array) return bytesNode(value)
      if (value instanceof Map)
        return ['map', Array.from(value, ([key, item]) => [this.add(key), this.add(item)] as const)]
      if (value instanceof Set) return ['set', Array.from(value, (item) => this.add(item))]
    }
    if (isError(value)) return this.#errorNode(value)
    const className = getPrototypeOf(value) === null ? null : classNameOf(value)
    return ['object', className, this.#membersOf(value, ownKeys(value)), isThenable(value)]
  }

  #errorNode(value: Error): PortableNode {
    const base = errorClasses.find((candidate) => value instanceof candidate) ?? Error
    // Name and message may be inherited, and the stack is not enumerable.
    const names = new Set<string | symbol>(['name', 'message', 'stack', ...ownKeys(value)])
    return ['error', base.name, classNameOf(value), this.#membersOf(value, names)]
  }

  #membersOf(value: object, names: Iterable<string | symbol>): readonly Member[] {
    const members: Member[] = []
    for (const name of names) {
      if (typeof name !== 'string' || this.#values.length > maxNodes) continue
      members.push([name, this.#memberOf(value, name)])
    }
    return members
  }

  #memberOf(value: object, name: string): number {
    try {
      const member = (value as Record<string, unknown>)[name]
      const isStack = name === 'stack' && typeof member === 'string'
      return this.add(isStack ? withoutOwnFrames(member) : member)
    } catch {
      return this.add(throwing)
    }
  }
}

/** Stands for a member that cannot be read. */
const throwing = Symbol('throws')

function primitiveNode(value: unknown, longest: number): PortableNode | undefined {
  switch (typeof value) {
    case 'undefined':
      return ['undefined']
    case 'string':
      return ['json', cut(value, longest)]
    case 'boolean':
      return ['json', value]
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0)
        ? ['json', value]
        : ['number', Object.is(value, -0) ? '-0' : String(value)]
    case 'bigint':
      return ['bigint', value.toString()]
    case 'symbol':
      return value === throwing ? ['throws'] : ['symbol', value.description ?? '']
    case 'function':
      return ['function', textOr(value.name, ''), typeof value.length === 'number' ? value.length : 0]
    default:
      return value === null ? ['json', null] : undefined
  }
}

function bytesNode(value: Uint8Array): PortableNode {
  const { buffer, byteOffset, byteLength } = value
  return [
    'bytes',
    classNameOf(value),
    Buffer.from(buffer, byteOffset, Math.min(byteLength, maxText)).toString('base64'),
  ]
}

function isError(value: object): value is Error {
  try {
    return isNativeError(value) || value instanceof Error
  } catch {
    return false
  }
}

function isThenable(value: object): boolean {
  try {
    return typeof (value as { then?: unknown }).then === 'function'
  } catch {
    return false
  }
}

function classNameOf(value: unknown): string {
  try {
    return textOr((value as object).constructor?.name, 'Object')
  } catch {
    return 'Object'
  }
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise
}

function cut(text: string, longest: number): string {
  if (text.length > unreadableText) return `[a text of ${text.length} characters]`
  return text.length > longest ? text.slice(0, longest) : text
}
