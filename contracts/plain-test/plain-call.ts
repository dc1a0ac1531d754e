import { fakeContext } from '../runtime/context.js'

/** Milliseconds that a call may take, as on the platform. */
export const plainTimeout = 3000

/** The members of the context that are data. */
const members = ['requestID', 'invokeID', 'traceID', 'functionName'] as const

/** Declares `context`, and `call`, which calls `handler` with `event` as the runtime does (see node-runtime.ts). */
export function plainCall(): string {
  return `${contextText()}

// As the platform calls it: a Promise is awaited, or callback(null, answer) counts; any other return value does not.
const call = (sent = event) =>
  new Promise((resolve, reject) => {
    const callback = (error = {}, answer = '') => (error ? reject(error) : resolve(answer))
    const returned = Reflect.apply(handler, undefined, [structuredClone(sent), context, callback])
    if (returned instanceof Promise) returned.then(resolve, reject)
  })`
}

/** Declares `text`, which resolves to what the runtime sends on. */
export const plainText = `// What is sent on: a text as it is, an object as JSON.
const text = async () => {
  const result = await call()
  return typeof result === 'object' ? JSON.stringify(result) : String(result ?? '')
}`

/** A context of the same values as `fakeContext` has, so that it holds no credential that opens anything. */
function contextText(): string {
  const fake = fakeContext()
  const data = members.map((name) => `  ${name}: ${JSON.stringify(fake[name])},`)
  return `const context = {
${[...data, ...methodsOf(fake).map(([name, value]) => `  ${name}: () => ${value},`)].join('\n')}
  getUserData: () => undefined,
  getLogger: () => ({ debug() {}, info() {}, warn() {}, error() {}, setLevel() {} }),
}`
}

function methodsOf(fake: object): readonly (readonly [name: string, value: string])[] {
  const prototype = Object.getPrototypeOf(fake) as Readonly<Record<string, unknown>>
  const names = Object.getOwnPropertyNames(prototype).filter((name) => /^get(?!UserData$|Logger$)/.test(name))
  return names.map((name) => {
    const isTime = /MilliSeconds$|InSeconds$/.test(name)
    const value = isTime ? plainTimeout : (fake as Readonly<Record<string, () => unknown>>)[name]!()
    return [name, JSON.stringify(value)]
  })
}
