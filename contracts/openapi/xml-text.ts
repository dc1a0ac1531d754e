import { isObject } from './document.js'
import { primitiveText } from './parameter-style.js'
import { isXmlName, type XmlShape, type XmlShapes } from './xml-shape.js'

/** The XML document of a value; undefined for a value that has none, or one that parsers read in several ways. */
export function xmlText(value: unknown, { root, rootName, shapes }: XmlShapes): string | undefined {
  try {
    return element(shapes[root]!.name ?? rootName, value, shapes[root]!, shapes)
  } catch (error) {
    if (error instanceof NoXml) return undefined
    throw error
  }
}

class NoXml extends Error {}

type Shapes = XmlShapes['shapes']

/** An object is its attributes and elements, a list that is wrapped its items, everything else its text. */
function element(name: string, value: unknown, shape: XmlShape, shapes: Shapes): string {
  const tag = qualified(name, shape)
  const names = declared(shape)
  if (Array.isArray(value)) {
    const item = itemShape(shape, shapes)
    const inner = value.map((one) => element(item.name ?? name, one, item, shapes)).join('')
    return `<${tag}${names}>${inner}</${tag}>`
  }
  if (!isObject(value)) return `<${tag}${names}>${escaped(value)}</${tag}>`
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  const parts = members.map(([key, member]) => memberOf(key, member, shape, shapes))
  const attributes = parts.map((part) => part.attribute).join('')
  return `<${tag}${names}${attributes}>${parts.map((part) => part.elements).join('')}</${tag}>`
}

function memberOf(key: string, value: unknown, { members }: XmlShape, shapes: Shapes) {
  const shape = (members !== undefined && Object.hasOwn(members, key) && shapes[members[key]!]) || {}
  const name = shape.name ?? key
  // In XML there is no null.
  if (value === null) throw new NoXml()
  if (shape.attribute === true)
    return { attribute: ` ${qualified(name, shape)}="${escaped(value)}"${declared(shape)}`, elements: '' }
  if (!Array.isArray(value) || shape.wrapped === true)
    return { attribute: '', elements: element(name, value, shape, shapes) }
  // Without an element of its own a list without items is none, and its name is that of the items.
  if (value.length === 0) throw new NoXml()
  const item = itemShape(shape, shapes)
  return {
    attribute: '',
    elements: value.map((one) => element(item.name ?? key, one, item, shapes)).join(''),
  }
}

export function itemShape({ items }: XmlShape, shapes: Shapes): XmlShape {
  return items === undefined ? {} : shapes[items]!
}

export function qualified(name: string, { prefix }: XmlShape): string {
  if (!isXmlName(name)) throw new NoXml()
  return prefix === undefined ? name : `${prefix}:${name}`
}

function declared({ prefix, namespace }: XmlShape): string {
  if (namespace === undefined) return ''
  return ` xmlns${prefix === undefined ? '' : `:${prefix}`}="${escaped(namespace)}"`
}

/** Characters that XML 1.0 has no place for, escaped or not. */
const notXml = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

/** White space at the ends parsers keep or cut as they are set. */
function escaped(value: unknown): string {
  const text = primitiveText(value)
  if (text === undefined || notXml.test(text) || text.trim() !== text) throw new NoXml()
  return text.replace(/[&<>"\t\n\r]/g, (one) => `&#${one.charCodeAt(0)};`)
}
