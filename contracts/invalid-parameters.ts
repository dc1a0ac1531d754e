import { type InvalidEvent, likeCuts } from '../src/core.js'
import type { ApigEvent } from './generated/apig-event.js'
import { invalidDocuments } from './invalid-documents.js'
import { textOfValue } from './parameter-text.js'
import type { Parameters } from './parameters.js'

/**
 * Requests like `base` in which one parameter breaks the author's schema or is missing. What has no text cannot be
 * sent; and a path without one of its parameters is another path.
 */
export function invalidParameters(
  base: ApigEvent,
  parameters: Parameters,
): readonly InvalidEvent<ApigEvent>[] {
  const { group, schema, values } = parameters
  const sent = { ...(group === 'headers' || base[group] != null ? base[group] : parameters.golden) }
  const documents = invalidDocuments(schema, values)
  const requests = documents.flatMap(({ value, keyword, schemaPointer, scenario, pointer }) => {
    if (group === 'pathParameters' && keyword === 'required') return []
    const changed = changedTexts(values, value)
    if (changed === undefined) return []
    const event = { ...base, [group]: applied(sent, changed) }
    const says = pointer === '' ? scenario.replace(/^the value/, 'it') : scenario
    return [{ event, breach: { of: group, keyword, schemaPointer, says } }]
  })
  return likeCuts(requests, [documents])
}

/** The parameters that differ, with their texts or undefined for those that are gone; undefined if one has no text. */
function changedTexts(
  golden: Readonly<Record<string, unknown>>,
  value: unknown,
): ReadonlyMap<string, string | undefined> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const wrong = value as Readonly<Record<string, unknown>>
  const changed = new Map<string, string | undefined>()
  for (const name of new Set([...Object.keys(golden), ...Object.keys(wrong)])) {
    if (!Object.hasOwn(wrong, name)) changed.set(name, undefined)
    else if (JSON.stringify(wrong[name]) !== JSON.stringify(golden[name])) {
      const text = textOfValue(wrong[name])
      if (text === undefined) return undefined
      changed.set(name, text)
    }
  }
  return changed
}

function applied(sent: object, changed: ReadonlyMap<string, string | undefined>): object {
  const texts = new Map(Object.entries(sent))
  for (const [name, text] of changed) {
    if (text === undefined) texts.delete(name)
    else texts.set(name, text)
  }
  return Object.fromEntries(texts)
}
