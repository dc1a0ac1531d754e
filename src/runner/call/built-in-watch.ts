import process from 'node:process'
import { builtInSlots, nameOfSlot, type Slot } from './built-ins.js'
import { inheritedNames } from './prototype-watch.js'

// Taken at import: a handler may replace them, and between its call and the mending nothing else may be relied on.
const {
  getOwnPropertyDescriptor,
  defineProperty,
  deleteProperty,
  set,
  setPrototypeOf,
  getPrototypeOf,
  isExtensible,
} = Reflect
const unreadable = {}

/** What stands at a slot. */
interface Held {
  readonly value: unknown
  /** Undefined where the holder has nothing of its own there. */
  readonly descriptor: PropertyDescriptor | undefined
}

/** What a handler has put in the place of functions of the engine, and finds there again in its next call. */
export interface HandlerWorld {
  /** By slot; undefined: nothing. */
  readonly theirs: (Held | undefined)[]
  /** Whether anything is replaced. */
  dirty: boolean
  /** How many places it has locked, so that they cannot be mended. */
  locked: number
  /** The event of the call that replaced the first. */
  by?: unknown
  /** Of the call after which nothing can be changed any more in the object `process`. */
  frozenBy?: unknown
}

/*
 * A handler that runs in this process may replace what the check itself runs on. What it did is no fault by itself:
 * polyfills and instrumentation do so too. So the two are kept apart: the check goes on with what was there before the
 * call, and the next call of the handler begins with what the handler has made of it.
 */
let slots: readonly Slot[] = []
/** As the first check of this process found them. */
let pristine: readonly unknown[] = []
/** As they were when the call began. */
let values: unknown[] = []
let ours: Held[] = []
/** What inherits from something, and from what. */
let chains: readonly { readonly object: object; readonly prototype: object | null }[] = []
const heirs = [Array, Function, Promise, Map, Set, RegExp, Error].map(({ prototype }) => prototype as object)
let isUnchanged: () => boolean = () => true
/** Calls that are in progress. */
let inside = 0
let current: HandlerWorld | undefined
let wasExtensible = true
const worlds = new WeakMap<object, HandlerWorld>()

/** Takes what is there now for what the author wants: polyfills, mocks, what was instrumented before. */
export function watchBuiltIns(): void {
  if (inside === 0) wasExtensible = isExtensible(process)
  if (slots.length === 0) slots = builtInSlots()
  else if (inside > 0 || isUnchanged()) return
  values = slots.map(valueAt)
  ours = slots.map(heldAt)
  if (pristine.length === 0) pristine = values.slice()
  chains = [process, ...heirs].map((object) => ({ object, prototype: getPrototypeOf(object) }))
  isUnchanged = comparison(slots, values.slice())
}

/** The world of a handler, or of a check whose handlers come and go. */
export function worldOf(key: object): HandlerWorld {
  let world = worlds.get(key)
  if (world === undefined) {
    world = { theirs: new Array(slots.length).fill(undefined), dirty: false, locked: 0 }
    worlds.set(key, world)
  }
  return world
}

/**
 * A call begins. The function that is returned ends it, once: what the handler has replaced is put back then. Later it
 * returns false, and does nothing.
 */
export function enterWorld(world: HandlerWorld, event: unknown): () => boolean {
  // Whoever has changed something between two calls was the author: a hook, a mock.
  if (inside === 0 && !isUnchanged()) adoptAll()
  inside += 1
  current = world
  return firstTime(() => {
    inside -= 1
    restoreBuiltIns()
    if (world.dirty && !('by' in world)) world.by = event
    if (!isExtensible(process) && wasExtensible && !('frozenBy' in world)) world.frozenBy = event
  })
}

/** A call elsewhere begins, which can replace nothing here. */
export function enterNothing(): () => boolean {
  return firstTime(() => {})
}

/** Does it the first time, and says whether that was this time. */
function firstTime(step: () => void): () => boolean {
  let isDone = false
  return () => {
    if (isDone) return false
    isDone = true
    step()
    return true
  }
}

/** The handler is called now: it finds again what it has replaced in earlier calls. */
export function openHandlerWorld(): void {
  if (inside > 0 && current?.dirty === true) giveBack(current)
}

/**
 * The handler has returned, and may be waited for: whoever else waits in this process, a test runner for instance, does
 * so by the methods of promises. What is left of the call has no need of its own.
 */
export function restorePromises(): void {
  if (isUnchanged() || current === undefined) return
  restoreChains()
  for (let i = 0; i < slots.length; i++) {
    if (slots[i]!.isForAll === true && valueAt(slots[i]!) !== values[i]) takeOut(current, i)
  }
}

/** Puts back what the call has replaced; the handler finds its own again in its next call. */
export function restoreBuiltIns(): void {
  if (isUnchanged() || current === undefined) return
  restoreChains()
  for (let i = 0; i < slots.length; i++) {
    if (valueAt(slots[i]!) !== values[i]) takeOut(current, i)
  }
}

/** Runs a step of the check's own while a call may be in progress. */
export function withOwnBuiltIns<T>(step: () => T): T {
  if (inside === 0 || isUnchanged()) return step()
  restoreBuiltIns()
  try {
    return step()
  } finally {
    if (inside > 0 && current !== undefined) giveBack(current, false)
  }
}

/** Names of what a handler has replaced so far. */
export function replacedIn({ theirs }: HandlerWorld): readonly string[] {
  return slots.filter((_slot, i) => theirs[i] !== undefined).map(nameOfSlot)
}

/** Names of what a handler has replaced and locked, so that nobody can put it back; as one text, made of nothing else. */
export function lockedNames(): string {
  let names = ''
  for (let i = 0; i < slots.length; i++) {
    if (valueAt(slots[i]!) !== values[i]) names += `${names === '' ? '' : ', '}${nameOfSlot(slots[i]!)}`
  }
  return names
}

/** What these inherit from, they inherit from again: no handler needs it to be otherwise. */
function restoreChains(): void {
  for (let i = 0; i < chains.length; i++) {
    const { object, prototype } = chains[i]!
    if (getPrototypeOf(object) !== prototype) setPrototypeOf(object, prototype)
  }
}

function takeOut(world: HandlerWorld, i: number): void {
  const slot = slots[i]!
  const theirs = heldAt(slot)
  // What every object has got by assignment is a violation, which looks for it itself; what is inherited has a slot there.
  if (slot.isAbsent === true && theirs.descriptor?.enumerable !== false) return
  if (slot.key === 'length' && inheritedNames().length > 0) return
  if (theirs.value === pristine[i]) adopt(i)
  else if (put(slot, ours[i]!)) {
    world.theirs[i] = theirs
    world.dirty = true
  } else world.locked += 1
}

function giveBack({ theirs }: HandlerWorld, withAll = true): void {
  for (let i = 0; i < slots.length; i++) {
    const mine = withAll || slots[i]!.isForAll !== true ? theirs[i] : undefined
    if (mine !== undefined && valueAt(slots[i]!) === values[i]) put(slots[i]!, mine)
  }
}

function adoptAll(): void {
  for (let i = 0; i < slots.length; i++) if (valueAt(slots[i]!) !== values[i]) adopt(i)
}

function adopt(i: number): void {
  values[i] = valueAt(slots[i]!)
  ours[i] = heldAt(slots[i]!)
  isUnchanged = sameAsValues
}

function sameAsValues(): boolean {
  for (let i = 0; i < slots.length; i++) if (valueAt(slots[i]!) !== values[i]) return false
  return true
}

function put(slot: Slot, { descriptor, value }: Held): boolean {
  const { holder, key } = slot
  try {
    if (descriptor === undefined) return deleteProperty(holder, key) && valueAt(slot) === value
    defineProperty(holder, key, descriptor)
    // A global that is set through an accessor of its own.
    if (descriptor.set !== undefined && valueAt(slot) !== value) set(holder, key, value)
    return valueAt(slot) === value
  } catch {
    return false
  }
}

/** What is compared: of a member that is absent mostly, whether it is there. */
function valueAt({ holder, key, isAbsent, sample = holder }: Slot): unknown {
  try {
    return isAbsent === true ? key in holder : (sample as Record<PropertyKey, unknown>)[key]
  } catch {
    return unreadable
  }
}

function heldAt(slot: Slot): Held {
  const descriptor = getOwnPropertyDescriptor(slot.holder, slot.key)
  // Without a prototype: what all objects have got would be read as a part of it.
  if (descriptor !== undefined) setPrototypeOf(descriptor, null)
  return { value: valueAt(slot), descriptor }
}

/**
 * Compares all slots. As one expression it costs a tenth of a microsecond, since the engine knows where functions of
 * its own stand still; as a loop it takes a hundred times as long.
 */
function comparison(watched: readonly Slot[], expected: readonly unknown[]): () => boolean {
  const holders = [...new Set(watched.map(({ holder, sample = holder }) => sample))]
  const terms = watched.map(({ holder, key, isAbsent, sample = holder }, i) => {
    const [object, name] = [`o${holders.indexOf(sample)}`, keyText(key, i)]
    return `${isAbsent === true ? `(${name} in ${object})` : `${object}[${name}]`} === v${i}`
  })
  const names = [...holders.map((_holder, i) => `o${i}`), ...expected.map((_value, i) => `v${i}`)]
  const keys = watched.map(({ key }) => key)
  try {
    const make = new Function(
      'keys',
      ...names,
      `return () => { try { return ${terms.join('\n&& ')} } catch { return false } }`,
    )
    return make(keys, ...holders, ...expected) as () => boolean
  } catch {
    // Where no code may be made of texts.
    return sameAsValues
  }
}

function keyText(key: PropertyKey, i: number): string {
  return typeof key === 'symbol' ? `keys[${i}]` : JSON.stringify(key)
}
