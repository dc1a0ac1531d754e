import { EventEmitter } from 'node:events'

/** What a handler does to the process that it shares with the check. */
export interface Patch {
  /** What it replaces. */
  readonly name: string
  readonly apply: () => unknown
  /** The rules that its own calls then break; absent where they do not. */
  readonly breaks?: string | readonly string[]
}

type Anything = any
const G = globalThis as Anything
const mine = (): never => {
  throw new Error('mine')
}
const nothing = undefined as Anything

/** Puts the same value at each place. */
const at = (value: unknown, ...places: readonly (readonly [holder: object, ...keys: PropertyKey[]])[]) => {
  for (const [holder, ...keys] of places) for (const key of keys) Reflect.set(holder, key, value)
}
const hidden = (holder: object, key: PropertyKey, descriptor: PropertyDescriptor): void => {
  Object.defineProperty(holder, key, { configurable: true, ...descriptor })
}
const iterators = (iterable: Iterable<unknown>): object => Object.getPrototypeOf(iterable[Symbol.iterator]())

const sent = 'handler/serialisable'

export const patches: readonly Patch[] = [
  { name: 'JSON.stringify, by what throws', apply: () => at(mine, [JSON, 'stringify']), breaks: sent },
  {
    name: 'JSON.stringify, by what lies',
    apply: () => at(() => 'x', [JSON, 'stringify']),
    breaks: 'apig/envelope',
  },
  { name: 'JSON.parse', apply: () => at(mine, [JSON, 'parse']) },
  { name: 'JSON', apply: () => at(nothing, [G, 'JSON']), breaks: sent },
  { name: 'Promise by nothing', apply: () => at(nothing, [G, 'Promise']) },
  { name: 'Promise by a class', apply: () => at(class {}, [G, 'Promise']) },
  { name: 'Promise by no name', apply: () => delete G.Promise },
  {
    name: 'then by what throws',
    apply: () => at(mine, [Promise.prototype, 'then']),
    breaks: 'handler/threw',
  },
  {
    name: 'then by what does nothing',
    apply: () => at(() => {}, [Promise.prototype, 'then']),
    breaks: 'handler/timed-out',
  },
  { name: 'catch and finally', apply: () => at(nothing, [Promise.prototype, 'catch', 'finally']) },
  { name: 'the constructor of promises', apply: () => at(nothing, [Promise.prototype, 'constructor']) },
  { name: 'Promise.resolve', apply: () => at(mine, [Promise, 'resolve']) },
  {
    name: 'Promise.all by what never ends',
    apply: () => at(() => new Promise(() => {}), [Promise, 'all', 'race']),
  },
  { name: 'map', apply: () => at(() => [], [Array.prototype, 'map', 'filter', 'flatMap']) },
  { name: 'push by what throws', apply: () => at(mine, [Array.prototype, 'push']) },
  { name: 'push by what does nothing', apply: () => at(() => 0, [Array.prototype, 'push']) },
  {
    name: 'how lists are iterated, by nothing',
    apply: () => at(nothing, [Array.prototype, Symbol.iterator]),
  },
  {
    name: 'how lists are iterated, by what throws',
    apply: () => at(mine, [Array.prototype, Symbol.iterator]),
  },
  {
    name: 'how lists are iterated, by what never ends',
    apply: () => at(() => ({ next: () => ({ done: false, value: 1 }) }), [Array.prototype, Symbol.iterator]),
  },
  {
    name: 'the next of iterators',
    apply: () => at(mine, [iterators([]), 'next'], [iterators(new Map()), 'next']),
    breaks: 'handler/threw',
  },
  { name: 'Object.keys', apply: () => at(() => [], [Object, 'keys']) },
  { name: 'Object.entries', apply: () => at(mine, [Object, 'entries', 'values', 'fromEntries', 'assign']) },
  { name: 'Object.defineProperty', apply: () => at(mine, [Object, 'defineProperty', 'defineProperties']) },
  { name: 'Reflect', apply: () => at(mine, [Reflect, 'defineProperty', 'get', 'ownKeys', 'apply']) },
  { name: 'the methods of maps', apply: () => at(mine, [Map.prototype, 'get', 'set', 'has']) },
  { name: 'the methods of sets', apply: () => at(mine, [Set.prototype, 'add', 'has', 'delete']) },
  { name: 'the methods of weak maps', apply: () => at(mine, [WeakMap.prototype, 'get', 'set', 'has']) },
  { name: 'replace', apply: () => at(mine, [String.prototype, 'replace', 'replaceAll']) },
  { name: 'slice and split', apply: () => at(mine, [String.prototype, 'slice', 'split', 'startsWith']) },
  { name: 'exec and test', apply: () => at(mine, [RegExp.prototype, 'exec', 'test']) },
  { name: 'call, apply and bind', apply: () => at(mine, [Function.prototype, 'call', 'apply', 'bind']) },
  { name: 'Math', apply: () => at(() => Number.NaN, [Math, 'min', 'max', 'floor', 'imul', 'ceil']) },
  { name: 'Math.random', apply: () => at(mine, [Math, 'random']) },
  { name: 'Buffer.from', apply: () => at(mine, [Buffer, 'from', 'byteLength']) },
  { name: 'Buffer', apply: () => at(nothing, [G, 'Buffer']) },
  { name: 'process', apply: () => at(nothing, [G, 'process']) },
  { name: 'process.cwd', apply: () => at(mine, [process, 'cwd']) },
  { name: 'the console by nothing', apply: () => at(nothing, [G, 'console']) },
  { name: 'the console by no name', apply: () => delete G.console },
  {
    name: 'AsyncLocalStorage',
    apply: async () => {
      const { AsyncLocalStorage } = await import('node:async_hooks')
      at(mine, [AsyncLocalStorage.prototype, 'run', 'getStore'])
    },
  },
  { name: 'Object', apply: () => at(nothing, [G, 'Object']) },
  {
    name: 'most of what there is',
    apply: () => {
      for (const name of [
        'Map',
        'Set',
        'WeakMap',
        'Array',
        'String',
        'Number',
        'RegExp',
        'Error',
        'Reflect',
        'Symbol',
      ])
        delete G[name]
    },
  },
  { name: 'what lists are made of', apply: () => hidden(Array, Symbol.species, { get: mine }) },
  {
    name: 'what promises are made of',
    apply: () => hidden(Promise, Symbol.species, { get: mine }),
    breaks: 'handler/threw',
  },
  {
    name: 'then of all objects, unseen',
    apply: () => hidden(Object.prototype, 'then', { value: () => {} }),
    breaks: 'handler/timed-out',
  },
  {
    name: 'value of all objects, unseen',
    apply: () => hidden(Object.prototype, 'value', { get: mine, set() {} }),
  },
  {
    name: 'then once it has been waited for',
    apply: async () => {
      await null
      at(() => {}, [Promise.prototype, 'then'])
    },
    breaks: 'handler/timed-out',
  },
  { name: 'emit of the process', apply: () => at(mine, [process, 'emit']) },
  {
    name: 'emit of the process by nothing, and lets a promise reject',
    apply: () => {
      at(nothing, [process, 'emit'])
      Promise.reject(new Error('lost'))
    },
    breaks: 'handler/unhandled-rejection',
  },
  {
    name: 'emit of all emitters, and throws in a timer',
    apply: () => {
      at(mine, [EventEmitter.prototype, 'emit'])
      setTimeout(mine, 0)
    },
    breaks: 'handler/uncaught-exception',
  },
  { name: 'the environment by nothing', apply: () => at(nothing, [process, 'env']) },
  { name: 'the environment by no name', apply: () => delete (process as Anything).env },
  { name: 'the environment by what cannot be read', apply: () => hidden(process, 'env', { get: mine }) },
  {
    name: 'what writes stacks, by what throws',
    apply: () => {
      at(mine, [Error, 'prepareStackTrace'])
      throw new Error('lost')
    },
    breaks: 'handler/threw',
  },
  {
    name: 'what writes stacks, by what gives lists',
    apply: () => at((_error: Error, sites: unknown) => sites, [Error, 'prepareStackTrace']),
  },
  { name: 'an index of all lists', apply: () => hidden(Array.prototype, 3, { get: mine, set: mine }) },
  { name: 'toJSON of all lists, unseen', apply: () => hidden(Array.prototype, 'toJSON', { value: mine }) },
  {
    name: 'toJSON of all objects',
    apply: () => at(mine, [Object.prototype, 'toJSON']),
    breaks: ['handler/changes-prototypes', 'handler/serialisable'],
  },
  { name: 'the size of maps', apply: () => hidden(Map.prototype, 'size', { get: mine }) },
  { name: 'the size of sets by none', apply: () => hidden(Set.prototype, 'size', { get: () => 0 }) },
  {
    name: 'the flags of expressions',
    apply: () => {
      for (const key of ['flags', 'global', 'source']) hidden(RegExp.prototype, key, { get: mine })
    },
  },
  {
    name: 'what an error is an instance of',
    apply: () => hidden(Error, Symbol.hasInstance, { value: mine }),
  },
  { name: 'what the process inherits from', apply: () => Object.setPrototypeOf(process, null) },
  {
    name: 'what all lists inherit from',
    apply: () => Object.setPrototypeOf(Array.prototype, new Proxy({}, { get: mine, has: mine })),
    breaks: 'handler/threw',
  },
  {
    name: 'how listeners are added and removed',
    apply: () => at(mine, [EventEmitter.prototype, 'on', 'listeners', 'removeListener', 'emit']),
  },
  ...[Symbol.iterator, Symbol.toPrimitive, Symbol.toStringTag].map((key) => ({
    name: `${key.description} of all objects`,
    apply: () => hidden(Object.prototype, key, { get: mine }),
  })),
  {
    name: 'name of all objects, unseen',
    apply: () => hidden(Object.prototype, 'name', { get: mine, set() {} }),
  },
  {
    name: 'what loads modules',
    apply: async () => {
      const { default: module } = (await import('node:module')) as Anything
      at(mine, [module, '_load', '_resolveFilename'])
    },
  },
  {
    name: 'the listener of rejections by one that throws',
    apply: () => {
      process.removeAllListeners('unhandledRejection').on('unhandledRejection', mine)
      Promise.reject(new Error('lost'))
    },
    breaks: ['handler/unhandled-rejection', 'handler/uncaught-exception'],
  },
  {
    name: 'the first listener of exceptions by one that throws',
    apply: () => {
      process.prependListener('uncaughtException', mine)
      setTimeout(mine, 0)
    },
    breaks: 'handler/uncaught-exception',
  },
  {
    name: 'JSON.parse and map after its answer',
    apply: () => void setTimeout(() => at(mine, [JSON, 'parse'], [Array.prototype, 'map']), 0),
  },
]
