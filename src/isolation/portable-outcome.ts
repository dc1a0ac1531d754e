import type { Outcome } from '../contract.js'
import { type Portable, portable, portableInBrief } from './portable-value.js'
import { revive } from './revive-value.js'

/** An outcome for another process. */
export interface PortableOutcome {
  readonly plain: Omit<Outcome, 'result' | 'error' | 'ignoredReturn' | 'secrets' | 'unhandledRejections'>
  /** `true`: what JSON.parse makes of the text; it is most of what would be sent. */
  readonly result?: Portable | true
  readonly error?: Portable
  readonly ignoredReturn?: Portable
  /** Absent where they are those of the outcome before. */
  readonly secrets?: Outcome['secrets']
}

/** Taken at import: a handler may replace them. */
const { parse, stringify } = JSON

/** Makes outcomes portable, one after the other. Needs a reader of its own at the other end. */
export function outcomeWriter(): (outcome: Outcome) => PortableOutcome {
  let lastSecrets = ''
  return (outcome) => {
    const { result, error, ignoredReturn, secrets, unhandledRejections: _none, ...plain } = outcome
    const secretsText = stringify(secrets)
    const isNew = secretsText !== lastSecrets
    lastSecrets = secretsText
    return {
      plain,
      ...('result' in outcome ? { result: portableResult(outcome) } : {}),
      ...('error' in outcome ? { error: portable(error) } : {}),
      ...(ignoredReturn === undefined ? {} : { ignoredReturn: portable(ignoredReturn.value) }),
      ...(isNew ? { secrets } : {}),
    }
  }
}

function portableResult({ kind, result, text }: Outcome): Portable | true {
  if (kind === 'failed') return portableInBrief(result)
  const value = portable(result)
  const isObject = typeof result === 'object' && result !== null
  return 'json' in value && isObject && stringify(result) === text ? true : value
}

/** Reads what an {@link outcomeWriter} wrote, in its order. */
export function outcomeReader(): (read: PortableOutcome) => Outcome {
  let lastSecrets: Outcome['secrets'] = {}
  return ({ plain, result, error, ignoredReturn, secrets }) => {
    lastSecrets = secrets ?? lastSecrets
    return {
      ...plain,
      ...(result === undefined ? {} : { result: result === true ? parse(plain.text) : revive(result) }),
      ...(error === undefined ? {} : { error: revive(error) }),
      ...(ignoredReturn === undefined ? {} : { ignoredReturn: { value: revive(ignoredReturn) } }),
      unhandledRejections: [],
      secrets: lastSecrets,
    }
  }
}
