import type { Finding, Rule } from '../../src/core.js'
import { describeValue } from '../describe-value.js'
import { responseOf } from '../runtime/apig-answer.js'
import { noFindings } from './handler-rules.js'

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
const forbidden = /[\r\n\0]/

export const headersRule: Rule = {
  name: 'apig/headers',
  severity: 'error',
  says: 'headers is a map of strings: names are HTTP tokens, values hold no CR, LF or NUL (an array of strings is a warning)',
  evidence: 'documented',
  source:
    'the structure documented for APIG event sources; arrays are seen in HTTP functions; RFC 9110 5.1 and 5.5',
  bad: 'return { …, headers: { "x-count": 5 } }',
  good: 'return { …, headers: { "x-count": "5" } }',
  judge: ({ outcome }) => {
    const headers = responseOf(outcome)?.headers
    if (headers === undefined) return noFindings
    if (headers === null)
      return [{ message: 'headers is null; leave it out or send {}', pointer: '/headers', severity: 'warn' }]
    if (typeof headers !== 'object' || Array.isArray(headers)) {
      return [
        { message: `headers must be a map of strings, was ${describeValue(headers)}`, pointer: '/headers' },
      ]
    }
    return mapFindings(headers as Readonly<Record<string, unknown>>)
  },
}

function mapFindings(headers: Readonly<Record<string, unknown>>): readonly Finding[] {
  let findings: Finding[] | undefined
  for (const [name, value] of Object.entries(headers)) {
    const finding = headerFinding(name, value)
    if (finding === undefined) continue
    findings ??= []
    findings.push({ pointer: `/headers/${name.replaceAll('~', '~0')}`, ...finding })
  }
  return findings ?? noFindings
}

function headerFinding(name: string, value: unknown): Finding | undefined {
  const label = JSON.stringify(name)
  // Such a name may come from the event, and would be another place with each.
  if (!token.test(name))
    return {
      message: `${label} is no header name: it holds a character that HTTP forbids there`,
      pointer: '/headers',
    }
  if (typeof value === 'string')
    return forbidden.test(value) ? { message: splitMessage(label, value) } : undefined
  if (!Array.isArray(value))
    return { message: `the header ${label} must be a string, was ${describeValue(value)}` }
  const wrong = value.find((item) => typeof item !== 'string')
  if (wrong !== undefined)
    return { message: `the header ${label} must be a string, was an array with ${describeValue(wrong)}` }
  const split = (value as readonly string[]).find((item) => forbidden.test(item))
  if (split !== undefined) return { message: splitMessage(label, split) }
  return { message: `the header ${label} is an array; only strings are documented`, severity: 'warn' }
}

function splitMessage(label: string, value: string): string {
  const character = { '\r': 'CR', '\n': 'LF', '\0': 'NUL' }[forbidden.exec(value)![0] as '\r']
  return `the value of header ${label} holds a ${character}, which can split the response`
}
