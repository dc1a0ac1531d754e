import type { JsonSchema } from '../typed-schema.js'

const lineWidth = 110

/** A JSON value as a TypeScript literal: JSON, but for members named `__proto__`, which would set the prototype. */
export function literalText(value: JsonSchema): string {
  return printed(value, '', 0)
}

function printed(value: unknown, indent: string, used: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const flat = flatText(value)
  if (flat.length + indent.length + used <= lineWidth) return flat
  const inner = `${indent}  `
  if (Array.isArray(value)) {
    return `[\n${value.map((item) => `${inner}${printed(item, inner, 1)},\n`).join('')}${indent}]`
  }
  const members = Object.entries(value).map(([key, member]) => {
    const name = keyText(key)
    return `${inner}${name}: ${printed(member, inner, name.length + 3)},\n`
  })
  return `{\n${members.join('')}${indent}}`
}

function flatText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(flatText).join(', ')}]`
  const members = Object.entries(value).map(([key, member]) => `${keyText(key)}: ${flatText(member)}`)
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
}

function keyText(key: string): string {
  if (key === '__proto__') return "['__proto__']"
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key)
}
