import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { JsonSchema } from '../../src/typed-schema.js'

type SchemaObject = { readonly [keyword: string]: any }
type Report = (what: string) => void

/**
 * What a schema offers to choose from, with no code of the generator: branches of `anyOf` and `oneOf`, values of
 * `enum`, edge cases, optional members and their absence, at each place of the schema. `all` lists what values can
 * meet, `metBy` tells what one value meets. Forms that are `historic` are left out.
 */
export class Alternatives {
  readonly all: ReadonlySet<string>
  readonly #root: SchemaObject
  readonly #validators = new Map<string, (value: unknown) => unknown>()
  readonly #ajv = new Ajv2020.default({ strict: false, validateSchema: false, ownProperties: true })

  constructor(schema: JsonSchema) {
    this.#root = schema as SchemaObject
    addFormats.default(this.#ajv)
    this.#ajv.addSchema({ ...this.#root, $id: 'urn:test:met' })
    const all = new Set<string>()
    this.#list('', (what) => all.add(what), new Set())
    this.all = all
  }

  metBy(value: unknown): ReadonlySet<string> {
    const met = new Set<string>()
    this.#meet('', value, (what) => met.add(what))
    return met
  }

  #at(pointer: string): SchemaObject {
    const tokens = pointer.split('/').slice(1)
    return tokens.reduce<any>(
      (node, token) => node[token.replaceAll('~1', '/').replaceAll('~0', '~')],
      this.#root,
    )
  }

  #list(pointer: string, report: Report, seen: Set<string>): void {
    const node = this.#at(pointer)
    if (typeof node !== 'object' || seen.has(pointer)) return
    seen.add(pointer)
    for (const what of choicesOf(node, pointer)) report(what)
    for (const child of childrenOf(node, pointer)) this.#list(child, report, seen)
  }

  #meet(pointer: string, value: unknown, report: Report): void {
    const node = this.#at(pointer)
    if (typeof node !== 'object') return
    const text = JSON.stringify(value)
    for (const one of node.enum ?? []) if (JSON.stringify(one) === text) report(`${pointer} is ${text}`)
    for (const edge of edgesOf(node))
      if (JSON.stringify(edge.value) === text) report(`${pointer} edge ${text}`)
    if (typeof node.$ref === 'string') this.#meet(node.$ref.slice(1), value, report)
    for (const branch of branchesOf(node, pointer)) {
      if (!this.#accepts(branch, value)) continue
      report(`${branch} holds`)
      this.#meet(branch, value, report)
    }
    const inner = documentIn(node, value)
    if (inner !== undefined) this.#meet(`${pointer}/contentSchema`, inner.value, report)
    if (Array.isArray(value) && typeof node.items === 'object')
      for (const item of value) this.#meet(`${pointer}/items`, item, report)
    if (isObject(value)) this.#meetMembers(node, pointer, value, report)
  }

  #meetMembers(node: SchemaObject, pointer: string, value: SchemaObject, report: Report): void {
    for (const name of Object.keys(node.properties ?? {})) {
      const at = `${pointer}/properties/${escaped(name)}`
      const isThere = Object.hasOwn(value, name)
      report(`${at} ${isThere ? 'is there' : 'is missing'}`)
      if (isThere) this.#meet(at, value[name], report)
    }
    if (typeof node.additionalProperties !== 'object') return
    for (const name of Object.keys(value)) {
      if (!Object.hasOwn(node.properties ?? {}, name))
        this.#meet(`${pointer}/additionalProperties`, value[name], report)
    }
  }

  #accepts(pointer: string, value: unknown): boolean {
    const validate =
      this.#validators.get(pointer) ?? this.#ajv.compile({ $ref: `urn:test:met#${encodeURI(pointer)}` })
    this.#validators.set(pointer, validate)
    return validate(value) as boolean
  }
}

function choicesOf(node: SchemaObject, pointer: string): string[] {
  const members = Object.keys(node.properties ?? {}).filter((name) => isDrawn(node.properties[name]))
  return [
    ...branchesOf(node, pointer).map((branch) => `${branch} holds`),
    ...(node.enum ?? []).map((value: unknown) => `${pointer} is ${JSON.stringify(value)}`),
    ...edgesOf(node).map(({ value }) => `${pointer} edge ${JSON.stringify(value)}`),
    ...members.map((name) => `${pointer}/properties/${escaped(name)} is there`),
    ...members
      // A branch without a type narrows an object whose members are declared elsewhere.
      .filter((name) => node.type !== undefined && !(node.required ?? []).includes(name))
      .map((name) => `${pointer}/properties/${escaped(name)} is missing`),
  ]
}

function childrenOf(node: SchemaObject, pointer: string): string[] {
  const members = Object.keys(node.properties ?? {}).filter((name) => isDrawn(node.properties[name]))
  return [
    ...branchesOf(node, pointer),
    ...members.map((name) => `${pointer}/properties/${escaped(name)}`),
    ...(typeof node.items === 'object' ? [`${pointer}/items`] : []),
    ...(typeof node.additionalProperties === 'object' ? [`${pointer}/additionalProperties`] : []),
    ...(typeof node.contentSchema === 'object' ? [`${pointer}/contentSchema`] : []),
    ...(typeof node.$ref === 'string' ? [node.$ref.slice(1)] : []),
  ]
}

function branchesOf(node: SchemaObject, pointer: string): string[] {
  const of = (keyword: string): string[] =>
    (node[keyword] ?? []).flatMap((branch: SchemaObject, i: number) =>
      isDrawn(branch) ? [`${pointer}/${keyword}/${i}`] : [],
    )
  return [...of('anyOf'), ...of('oneOf')]
}

function edgesOf(node: SchemaObject): readonly SchemaObject[] {
  return (node['x-edgeCases'] ?? []).filter(isDrawn)
}

function isDrawn(node: SchemaObject): boolean {
  return node['x-evidence'] !== 'historic'
}

/** The document inside a text; a content that is not checked may be none. */
function documentIn(node: SchemaObject, value: unknown): { readonly value: unknown } | undefined {
  if (node.contentSchema === undefined || typeof value !== 'string') return undefined
  const text = node.contentEncoding === 'base64' ? Buffer.from(value, 'base64').toString() : value
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is SchemaObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}
