import { Session } from 'node:inspector'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { functionSources } from '../../../src/dictionary/source/function-sources.js'
import { modulePath } from '../../../src/dictionary/source/project-files.js'

const here = fileURLToPath(import.meta.url)

const none = Object.keys({})

async function plain(event: { a?: string }, _context: unknown) {
  return event.a === 'of the plain one' || none.includes('a')
}

function logged<H extends (...args: any[]) => unknown>(handler: H) {
  return async (event: unknown, context: unknown) => handler(event, context)
}

const textsOf = (fn: (...args: never[]) => unknown) => functionSources(fn).map(({ text }) => text)
const modulesOf = (fn: (...args: never[]) => unknown) =>
  functionSources(fn).map(({ module }) => (module === undefined ? undefined : modulePath(module)))

const ofData = async (source: string): Promise<(e: unknown) => unknown> => {
  const url = `data:text/javascript,${encodeURIComponent(source)}`
  return ((await import(/* @vite-ignore */ url)) as { f: (e: unknown) => unknown }).f
}

/** What is asked of the inspector; `refused` is what it does not do. */
function askedOf(
  fn: (...args: never[]) => unknown,
  { functionSources }: typeof import('../../../src/dictionary/source/function-sources.js'),
  refused?: RegExp,
): readonly string[] {
  const asked: string[] = []
  const { post } = Session.prototype
  vi.spyOn(Session.prototype, 'post').mockImplementation(function (this: Session, ...args: any[]) {
    asked.push(args[0])
    if (refused?.test(args[0]) === true) args.at(-1)(new Error('refused'))
    else Reflect.apply(post, this, args)
  })
  expect(functionSources(fn).map(({ module }) => modulePath(module!))).toEqual([here])
  vi.restoreAllMocks()
  return asked
}

/** The module as a process loads it, which was told of no script. */
function asAtFirst() {
  vi.resetModules()
  return import('../../../src/dictionary/source/function-sources.js')
}

afterEach(() => vi.restoreAllMocks())

describe('functionSources', () => {
  it('names the file of a function, as the test runner has it transformed', () => {
    expect(modulesOf(plain)).toEqual([here])
    expect(textsOf(plain)).toEqual([String(plain)])
  })

  it('looks behind a bound function', () => {
    expect(textsOf(plain.bind(undefined))).toEqual([String(plain)])
  })

  it('looks behind wrappers, and behind wrappers of wrappers', () => {
    const texts = textsOf(logged(logged(plain)))
    expect(texts).toContain(String(plain))
    expect(texts[0]).not.toContain('of the plain one')
  })

  it('gives the text that the engine runs of a module that is no file', async () => {
    const f = await ofData('const limit = 4711\nexport const f = (e) => e.a > limit')
    const [source] = functionSources(f)
    expect(source?.moduleText?.()).toContain('4711')
  })

  it('asks nothing about a function that names nothing outside of it', () => {
    const asked = vi.spyOn(Session.prototype, 'post')
    const alone = (event: { a?: string }) => event.a === 'of one alone'
    expect(functionSources(alone)).toEqual([{ text: String(alone) }])
    expect(asked).not.toHaveBeenCalled()
  })

  it('asks the debugger, for which the engine reads every script, only where nothing else tells the file', async () => {
    const first = await asAtFirst()
    expect(askedOf(plain, first)).not.toContain('Debugger.enable')
    expect(askedOf(plain, await asAtFirst(), /^Profiler\.get/)).toContain('Debugger.enable')
  })

  it('asks neither again about a script that it was told of', async () => {
    const first = await asAtFirst()
    askedOf(plain, first, /^Profiler\.get/)
    const again = askedOf(plain, first)
    expect(again).not.toContain('Debugger.enable')
    expect(again).not.toContain('Profiler.enable')
  })

  it('leaves nothing behind, runs no getter and survives whatever it is given', () => {
    let ran = 0
    const holder = Object.defineProperty({}, 'trap', { get: () => ++ran, enumerable: true })
    const odd = Object.defineProperty((() => holder) as () => unknown, 'name', { get: () => ++ran })
    const symbols = Object.getOwnPropertySymbols(globalThis).length
    expect(textsOf(odd)).toHaveLength(1)
    expect(ran).toBe(0)
    expect(Object.getOwnPropertySymbols(globalThis)).toHaveLength(symbols)
    expect(() => functionSources(new Proxy(plain, {}))).not.toThrow()
    expect(functionSources(Math.max as never)).toEqual([])
  })
})
