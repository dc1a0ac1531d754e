import { setMember } from '../../copy-json.js'
import type { Draw } from '../draw.js'
import { type MemberChance, memberChance } from './member-chance.js'
import { type ObjectKind, objectKind } from './object-kind.js'
import type { Member } from './object-members.js'

/**
 * Makes the members of an object that are always there, and those optional ones that chance has: `bias` 0 leaves
 * the usual ones out, 1 has all but the rare ones, others have each by its presence; `bare` has none.
 */
export type RecordBuilder = (draw: Draw, bare: boolean, bias: number) => Record<string, unknown>

/** Objects of one kind after which its code is worth making: it takes as long as so many of them, and most are never as many. */
const enoughToCompile = 200

/**
 * A builder of the members, after a while as code of its own where the process allows that: an object literal for what
 * is always there, and a store of its own for each optional member, are several times as fast as stores by a varying name.
 */
export function recordBuilder(members: readonly Member[]): RecordBuilder {
  const parts = { members, kind: objectKind(), chance: memberChance(members) }
  let build = loopBuilder(parts)
  let left = enoughToCompile
  return (draw, bare, bias) => {
    if (left > 0) {
      left -= 1
      if (left === 0) build = generatedBuilder(parts) ?? build
    }
    return build(draw, bare, bias)
  }
}

interface BuilderParts {
  readonly members: readonly Member[]
  readonly kind: ObjectKind
  readonly chance: MemberChance
}

/**
 * Undefined where the process forbids code generation (`--disallow-code-generation-from-strings`) or a name stands
 * for the prototype.
 */
function generatedBuilder({ members, kind, chance }: BuilderParts): RecordBuilder | undefined {
  if (members.some(({ name }) => name === '__proto__')) return undefined
  const generators = members.map(({ generator }) => generator)
  try {
    // Only indices, numbers and names as JSON texts get into the code.
    const make = new Function('g', 'Kind', 'chance', `return ${builderText(members)}`)
    return make(generators, kind, chance) as RecordBuilder
  } catch {
    return undefined
  }
}

/**
 * The first members are those of a constructor. A literal would do, but where events are kept for a while, as those of
 * a batch are, the engine comes to make it where garbage is dear to find.
 */
function builderText(members: readonly Member[]): string {
  const first = leadingCount(members)
  const values = members.slice(0, first).map((_member, i) => `g[${i}].generate(draw)`)
  const start = first === 0 ? 'new Kind()' : `new Start(${values.join()})`
  const lines = ['let dice = 0', 'const row = bare ? 0 : chance.row(draw.random)', `const o = ${start}`]
  let optional = 0
  for (const [i, member] of members.entries()) {
    if (i < first) continue
    const store = `o[${JSON.stringify(member.name)}] = g[${i}].generate(draw)`
    if (member.required) {
      lines.push(store)
      continue
    }
    if (optional % 4 === 0) lines.push(`if (!bare) dice = chance.bits(draw.random, row, ${optional / 4})`)
    lines.push(`if (!bare && ${isThere(member.presence, optional % 4)}) ${store}`)
    optional++
  }
  const builder = `function (draw, bare, bias) {\n${lines.join('\n')}\nreturn o\n}`
  return first === 0 ? builder : `(() => {\n${startText(members.slice(0, first))}\nreturn ${builder}\n})()`
}

/** A constructor of objects that are in every way like literals: without a name, see {@link objectKind}. */
function startText(members: readonly Member[]): string {
  const stores = members.map(({ name }, i) => `this[${JSON.stringify(name)}] = v${i}`)
  const taken = members.map((_member, i) => `v${i}`)
  return `const Start = (() => function (${taken.join()}) {\n${stores.join('\n')}\n})()\nStart.prototype = Object.prototype`
}

/** How many required members come before the first optional one. */
function leadingCount(members: readonly Member[]): number {
  const leading = members.findIndex(({ required }) => !required)
  return leading === -1 ? members.length : leading
}

function isThere(presence: number, byte: number): string {
  const byChance = `((dice >>> ${byte * 8}) & 255) < ${presence}`
  const usual = presence <= 128 ? `bias !== 0 && ${byChance}` : byChance
  return presence >= 64 ? `(bias === 1 || ${usual})` : `(${usual})`
}

/** Makes of the same decisions the same objects as the generated builder. */
function loopBuilder({ members, kind: Kind, chance }: BuilderParts): RecordBuilder {
  const names = members.map(({ name }) => name)
  const generators = members.map(({ generator }) => generator)
  const presences = members.map(({ required, presence }) => (required ? always : presence))
  const first = leadingCount(members)
  return (draw, bare, bias) => {
    const object = new Kind()
    const row = bare ? 0 : chance.row(draw.random)
    for (let i = 0; i < first; i++) setMember(object, names[i]!, generators[i]!.generate(draw))
    for (let i = first, optional = 0, dice = 0; i < names.length; i++) {
      const presence = presences[i]!
      if (presence !== always) {
        if (bare) continue
        dice = (optional & 3) === 0 ? chance.bits(draw.random, row, optional >> 2) : dice >>> 8
        optional++
        if (!has(dice & 255, presence, bias)) continue
      }
      setMember(object, names[i]!, generators[i]!.generate(draw))
    }
    return object
  }
}

const always = 257

function has(byte: number, presence: number, bias: number): boolean {
  if (bias === 1 && presence >= 64) return true
  return (bias !== 0 || presence > 128) && byte < presence
}
