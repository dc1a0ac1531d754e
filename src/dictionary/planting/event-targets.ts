import { ArrayPart } from '../../arbitrary/array/array-part.js'
import { contentKind } from '../../arbitrary/content/content-kind.js'
import { knownPart } from '../../arbitrary/known-part.js'
import { ObjectPart } from '../../arbitrary/object/object-part.js'
import type { Part } from '../../arbitrary/part.js'
import { knownPlacesWithin, type Place, rootPlace } from '../../arbitrary/places.js'
import type { ShapeGenerator } from '../../arbitrary/shape-generator.js'
import { StringPart } from '../../arbitrary/string/string-part.js'
import { perObject } from '../../per-object.js'
import { isJsonMediaType } from '../../schema/formats/content-encoding.js'
import { parsePointer } from '../../schema/json-pointer.js'

/** A kind of place where a constant of the handler's may stand. */
export interface TargetKind {
  /** The last step of its pointer. */
  readonly name: string
  /** The steps of its pointer in lower case, numbers left out. */
  readonly words: readonly string[]
  /** An object that takes members of any name. */
  readonly isMap: boolean
  /** A string that takes texts of many kinds. */
  readonly isText: boolean
  readonly isArray: boolean
  /** How JSON documents may be written into the string, encoded ones first. */
  readonly encodings: readonly (string | undefined)[]
  /** How fields of a form may be written into the string, encoded ones first. */
  readonly forms: readonly (string | undefined)[]
  /** What may stand there, also where another form of the whole is chosen. */
  readonly alternatives: readonly ShapeGenerator[]
}

/** A place of an event where a constant of the handler's may stand. */
export interface EventTarget extends TargetKind {
  readonly place: Place
  /** The steps from the root; undefined: any item of a list. */
  readonly steps: readonly (string | undefined)[]
  /** Whether it is, or is in, a member under a name that the schema does not declare. */
  readonly stray: boolean
}

/** Texts of a kind that no list of known values holds: what takes one of them takes others. */
const probes = ['Zq7', 'zq7', '/zq7', 'zq7.json']
const maxTargets = 150
const maxAlternatives = 8
const isText = perObject((generator: ShapeGenerator) => probes.some((probe) => generator.accepts(probe)))

/** The targets of a valid event, from the outside in. Of a list its first and its last item are looked at. */
export function eventTargets(root: ShapeGenerator, event: unknown): readonly EventTarget[] {
  const targets: VisitedTarget[] = []
  visit(new VisitedTarget(rootPlace(root, event), [], undefined), targets)
  return targets
}

function visit(target: VisitedTarget, targets: VisitedTarget[]): void {
  if (targets.length >= maxTargets) return
  targets.push(target)
  const inside = knownPlacesWithin(target.place)
  const looked = target.isArray ? [...new Set([inside[0], inside.at(-1)])] : inside
  for (const place of looked) {
    if (place === undefined) continue
    const step = target.isArray ? undefined : lastStep(place)
    visit(new VisitedTarget(place, [...target.steps, step], target), targets)
  }
}

function lastStep({ pointer }: Place): string {
  return parsePointer(pointer)?.at(-1) ?? ''
}

/** A target of which most is worked out when it is asked for: a dictionary of few constants asks for little. */
class VisitedTarget implements EventTarget {
  readonly place: Place
  readonly steps: EventTarget['steps']
  readonly name: string
  readonly words: readonly string[]
  readonly isArray: boolean
  readonly #outer: VisitedTarget | undefined
  #alternatives: readonly ShapeGenerator[] | undefined
  #isMap: boolean | undefined
  #declared: ReadonlySet<string> | 'any' | undefined

  constructor(place: Place, steps: EventTarget['steps'], outer: VisitedTarget | undefined) {
    const tokens = parsePointer(place.pointer) ?? []
    this.place = place
    this.steps = steps
    this.name = tokens.at(-1) ?? ''
    this.words = tokens.filter((step) => !/^\d+$/.test(step)).map((step) => step.toLowerCase())
    this.isArray = Array.isArray(place.present?.value)
    this.#outer = outer
  }

  get alternatives(): readonly ShapeGenerator[] {
    const { generator } = this.place
    this.#alternatives ??=
      this.#outer === undefined ? [generator] : alternativesOf(generator, this.name, this.#outer.alternatives)
    return this.#alternatives
  }

  get isMap(): boolean {
    this.#isMap ??= isMap(this.place)
    return this.#isMap
  }

  get isText(): boolean {
    return isText(this.place.generator)
  }

  get encodings(): EventTarget['encodings'] {
    return this.#written(isJson)
  }

  get forms(): EventTarget['forms'] {
    return this.#written(isForm)
  }

  get stray(): boolean {
    return this.#outer?.stray === true || this.#outer?.declares(this.name) === false
  }

  #written(fits: (content: Content) => boolean): readonly (string | undefined)[] {
    return typeof this.place.present?.value === 'string' ? encodingsOf(this.alternatives, fits) : []
  }

  declares(name: string): boolean {
    this.#declared ??= declaredIn(this.place) ?? 'any'
    return this.#declared === 'any' || this.#declared.has(name)
  }
}

function declaredIn({ generator, present }: Place): ReadonlySet<string> | undefined {
  const part = present === undefined ? undefined : knownPart(generator, present.value)
  return part instanceof ObjectPart ? new Set(part.declared().map(({ name }) => name)) : undefined
}

/** What may stand at a place where another form of the whole is chosen. */
function alternativesOf(
  own: ShapeGenerator,
  step: string,
  ofParent: readonly ShapeGenerator[],
): readonly ShapeGenerator[] {
  const found = new Set<ShapeGenerator>([own])
  for (const part of ofParent.flatMap(partsOf)) {
    if (found.size >= maxAlternatives) break
    if (part instanceof ObjectPart) found.add(part.member(step))
    else if (part instanceof ArrayPart && /^\d+$/.test(step)) found.add(part.item(Number(step)))
  }
  return [...found]
}

function partsOf(generator: ShapeGenerator): readonly Part[] {
  return generator.free || !generator.isSatisfiable() ? [] : generator.live
}

function isMap({ generator, present }: Place): boolean {
  const value = present?.value
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  if (generator.free) return true
  const part = knownPart(generator, value)
  return part instanceof ObjectPart && part.member('zq7').isSatisfiable()
}

type Content = StringPart['state']['contents'][number]

function isJson({ mediaType, term }: Content): boolean {
  return isJsonMediaType(mediaType) || (mediaType === undefined && term !== undefined)
}

function isForm({ mediaType }: Content): boolean {
  return contentKind(mediaType) === 'form'
}

function encodingsOf(
  alternatives: readonly ShapeGenerator[],
  fits: (content: Content) => boolean,
): readonly (string | undefined)[] {
  const found = new Set<string | undefined>()
  for (const part of alternatives.flatMap(partsOf)) {
    if (!(part instanceof StringPart)) continue
    for (const content of part.state.contents) if (fits(content)) found.add(content.encoding)
  }
  return [...found].sort((a, b) => Number(a === undefined) - Number(b === undefined))
}
