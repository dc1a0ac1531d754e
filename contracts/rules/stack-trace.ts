import type { Judged, Rule } from '../../src/core.js'
import { quoteText } from '../describe-value.js'
import { bodyOf, responseOf } from '../runtime/apig-answer.js'
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
