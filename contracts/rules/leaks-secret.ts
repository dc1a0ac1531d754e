import type { Finding, Outcome, Rule } from '../../src/core.js'
import { bodyOf, responseOf } from '../runtime/apig-answer.js'
import { noFindings } from './handler-rules.js'
import { type NamedForm, secretSet } from './secret-forms.js'
import { isInSignedRequest } from './signed-request.js'
import { unescaped } from './unescaped.js'

export const leaksSecretRule: Rule = {
  name: 'handler/leaks-secret',
  severity: 'error',
  says: 'no secret key or token of the context in the answer, plain or encoded (in the log: a warning); access keys and signed requests are exempt',
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

/** In the text of an answer; where a name is written with escapes it does not show. */
const mayBeBase64 = /"isBase64Encoded"\s*:\s*true|\\u/

/** What is sent on; of a base64 body its decoded text, so that signed URLs in it are seen as such. */
function sentTexts(outcome: Outcome): readonly string[] {
  // Most answers say no such thing: to read them costs more than all that this rule looks for.
  if (!mayBeBase64.test(outcome.text)) return [outcome.text]
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
    const leaked = forms.find((form) => holds(text, form, texts)) ?? escapedIn(text, forms, texts)
    if (leaked !== undefined) return `${where} holds the context's ${leaked.name}${leaked.how}`
  }
  return undefined
}

function holds(text: string, form: NamedForm, texts: readonly string[]): boolean {
  for (let at = text.indexOf(form.text); at >= 0; at = text.indexOf(form.text, at + 1)) {
    if (!isExempt(text, at, form, texts)) return true
  }
  return false
}

/** The secret in escapes that are no form of their own: `+` as `&#43;`, `/` as `\/`. */
function escapedIn(
  text: string,
  forms: readonly NamedForm[],
  texts: readonly string[],
): NamedForm | undefined {
  const plain = unescaped(text)
  if (plain === text) return undefined
  const found = forms.find((form) => form.how === '' && holds(plain, form, texts))
  return found && { ...found, how: ' (escaped)' }
}

/** Access keys are in no form at all; of the rest only the security token is part of what is signed. */
function isExempt(text: string, at: number, form: NamedForm, texts: readonly string[]): boolean {
  if (!/securityToken$/i.test(form.name)) return false
  if (form.encoding === undefined) return isInSignedRequest(text, at, texts)
  return decodingsAround(text, at, form).some(
    ({ plain, found }) => found >= 0 && isInSignedRequest(plain, found, [plain]),
  )
}

/** What the base64 or hexadecimal text around a place says, read from each place where a unit may begin. */
function decodingsAround(
  text: string,
  at: number,
  { encoding, secret, text: core }: NamedForm,
): readonly { readonly plain: string; readonly found: number }[] {
  const [before] = /[\w+/-]*$/.exec(text.slice(0, at))!
  const run = before + core + /^[\w+/=-]*/.exec(text.slice(at + core.length))![0]
  return [0, 1, 2, 3].map((skipped) => {
    const plain = Buffer.from(run.slice(skipped), encoding).toString('latin1')
    return { plain, found: plain.indexOf(secret) }
  })
}
