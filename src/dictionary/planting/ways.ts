import type { ReadName } from '../source-constants.js'
import type { EventTarget } from './event-targets.js'
import { isField } from './form-fields.js'
import { withMember } from './member-plantings.js'
import { type Planting, whole } from './plantings.js'
import { type EncodedText, encodedThere, wholeText, withDocument, withFields } from './text-plantings.js'

/** The ways to write a constant at a target. Of most lists one is tried: each is worked out when it is asked for. */
export interface Ways {
  readonly size: number
  /** Undefined where it cannot be written so. */
  readonly at: (index: number) => Planting | undefined
}

/** The event with a member of this name and value in the target, in the ways to write it there. */
export function memberPlantings(target: EventTarget, read: ReadName, value: unknown): Iterable<Planting> {
  return plantingsOf(new MemberWays(target, read, value))
}

/** The event with a text in the target: whole, as a segment, and (of many) joined to what stood there. */
export function textPlantings(target: EventTarget, text: string, joined: boolean): Iterable<Planting> {
  return plantingsOf(new TextWays(target, text, joined))
}

/** The event with so many items or characters in the target. */
export function lengthPlantings(target: EventTarget, length: number): Iterable<Planting> {
  return plantingsOf(new LengthWays(target, length))
}

function* plantingsOf(ways: Ways): Iterable<Planting> {
  for (let i = 0; i < ways.size; i++) {
    const planting = ways.at(i)
    if (planting !== undefined) yield planting
  }
}

/** No way at all. */
export const noWays: Ways = { size: 0, at: () => undefined }

/** A member of a name and value: a field of a form, the target itself, its member, a member of its document. */
export class MemberWays implements Ways {
  readonly size: number
  readonly #target: EventTarget
  readonly #name: string
  readonly #value: unknown
  readonly #fields: number
  readonly #whole: number
  readonly #members: number
  /** How the text that stands there is encoded. */
  readonly #encoding: string | undefined
  /** A value as it is, then as the text that a query or a header would hold. */
  readonly #forms: number

  constructor(target: EventTarget, read: ReadName, value: unknown) {
    const { name } = read
    const { forms, isMap, encodings } = target
    const lower = name.toLowerCase()
    this.#target = target
    this.#name = name
    this.#value = value
    this.#forms = typeof value === 'number' || typeof value === 'boolean' ? 2 : 1
    this.#fields = forms.length > 0 && typeof value !== 'object' && isField(read) ? forms.length : 0
    const isNamed = target.name.toLowerCase() === lower
    this.#encoding = isNamed && typeof value === 'string' ? encodedThere(target)?.encoding : undefined
    this.#whole = isNamed
      ? this.#forms + (typeof value !== 'string' ? 0 : this.#encoding === undefined ? 2 : 1)
      : 0
    // `event.headers` reads no header of that name.
    this.#members = isMap && !isNamed ? this.#forms * (name === lower ? 1 : 2) : 0
    this.size = this.#fields + this.#whole + this.#members + encodings.length
  }

  at(index: number): Planting | undefined {
    const target = this.#target
    if (index < this.#fields) return withFields(target, target.forms[index], [[this.#name, this.#value]])
    let left = index - this.#fields
    if (left < this.#whole) {
      // What is written in an encoding means the constant, and is no segment of anything.
      return this.#encoding !== undefined && left === 0
        ? wholeText(target, this.#value as string, this.#encoding)
        : whole(target, this.#encoding === undefined ? this.#wholeValue(left) : this.#value)
    }
    left -= this.#whole
    if (left < this.#members) {
      const written = left < this.#forms ? this.#name : this.#name.toLowerCase()
      return withMember(target, written, this.#form(left % this.#forms))
    }
    return withDocument(target, target.encodings[left - this.#members], this.#name, this.#value)
  }

  /** Of a path or a key a constant may be one segment. */
  #wholeValue(index: number): unknown {
    if (index < this.#forms) return this.#form(index)
    return index === this.#forms ? `/${this.#value as string}` : uriText(this.#value as string)
  }

  #form(index: number): unknown {
    return index === 0 ? this.#value : String(this.#value)
  }
}

/** A text in the target. */
export class TextWays implements Ways {
  readonly size: number
  readonly #target: EventTarget
  readonly #text: string
  readonly #forms: readonly TextForm[]
  /** What stands there, where it is encoded. */
  readonly #there: EncodedText | undefined

  constructor(target: EventTarget, text: string, joined: boolean) {
    this.#target = target
    this.#text = text
    this.#forms = joined ? joinedForms : plainForms
    this.#there = encodedThere(target)
    this.size = this.#forms.length * (this.#there === undefined ? 1 : 2)
  }

  at(index: number): Planting {
    const { length } = this.#forms
    const encoded = index < length ? this.#there : undefined
    const present = this.#target.place.present?.value
    const there = encoded?.text ?? (typeof present === 'string' ? present : '')
    return wholeText(this.#target, this.#forms[index % length]!(this.#text, there), encoded?.encoding)
  }
}

type TextForm = (text: string, there: string) => string

const plainForms: readonly TextForm[] = [(text) => text, (text) => `/${text}`, uriText]
const joinedForms: readonly TextForm[] = [
  ...plainForms,
  (text, there) => text + there,
  (text, there) => there + text,
  (text, there) => `${there}/${text}`,
  (text, there) => `${text}/${there}`,
  (text) => `a%2F${uriText(text)}%2Fa`,
  (text, there) => `${there} ${text} ${there}`,
  (text) => `/a/${text}/a`,
]

const maxItems = 1000
const maxCharacters = 10_000

/** So many items or characters in the target. */
export class LengthWays implements Ways {
  readonly size: number
  readonly #target: EventTarget
  readonly #length: number
  readonly #asItems: boolean

  constructor(target: EventTarget, length: number) {
    this.#target = target
    this.#length = length
    this.#asItems = target.isArray && length <= maxItems
    this.size = (this.#asItems ? 1 : 0) + (target.isText && length <= maxCharacters ? 1 : 0)
  }

  at(index: number): Planting {
    const length = this.#length
    if (index > 0 || !this.#asItems)
      return whole(this.#target, 'a'.repeat(length), () => `has ${length} characters`)
    const items = this.#target.place.present?.value as readonly unknown[]
    const longer = Array.from({ length }, (_, i) => items[i % items.length] ?? null)
    return whole(this.#target, longer, () => `has ${length} items`)
  }
}

/** Percent-encoded; half of a pair of surrogates, which has no code, as the mark of what cannot be read. */
export function uriText(text: string): string {
  return encodeURIComponent(/\p{Surrogate}/u.test(text) ? Buffer.from(text, 'utf8').toString('utf8') : text)
}
