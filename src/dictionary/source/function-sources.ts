import { builtinModule } from '../../builtin-module.js'
import { once } from '../../once.js'
import { isSelfContained } from './self-contained.js'

/** A function as it is written, and the module that it stands in, as far as they are known. */
export interface FunctionSource {
  readonly text: string
  /** URL or path of the module, as the engine names it. */
  readonly module?: string
  /** The text that the engine runs of that module; asked for only where the file cannot be read. */
  readonly moduleText?: () => string | undefined
}

interface RemoteObject {
  readonly type?: string
  readonly objectId?: string
  readonly description?: string
  readonly value?: unknown
}

interface RemoteProperty {
  readonly name: string
  readonly value?: RemoteObject
}

type Post = (method: string, parameters?: object) => any

/** Functions behind a wrapper that are looked at, and how deep they are looked for. */
const maxFunctions = 24
const maxDepth = 3
/** Variables of one scope that are looked at. */
const maxVariables = 60
const key = Symbol.for('contract-check: the function whose source is read')

/**
 * A function and those behind it: of a bound function its target, of a function made by another one those that it
 * holds in its closure, such as the handler that a decorator wraps. Nothing is executed. Where the engine tells
 * nothing, and where the function names nothing outside of it, it is the text of the function alone.
 */
export function functionSources(fn: (...args: never[]) => unknown): readonly FunctionSource[] {
  const plain = [{ text: textOf(fn) }]
  // To ask the engine costs more than all else that is done before the first event.
  if (isSelfContained(plain[0]!.text)) return plain
  try {
    return inspected(fn) ?? plain
  } catch {
    return plain
  }
}

function textOf(fn: (...args: never[]) => unknown): string {
  try {
    return Function.prototype.toString.call(fn)
  } catch {
    return ''
  }
}

function inspected(fn: (...args: never[]) => unknown): readonly FunctionSource[] | undefined {
  // Not every build of the engine has an inspector, and a permission may forbid it.
  const { Session } = builtinModule('node:inspector')
  const session = new Session()
  session.connect()
  const holder = globalThis as Record<symbol, unknown>
  try {
    const post = poster(session)
    holder[key] = fn
    const found = evaluate(post)
    return found === undefined ? undefined : [...walk(post, found, moduleFinder(session, post))]
  } finally {
    delete holder[key]
    session.disconnect()
  }
}

/** A session within its own thread answers before it returns. */
function poster(session: import('node:inspector').Session): Post {
  return (method, parameters) => {
    let answer: unknown
    session.post(method, parameters ?? {}, (error: unknown, result: unknown) => {
      if (error !== null && error !== undefined) throw error
      answer = result
    })
    return answer ?? {}
  }
}

/** Modules of scripts that the engine has told of: a number means one script as long as the thread lives. */
const toldModules = new Map<string, string>()

/** What the engine knows of the module of a script. */
type ModuleFinder = (scriptId: string) => Omit<FunctionSource, 'text'>

function moduleFinder(session: import('node:inspector').Session, post: Post): ModuleFinder {
  const askCalled = once(() => noteCalledScripts(post))
  const askAll = once(() => noteAllScripts(session, post))
  return (scriptId) => {
    if (!toldModules.has(scriptId)) askCalled()
    if (!toldModules.has(scriptId)) askAll()
    const module = toldModules.get(scriptId)
    if (module === undefined) return {}
    const isFile = /^(file:|\/|[A-Za-z]:[\\/])/.test(module)
    if (isFile) return { module, moduleText: () => undefined }
    askAll()
    // Read at once: the session ends with this look.
    const text = post('Debugger.getScriptSource', { scriptId }).scriptSource as string
    return { module, moduleText: () => text }
  }
}

/** The scripts of which the engine has noted calls: most of them, and sooner told than all. */
function noteCalledScripts(post: Post): void {
  post('Profiler.enable')
  try {
    const { result } = post('Profiler.getBestEffortCoverage') as {
      readonly result: readonly { readonly scriptId: string; readonly url: string }[]
    }
    for (const { scriptId, url } of result) toldModules.set(scriptId, url)
  } catch {
    // Another build of the engine may have none; the debugger tells as much.
  } finally {
    post('Profiler.disable')
  }
}

/** The debugger reads every script there is before it tells of any. */
function noteAllScripts(session: import('node:inspector').Session, post: Post): void {
  session.on('Debugger.scriptParsed', ({ params }) => toldModules.set(params.scriptId, params.url))
  post('Debugger.enable')
}

function evaluate(post: Post): RemoteObject | undefined {
  const expression = `globalThis[Symbol.for(${JSON.stringify(Symbol.keyFor(key))})]`
  const { result } = post('Runtime.evaluate', { expression, silent: true }) as { result?: RemoteObject }
  return result?.type === 'function' ? result : undefined
}

function* walk(post: Post, start: RemoteObject, moduleOf: ModuleFinder): Iterable<FunctionSource> {
  const seen = new Set<string>()
  const queue: { readonly found: RemoteObject; readonly depth: number }[] = [{ found: start, depth: 0 }]
  for (const { found, depth } of queue) {
    if (found.objectId === undefined) continue
    const { internalProperties = [] } = propertiesOf(post, found.objectId)
    const text = found.description ?? ''
    const location = internalProperties.find(({ name }) => name === '[[FunctionLocation]]')
    const { scriptId } = (location?.value?.value ?? {}) as { readonly scriptId?: string }
    const at = JSON.stringify(location?.value?.value ?? text)
    // One that was made twice, such as a wrapper around a wrapper, holds something else each time.
    if (!seen.has(at) && !text.includes('[native code]'))
      yield { text, ...(scriptId === undefined ? {} : moduleOf(scriptId)) }
    seen.add(at)
    if (queue.length >= maxFunctions || depth >= maxDepth) continue
    for (const behind of functionsBehind(post, internalProperties))
      queue.push({ found: behind, depth: depth + 1 })
  }
}

function* functionsBehind(post: Post, internal: readonly RemoteProperty[]): Iterable<RemoteObject> {
  for (const { name, value } of internal) {
    if (name === '[[TargetFunction]]' && value?.type === 'function') yield value
    if (name !== '[[Scopes]]' || value?.objectId === undefined) continue
    const scopes = (propertiesOf(post, value.objectId).result ?? []).flatMap((scope) => scope.value ?? [])
    for (const scope of ownScopes(scopes)) {
      const variables = propertiesOf(post, scope.objectId!).result ?? []
      for (const { value: held } of variables.slice(0, maxVariables))
        if (held?.type === 'function') yield held
    }
  }
}

/**
 * The scopes that a function does not share with its whole module. A loader may wrap a module into a function: then
 * the outermost closure is that of the module, with the block that its code stands in.
 */
function ownScopes(scopes: readonly RemoteObject[]): readonly RemoteObject[] {
  const is = (scope: RemoteObject | undefined, kind: string): boolean =>
    scope?.description?.startsWith(kind) === true
  const own = scopes.filter((scope) => is(scope, 'Closure') || is(scope, 'Block'))
  if (scopes.some((scope) => is(scope, 'Module'))) return own
  own.splice(own.findLastIndex((scope) => is(scope, 'Closure')))
  while (is(own.at(-1), 'Block')) own.pop()
  return own
}

function propertiesOf(
  post: Post,
  objectId: string,
): { readonly result?: readonly RemoteProperty[]; readonly internalProperties?: readonly RemoteProperty[] } {
  return post('Runtime.getProperties', { objectId, ownProperties: true })
}
