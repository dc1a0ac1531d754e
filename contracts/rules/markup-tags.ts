/** A tag as a browser reads it in a page. */
export interface MarkupTag {
  /** Where it begins, and where it ends, in characters. */
  readonly at: number
  readonly end: number
  /** In small letters. */
  readonly name: string
  /** Whether it is an end tag that ends the text of an element in which no other tag is read. */
  readonly endsText: boolean
  readonly isEnd: boolean
  readonly attributes: readonly MarkupAttribute[]
}

export interface MarkupAttribute {
  readonly at: number
  /** In small letters. */
  readonly name: string
  /** As it is written. */
  readonly value: string
}

/** Elements whose content is text up to their end tag (HTML standard, 13.2.5: raw text and escapable raw text). */
const textElements: ReadonlySet<string> = new Set([
  'script',
  'style',
  'title',
  'textarea',
  'xmp',
  'iframe',
  'noembed',
  'noframes',
])
/** In these the rules of XML hold for what text is. */
const foreignElements: ReadonlySet<string> = new Set(['svg', 'math'])

const tagName = /<\/?([a-z][^\s/>]*)/iy
const attribute = /[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)(?:"|$)|'([^']*)(?:'|$)|([^\s>]*)))?/y
const tagEnd = /[\s/]*>/y

/**
 * The tags of a page, as far as it matters where one begins: none is read in a comment, in a quoted attribute, in
 * CDATA or in the text of a script, a style, a title or a text area. `isXml` says that it is no HTML.
 */
export function markupTags(page: string, isXml: boolean): readonly MarkupTag[] {
  const tags: MarkupTag[] = []
  let foreign = 0
  for (let at = page.indexOf('<'); at >= 0; ) {
    const tag = tagAt(page, at, false)
    if (tag === undefined) {
      at = page.indexOf('<', endOfOther(page, at, isXml || foreign > 0))
      continue
    }
    tags.push(tag)
    if (foreignElements.has(tag.name)) foreign = Math.max(0, foreign + (tag.isEnd ? -1 : 1))
    const holdsText = !tag.isEnd && !isXml && foreign === 0 && textElements.has(tag.name)
    const closing = holdsText ? endTagFrom(page, tag) : undefined
    if (closing !== undefined) tags.push(closing)
    if (holdsText && closing === undefined) break
    at = page.indexOf('<', (closing ?? tag).end)
  }
  return tags
}

function tagAt(page: string, at: number, endsText: boolean): MarkupTag | undefined {
  const name = matchAt(tagName, page, at)
  if (name === null) return undefined
  const attributes: MarkupAttribute[] = []
  let end = at + name[0].length
  for (;;) {
    const closed = matchAt(tagEnd, page, end)
    if (closed !== null) {
      end += closed[0].length
      break
    }
    const found = matchAt(attribute, page, end)
    if (found === null) return undefined
    const [whole, written, double, single, bare] = found
    const start = end + whole.search(/[^\s/]/)
    attributes.push({ at: start, name: written!.toLowerCase(), value: double ?? single ?? bare ?? '' })
    end += whole.length
  }
  return { at, end, name: name[1]!.toLowerCase(), isEnd: page[at + 1] === '/', endsText, attributes }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function endTagFrom(page: string, { name, end }: MarkupTag): MarkupTag | undefined {
  const closing = new RegExp(`</${name}(?=[\\s/>])`, 'gi')
  closing.lastIndex = end
  const found = closing.exec(page)
  return found === null ? undefined : tagAt(page, found.index, true)
}

/** Where something that begins with `<` and is no tag ends: a comment, a declaration, CDATA, or a `<` in text. */
function endOfOther(page: string, at: number, isXml: boolean): number {
  if (page.startsWith('<!--', at)) return behind(/--!?>|(?<=<!--)-?>/g, page, at + 4)
  if (isXml && page.startsWith('<![CDATA[', at)) return behind(/\]\]>/g, page, at)
  return /[!?/]/.test(page[at + 1] ?? '') ? behind(/>/g, page, at) : at + 1
}

function behind(end: RegExp, page: string, from: number): number {
  end.lastIndex = from
  const found = end.exec(page)
  return found === null ? page.length : found.index + found[0].length
}
