/** An element of an XML document. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  readonly text: string
}

interface Open {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlElement[]
  text: string
}

/** What XML 1.0 does not let a document hold in any form (section 2.2). */
const forbidden = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u
const token = /<\?xml [^?]*\?>\s*|<\/([\w-]+)>|<([\w-]+)((?:\s+[\w-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy

/** Reads the elements, attributes and texts of a document as strictly as a parser would. Throws when it is not well-formed. */
export function readXml(source: string): XmlElement {
  const wrong = forbidden.exec(source)
  if (wrong !== null) throw new Error(`character ${wrong[0].codePointAt(0)?.toString(16)} at ${wrong.index}`)
  const root: Open = { name: '', attributes: {}, children: [], text: '' }
  const stack: Open[] = [root]
  let end = 0
  for (const match of source.matchAll(token)) {
    step(stack, match)
    end = match.index + match[0].length
  }
  if (end !== source.length) throw new Error(`no markup: ${source.slice(end, end + 60)}`)
  const [only, ...others] = root.children
  if (stack.length !== 1 || only === undefined || others.length > 0 || root.text.trim() !== '')
    throw new Error('the document is not one element')
  return only
}

function step(stack: Open[], match: RegExpExecArray): void {
  const [, closing, opening, attributes = '', empty, text] = match
  const top = stack.at(-1)!
  if (text !== undefined) top.text += unescapeXml(text)
  else if (closing !== undefined) {
    if (top.name !== closing) throw new Error(`</${closing}> ends <${top.name}>`)
    stack.pop()
  } else if (opening !== undefined) {
    const element: Open = { name: opening, attributes: readAttributes(attributes), children: [], text: '' }
    top.children.push(element)
    if (empty !== '/') stack.push(element)
  }
}

function readAttributes(text: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [, name, value] of text.matchAll(/([\w-]+)="([^"]*)"/g)) {
    if (Object.hasOwn(found, name!)) throw new Error(`${name} is there twice`)
    found[name!] = unescapeXml(value!)
  }
  return found
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescapeXml(text: string): string {
  if (text.includes(']]>')) throw new Error(']]> in text')
  return text.replace(/&(?:#(\d+)|(\w+));|&/g, (whole, code, name) => {
    if (code !== undefined) return String.fromCodePoint(Number(code))
    if (name === undefined || entities[name] === undefined) throw new Error(`no entity: ${whole}`)
    return entities[name]
  })
}
