import { jsonEqual } from '../json-equal.js'
import type { Change } from '../report/report.js'
import { formatPointer } from '../schema/json-pointer.js'
import { base64Text, type InnerDocument, innerContainer, openAs } from './inner-document.js'

/** The step of a change's pointer from a string into the document that it holds. */
export const decodedStep = '(decoded)'

/** From this length on, an inner document is shown by its changes instead of whole. */
const longDocument = 120

/** An event as changes to the golden event; none when the two are equal. */
export function changesOf(event: unknown, golden: unknown): readonly Change[] {
  const changes: Change[] = []
  compare(golden, event, [], changes)
  return changes
}

function compare(from: unknown, to: unknown, tokens: readonly string[], changes: Change[]): void {
  if (jsonEqual(from, to)) return
  if (isObject(from) && isObject(to) && !isEmpty(from) && !isEmpty(to))
    compareMembers(from, to, tokens, changes)
  else if (Array.isArray(from) && Array.isArray(to) && from.length > 0 && to.length > 0) {
    compareItems(from, to, tokens, changes)
  } else if (typeof from === 'string' && typeof to === 'string') compareStrings(from, to, tokens, changes)
  else changes.push({ pointer: formatPointer(tokens), from, to })
}

function compareMembers(
  from: Readonly<Record<string, unknown>>,
  to: Readonly<Record<string, unknown>>,
  tokens: readonly string[],
  changes: Change[],
): void {
  for (const key of Object.keys(from)) {
    if (Object.hasOwn(to, key)) compare(from[key], to[key], [...tokens, key], changes)
    else changes.push({ pointer: formatPointer([...tokens, key]), from: from[key] })
  }
  for (const key of Object.keys(to)) {
    if (!Object.hasOwn(from, key)) changes.push({ pointer: formatPointer([...tokens, key]), to: to[key] })
  }
}

/** Items are paired after what the two have in common at both ends. */
function compareItems(
  from: readonly unknown[],
  to: readonly unknown[],
  tokens: readonly string[],
  changes: Change[],
): void {
  let start = 0
  let end = 0
  if (from.length !== to.length) {
    const shorter = Math.min(from.length, to.length)
    while (start < shorter && jsonEqual(from[start], to[start])) start += 1
    while (end < shorter - start && jsonEqual(from.at(-1 - end), to.at(-1 - end))) end += 1
  }
  const last = Math.max(from.length, to.length) - end
  for (let i = start; i < last; i++) {
    const pointer = formatPointer([...tokens, String(i)])
    if (i >= to.length - end) changes.push({ pointer, from: from[i] })
    else if (i >= from.length - end) changes.push({ pointer, to: to[i] })
    else compare(from[i], to[i], [...tokens, String(i)], changes)
  }
}

function compareStrings(from: string, to: string, tokens: readonly string[], changes: Change[]): void {
  const pointer = formatPointer(tokens)
  const golden = innerContainer(from)
  if (golden === undefined) {
    changes.push({ pointer, from, to })
    return
  }
  const inner = openAs(golden.encoding, to) ?? innerContainer(to)
  if (inner === undefined || jsonEqual(inner.value, golden.value)) {
    changes.push({ pointer, from, to, ...noteOfPlain(to, inner) })
    return
  }
  const steps: Change[] = []
  compare(golden.value, inner.value, [...tokens, decodedStep], steps)
  const inside = inner.encoding === golden.encoding && (steps.length === 1 || from.length > longDocument)
  if (inside && !steps.some((step) => step.pointer === `${pointer}/${decodedStep}`)) changes.push(...steps)
  else changes.push({ pointer, from: golden.value, to: inner.value, note: noteOfInner(inner, golden, to) })
}

function noteOfInner(inner: InnerDocument, golden: InnerDocument, sent: string): string {
  if (inner.encoding === 'base64') return `JSON, base64 as sent: ${quoted(sent)}`
  return golden.encoding === 'base64'
    ? `JSON text as sent, not base64: ${quoted(sent)}`
    : `JSON text as sent: ${quoted(sent)}`
}

function noteOfPlain(sent: string, inner: InnerDocument | undefined): { note?: string } {
  if (inner !== undefined) return { note: 'the same JSON value, written otherwise' }
  if (sent.length < 8) return {}
  const text = base64Text(sent)
  return text === undefined || /[^\x20-\x7e\s]/.test(text)
    ? {}
    : { note: `base64 of the text ${quoted(text)}` }
}

function quoted(text: string): string {
  const cut = text.length > 60 ? `${text.slice(0, 48)}…` : text
  return JSON.stringify(cut)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0
}
