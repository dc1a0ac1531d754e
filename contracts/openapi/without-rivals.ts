import { compileValidator } from '../../src/core.js'
import { authorValue } from '../author-content.js'
import type { SchemaObject } from '../narrow-schema.js'
import type { JsonObject } from './document.js'
import type { WireMember } from './parameter-members.js'
import { isRival, type Rivalry, type RivalTexts } from './rival-paths.js'

/** Path parameters without the texts that alone make their path one of another template. */
export function withoutRivals(
  members: readonly WireMember[],
  rivalries: readonly Rivalry[],
  definitions: JsonObject,
): readonly WireMember[] {
  const narrowed = members.map((member) => narrowedMember(member, rivalries, definitions))
  const first = (field: 'golden' | 'documented') =>
    Object.fromEntries(narrowed.map((member) => [member.name, [member[field]].flat()[0] ?? member.golden]))
  // Together the texts of the document's examples may lead to another path, though none does so alone.
  const shown = isRival(rivalries, first('documented'))
    ? narrowed.map((member) => ({ ...member, documented: [] }))
    : narrowed
  const met = rivalries.find((rivalry) => isRival([rivalry], first('golden')))
  if (met === undefined) return shown
  const [name, rival] = Object.entries(met)[0]!
  return shown.map((member) =>
    member.name === name
      ? { ...member, golden: authorValue({ ...without(member.texts, [rival]), $defs: definitions }) }
      : member,
  )
}

/** What several path parameters must not be together. */
export function rivalsTogether(rivalries: readonly Rivalry[]): readonly SchemaObject[] {
  return rivalries
    .filter((rivalry) => Object.keys(rivalry).length > 1)
    .map((properties) => ({ not: { properties, required: Object.keys(properties) } }))
}

function narrowedMember(
  member: WireMember,
  rivalries: readonly Rivalry[],
  definitions: JsonObject,
): WireMember {
  const rivals = rivalries
    .filter((rivalry) => Object.keys(rivalry).length === 1)
    .flatMap((rivalry) => (Object.hasOwn(rivalry, member.name) ? [rivalry[member.name]!] : []))
  if (rivals.length === 0) return member
  const texts = without(member.texts, rivals)
  const schema = { ...texts, $defs: definitions }
  const validate = compileValidator(schema)
  const fits = (text: unknown): boolean => validate(text).length === 0
  const documented = member.documented.filter(fits)
  const golden = fits(member.golden) ? member.golden : (documented[0] ?? authorValue(schema))
  const changed = { ...member, texts, documented, golden }
  return golden === member.golden || member.value === undefined
    ? changed
    : { ...changed, value: { ...member.value, golden } }
}

function without(texts: SchemaObject, rivals: readonly RivalTexts[]): SchemaObject {
  return { type: 'string', allOf: [texts, ...rivals.map((not) => ({ not }))] }
}
