/** Why a value is no plain JSON; undefined when it is. */
export function plainFault(value: unknown): string | undefined {
  if (value === null || typeof value === 'boolean') return undefined
  if (typeof value === 'string') return /\p{Surrogate}/u.test(value) ? 'a lone surrogate' : undefined
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return `the number ${value}`
    return Object.is(value, -0) ? '-0' : undefined
  }
  if (typeof value !== 'object') return `a value of type ${typeof value}`
  return Array.isArray(value) ? arrayFault(value) : objectFault(value)
}

function arrayFault(items: readonly unknown[]): string | undefined {
  if (Object.keys(items).length !== items.length) return 'an array with holes or members'
  return firstFault(items)
}

function objectFault(object: object): string | undefined {
  if (Object.getPrototypeOf(object) !== Object.prototype) return 'an object of another prototype'
  for (const key of Reflect.ownKeys(object)) {
    if (typeof key === 'symbol') return 'a symbol as a member name'
    const { enumerable, writable, configurable } = Object.getOwnPropertyDescriptor(object, key)!
    if (!enumerable || !writable || !configurable) return `the member ${JSON.stringify(key)} is no plain one`
  }
  return firstFault([...Object.keys(object), ...Object.values(object)])
}

function firstFault(values: readonly unknown[]): string | undefined {
  for (const value of values) {
    const fault = plainFault(value)
    if (fault !== undefined) return fault
  }
  return undefined
}

/** Values that a schema speaks of: of `const` and `enum`, bounds and their neighbours, and its plain parts. */
export function valuesIn(schema: unknown): readonly unknown[] {
  const values: unknown[] = []
  const visit = (node: unknown): void => {
    if (typeof node === 'number')
      values.push(node, node + 1, node - 1, 'x'.repeat(Math.max(0, Math.min(node, 9))))
    if (typeof node !== 'object' || node === null) return
    if (Object.hasOwn(node, 'const')) values.push((node as { const: unknown }).const)
    if (Array.isArray((node as { enum?: unknown }).enum)) values.push(...(node as { enum: unknown[] }).enum)
    for (const child of Object.values(node)) visit(child)
  }
  visit(schema)
  return values.slice(0, 60)
}

/** Whether the meaning of the schema depends on what other parts of it have evaluated. */
export function mentionsUnevaluated(schema: unknown): boolean {
  return JSON.stringify(schema).includes('"unevaluated')
}
