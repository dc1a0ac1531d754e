import {
  acceptorOf,
  type Breach,
  type Finding,
  firstOf,
  type InvalidEvent,
  type InvalidEvents,
  InvalidOptionError,
  type JsonSchema,
  jsonEqual,
  likeCuts,
  type Outcome,
  sampledValues,
} from '../src/core.js'
import { authorValue } from './author-content.js'
import { invalidDocuments } from './invalid-documents.js'

/** Options of event sources that bring messages. */
export interface PoisonOptions {
  /**
   * Mixes messages that break `message` into batches: they must not cost the others (rule `delivery/poison`). Needs
   * `message` and `processed`. Default false.
   */
  readonly poison?: boolean
  /**
   * What the handler has handled so far: the messages as their texts, or as what `JSON.parse` makes of them. It is asked
   * before and after each batch; where it goes on growing, let `beforeEvent` empty it.
   */
  readonly processed?: () => readonly unknown[]
}

/** The messages of an event of a source: how they are read, and how others are put in their place. */
export interface MessageAccess<E> {
  readonly source: string
  readonly read: (event: E) => readonly string[]
  readonly put: (base: E, texts: readonly string[]) => E
}

/** Batches with a poisoned message each: every one costs a call. */
const maxBatches = 60
/** Of messages drawn to stand beside the poisoned ones; any will do, as long as it is the same ones each time. */
const drawSeed = 20

/** Batches in which one message breaks the author's schema; undefined where none are asked for. */
export function poisonEvents<E>(
  { poison, processed }: PoisonOptions,
  message: JsonSchema | undefined,
  access: MessageAccess<E>,
): InvalidEvents<E> | undefined {
  checkPoison(access.source, poison, processed, message)
  if (poison !== true || processed === undefined || message === undefined) return undefined
  const accepts = acceptorOf(message)
  const isValid = (text: string): boolean => {
    const parsed = parse(text)
    return parsed !== undefined && accepts(parsed.value)
  }
  return {
    accepts: (outcome) => outcome.kind === 'answered',
    events: (base) => (access.read(base).length === 0 ? [] : batches(base, message, access)),
    breachOf: (event) => {
      const wrong = access.read(event).find((text) => !isValid(text))
      return {
        of: 'message',
        says: `one of the batch is ${wrong === undefined ? 'wrong' : JSON.stringify(wrong)}`,
      }
    },
    kept: {
      rule: 'delivery/poison',
      processed,
      judge: (event, before, after, outcome) => {
        const valid = access.read(event).filter(isValid)
        return judgeKept(valid, before, after, outcome)
      },
    },
  }
}

function checkPoison(source: string, poison: unknown, processed: unknown, message: unknown): void {
  const refuse = (what: string, next: string): never => {
    throw new InvalidOptionError(what, { where: `${source}({ poison })`, next })
  }
  if (poison !== undefined && typeof poison !== 'boolean')
    refuse('poison must be true or false', 'Default: false.')
  if (processed !== undefined && typeof processed !== 'function')
    refuse(
      'processed must be a function',
      'As in processed: () => booked, a list of the messages handled so far.',
    )
  if (poison !== true) return
  if (message === undefined) refuse('poison needs the option message', 'What breaks no schema is no poison.')
  if (processed === undefined)
    refuse(
      'poison needs the option processed',
      'As in processed: () => booked, a list of the messages handled so far.',
    )
}

function batches<E>(base: E, message: JsonSchema, access: MessageAccess<E>): readonly InvalidEvent<E>[] {
  const poisons = poisonTexts(message)
  const goods = goodTexts(message, poisons.length * 2)
  const events = poisons.map(({ text, breach }, i) => {
    // Two that no earlier batch had where the schema has that many: what was handled before tells nothing.
    const [first, second] = [goods[(2 * i) % goods.length]!, goods[(2 * i + 1) % goods.length]!]
    return { event: access.put(base, first === second ? [text, first] : [first, text, second]), breach }
  })
  return likeCuts(events, [poisons])
}

function poisonTexts(message: JsonSchema): readonly { readonly text: string; readonly breach: Breach }[] {
  const of = 'message'
  const malformed = [
    ['{"', 'JSON that is cut off'],
    ['', 'empty'],
    ['undefined', 'a text that is no JSON'],
  ] as const
  const documents = invalidDocuments(message, authorValue(message, {}))
  const broken = documents.map(({ value, keyword, schemaPointer, scenario, pointer }) => {
    const says = pointer === '' ? scenario.replace(/^the value/, 'it') : scenario
    return { text: JSON.stringify(value), breach: { of, keyword, schemaPointer, says } }
  })
  const texts = [...malformed.map(([text, says]) => ({ text, breach: { of, says } })), ...broken]
  return firstOf(likeCuts(texts, [documents]), maxBatches)
}

function goodTexts(message: JsonSchema, wanted: number): readonly string[] {
  const drawn = sampledValues(message, { seed: drawSeed, numRuns: wanted * 2 })
  const texts = [authorValue(message, {}), ...drawn].map((value) => JSON.stringify(value))
  return [...new Set(texts)]
}

function judgeKept(
  valid: readonly string[],
  before: readonly unknown[],
  after: readonly unknown[],
  outcome: Outcome,
): Finding | undefined {
  const lost = valid.filter((text) => !isAmong(before, text) && !isAmong(after, text))
  const cause = outcome.error === undefined ? {} : { cause: outcome.error }
  if (lost.length > 0) {
    const names = lost.map(shortened).join(' and ')
    const message = `a message that breaks its schema costs others of its batch: not processed ${names}`
    return { message: message + hint(valid, after), ...cause }
  }
  if (outcome.kind === 'answered') return undefined
  return {
    message:
      'the batch fails at a message that breaks its schema, though the others were processed: it comes again, and fails again',
    severity: 'warn',
    ...cause,
  }
}

/** The author may name messages in a way of his own, by a number say. */
function hint(valid: readonly string[], after: readonly unknown[]): string {
  if (after.length === 0 || valid.some((text) => isAmong(after, text))) return ''
  return ' (processed() is to return messages as they came, or as JSON.parse made them, not their names)'
}

function isAmong(processed: readonly unknown[], text: string): boolean {
  const parsed = parse(text)
  return processed.some((item) => item === text || (parsed !== undefined && jsonEqual(item, parsed.value)))
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}
