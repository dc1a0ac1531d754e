import type { ClientView } from '../../contract.js'
import { bytesText } from '../format-client.js'
import { cutMiddle, formatValue } from '../format-value.js'
import type { PlainViolation } from '../plain-report.js'
import { reasonPhrase } from '../reason-phrase.js'
import type { Change } from '../report.js'
import { type Html, html } from './html.js'

/** Characters of one text that are shown: a page of several megabytes would help nobody. */
const maxText = 20_000
const maxChanges = 50

/** One violation or warning: what, where, the event as changes to the golden one, and what the client sees. */
export function htmlViolation(violation: PlainViolation, number: number, id: string): Html {
  const name = `${violation.severity === 'warn' ? 'warning' : 'violation'} ${number}`
  const { rule, severity, message, location, client, outcome } = violation
  return html`<article class="finding ${severity}" id="${id}" aria-labelledby="${id}-title">
<h4 id="${id}-title">${number}. <span class="rule">${rule}</span></h4>
<p class="message">${shortened(message)}</p>
${location === undefined ? undefined : html`<p>at <code>${location}</code></p>`}${(
  violation.remarks ?? []
).map(
  (remark) => html`
<p class="soft">${remark}</p>`,
)}
${eventPart(violation)}
${client === undefined ? undefined : clientPart(client)}
${linesPart('Thrown and caught', violation.caught)}${linesPart('What the handler printed', violation.printed)}${violation.caseFile === undefined ? undefined : html`<p class="soft">Kept in <code>${violation.caseFile}</code>, tried first from now on.</p>`}
<details><summary>To run this event alone<span class="soft"> (${name})</span></summary>
<pre>${shortened(violation.replay)}</pre></details>
<details><summary>The whole event<span class="soft"> (${name})</span></summary>
<pre>${shortened(JSON.stringify(violation.event, null, 2) ?? '')}</pre></details>
<details><summary>How the call ended<span class="soft"> (${name})</span></summary>
<pre>${shortened(JSON.stringify(outcome, null, 2))}</pre></details>
</article>
`
}

function linesPart(title: string, lines: readonly string[] | undefined): Html | undefined {
  if (lines === undefined) return undefined
  return html`<h5>${title}</h5>
<pre>${lines.join('\n')}</pre>
`
}

function eventPart({ changes, scenario, shrinkLimit, evidence }: PlainViolation): Html {
  const places = changes.length === 1 ? 'one place' : `${changes.length} places`
  const title =
    changes.length === 0 ? 'The golden event itself, unchanged' : `The golden event, changed in ${places}`
  const limit =
    shrinkLimit === undefined
      ? undefined
      : html`<p class="soft">Shrinking reached its limit of ${shrinkLimit}: a smaller event may do.</p>`
  return html`<h5>${title}</h5>
<p class="soft">Found by ${scenario}; the form of the event is ${evidence}.</p>
${changes.length === 0 ? undefined : changeList(changes)}${limit}`
}

function changeList(changes: readonly Change[]): Html {
  const more = changes.length - maxChanges
  return html`<ul class="changes">${changes.slice(0, maxChanges).map(changeItem)}${
    more > 0 ? html`<li class="soft">… and ${more} more</li>` : undefined
  }</ul>`
}

function changeItem(change: Change): Html {
  const { pointer, note, anyValue } = change
  const values = 'from' in change ? 'any other value works' : 'any value works'
  const notes = [note, anyValue === true ? values : undefined].filter((one) => one !== undefined).join('; ')
  return html`<li><code>${pointer === '' ? 'the whole event' : pointer}</code><br>${transition(change)}${
    notes === '' ? undefined : html` <span class="soft">(${notes})</span>`
  }</li>`
}

function transition(change: Change): Html {
  const from = html`<code class="from">${formatValue(change.from, 200)}</code>`
  const to = html`<code class="to">${formatValue(change.to, 1000)}</code>`
  if (!('to' in change)) return html`${from} → <span class="to">left out</span>`
  return 'from' in change ? html`${from} → ${to}` : html`added: ${to}`
}

function clientPart({ status, headers, body, bodyBytes, reason }: ClientView): Html {
  const name = reason ?? reasonPhrase(status) ?? ''
  // Of an answer that is not the handler's own, the reason says all.
  if (reason !== undefined)
    return html`<h5>What the client sees</h5><p><strong>${status}</strong> ${name}</p>`
  const lines = Object.entries(headers).map(([header, value]) => `${header}: ${[value].flat().join(', ')}\n`)
  const none = bodyBytes === undefined ? 'an empty body' : `a body of ${bytesText(bodyBytes)}`
  const text = body === '' ? `(${none})` : body
  return html`<h5>What the client sees</h5>
<pre>${status} ${name}
${shortened(lines.join(''))}
${shortened(text)}</pre>`
}

function shortened(text: string): string {
  return cutMiddle(text, maxText, `${text.length} characters`)
}
