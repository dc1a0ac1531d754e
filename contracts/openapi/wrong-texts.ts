import { type Breach, compileValidator, type JsonSchema } from '../../src/core.js'
import { authorValue } from '../author-content.js'
import { invalidDocuments } from '../invalid-documents.js'

/** A text that is none of a schema's values in any reading. */
export interface WrongText {
  readonly text: string
  readonly breach: Omit<Breach, 'of'>
}

/** The wrong texts of a parameter or a body. */
export interface WrongTexts {
  /** Finite; each breaks one keyword of the schema. */
  readonly texts: () => readonly WrongText[]
  /** Why a text is wrong; undefined for one that somebody may read as a right value. */
  readonly problemOf: (text: string) => Omit<Breach, 'of'> | undefined
}

/** How the values of a schema become texts, and what a text may mean. */
export interface TextForm {
  /** On its own. */
  readonly schema: JsonSchema
  /** Where it stands in what a report names: `/properties/ids`; empty for a body. */
  readonly pointer: string
  /** Where its value stands: `/ids`; empty for a body. */
  readonly place: string
  /** Undefined for a value that has no text. */
  readonly write: (value: unknown) => string | undefined
  /** Undefined where nobody can tell what a text means. */
  readonly read: (text: string) => readonly unknown[] | undefined
  /** Texts that no value has. */
  readonly malformed?: readonly string[]
}

/** Texts that break one keyword: as many as show another kind of wrong value each. */
const maxTexts = 3

/**
 * The wrong texts of a schema of values: those of values that break one keyword. What somebody could read as a right
 * value is none of them: the text of the value `"1"` is that of the number 1.
 */
export function wrongTexts(form: TextForm): WrongTexts {
  const { schema, place, write } = form
  const validate = compileValidator(schema)
  const problemOf: WrongTexts['problemOf'] = (text) => {
    const readings = form.read(text) ?? []
    const problems = readings.map((value) => validate(value)[0])
    if (problems.length === 0 || problems.includes(undefined)) return undefined
    const first =
      problems.find((problem) => problem?.keyword !== 'type') ??
      problems.find((problem) => problem?.pointer !== '') ??
      problems.at(-1)!
    const { keyword, pointer, message } = first
    return {
      keyword,
      schemaPointer: pointerIn(form, first.schemaPointer),
      says: `${place + pointer || 'the body'} ${message}`,
    }
  }
  return {
    problemOf,
    texts: () => {
      const found = new Map<string, WrongText>()
      const told = new Map<string | undefined, number>()
      for (const text of candidates()) {
        const breach = found.has(text) ? undefined : problemOf(text)
        const times = told.get(breach?.schemaPointer) ?? 0
        if (breach === undefined || times === maxTexts) continue
        told.set(breach.schemaPointer, times + 1)
        found.set(text, { text, breach })
      }
      return [...found.values()]
    },
  }

  function candidates(): readonly string[] {
    const isWrong = (value: unknown): boolean => {
      const text = write(value)
      return text !== undefined && problemOf(text) !== undefined
    }
    const wrongValues = (isUsable: (value: unknown) => boolean): readonly unknown[] =>
      invalidDocuments(schema, authorValue(schema), isUsable).map(({ value }) => value)
    const values = wrongValues(isWrong)
    const filled = wrongValues((value) => isWrong(withoutEmptyTexts(value))).map(withoutEmptyTexts)
    return [...(form.malformed ?? []), ...[...values, ...filled].map((value) => write(value)!)]
  }
}

/** Between separators an empty text cannot be told from none. */
function withoutEmptyTexts(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_key, inner: unknown) => (inner === '' ? 'unexpected' : inner))
}

function pointerIn({ pointer }: TextForm, schemaPointer: string): string {
  return schemaPointer.startsWith('#/$defs/') ? schemaPointer : `#${pointer}${schemaPointer.slice(1)}`
}
