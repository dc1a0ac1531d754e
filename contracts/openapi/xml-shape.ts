import { isObject, type JsonObject, type OpenApiDocument, objectAt, type Part, partAt } from './document.js'

/** How a value of a schema looks in XML (OpenAPI 3.1, "XML Object"). */
export interface XmlShape {
  /** Of its element or attribute; absent where that of its property stands. */
  readonly name?: string
  readonly prefix?: string
  readonly namespace?: string
  readonly attribute?: true
  /** Whether the items of a list stand in an element of the list. */
  readonly wrapped?: true
  /** Absent: any. */
  readonly types?: readonly string[]
  /** The key of the shape of its items. */
  readonly items?: string
  /** The keys of the shapes of its members. */
  readonly members?: Readonly<Record<string, string>>
}

/** The shapes of a schema and of what it refers to, by keys: a schema may lead back to itself. */
export interface XmlShapes {
  readonly root: string
  /** The name of the root element. */
  readonly rootName: string
  readonly shapes: Readonly<Record<string, XmlShape>>
}

/**
 * The shapes of a schema of the document. Undefined where nothing names its root element: neither `xml` nor the
 * component that it is.
 */
export function xmlShapes(document: OpenApiDocument, schema: Part): XmlShapes | undefined {
  const shapes: Record<string, XmlShape> = {}
  const add = (part: Part): string => {
    const found = document.resolve(part)
    const key = `${found.file}#${found.pointer}`
    if (!Object.hasOwn(shapes, key)) {
      shapes[key] = {}
      shapes[key] = shapeOf(document, found, add)
    }
    return key
  }
  const root = add(schema)
  const rootName = shapes[root]!.name ?? componentOf(schema)
  return rootName === undefined || !isXmlName(rootName) ? undefined : { root, rootName, shapes }
}

/** Whether a text can be the name of an element: without a colon, which stands behind a prefix. */
export function isXmlName(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}._-]*$/u.test(name) && !/^xml/i.test(name)
}

function componentOf({ value }: Part): string | undefined {
  const reference = isObject(value) && typeof value.$ref === 'string' ? value.$ref : ''
  return /\/schemas\/([^/]+)$/.exec(reference)?.[1]
}

function shapeOf(document: OpenApiDocument, part: Part, add: (part: Part) => string): XmlShape {
  const parts = partsOf(document, part)
  const xml: JsonObject = Object.assign({}, ...parts.map((one) => objectAt(partAt(one, 'xml'))).reverse())
  const types = parts.flatMap((one) => {
    const { type = [] } = objectAt(one)
    return (Array.isArray(type) ? type : [type]) as readonly string[]
  })
  const items = parts.map((one) => partAt(one, 'items')).find((one) => one !== undefined)
  const members = parts.flatMap((one) => {
    const properties = partAt(one, 'properties')
    return Object.keys(objectAt(properties)).map((name) => [name, add(partAt(properties!, name)!)] as const)
  })
  const text = (name: string) => (typeof xml[name] === 'string' ? { [name]: xml[name] } : {})
  return {
    ...text('name'),
    ...text('prefix'),
    ...text('namespace'),
    ...(xml.attribute === true ? { attribute: true } : {}),
    ...(xml.wrapped === true ? { wrapped: true } : {}),
    ...(types.length === 0 ? {} : { types }),
    ...(items === undefined ? {} : { items: add(items) }),
    ...(members.length === 0 ? {} : { members: Object.fromEntries(members.reverse()) }),
  }
}

/** A schema and those that it combines, references followed; its own words come first. */
function partsOf(document: OpenApiDocument, part: Part, seen: Set<unknown> = new Set()): readonly Part[] {
  const found = document.resolve(part)
  if (!isObject(found.value) || seen.has(found.value)) return []
  seen.add(found.value)
  const others = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => {
    const list = partAt(found, keyword)
    return Array.isArray(list?.value) ? list.value.map((_, i) => partAt(list, i)!) : []
  })
  return [found, ...others.flatMap((one) => partsOf(document, one, seen))]
}
