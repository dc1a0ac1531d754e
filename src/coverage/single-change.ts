import { jsonEqual } from '../json-equal.js'

type Container = Readonly<Record<string, unknown>>

/** Whether two different values differ in one place: one member or item, which may be there in one of them only. */
export function isSingleChange(golden: unknown, value: unknown): boolean {
  if (!isContainer(golden) || !isContainer(value) || Array.isArray(golden) !== Array.isArray(value))
    return true
  const names = new Set([...Object.keys(golden), ...Object.keys(value)])
  // Lists of another length are one change, if all that they share is equal.
  const changed = [...names].filter((name) => !isShared(golden, value, name))
  if (changed.length === 1) {
    const [name] = changed as [string]
    return (
      !Object.hasOwn(golden, name) || !Object.hasOwn(value, name) || isSingleChange(golden[name], value[name])
    )
  }
  return (
    Array.isArray(golden) &&
    changed.every((name) => !Object.hasOwn(golden, name) || !Object.hasOwn(value, name))
  )
}

function isShared(golden: Container, value: Container, name: string): boolean {
  return Object.hasOwn(golden, name) && Object.hasOwn(value, name) && jsonEqual(golden[name], value[name])
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null
}
