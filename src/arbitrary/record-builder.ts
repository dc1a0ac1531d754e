import type { Draw } from './draw.js'
import type { Member } from './object-members.js'

/**
 * Makes the members of an object that are always there, and those optional ones that chance has: `bias` 0 leaves
 * the usual ones out, 1 has all but the rare ones, others have each by its presence; `bare` has none.
 */
export type RecordBuilder = (draw: Draw, bare: boolean, bias: number) => Record<string, unknown>

/**
 * A builder as code of its own: an object literal for what is always there, and a store of its own for each
 * optional member, are several times as fast as stores by a varying name. Undefined where the process forbids
 * code generation (`--disallow-code-generation-from-strings`) or a name stands for the prototype.
 */
export function recordBuilder(members: readonly Member[]): RecordBuilder | undefined {
  if (members.some(({ name }) => name === '__proto__')) return undefined
  const generators = members.map(({ generator }) => generator)
  try {
    // Only indices, numbers and names as JSON texts get into the code.
    return new Function('g', `return ${builderText(members)}`)(generators) as RecordBuilder
  } catch {
    return undefined
  }
}

function builderText(members: readonly Member[]): string {
  const leading = members.findIndex(({ required }) => !required)
  const first = leading === -1 ? members.length : leading
  const literal = members
    .slice(0, first)
    .map(({ name }, i) => `${JSON.stringify(name)}: g[${i}].generate(draw)`)
  const lines = [`let dice = 0`, `const o = {${literal.join()}}`]
  let optional = 0
  for (const [i, member] of members.entries()) {
    if (i < first) continue
    const store = `o[${JSON.stringify(member.name)}] = g[${i}].generate(draw)`
    if (member.required) {
      lines.push(store)
      continue
    }
    if (optional % 4 === 0) lines.push('if (!bare) dice = draw.random.bits()')
    lines.push(`if (!bare && ${isThere(member.presence, optional % 4)}) ${store}`)
    optional++
  }
  return `function (draw, bare, bias) {\n${lines.join('\n')}\nreturn o\n}`
}

function isThere(presence: number, byte: number): string {
  const byChance = `((dice >>> ${byte * 8}) & 255) < ${presence}`
  const usual = presence <= 128 ? `bias !== 0 && ${byChance}` : byChance
  return presence >= 64 ? `(bias === 1 || ${usual})` : `(${usual})`
}
