import type { Rule } from '../../src/core.js'
import { quoteText } from '../describe-value.js'
import { bodyOf, headerOf, isBodiless, mediaTypeOf, responseOf } from '../runtime/apig-answer.js'
import { isActiveAttribute, isActiveTag } from './active-markup.js'
import { eventTexts } from './event-texts.js'
import { noFindings } from './handler-rules.js'
import { type MarkupTag, markupTags } from './markup-tags.js'

/** Media types that a browser shows as a page, with their syntax. */
const pages: ReadonlyMap<string | undefined, 'html' | 'xml'> = new Map([
  ['text/html', 'html'],
  ['application/xhtml+xml', 'xml'],
  ['image/svg+xml', 'xml'],
])
/** Shorter texts, and tags without anything of the sender's in them, may be the page's own. */
const minText = 8
const bareTags = /^(?:\s*<\/?[a-z][a-z0-9-]*\s*\/?>\s*)+$/i
const maxSpans = 200

export const reflectedMarkupRule: Rule = {
  name: 'apig/reflected-markup',
  severity: 'error',
  says: 'no markup of the event runs in a page (HTML or SVG): no tag, and no quote that ends an attribute, stands unescaped',
  evidence: 'documented',
  source: 'CWE-79: cross-site scripting',
  bad: 'body: `<h1>Hello ${event.queryStringParameters.name}</h1>`',
  good: 'body: `<h1>Hello ${escapeHtml(event.queryStringParameters.name)}</h1>`',
  judge: ({ outcome, event }) => {
    const response = responseOf(outcome)
    const syntax = response && pages.get(mediaTypeOf(response))
    if (response === undefined || syntax === undefined) return noFindings
    if (isBodiless(response, event) || isNotRun(response)) return noFindings
    const body = bodyOf(response)?.text
    if (body === undefined || !body.includes('<')) return noFindings
    const spans = spansOf(event, body)
    if (spans.length === 0) return noFindings
    const message = reflectedIn(markupTags(body, syntax === 'xml'), spans)
    return message === undefined ? noFindings : [{ message, pointer: '/body' }]
  },
}

/** A download is not shown, and in a sandbox without scripts nothing runs. */
function isNotRun(response: Readonly<Record<string, unknown>>): boolean {
  if (/^\s*attachment\b/i.test(headerOf(response, 'content-disposition') ?? '')) return true
  const policy = headerOf(response, 'content-security-policy') ?? ''
  return policy
    .split(/[;,]/)
    .some((directive) => /^\s*sandbox\b/i.test(directive) && !/\ballow-scripts\b/i.test(directive))
}

/** Where a text of the event stands in the body: from its first character up to its last one. */
interface Span {
  readonly from: number
  readonly to: number
}

function spansOf(event: unknown, body: string): readonly Span[] {
  const spans: Span[] = []
  const lower = body.toLowerCase()
  // A page in which small letters take more room is searched as it is.
  const page = lower.length === body.length ? lower : body
  const searched = new Set<string>()
  for (const text of eventTexts(event)) {
    for (const part of partsOf(text)) {
      const sought = page === lower ? part.toLowerCase() : part
      if (searched.has(sought)) continue
      searched.add(sought)
      for (let at = page.indexOf(sought); at >= 0; at = page.indexOf(sought, at + 1)) {
        spans.push({ from: at, to: at + sought.length })
        if (spans.length >= maxSpans) return spans
      }
    }
  }
  return spans
}

/** What a handler may show of a text: all of it, one segment, one tag; as it is, in JSON, or with < and > escaped. */
function partsOf(text: string): readonly string[] {
  if (text.length < minText || !/[<"'\s]/.test(text)) return []
  const tags = text.match(/<[a-z][^<>]{0,2000}>/gi) ?? []
  const fromTag = tags.length === 0 ? [] : [text.slice(text.indexOf(tags[0]!), text.lastIndexOf('>') + 1)]
  const segments = text.includes('/') && /["']/.test(text) ? text.split('/') : []
  const parts = [text, text.trim(), ...fromTag, ...tags, ...segments]
  return parts.filter((part) => part.length >= minText && !bareTags.test(part)).flatMap(formsOf)
}

function formsOf(part: string): readonly string[] {
  if (!/["']/.test(part)) return [part]
  const angles = part.replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return [part, JSON.stringify(part).slice(1, -1), angles, part.replaceAll('&', '&amp;')]
}

/** What of the event is read as markup: a tag that begins in it, a quote in it that ends an attribute. */
function reflectedIn(tags: readonly MarkupTag[], spans: readonly Span[]): string | undefined {
  for (const tag of tags) {
    for (const span of spans) {
      if (span.from >= tag.end || span.to <= tag.at) continue
      const message = tagMessage(tag, span) ?? attributeMessage(tag, span)
      if (message !== undefined) return message
    }
  }
  return undefined
}

function tagMessage(tag: MarkupTag, { from, to }: Span): string | undefined {
  if (tag.at < from || tag.at >= to) return undefined
  if (tag.endsText && tag.name === 'script') {
    return 'markup of the event ends a script of the page: in JSON within a script write < as \\u003c'
  }
  return isActiveTag(tag)
    ? `the page repeats markup of the event without escaping it: ${quoteText(tagText(tag))}`
    : undefined
}

function attributeMessage(tag: MarkupTag, { from, to }: Span): string | undefined {
  if (tag.at >= from) return undefined
  const own = tag.attributes.find((one) => one.at > from && one.at < to && isActiveAttribute(one))
  if (own === undefined) return undefined
  const written = `${own.name}=${own.value}`
  return `text of the event ends an attribute of <${tag.name}> and begins another one: ${quoteText(written)}`
}

function tagText({ name, attributes }: MarkupTag): string {
  return `<${[name, ...attributes.map((one) => (one.value === '' ? one.name : `${one.name}=${one.value}`))].join(' ')}>`
}
