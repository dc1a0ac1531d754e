import type { Arbitrary } from 'fast-check'
import type { Shrinker } from '../../arbitrary/descent.js'
import { eventArbitrary } from '../../arbitrary/event-arbitrary.js'
import { freshened, type Leaf, leavesOf } from '../../arbitrary/fresh-values.js'
import { redraw } from '../../arbitrary/redraw.js'
import { SchemaValues } from '../../arbitrary/schema-values.js'
import { boundaryCases, type Case } from '../../cases/boundary-cases.js'
import { withConstants } from '../../cases/boundary-order.js'
import { deeperCases } from '../../cases/deeper-cases.js'
import { dictionaryCases } from '../../cases/dictionary-cases.js'
import { evidenceOf } from '../../cases/evidence-of.js'
import { likeCuts } from '../../cases/list-limit.js'
import type { CheckOptions } from '../../check-options.js'
import type { Contract } from '../../contract.js'
import { type Dictionary, type DictionarySubject, dictionaryOf } from '../../dictionary/dictionary.js'
import { randomPlanter } from '../../dictionary/planting/plant-at-random.js'
import { preparedTargets } from '../../dictionary/planting/prepared-targets.js'
import { isEmpty } from '../../dictionary/source-constants.js'
import { defaultEvidence, type Evidence } from '../../evidence.js'
import { once } from '../../once.js'
import { acceptorOf } from '../../schema/evaluate/acceptor.js'
import { restrictEvidence } from '../../schema/restrict-evidence.js'
import { compileValidator, type ValidationProblem } from '../../schema/validate/validate.js'

/** Where the events of a check come from; each part is built when it is first asked for. */
export interface EventSource<E> {
  /** The events of the random phase. */
  readonly arbitrary: () => Arbitrary<E>
  /** Shrinks any event by its value. */
  readonly shrinker: () => Shrinker<E>
  /** An event with other values in the place that a change's pointer names. */
  readonly redrawn: (event: E, tokens: readonly string[]) => Iterable<E>
  /** What a handler may tell events apart by: the texts and numbers of one. */
  readonly leaves: (event: E) => readonly Leaf[]
  /** An event with values in some of its leaves that are others for each round; what was equal stays so. */
  readonly freshened: (event: E, leaves: readonly Leaf[], round: number) => E
  readonly boundary: () => readonly Case<E>[]
  /** What is tried from an event that the handler takes otherwise than the golden one. */
  readonly deeper: (ground: E) => readonly Case<E>[]
  /** The constants that are tried in the events. */
  readonly dictionary: () => Dictionary
  readonly evidenceOf: (event: E) => Evidence
  /** Whether an event is one of this contract, told by the generator's own evaluator: that takes no ajv. */
  readonly accepts: (event: E) => boolean
  /** Why an event is none of this contract; empty when it is one. */
  readonly problems: (event: unknown) => readonly ValidationProblem[]
}

/** The events of a contract, as its schema and the options say. */
export function eventSourceOf<E>(
  contract: Contract<E>,
  options: CheckOptions<E>,
  handler?: DictionarySubject,
): EventSource<E> {
  const levels = options.evidence ?? defaultEvidence
  const { schema } = contract.event
  const restricted = once(() => restrictEvidence(schema, levels))
  const { overrides, formats, when } = options
  const dictionary = once(() => dictionaryOf(options.dictionary ?? 'source', handler))
  return {
    dictionary,
    arbitrary: once(() => {
      // Formats of the author's may say otherwise what stands in the events that targets are looked for in.
      const known = formats === undefined ? preparedTargets(schema, contract.golden, levels) : undefined
      const planter = randomPlanter(dictionary(), contract.golden, known)
      return eventArbitrary(contract, {
        evidence: levels,
        ...(planter === undefined ? {} : { planter }),
        ...(overrides === undefined ? {} : { overrides }),
        ...(formats === undefined ? {} : { formats }),
        ...(when === undefined ? {} : { when }),
      })
    }),
    shrinker: once(() => new SchemaValues<E>(restricted(), { golden: contract.golden })),
    redrawn: (event, tokens) => redraw(restricted(), event, tokens) as Iterable<E>,
    leaves: (event) => leavesOf(restricted(), event),
    freshened: (event, leaves, round) => freshened(restricted(), event, leaves, round) as E,
    boundary: once(() => {
      const where = { golden: contract.golden, evidence: levels }
      const cases = boundaryCases<E>(schema, where)
      return likeCuts(withConstants(cases, dictionaryCases<E>(schema, dictionary(), where)), [cases])
    }),
    deeper: (ground) =>
      isEmpty(dictionary().all)
        ? []
        : deeperCases<E>(schema, dictionary(), { golden: ground, evidence: levels }),
    evidenceOf: (event) => evidenceOf(schema, event),
    accepts: (event) => acceptorOf(schema)(event),
    problems: (event) => compileValidator(schema)(event),
  }
}
