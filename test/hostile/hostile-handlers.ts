/** A handler that does what no handler should, and what is to be found then. */
export interface HostileHandler {
  readonly name: string
  /** The body of `async (event, context) => { … }`, or a whole module. */
  readonly text: string
  /** Rules of which one at least is broken; none at all where it is harmless. */
  readonly expects: readonly string[]
  /** Milliseconds; default 200. */
  readonly timeout?: number
  /** Whether it can be run in the process of the check as well, with the same result. */
  readonly local?: true
}

export const timedOut: readonly string[] = ['handler/timed-out']
export const crashed: readonly string[] = ['handler/crashed']
export const threw: readonly string[] = ['handler/threw']
export const unsendable: readonly string[] = ['handler/serialisable']
export const uncaught: readonly string[] = ['handler/uncaught-exception']
export const unhandled: readonly string[] = ['handler/unhandled-rejection']
export const harmless: readonly string[] = []
/** Breaks what the runtime itself stands on, in its own process: some violation, or none. */
const anything = ['*']

export type Row = readonly [name: string, text: string, expects: readonly string[]]

const loops: readonly Row[] = [
  ['loops', 'for (;;);', timedOut],
  ['loops in microtasks', 'const spin = () => Promise.resolve().then(spin); await spin()', timedOut],
  ['loops over await', 'for (;;) await null', timedOut],
  [
    'loops in ticks',
    'const spin = () => process.nextTick(spin); spin(); await new Promise(() => {})',
    timedOut,
  ],
  ['loops in turns', 'const spin = () => setImmediate(spin); spin(); await new Promise(() => {})', timedOut],
  ['backtracks', "/^(a+)+$/.test('a'.repeat(60) + 'b')", timedOut],
  ['waits for another thread', 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)', timedOut],
  ['waits for a program', "(await import('node:child_process')).execSync('sleep 20')", timedOut],
  ['loops when its answer is read', 'return { get statusCode() { for (;;); } }', timedOut],
  ['loops when its answer is sent', 'return { toJSON() { for (;;); } }', timedOut],
  [
    'loops when its error is read',
    "throw Object.defineProperty(new Error(), 'message', { get() { for (;;); } })",
    timedOut,
  ],
  ['loops after its answer', 'setTimeout(() => { for (;;); }, 0); return {}', crashed],
]

const deaths: readonly Row[] = [
  ['exits with 0', 'process.exit(0)', crashed],
  ['exits with 1', 'process.exit(1)', crashed],
  ['exits by another name', 'process.reallyExit(5)', crashed],
  ['exits after its answer', 'setTimeout(() => process.exit(0), 0); return {}', crashed],
  [
    'exits from a promise',
    'Promise.resolve().then(() => process.exit(2)); await new Promise(() => {})',
    crashed,
  ],
  ['aborts', 'process.abort()', crashed],
  ['kills itself', 'process.kill(process.pid); await new Promise(() => {})', crashed],
  ['kills itself for good', "process.kill(process.pid, 'SIGKILL'); await new Promise(() => {})", crashed],
  [
    'crashes as native code does',
    "process.kill(process.pid, 'SIGSEGV'); await new Promise(() => {})",
    crashed,
  ],
  ['kills the check', "process.kill(process.ppid, 'SIGKILL')", threw],
  ['collects without end', '[...(function* () { for (;;) yield {} })()]', [...crashed, ...timedOut]],
  [
    'writes to file descriptors of others',
    "(await import('node:fs')).writeSync(4, 'x\\n'); await new Promise(() => {})",
    crashed,
  ],
  [
    'closes file descriptors of others',
    "const fs = await import('node:fs'); fs.closeSync(3); fs.closeSync(4)",
    [...crashed, ...timedOut],
  ],
]

/** These need longer than the others, which their limit must allow for. */
const greedy: readonly Row[] = [
  ['fills the heap', 'const all = []; for (;;) all.push(new Array(100_000).fill(all.length))', crashed],
  ['fills the memory with buffers', 'const all = []; for (;;) all.push(Buffer.alloc(40e6, 1))', crashed],
]

const patches: readonly Row[] = [
  ['replaces JSON.parse', 'JSON.parse = () => { throw new Error("mine") }; return {}', harmless],
  ['replaces JSON', 'globalThis.JSON = undefined; return {}', anything],
  ['replaces Promise', 'globalThis.Promise = class {}; return {}', anything],
  ['replaces Promise.prototype.then', 'Promise.prototype.then = () => {}; return {}', anything],
  ['replaces Date', 'globalThis.Date = null; return {}', harmless],
  ['replaces the console', 'globalThis.console = null; return {}', harmless],
  ['replaces the environment', 'process.env = null; return {}', harmless],
  ['replaces timers', 'globalThis.setTimeout = globalThis.setImmediate = null; return {}', harmless],
  [
    'replaces Array.prototype.push',
    'Array.prototype.push = () => { throw new Error("mine") }; return {}',
    anything,
  ],
  [
    'adds to Object.prototype',
    'Object.prototype.type = "x"; Object.prototype.toJSON = () => 5; return {}',
    anything,
  ],
  [
    'freezes what all share',
    'for (const c of [Object, Array, Promise, Map]) Object.freeze(c.prototype); return {}',
    harmless,
  ],
  ['removes all listeners', 'process.removeAllListeners(); return {}', harmless],
  ['changes the folder', "process.chdir('/'); return {}", harmless],
  ['sets the exit code', 'process.exitCode = 5; return {}', harmless],
  ['formats stacks', 'Error.prepareStackTrace = () => { throw 5 }; throw new TypeError("x")', threw],
  ['does not end at exit', "process.on('exit', () => { for (;;); }); return {}", harmless],
]

const leftovers: readonly Row[] = [
  ['leaves a timer', 'setInterval(() => {}, 5); return {}', harmless],
  ['leaves a server', "(await import('node:http')).createServer().listen(0); return {}", harmless],
  [
    'leaves a program',
    "(await import('node:child_process')).spawn('sleep', ['3'], { stdio: 'inherit' }); return {}",
    harmless,
  ],
  [
    'leaves a thread',
    "new (await import('node:worker_threads')).Worker('setInterval(() => {}, 9)', { eval: true }); return {}",
    harmless,
  ],
  ['reads what is typed', 'process.stdin.resume(); return {}', harmless],
  ['prints a lot', "for (let i = 0; i < 200; i++) console.log('x'.repeat(50_000)); return {}", harmless],
  ['prints without end', "for (;;) console.error('x'.repeat(1000))", timedOut],
]

const answers: readonly Row[] = [
  ['recurses without end', 'const f = () => f() + 1; f()', threw],
  [
    'gives a deep answer',
    'let deep = {}; for (let i = 0; i < 20_000; i++) deep = { deep }; return deep',
    unsendable,
  ],
  ['gives a cyclic answer', 'const a = {}; a.a = a; return a', unsendable],
  ['gives a BigInt', 'return { a: 1n }', unsendable],
  ['gives too much', "return 'x'.repeat(7e6)", ['handler/size']],
  ['gives far too much', "return { body: 'x'.repeat(8e6) }", ['handler/size']],
  ['makes a text that is too long', "return 'x'.repeat(2 ** 30)", threw],
  ['gives a Buffer', 'return Buffer.alloc(100)', harmless],
  ['gives a stream', "return (await import('node:stream')).Readable.from(['a'])", anything],
  ['gives a function', 'return () => {}', harmless],
  ['gives a symbol', "return Symbol('x')", harmless],
  [
    'gives a Proxy that throws',
    'return new Proxy({}, { ownKeys() { throw new Error("mine") } })',
    unsendable,
  ],
  ['gives a Map of itself', 'const map = new Map(); map.set(map, map); return map', harmless],
  ['throws null', 'throw null', threw],
  ['throws undefined', 'throw undefined', threw],
  ['throws a symbol', "throw Symbol('x')", threw],
  [
    'throws a Proxy',
    'throw new Proxy({}, { get() { throw new Error("mine") }, has() { throw 5 }, getPrototypeOf() { throw 6 } })',
    threw,
  ],
  ['throws what cannot be read', 'throw { get message() { throw new Error("mine") } }', threw],
  [
    'throws an error that cannot be read',
    "throw Object.defineProperty(new Error('x'), 'message', { get() { throw 5 } })",
    threw,
  ],
  ['throws an error of itself', "const e = new TypeError('x'); e.cause = e; throw e", threw],
  ['throws a very long error', "throw new TypeError('x'.repeat(1e6))", threw],
  ['throws a frozen error', "throw Object.freeze(new TypeError('x'))", threw],
  ['throws an object without prototype', 'throw Object.create(null)', threw],
  ['lets a promise reject', "Promise.reject(new Error('x')); return {}", unhandled],
  ['throws in a timer', "setTimeout(() => { throw new TypeError('x') }, 0); return {}", uncaught],
  ['throws in a microtask', 'queueMicrotask(() => { throw null }); await new Promise(() => {})', uncaught],
  [
    'lets an emitter fail',
    "const { EventEmitter } = await import('node:events'); setTimeout(() => new EventEmitter().emit('error', new Error('x')), 0); return {}",
    uncaught,
  ],
]

const callbacks: readonly Row[] = [
  ['gives a thenable', 'export const handler = (event, context) => ({ then(done) { done({}) } })', timedOut],
  [
    'calls back twice',
    'export const handler = (event, context, callback) => { callback(null, {}); callback(null, {}) }',
    ['handler/settled-twice'],
  ],
  [
    'calls back and resolves',
    'export const handler = async (event, context, callback) => { callback(null, {}) }',
    ['handler/settled-twice'],
  ],
  [
    'calls back after the limit',
    'export const handler = (event, context, callback) => { setTimeout(callback, 500, null, {}) }',
    timedOut,
  ],
  [
    'calls back for another event',
    'let first; export const handler = (event, context, callback) => { first ??= callback; first(null, {}) }',
    timedOut,
  ],
  ['takes no parameter', 'export const handler = async () => {}', ['handler/loads']],
]

export const rows = (list: readonly Row[], local?: true): readonly HostileHandler[] =>
  list.map(([name, text, expects]) => ({ name, text, expects, ...(local === undefined ? {} : { local }) }))

export const hostileHandlers: readonly HostileHandler[] = [
  ...rows(loops),
  ...rows(deaths),
  ...rows(greedy).map((one) => ({ ...one, timeout: 10_000 })),
  ...rows(patches),
  ...rows(leftovers),
  ...rows(answers, true).map((one) => ({ ...one, timeout: 2000 })),
  ...rows(callbacks, true),
]

/** The handler's module. */
export function moduleOf({ text }: HostileHandler): string {
  return text.includes('export const')
    ? text
    : `export const handler = async (event, context) => {\n${text}\n}`
}
