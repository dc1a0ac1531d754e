import {
  crashed,
  type HostileHandler,
  harmless,
  type Row,
  rows,
  threw,
  timedOut,
  uncaught,
  unhandled,
  unsendable,
} from './hostile-handlers.js'

const spare = 'export const handler = new Proxy(async (event, context) => ({}), { '
const inNewContext = "const { runInNewContext } = await import('node:vm'); "

/** Handlers that are no plain functions, and answers that are no plain values. */
const oddities: readonly Row[] = [
  ['is a generator', 'export const handler = function* (event, context) { yield {} }', timedOut],
  ['is an async generator', 'export const handler = async function* (event, context) { yield {} }', timedOut],
  ['is a class', 'export const handler = class { constructor(event, context) {} }', threw],
  [
    'is bound',
    'export const handler = (async function (a, event, context) { return {} }).bind(null, 1)',
    harmless,
  ],
  ['is a Proxy', `${spare}})`, harmless],
  ['is a Proxy that cannot be called', `${spare}apply() { throw new Error('mine') } })`, threw],
  ['is a Proxy that cannot be read', `${spare}get() { throw new Error('mine') } })`, ['handler/loads']],
  ['gives an async iterator', 'return { async *[Symbol.asyncIterator]() { yield {} } }', harmless],
  ['gives what cannot be asked for then', "return { get then() { throw new Error('mine') } }", threw],
  ['gives what becomes itself in JSON', 'const a = { toJSON() { return { a } } }; return a', unsendable],
  [
    'gives what becomes something else each time',
    'let n = 0; return { toJSON() { n += 1; return n % 2 ? {} : [1] } }',
    harmless,
  ],
  ['gives what JSON has no text for', 'return { toJSON() {} }', unsendable],
  ['gives its event, frozen', 'return Object.freeze(event)', harmless],
  ['writes to its event, frozen', 'Object.freeze(event); event.trigger_name = 1', threw],
  [
    'gives its event a member that throws',
    "Object.defineProperty(event, 'version', { get() { throw new Error('mine') } }); return {}",
    harmless,
  ],
  [
    'gives a promise of another realm',
    `${inNewContext}return runInNewContext('Promise.resolve({})')`,
    harmless,
  ],
  ['throws an error of another realm', `${inNewContext}throw runInNewContext("new TypeError('x')")`, threw],
  ['gives a day that is none', 'return new Date(Number.NaN)', harmless],
  ['gives weak references', 'return { a: new WeakRef(event), b: new WeakMap([[event, 1]]) }', harmless],
  ['gives what no number is made of', 'return { a: { [Symbol.toPrimitive]() { throw 5 } } }', harmless],
  ['throws what no text is made of', 'throw { [Symbol.toPrimitive]() { throw 5 } }', threw],
  ['throws without a stack', "Error.stackTraceLimit = 0; throw new TypeError('x')", threw],
  ['sets an exit code that is none', "process.exitCode = 'x'", threw],
  ['gives 268 million characters', "return { body: 'x'.repeat(2 ** 28) }", ['handler/size']],
  ['gives 500 million characters', "return 'x'.repeat(5e8)", ['handler/size']],
]

/** What goes on beside a call, or after it. */
const besides: readonly Row[] = [
  [
    'queues microtasks without end',
    'const f = () => queueMicrotask(f); f(); await new Promise(() => {})',
    timedOut,
  ],
  ['throws at exit', "process.on('exit', () => { throw new Error('mine') }); return {}", harmless],
  ['hears SIGTERM', "process.on('SIGTERM', () => {}); return {}", harmless],
  [
    'goes on before its exit',
    "process.on('beforeExit', () => setTimeout(() => {}, 500)); return {}",
    harmless,
  ],
  [
    'leaves a thread that loops',
    "new (await import('node:worker_threads')).Worker('for (;;);', { eval: true }); return {}",
    harmless,
  ],
  [
    'leaves a thread that fails',
    "new (await import('node:worker_threads')).Worker('throw new Error(1)', { eval: true }); await new Promise(() => {})",
    uncaught,
  ],
  [
    'leaves a timer, a server and a thread that hold nothing',
    "setInterval(() => {}, 5).unref(); (await import('node:http')).createServer().listen(0).unref(); new (await import('node:worker_threads')).Worker('setInterval(() => {}, 9)', { eval: true }).unref(); return {}",
    harmless,
  ],
  [
    'leaves a channel',
    'const { port1 } = new MessageChannel(); port1.onmessage = () => {}; return {}',
    harmless,
  ],
  ['leaves a file open', "(await import('node:fs')).createReadStream(process.execPath); return {}", harmless],
  [
    'reads a file that is not there',
    "(await import('node:fs')).createReadStream('/nowhere'); await new Promise(() => {})",
    uncaught,
  ],
  [
    'connects where nobody listens',
    "(await import('node:net')).connect(1, '127.0.0.1'); await new Promise(() => {})",
    uncaught,
  ],
  [
    'waits for a debugger',
    "const i = await import('node:inspector'); i.open(0); i.waitForDebugger()",
    timedOut,
  ],
  [
    'has a hook that throws',
    "(await import('node:async_hooks')).createHook({ init() { throw new Error('mine') } }).enable(); await null; await new Promise((done) => setTimeout(done))",
    crashed,
  ],
  [
    'catches what nobody catches, and throws',
    "process.setUncaughtExceptionCaptureCallback(() => { throw 5 }); setTimeout(() => { throw new Error('mine') }); await new Promise(() => {})",
    crashed,
  ],
  ['freezes its process', 'Object.freeze(process); return {}', harmless],
  ['replaces how errors are told', 'process.emit = undefined; return {}', harmless],
  ['takes its environment away', 'process.env = undefined; return {}', harmless],
  ['takes its process away', 'globalThis.process = undefined; return {}', harmless],
  ['catches what nobody catches', 'process.setUncaughtExceptionCaptureCallback(() => {}); return {}', threw],
]

/** The same, where it is found to do the same in the process of the check. */
const besidesHere: readonly Row[] = [
  [
    'enters a context of its own',
    "const { AsyncLocalStorage } = await import('node:async_hooks'); new AsyncLocalStorage().enterWith({}); return {}",
    harmless,
  ],
  [
    'rejects in a context of its own',
    "const { AsyncLocalStorage } = await import('node:async_hooks'); new AsyncLocalStorage().run({}, () => { Promise.reject(new Error('x')) }); return {}",
    unhandled,
  ],
  [
    'removes all listeners and lets a promise reject',
    "for (const name of ['unhandledRejection', 'uncaughtException']) process.removeAllListeners(name); Promise.reject(new Error('x')); return {}",
    unhandled,
  ],
  ['warns without end', "for (let i = 0; i < 300; i++) process.emitWarning('w' + i); return {}", harmless],
  ['is told of garbage', 'new FinalizationRegistry(() => { throw 5 }).register({}, 1); return {}', harmless],
  ['stops for a debugger', 'debugger; return {}', harmless],
]

/** What the process of the check is to lose nothing by. */
const streams: readonly Row[] = [
  [
    'replaces what writes',
    'process.stdout.write = process.stderr.write = () => { throw 5 }; return {}',
    harmless,
  ],
  [
    'takes the methods of the console away',
    'for (const name of Object.keys(console)) delete console[name]; return {}',
    harmless,
  ],
  ['ends what is written to', 'process.stdout.end(); process.stderr.end(); return {}', harmless],
  ['destroys what is written to', 'process.stdout.destroy(); process.stderr.destroy(); return {}', harmless],
  ['destroys what is read from', 'process.stdin.destroy(); return {}', harmless],
]

/** What an author rarely writes, and a library or a program does. */
export const oddHandlers: readonly HostileHandler[] = [
  ...rows(oddities, true).map((one) => ({ ...one, timeout: 1000 })),
  ...rows(besides).map((one) => ({ ...one, timeout: 1000 })),
  ...rows(besidesHere, true).map((one) => ({ ...one, timeout: 1000 })),
  ...rows(streams),
]
