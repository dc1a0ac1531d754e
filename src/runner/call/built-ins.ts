import { AsyncLocalStorage } from 'node:async_hooks'
import { EventEmitter } from 'node:events'
import Module from 'node:module'
import process from 'node:process'

/** A place where code looks for a function of the engine: `holder[key]`. */
export interface Slot {
  /** How the holder is written, `Array.prototype`; empty for a name that needs none. */
  readonly owner: string
  readonly holder: object
  readonly key: PropertyKey
  /** Nothing stands there mostly. */
  readonly isAbsent?: true
  /** One of the kind, which is asked for what a getter gives; absent: the holder itself is. */
  readonly sample?: object
  /** Whoever else waits in this process, Node.js itself and a test runner for instance, needs it during a call too. */
  readonly isForAll?: true
}

type Holder = readonly [owner: string, holder: object, names: string]

/**
 * Where a member is looked for that is absent mostly: those of descriptors, of thenables, of what goes through JSON.
 * First, since what all objects have got is met by whatever is done next.
 */
const absent: readonly Holder[] = [
  ['Object.prototype', Object.prototype, 'get set value writable enumerable configurable then toJSON 0'],
  ['Object.prototype', Object.prototype, 'name message stack cause code type kind done next'],
  ['Array.prototype', Array.prototype, '0 toJSON'],
]

/** Symbols under which the engine looks for a member of any object. */
const absentSymbols = [
  Symbol.iterator,
  Symbol.asyncIterator,
  Symbol.toPrimitive,
  Symbol.toStringTag,
  Symbol.isConcatSpreadable,
  Symbol.replace,
  Symbol.split,
]

/**
 * What this package and its dependencies run on. Timers, clocks, randomness and streams are not among it: those are
 * mocked and wrapped for good reasons, and the check takes its own when it is imported.
 */
const standard: readonly Holder[] = [
  [
    '',
    globalThis,
    'Object Function Array String Number Boolean Symbol BigInt Date RegExp Error TypeError SyntaxError RangeError Map Set WeakMap WeakSet WeakRef Promise Proxy Reflect JSON Math ArrayBuffer SharedArrayBuffer DataView Uint8Array Int32Array Uint32Array Uint16Array Float64Array Atomics Buffer parseInt parseFloat isNaN isFinite decodeURIComponent encodeURIComponent TextEncoder TextDecoder URL URLSearchParams console process',
  ],
  ['JSON', JSON, 'parse stringify'],
  ['Math', Math, 'abs ceil clz32 exp floor fround imul log log2 log10 max min pow round sign sqrt trunc'],
  ['Reflect', Reflect, 'apply construct defineProperty deleteProperty get getOwnPropertyDescriptor'],
  ['Reflect', Reflect, 'getPrototypeOf has ownKeys set setPrototypeOf'],
  ['Object', Object, 'assign create defineProperties defineProperty entries freeze fromEntries'],
  ['Object', Object, 'getOwnPropertyDescriptor getOwnPropertyDescriptors getOwnPropertyNames getPrototypeOf'],
  ['Object', Object, 'hasOwn is isFrozen keys setPrototypeOf values'],
  ['Object.prototype', Object.prototype, 'hasOwnProperty toString valueOf'],
  ['Function.prototype', Function.prototype, 'toString'],
  ['Array', Array, 'from isArray of'],
  [
    'Array.prototype',
    Array.prototype,
    'at concat constructor copyWithin entries every fill filter find findIndex findLast findLastIndex flat flatMap forEach includes indexOf join keys lastIndexOf map pop push reduce reduceRight reverse shift slice some sort splice toReversed toSorted toSpliced toString unshift values with',
  ],
  ['String', String, 'fromCharCode fromCodePoint raw'],
  [
    'String.prototype',
    String.prototype,
    'at charAt charCodeAt codePointAt concat endsWith includes indexOf isWellFormed lastIndexOf localeCompare match matchAll normalize padEnd padStart repeat replace replaceAll search slice split startsWith substring toLowerCase toString toUpperCase toWellFormed trim trimEnd trimStart valueOf',
  ],
  ['Number', Number, 'isFinite isInteger isNaN isSafeInteger parseFloat parseInt'],
  ['Number.prototype', Number.prototype, 'toExponential toFixed toString valueOf'],
  ['Symbol', Symbol, 'for'],
  ['BigInt.prototype', BigInt.prototype, 'toString'],
  ['Date', Date, 'UTC now parse'],
  ['Date.prototype', Date.prototype, 'getTime toISOString toJSON valueOf'],
  ['RegExp.prototype', RegExp.prototype, 'constructor exec test toString'],
  ['Error', Error, 'captureStackTrace stackTraceLimit'],
  ['Error.prototype', Error.prototype, 'toString'],
  ['Promise', Promise, 'all allSettled any race reject resolve'],
  ['Map.prototype', Map.prototype, 'clear delete entries forEach get has keys set values'],
  ['Set.prototype', Set.prototype, 'add clear delete entries forEach has keys values'],
  ['WeakMap.prototype', WeakMap.prototype, 'delete get has set'],
  ['WeakSet.prototype', WeakSet.prototype, 'add delete has'],
  ['Buffer', Buffer, 'alloc byteLength concat from isBuffer'],
  ['Buffer.prototype', Buffer.prototype, 'equals toString'],
  ['Uint8Array.prototype', Object.getPrototypeOf(Uint8Array.prototype), 'fill set slice subarray'],
  ['TextEncoder.prototype', TextEncoder.prototype, 'encode encodeInto'],
  ['TextDecoder.prototype', TextDecoder.prototype, 'decode'],
  ['AsyncLocalStorage.prototype', AsyncLocalStorage.prototype, '_enable disable enterWith getStore run'],
  ['EventEmitter.prototype', EventEmitter.prototype, 'listeners on removeListener'],
  ['process', process, 'cwd env listeners on removeListener'],
  ['Module', Module, '_load _resolveFilename'],
  ['Module.prototype', Module.prototype, 'require'],
]

/** Every place that is watched, in the order in which they are mended. */
export function builtInSlots(): readonly Slot[] {
  const objects = { owner: 'Object.prototype', holder: Object.prototype }
  const places = [...absent.flatMap(slotsOf), ...absentSymbols.map((key) => ({ ...objects, key }))]
  const empty = places.map((slot) => ({ ...slot, isAbsent: true as const }))
  const named = standard.flatMap(slotsOf).filter(({ holder, key }) => key in holder)
  const symbols = Object.entries({ Array, Map, Set, Promise, RegExp }).map(([owner, holder]) => ({
    owner,
    holder,
    key: Symbol.species,
  }))
  return [...empty, ...unusual, ...forAll(), ...named, ...symbols, ...patternSlots(), ...iteratorSlots()]
}

const unusual: readonly Slot[] = [
  // What is set at an index of all lists makes this one longer.
  { owner: 'Array.prototype', holder: Array.prototype, key: 'length' },
  { owner: 'Error', holder: Error, key: 'prepareStackTrace' },
  // By it is seen that the prototype of this one is another.
  { owner: 'Array.prototype', holder: Array.prototype, key: 'hasOwnProperty' },
  ...[Error, Promise, Map, Set, Uint8Array, URL].map((holder) => ({
    owner: holder.name,
    holder,
    key: Symbol.hasInstance,
  })),
  { owner: 'Map.prototype', holder: Map.prototype, key: 'size', sample: new Map([[1, 1]]) },
  { owner: 'Set.prototype', holder: Set.prototype, key: 'size', sample: new Set([1]) },
  ...['global', 'unicode', 'source', 'flags'].map((key) => ({
    owner: 'RegExp.prototype',
    holder: RegExp.prototype,
    key,
    sample: /a/u,
  })),
]

/**
 * Awaiting is done by the methods of promises; and what goes astray is told by `emit`, which calls by `apply`, or ends
 * the process.
 */
function forAll(): readonly Slot[] {
  const promises = slotsOf(['Promise.prototype', Promise.prototype, 'catch constructor finally then'])
  const emits = [
    ...slotsOf(['Function.prototype', Function.prototype, 'apply bind call']),
    ...slotsOf(['EventEmitter.prototype', EventEmitter.prototype, 'emit']),
    ...slotsOf(['process', process, 'emit']),
  ]
  return [...promises, ...emits].map((slot) => ({ ...slot, isForAll: true as const }))
}

function slotsOf([owner, holder, names]: Holder): readonly Slot[] {
  return names.split(' ').map((key) => ({ owner, holder, key }))
}

function patternSlots(): readonly Slot[] {
  const keys = [Symbol.match, Symbol.matchAll, Symbol.replace, Symbol.search, Symbol.split]
  return keys.map((key) => ({ owner: 'RegExp.prototype', holder: RegExp.prototype, key }))
}

function iteratorSlots(): readonly Slot[] {
  const kinds = Object.entries({ Array, String, Map, Set })
  const iterables: readonly Iterable<unknown>[] = [[], '', new Map(), new Set()]
  const starts = kinds.map(([name, { prototype }]) => ({
    owner: `${name}.prototype`,
    holder: prototype,
    key: Symbol.iterator,
  }))
  const steps = iterables.map((one, i) => ({
    owner: `the iterators of ${kinds[i]![0]}`,
    holder: Object.getPrototypeOf(one[Symbol.iterator]()),
    key: 'next',
  }))
  const generator = Object.getPrototypeOf(Object.getPrototypeOf((function* () {})()))
  return [...starts, ...steps, { owner: 'generators', holder: generator, key: 'next' }]
}

/** `Array.prototype.map`, `JSON`, `Array.prototype[Symbol.iterator]`. */
export function nameOfSlot({ owner, key }: Slot): string {
  if (typeof key === 'symbol') return `${owner}[${key.description}]`
  return owner === '' ? `${key}` : `${owner}.${key}`
}
