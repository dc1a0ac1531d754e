import type { Hint } from '../arbitrary/hints.js'
import type { ShapeGenerator } from '../arbitrary/shape-generator.js'
import { cookieHeader, cookieNames, cookiesWith } from '../dictionary/planting/cookie-fields.js'
import type { EventTarget } from '../dictionary/planting/event-targets.js'
import { isField } from '../dictionary/planting/form-fields.js'
import { memberGenerator, membersPlanting } from '../dictionary/planting/member-plantings.js'
import type { Way } from '../dictionary/planting/plantings.js'
import { targetsOfName } from '../dictionary/planting/targets-of-name.js'
import { encodedThere } from '../dictionary/planting/text-plantings.js'
import type { Pair, ReadName, TextPart } from '../dictionary/source-constants.js'
import { decodeContent } from '../schema/formats/content-encoding.js'
import { inTurn } from './boundary-order.js'

/** A member that the handler reads, with the texts to try in it. */
interface Read {
  readonly name: string
  readonly values: readonly unknown[]
  /** Whether it is a field of a form. */
  readonly isField: boolean
}

/** Of a source that does not say of what it reads a member, so many places are tried. */
const maxPlaces = 3
const maxReads = 12
const maxTexts = 40

/**
 * Members that a source reads and the golden event lacks, with the edge cases that the schema has for them: those of a
 * map all at once, number by number, then each by itself. In a JSON document, of which the schema says nothing, they
 * get the edge cases of the event's other texts. Where the handler asks for the start of a text or another part, the
 * edge cases come with that part as well.
 */
export function edgeWays(
  targets: readonly EventTarget[],
  names: readonly ReadName[],
  pairs: readonly Pair[],
): readonly Way[] {
  const anyTexts = edgeTexts(targets)
  const plain = groupsOf(targets, names, (target, { name }) => valuesAt(target, name, anyTexts))
  const parts = pairs.filter((pair) => pair.part !== undefined)
  const joined = groupsOf(targets, parts, (target, { name, value, part }) => {
    const values = isNamed(target, name) ? textsThere(target) : valuesAt(target, name, anyTexts)
    const texts = values.filter((text) => typeof text === 'string')
    return texts.map((text) => joinedText(String(value), part!, text))
  })
  const groups = [...plain, ...joined, ...cookieGroups(targets, names, anyTexts)]
  const together = groups.map(([target, reads]) => rowsOf(target, reads))
  const single = groups
    .filter(([, reads]) => reads.length > 1)
    .flatMap(([target, reads]) => reads.map((read) => rowsOf(target, [read])))
  return [...inTurn(together), ...inTurn(single)]
}

/** What is kept in a cookie is JSON as often as not; then what ends a header. */
const cookieTexts = ['null', 'a\r\nb: c', '{}', '[null]']

/** Cookies are members of a text. */
function cookieGroups(
  targets: readonly EventTarget[],
  names: readonly ReadName[],
  texts: readonly string[],
): readonly Group[] {
  const cookies = cookieNames(names)
  const [target] = cookies.length === 0 ? [] : targetsOfName(targets, cookieHeader)
  if (target === undefined) return []
  const values = [...cookieTexts, ...texts].map((text) => cookiesWith(cookies, text))
  return [[target, [{ name: cookieHeader.name, values, isField: false }]]]
}

type Group = readonly [EventTarget, readonly Read[]]

/** The members by the place that has them. */
function groupsOf<T extends ReadName>(
  targets: readonly EventTarget[],
  reads: readonly T[],
  valuesOf: (target: EventTarget, read: T) => readonly unknown[],
): readonly Group[] {
  const groups = new Map<string, readonly [EventTarget, Read[]]>()
  for (const read of reads.slice(0, maxReads)) {
    const [first, ...others] = targetsOfName(targets, read).slice(0, maxPlaces)
    if (first === undefined) continue
    for (const target of isNamed(first, read.name) ? [first] : [first, ...others]) {
      const values = valuesOf(target, read)
      if (values.length === 0) continue
      const one = { name: read.name, values, isField: isField(read) && target.forms.length > 0 }
      // Fields of a form and members of a document cannot stand in one text.
      const key = `${one.isField} ${target.place.pointer}`
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [target, [one]])
      else group[1].push(one)
    }
  }
  return [...groups.values()]
}

/** The edge cases of a text that is there, decoded. */
function textsThere(target: EventTarget): readonly unknown[] {
  const encoding = encodedThere(target)?.encoding
  const values = knownHints(target.place.generator).map(({ value }) => value)
  if (encoding === undefined) return values
  return values.flatMap((value) => {
    const bytes = typeof value === 'string' ? decodeContent(encoding, value) : undefined
    return bytes === undefined ? [] : [Buffer.from(bytes).toString()]
  })
}

function isNamed(target: EventTarget, name: string): boolean {
  return target.name.toLowerCase() === name.toLowerCase()
}

/** The edge cases of a member; none where it is there, since then it has them by itself. */
function valuesAt(target: EventTarget, name: string, texts: readonly string[]): readonly unknown[] {
  if (isNamed(target, name)) return []
  const generator = memberGenerator(target, name)
  if (generator === undefined) return []
  return generator === 'any' ? texts : knownHints(generator).map(({ value }) => value)
}

function knownHints(generator: ShapeGenerator): readonly Hint[] {
  if (generator.free || !generator.isSatisfiable()) return []
  return generator.hints.filter(({ evidence }) => evidence !== 'inferred' && evidence !== 'historic')
}

/** The edge cases of all texts that take any; what several places have comes first. */
function edgeTexts(targets: readonly EventTarget[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const target of targets) {
    const member = target.isMap
      ? memberGenerator(target, 'zq7')
      : target.isText
        ? target.place.generator
        : undefined
    if (member === undefined || member === 'any') continue
    for (const { value } of knownHints(member))
      if (typeof value === 'string') counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  const sorted = [...counts].sort(([, a], [, b]) => b - a)
  return sorted.slice(0, maxTexts).map(([text]) => text)
}

function joinedText(asked: string, part: TextPart, text: string): string {
  if (part === 'start') return asked + text
  return part === 'end' ? text + asked : `${text}${asked}${text}`
}

function rowsOf(target: EventTarget, reads: readonly Read[]): readonly Way[] {
  const longest = Math.max(...reads.map(({ values }) => values.length))
  return Array.from({ length: longest }, (_, row) => () => {
    const present = reads.filter(({ values }) => row < values.length)
    const members = present.map(({ name, values }) => [name, values[row]] as const)
    return membersPlanting(
      target,
      members,
      present.every((read) => read.isField),
    )
  })
}
