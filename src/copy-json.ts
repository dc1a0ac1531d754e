/** Sets an own member, also one named `__proto__`, which plain assignment would take for the prototype. */
export function setMember(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') defineMember(target, key, value)
  else {
    try {
      target[key] = value
    } catch {
      // Where somebody has frozen Object.prototype, no object can be assigned a member of the same name.
      defineMember(target, key, value)
    }
  }
}

function defineMember(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })
}

/** Copies one own member from object to object, as it is. */
export function copyMember(
  target: Record<string, unknown>,
  source: Record<string, unknown>,
  key: string,
): void {
  setMember(target, key, source[key])
}

/** A deep copy of a JSON value: plain objects and arrays, own `__proto__` members kept, 0 for -0. */
export function copyJson<T>(value: T): T {
  return copyValue(value) as T
}

function copyValue(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value === 0 ? 0 : value
  if (Array.isArray(value)) return copyArray(value)
  const source = value as Record<string, unknown>
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(source)) {
    setMember(copy, key, copyValue(source[key]))
  }
  return copy
}

/** A slice, for the reason that `arrayOf` makes one; so an array that holds texts is copied at once. */
function copyArray(source: readonly unknown[]): unknown[] {
  const copy = source.slice()
  for (let i = 0; i < copy.length; i++) {
    const item = copy[i]
    if (typeof item === 'object' ? item !== null : item === 0) copy[i] = copyValue(item)
  }
  return copy
}
