import type { CheckOptions } from '../check-options.js'
import type { Outcome } from '../contract.js'
import { setMember } from '../copy-json.js'
import { formatPointer } from '../schema/json-pointer.js'
import { decodedStep } from './shrink/changes.js'
import { closeAs, innerContainer } from './shrink/inner-document.js'

/** What stands in place of a credential. */
export const mask = '***'

const credentialName =
  /authori[sz]ation|token|secret|passw(or)?d|passphrase|cookie|credential|signature|(api|access|private)[-_]?key/i
/** Shorter texts occur by chance. */
const leastLength = 4

/** An event without its credentials, and the pointers of the places where they were. */
export interface MaskedEvent {
  readonly event: unknown
  readonly masked: readonly string[]
}

/** Whether a member of this name holds a credential. */
export function namesCredential(name: string): boolean {
  return credentialName.test(name)
}

/** The event with a mask in each place whose name says credential, but for what the golden event shows anyway. */
export function maskEvent(event: unknown, golden: unknown): MaskedEvent {
  const shown = new Set(textsIn(golden))
  const masked: string[] = []
  const walk = (value: unknown, tokens: readonly string[], isSecret: boolean): unknown => {
    if (typeof value === 'string') {
      if (isSecret && value !== '' && !shown.has(value)) {
        masked.push(formatPointer(tokens))
        return mask
      }
      return maskInside(value, (inner) => walk(inner, [...tokens, decodedStep], isSecret), masked)
    }
    if (Array.isArray(value)) return value.map((item, i) => walk(item, [...tokens, String(i)], isSecret))
    if (typeof value !== 'object' || value === null) return value
    const copy: Record<string, unknown> = {}
    for (const [name, member] of Object.entries(value))
      setMember(copy, name, walk(member, [...tokens, name], isSecret || namesCredential(name)))
    return copy
  }
  return { event: walk(event, [], false), masked }
}

/** A string that holds a document keeps its own text unless something in it is masked. */
function maskInside(text: string, walk: (inner: unknown) => unknown, masked: readonly string[]): string {
  const inner = innerContainer(text)
  if (inner === undefined) return text
  const before = masked.length
  const value = walk(inner.value)
  return masked.length === before ? text : closeAs(inner.encoding, value)
}

/** The credentials in what the author gave: events and overrides of the context; longest first. */
export function credentialsOf<E>(
  { examples, replay, context }: CheckOptions<E>,
  golden: E,
): readonly string[] {
  const given = [...(examples ?? []), ...(typeof replay === 'string' ? [] : [replay]), context]
  const shown = new Set(textsIn(golden))
  const found = given.flatMap((value) => [...credentialsIn(value, false)])
  return [...new Set(found)]
    .filter((text) => text.length >= leastLength && !shown.has(text))
    .sort((a, b) => b.length - a.length)
}

function* credentialsIn(value: unknown, isSecret: boolean): Iterable<string> {
  if (typeof value === 'string') {
    if (isSecret) yield value
    else yield* credentialsIn(innerContainer(value)?.value, false)
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value))
      yield* credentialsIn(member, isSecret || namesCredential(name))
  }
}

function* textsIn(value: unknown): Iterable<string> {
  if (typeof value === 'string') yield value
  const inner = typeof value === 'string' ? innerContainer(value)?.value : value
  if (typeof inner !== 'object' || inner === null) return
  for (const member of Object.values(inner)) yield* textsIn(member)
}

/** A text without these credentials. */
export function maskText(text: string, credentials: readonly string[]): string {
  return credentials.reduce((masked, credential) => masked.replaceAll(credential, mask), text)
}

/** An outcome whose texts hold none of these credentials; the handler's own result is left as it is. */
export function maskOutcome(outcome: Outcome, credentials: readonly string[]): Outcome {
  if (credentials.length === 0) return outcome
  const copy = Object.defineProperties({} as Outcome, Object.getOwnPropertyDescriptors(outcome))
  const define = (name: keyof Outcome, value: unknown): void => {
    Object.defineProperty(copy, name, { value, enumerable: true, configurable: true })
  }
  define('text', maskText(outcome.text, credentials))
  define(
    'logs',
    outcome.logs.map((log) => ({ ...log, text: maskText(log.text, credentials) })),
  )
  if ('error' in outcome) define('error', maskError(outcome.error, credentials))
  return copy
}

/** What was thrown, or a copy of it whose message and stack hold none of these credentials. */
export function maskError(thrown: unknown, credentials: readonly string[]): unknown {
  if (credentials.length === 0) return thrown
  if (typeof thrown === 'string') return maskText(thrown, credentials)
  if (!(thrown instanceof Error)) return thrown
  const { message, stack } = thrown
  if (maskText(`${message}\n${stack}`, credentials) === `${message}\n${stack}`) return thrown
  const copy = Object.create(Object.getPrototypeOf(thrown), Object.getOwnPropertyDescriptors(thrown)) as Error
  const define = (name: 'message' | 'stack', text: string): void => {
    Object.defineProperty(copy, name, {
      value: maskText(text, credentials),
      configurable: true,
      writable: true,
    })
  }
  define('message', String(message))
  define('stack', String(stack))
  return copy
}
