import type { Witness } from '../../canonical/state.js'
import { type Draw, isFlat } from '../draw.js'
import { generatorHeight } from '../generator-height.js'
import type { MemberPlan } from './member-plan.js'
import type { Member, ObjectMembers, WitnessOption } from './object-members.js'

/** A set of members that meets bounds, dependencies and witnesses; undefined: try again. */
export function chooseMembers(
  draw: Draw,
  all: ObjectMembers,
  plan: MemberPlan,
): readonly Member[] | undefined {
  const { minProperties } = all.state
  const chosen = new Map<string, Member>()
  for (const member of plan.members) if (member.required) chosen.set(member.name, member)
  if (!chooseWitnesses(draw, all, chosen)) return undefined
  if (!isFlat(draw)) chooseOptional(draw, all, plan, chosen)
  if (!complete(all, chosen)) return undefined
  if (chosen.size < minProperties) chooseMore(draw, all, plan, chosen)
  if (!complete(all, chosen) || chosen.size < minProperties) return undefined
  return [...chosen.values()]
}

/** How many undeclared members: a map has some, a record rarely one. */
export function extraCount(draw: Draw, map: boolean): number {
  const { random } = draw
  if (map) return random.oneIn(24) ? 20 : random.below(4)
  return random.oneIn(6) ? 1 + random.below(2) : 0
}

/** Adds a member for each witness, or one for several; false when one of them has no place. */
function chooseWitnesses(draw: Draw, all: ObjectMembers, chosen: Map<string, Member>): boolean {
  const standing = new Map<string, Witness[]>()
  for (const [at, options] of all.witnessOptions().entries()) {
    const usable = options.filter(({ generator }) => generator.isSatisfiable())
    if (usable.length === 0) return false
    const { name } = isFlat(draw) ? flattest(draw, usable) : draw.random.pick(usable)
    const there = [...(standing.get(name) ?? []), all.state.witnesses[at]!]
    const generator = all.witnessed(name, ...there)
    if (!generator.isSatisfiable()) return false
    standing.set(name, there)
    chosen.set(name, { name, generator, required: true, presence: 256 })
  }
  return true
}

function flattest(draw: Draw, options: readonly WitnessOption[]): WitnessOption {
  const least = Math.min(...options.map(({ generator }) => generatorHeight(generator)))
  const flat = options.filter(({ generator }) => generatorHeight(generator) === least)
  return draw.simple ? flat[0]! : draw.random.pick(flat)
}

function chooseOptional(draw: Draw, all: ObjectMembers, plan: MemberPlan, chosen: Map<string, Member>): void {
  const most = all.state.maxProperties
  const bias = draw.random.below(8)
  if (bias === 0) return
  const optional = plan.members.filter(({ name }) => !chosen.has(name))
  if (most < chosen.size + optional.length) shuffle(draw, optional)
  for (const member of optional) {
    const wanted = bias === 1 || draw.random.below(256) < member.presence
    if (chosen.size < most && wanted) chosen.set(member.name, member)
  }
  if (!plan.open || chosen.size >= most) return
  const wanted = Math.min(extraCount(draw, plan.members.length === 0), most - chosen.size)
  addNames(draw, all, chosen, wanted)
}

/** Up to `minProperties`: optional members first, then other names. */
function chooseMore(draw: Draw, all: ObjectMembers, plan: MemberPlan, chosen: Map<string, Member>): void {
  const { minProperties } = all.state
  const there = new Set(chosen.keys())
  const highest = isFlat(draw) ? all.heightOfMore(minProperties - there.size, there) : Infinity
  const optional = plan.members.filter(
    ({ name }) => !there.has(name) && (highest === Infinity || all.heightOfMember(name) <= highest),
  )
  if (!draw.simple) shuffle(draw, optional)
  for (const member of optional) {
    if (chosen.size >= minProperties) return
    const trial = new Map(chosen).set(member.name, member)
    if (!complete(all, trial)) continue
    for (const [name, added] of trial) chosen.set(name, added)
  }
  if (plan.open) addNames(draw, all, chosen, minProperties - chosen.size, highest)
}

function addNames(
  draw: Draw,
  all: ObjectMembers,
  chosen: Map<string, Member>,
  wanted: number,
  highest = Infinity,
): void {
  for (const name of all.extraNames(draw, new Set(chosen.keys()), wanted, highest)) {
    chosen.set(name, { name, generator: all.member(name), required: false, presence: 128 })
  }
}

/** Adds what the chosen names need; false when that cannot be or there are too many. */
function complete(all: ObjectMembers, chosen: Map<string, Member>): boolean {
  for (let changed = true; changed; ) {
    changed = false
    for (const { name, needs } of all.state.dependentRequired) {
      if (!chosen.has(name)) continue
      for (const need of needs) {
        if (chosen.has(need)) continue
        const generator = all.member(need)
        if (!all.names.accepts(need) || !generator.isSatisfiable()) return false
        chosen.set(need, { name: need, generator, required: false, presence: 128 })
        changed = true
      }
    }
  }
  return chosen.size <= all.state.maxProperties
}

function shuffle<T>(draw: Draw, items: T[]): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = draw.random.below(i + 1)
    ;[items[i], items[j]] = [items[j]!, items[i]!]
  }
}
