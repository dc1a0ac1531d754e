import { InvalidOptionError } from '../src/core.js'
import { escapePattern, type SchemaObject } from './narrow-schema.js'

/** Characters of a prefix or suffix of an OBS trigger (API reference, creating a trigger). */
const limit = 1024

/** An object name as OBS writes it into `object.key`: a space as `+`, everything else but `A-Z a-z 0-9 . _ * -` as `%XX`. */
export function encodeKey(name: string): string {
  return encodeURIComponent(name)
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
}

/** Refuses what is no prefix or suffix of object names. */
export function checkAffix(place: string, affix: unknown): void {
  if (typeof affix !== 'string') {
    throw new InvalidOptionError(`${place} must be a text, was ${typeof affix}`, { where: place })
  }
  if ([...affix].length > limit) {
    throw new InvalidOptionError(`${place} has at most ${limit} characters, was ${[...affix].length}`, {
      where: place,
    })
  }
  if (/\p{Surrogate}/u.test(affix)) {
    throw new InvalidOptionError(`${place} holds half of a surrogate pair, which no object name does`, {
      where: place,
    })
  }
}

/** The schema of keys, narrowed to the names that begin and end as the trigger says. */
export function narrowKey(key: SchemaObject, prefix: string, suffix: string): SchemaObject {
  const forms = key.anyOf as readonly SchemaObject[]
  return { ...key, anyOf: forms.map((form) => narrowForm(form, encodeKey(prefix), encodeKey(suffix))) }
}

/**
 * The encoding of a name is the encodings of its parts in a row: what stands between prefix and suffix may be any
 * key, or nothing where one of them is given.
 */
function narrowForm(form: SchemaObject, prefix: string, suffix: string): SchemaObject {
  const middle = String(form.pattern).replace(/^\^/, '').replace(/\$$/, '')
  const cases = (form['x-edgeCases'] ?? []) as readonly { readonly value: string }[]
  return {
    ...form,
    pattern: `^${escapePattern(prefix)}(${middle})?${escapePattern(suffix)}$`,
    ...(form['x-edgeCases'] === undefined
      ? {}
      : { 'x-edgeCases': cases.map((edge) => ({ ...edge, value: prefix + edge.value + suffix })) }),
    ...(form.maxLength === undefined
      ? {}
      : { maxLength: (form.maxLength as number) + prefix.length + suffix.length }),
  }
}
