import type { Finding, Outcome, Rule } from '../../src/core.js'
import { bodyOf, responseOf } from '../runtime/apig-answer.js'
import { noFindings } from './handler-rules.js'
import { type SecretForm, secretSet } from './secret-forms.js'

export const leaksSecretRule: Rule = {
  name: 'handler/leaks-secret',
  severity: 'error',
  says: 'no secret key or token of the context in the answer, plain or encoded (in the log: a warning); access keys and signed URLs are exempt',
  evidence: 'documented',
  source: 'FunctionGraph context methods getSecretKey, getToken, getSecurityToken: credentials of the tenant',
  bad: 'return { …, body: JSON.stringify({ event, context }) }',
  good: 'return { …, body: JSON.stringify({ requestId: context.getRequestID() }) }',
  judge: ({ outcome }) => {
    const sent = leakIn(outcome, sentTexts(outcome), 'the answer')
    const logged = outcome.logs.length === 0 ? undefined : leakIn(outcome, logTexts(outcome), 'the log')
    if (sent === undefined && logged === undefined) return noFindings
    const findings: Finding[] = []
    if (sent !== undefined) findings.push({ message: sent })
    if (logged !== undefined) findings.push({ message: logged, severity: 'warn', pointer: '/logs' })
    return findings
  },
}

/** What is sent on; of a base64 body its decoded text, so that signed URLs in it are seen as such. */
function sentTexts(outcome: Outcome): readonly string[] {
  const response = responseOf(outcome)
  if (response?.isBase64Encoded !== true) return [outcome.text]
  const body = bodyOf(response)?.text
  return body === undefined ? [outcome.text] : [JSON.stringify({ ...response, body: '' }), body]
}

function logTexts(outcome: Outcome): readonly string[] {
  return outcome.logs.map((record) => record.text)
}

function leakIn({ secrets }: Outcome, texts: readonly string[], where: string): string | undefined {
  const { prefixes, forms } = secretSet(secrets)
  for (const text of texts) {
    if (!prefixes.some((prefix) => text.includes(prefix))) continue
    const leaked = forms.find((form) => holds(text, form))
    if (leaked !== undefined) return `${where} holds the context's ${leaked.name}${leaked.how}`
  }
  return undefined
}

function holds(text: string, form: SecretForm): boolean {
  for (let at = text.indexOf(form.text); at >= 0; at = text.indexOf(form.text, at + 1)) {
    if (!isSignedUrl(text, at)) return true
  }
  return false
}

/** A URL signed with temporary credentials carries the token as a parameter: `x-obs-security-token=…`. */
function isSignedUrl(text: string, at: number): boolean {
  return /[?&](?:amp;)?x-[a-z]+-security-token=$/i.test(text.slice(Math.max(0, at - 48), at))
}
