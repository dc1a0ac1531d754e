import type { XmlShape, XmlShapes } from './xml-shape.js'
import { itemShape, qualified } from './xml-text.js'

/** An element as {@link xmlText} writes it. */
interface Element {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Element[]
  readonly text: string
}

type Shapes = XmlShapes['shapes']

/** The value of a document that `xmlText` wrote; undefined for any other text. */
export function xmlValue(text: string, { root, rootName, shapes }: XmlShapes): unknown {
  const found = parsed(text)
  const shape = shapes[root]!
  return found === undefined || found.tag !== qualified(shape.name ?? rootName, shape)
    ? undefined
    : readAs(found, shape, shapes)
}

function readAs(element: Element, shape: XmlShape, shapes: Shapes): unknown {
  const { types, members } = shape
  if (types?.includes('array') === true)
    return element.children.map((one) => readAs(one, itemShape(shape, shapes), shapes))
  const isObject = types?.includes('object') === true || members !== undefined || element.children.length > 0
  return isObject ? objectOf(element, shape, shapes) : literalOf(element.text, types)
}

function objectOf({ attributes, children }: Element, { members = {} }: XmlShape, shapes: Shapes): object {
  const known = new Map<string, readonly [string, XmlShape]>()
  for (const [key, id] of Object.entries(members)) {
    const shape = shapes[id]!
    const isList = shape.types?.includes('array') === true && shape.wrapped !== true
    const own = isList ? itemShape(shape, shapes) : shape
    known.set(qualified(own.name ?? key, own), [key, shape])
  }
  const entries: [string, unknown][] = []
  for (const [name, text] of Object.entries(attributes)) {
    const [key, shape] = known.get(name) ?? [name, {}]
    if (!/^xmlns(:|$)/.test(name)) entries.push([key, literalOf(text, shape.types)])
  }
  const lists = new Map<string, unknown[]>()
  for (const child of children) {
    const [key, shape] = known.get(child.tag) ?? [child.tag, {} as XmlShape]
    const isList = shape.types?.includes('array') === true && shape.wrapped !== true
    const value = readAs(child, isList ? itemShape(shape, shapes) : shape, shapes)
    if (!isList) entries.push([key, value])
    else if (lists.has(key)) lists.get(key)!.push(value)
    else {
      const list = [value]
      lists.set(key, list)
      entries.push([key, list])
    }
  }
  return Object.fromEntries(entries)
}

function literalOf(text: string, types: readonly string[] = ['string']): unknown {
  const isLiteral = /^(true|false|-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?)$/.test(text)
  return types.includes('string') || !isLiteral ? text : JSON.parse(text)
}

/** Reads what was written: elements without white space between them, and numbered escapes. */
function parsed(text: string): Element | undefined {
  const stack: { tag: string; attributes: Record<string, string>; children: Element[]; text: string }[] = [
    { tag: '', attributes: {}, children: [], text: '' },
  ]
  let at = 0
  for (const { 0: token, index, groups } of text.matchAll(
    /<(?<end>\/?)(?<tag>[^\s<>/="]+)(?<rest>(?: [^\s<>/="]+="[^"<]*")*)>/g,
  )) {
    stack.at(-1)!.text += unescaped(text.slice(at, index))
    at = index + token.length
    const { end, tag, rest } = groups as { readonly end: string; readonly tag: string; readonly rest: string }
    if (end === '') {
      const attributes = Object.fromEntries(
        [...rest.matchAll(/ ([^=]+)="([^"]*)"/g)].map(([, name, value]) => [name!, unescaped(value!)]),
      )
      stack.push({ tag, attributes, children: [], text: '' })
      continue
    }
    const closed = stack.pop()!
    if (closed.tag !== tag || stack.length === 0) return undefined
    stack.at(-1)!.children.push(closed)
  }
  const [root] = stack
  return stack.length === 1 && at === text.length && root!.text === '' && root!.children.length === 1
    ? root!.children[0]
    : undefined
}

function unescaped(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
}
