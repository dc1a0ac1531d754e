import type { Judged, Rule } from '../../src/core.js'
import { quoteText } from '../describe-value.js'
import { bodyOf, mediaTypeOf, responseOf } from '../runtime/apig-answer.js'
import { eventTexts } from './event-texts.js'
import { noFindings } from './handler-rules.js'

/** A frame as V8 writes it: `at name (file:line:column)` or `at file:line:column`; also as JSON text in a body. */
const place = /(?:file:\/\/|node:|\/|[A-Za-z]:(?:\\{1,4}|\/))[^\s()"<>]{1,400}:\d+:\d+/.source
const namedFrame = new RegExp(`\\bat [^\\n()"]{1,200}\\((?:${place}|<anonymous>)\\)`)
const bareFrame = new RegExp(
  `\\bat (?:async )?(?:node:[^\\s()"<>]{1,400}|${place.replace(':\\d+:\\d+', '\\.[cm]?[jt]sx?')}):\\d+:\\d+`,
)

export const stackTraceRule: Rule = {
  name: 'apig/stack-trace',
  severity: 'error',
  says: 'no stack trace in the body',
  evidence: 'documented',
  source: 'CWE-209: an error message that shows how the server is built',
  bad: 'catch (error) { return { statusCode: 400, body: error.stack, … } }',
  good: 'catch (error) { log.error(error); return { statusCode: 400, body: "invalid order", … } }',
  judge: ({ outcome, event }) => {
    const body = bodyText(outcome)
    if (body === undefined || !body.includes('at ')) return noFindings
    const frame = (namedFrame.exec(body) ?? bareFrame.exec(body))?.[0]
    if (frame === undefined || repeatsEvent(event, frame)) return noFindings
    return [{ message: `the body holds a stack trace: ${quoteText(frame)}`, pointer: '/body' }]
  },
}

function bodyText(outcome: Judged['outcome']): string | undefined {
  const response = responseOf(outcome)
  return response && bodyOf(response)?.text
}

/** A handler that gives back what it was sent has a trace in its body when there was one in the event. */
function repeatsEvent(event: unknown, frame: string): boolean {
  for (const text of eventTexts(event)) if (text.includes(frame)) return true
  return false
}

const htmlTypes: ReadonlySet<string | undefined> = new Set(['text/html', 'application/xhtml+xml'])
/** Shorter markup, or a tag without anything of the sender's in it, may be the page's own. */
const minMarkup = 8
const bareTags = /^(?:\s*<\/?[a-z][a-z0-9-]*\s*\/?>\s*)+$/i

export const reflectedMarkupRule: Rule = {
  name: 'apig/reflected-markup',
  severity: 'error',
  says: 'no markup of the event stands unescaped in an HTML body',
  evidence: 'documented',
  source: 'CWE-79: cross-site scripting',
  bad: 'body: `<h1>Hello ${event.queryStringParameters.name}</h1>`',
  good: 'body: `<h1>Hello ${escapeHtml(event.queryStringParameters.name)}</h1>`',
  judge: ({ outcome, event }) => {
    const response = responseOf(outcome)
    if (response === undefined || !htmlTypes.has(mediaTypeOf(response))) return noFindings
    const body = bodyOf(response)?.text
    if (body === undefined || !body.includes('<')) return noFindings
    for (const text of eventTexts(event)) {
      const markup = markupOf(text).find((part) => body.includes(part))
      if (markup !== undefined) return [{ message: reflected(markup), pointer: '/body' }]
    }
    return noFindings
  },
}

function reflected(markup: string): string {
  return `the HTML body repeats markup of the event without escaping it: ${quoteText(markup)}`
}

/** The parts of a text that a browser would read as markup: from the first tag to the end of the last, and each tag. */
function markupOf(text: string): readonly string[] {
  const tags = text.match(/<[a-z][^<>]{0,2000}>/gi)
  if (tags === null) return []
  const whole = text.slice(text.indexOf(tags[0]), text.lastIndexOf('>') + 1)
  return [whole, ...tags].filter((part) => part.length >= minMarkup && !bareTags.test(part))
}
