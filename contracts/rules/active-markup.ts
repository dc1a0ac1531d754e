import type { MarkupAttribute, MarkupTag } from './markup-tags.js'
import { unescaped } from './unescaped.js'

const activeElements: ReadonlySet<string> = new Set(['script', 'object', 'embed', 'applet', 'base'])
const urlAttributes: ReadonlySet<string> = new Set([
  'href',
  'xlink:href',
  'src',
  'action',
  'formaction',
  'data',
])
const activeUrl = /^(?:javascript|vbscript):|^data:(?:text\/html|application\/xhtml|text\/xml)/

/**
 * Whether a start tag makes a browser run something, or changes where the page leads. What is left are the tags that
 * a filter may let stand on purpose: `<b>`, `<a href="https://…">`, `<img src="https://…">`.
 */
export function isActiveTag(tag: MarkupTag): boolean {
  if (tag.isEnd) return false
  if (activeElements.has(tag.name) || tag.attributes.some(isActiveAttribute)) return true
  return tag.name === 'meta' && tag.attributes.some(({ name }) => name === 'http-equiv')
}

/** Whether an attribute runs something: a handler of events, a `javascript:` URL, a document of its own. */
export function isActiveAttribute({ name, value }: MarkupAttribute): boolean {
  if (/^on[a-z]{3,}$/.test(name) || name === 'srcdoc') return true
  if (!urlAttributes.has(name)) return false
  return activeUrl.test(
    unescaped(value)
      .replace(/[\u0000-\u0020]/g, '')
      .toLowerCase(),
  )
}
