import { setMember } from '../../copy-json.js'
import { jsonEqual } from '../../json-equal.js'
import { closeAs, innerContainer, openAs } from './inner-document.js'

/** Whether an event still shows the violation. */
export type Attempt = (candidate: unknown) => Promise<boolean>

type JsonObject = Readonly<Record<string, unknown>>

/**
 * Gives each place of an event that can have it the golden value again, whole subtrees first, so that what
 * remains changed is what the violation needs. Returns the last value for which `attempt` was true.
 */
export async function restore(value: unknown, golden: unknown, attempt: Attempt): Promise<unknown> {
  if (jsonEqual(value, golden)) return value
  if (await attempt(golden)) return golden
  if (Array.isArray(value) && Array.isArray(golden)) return await restoreItems(value, golden, attempt)
  if (isObject(value) && isObject(golden)) return await restoreMembers(value, golden, attempt)
  if (typeof value === 'string' && typeof golden === 'string')
    return await restoreInside(value, golden, attempt)
  return value
}

async function restoreMembers(value: JsonObject, golden: JsonObject, attempt: Attempt): Promise<JsonObject> {
  let current = value
  for (const key of Object.keys(golden)) {
    if (Object.hasOwn(current, key)) {
      const base = current
      const member = await restore(base[key], golden[key], (candidate) =>
        attempt(withMember(base, key, candidate)),
      )
      current = withMember(base, key, member)
    } else {
      const candidate = withMember(current, key, golden[key])
      if (await attempt(candidate)) current = candidate
    }
  }
  for (const key of Object.keys(current)) {
    if (Object.hasOwn(golden, key)) continue
    const candidate = withoutMember(current, key)
    if (await attempt(candidate)) current = candidate
  }
  return current
}

async function restoreItems(
  value: readonly unknown[],
  golden: readonly unknown[],
  attempt: Attempt,
): Promise<readonly unknown[]> {
  let current = value
  for (let i = current.length - 1; i >= golden.length; i--) {
    const candidate = current.toSpliced(i, 1)
    if (await attempt(candidate)) current = candidate
  }
  for (let i = 0; i < Math.min(current.length, golden.length); i++) {
    const base = current
    const item = await restore(base[i], golden[i], (candidate) => attempt(base.with(i, candidate)))
    current = base.with(i, item)
  }
  for (let i = current.length; i < golden.length; i++) {
    const candidate = [...current, golden[i]]
    if (!(await attempt(candidate))) break
    current = candidate
  }
  return current
}

/** Inside a document that a string holds: a base64 payload, a JSON text. */
async function restoreInside(value: string, golden: string, attempt: Attempt): Promise<string> {
  const inner = innerContainer(golden)
  const opened = inner === undefined ? undefined : openAs(inner.encoding, value)
  if (inner === undefined || opened === undefined) return value
  const close = (document: unknown): string => closeAs(opened.encoding, document)
  const restored = await restore(opened.value, inner.value, (candidate) => attempt(close(candidate)))
  // Unchanged, the original text stays: its white space may be what matters.
  return jsonEqual(restored, opened.value) ? value : close(restored)
}

function withMember(base: JsonObject, key: string, value: unknown): JsonObject {
  const copy: Record<string, unknown> = {}
  for (const name of Object.keys(base)) setMember(copy, name, base[name])
  setMember(copy, key, value)
  return copy
}

function withoutMember(base: JsonObject, key: string): JsonObject {
  const copy: Record<string, unknown> = {}
  for (const name of Object.keys(base)) if (name !== key) setMember(copy, name, base[name])
  return copy
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
