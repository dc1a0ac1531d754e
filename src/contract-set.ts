import type { CheckOptions } from './check-options.js'
import type { AnyHandler, Contract } from './contract.js'
import { InvalidOptionError } from './errors.js'
import { isCasePath, onlyCase } from './saved/only-case.js'
import { compileValidator } from './schema/validate/validate.js'

/** Contracts that one handler keeps all: those of the operations of a document. */
export interface ContractSet<E = any, H extends AnyHandler = AnyHandler, P = any> {
  /** The title of its tests. */
  readonly name: string
  /** In the order in which they are checked. */
  readonly contracts: readonly Contract<E, H, P>[]
  /** What the contracts do not cover, each in one sentence. */
  readonly unsupported: readonly string[]
}

/** Whether this is a set of contracts, by its members: no getter of it is read. */
export function isContractSet<E, H extends AnyHandler, P>(
  given: Contract<E, H, P> | ContractSet<E, H, P>,
): given is ContractSet<E, H, P> {
  return typeof given === 'object' && given !== null && 'contracts' in given && 'unsupported' in given
}

/** One contract of a set with the options for it: the author's examples go to the contracts that they are events of. */
export interface Member<E, H extends AnyHandler, P> {
  readonly contract: Contract<E, H, P>
  readonly options: CheckOptions<E, P>
}

/**
 * The checks that a set comes to. A replay token names its contract. Throws an InvalidOptionError for an example that
 * is an event of none of them, and for an event to replay whose contract nobody knows.
 */
export function membersOf<E, H extends AnyHandler, P>(
  set: ContractSet<E, H, P>,
  options: CheckOptions<E, P>,
): readonly Member<E, H, P>[] {
  const { contracts } = set
  if (contracts.length === 0) throw new InvalidOptionError(`there is no contract in ${set.name} to check`)
  if (options.replay !== undefined) return [{ contract: replayedOf(contracts, options.replay), options }]
  const { examples } = options
  if (examples === undefined) return contracts.map((contract) => ({ contract, options }))
  const owners = examples.map((event) =>
    contracts.filter(({ event: { schema } }) => compileValidator(schema)(event).length === 0),
  )
  const lost = owners.findIndex((found) => found.length === 0)
  if (lost >= 0) {
    throw new InvalidOptionError(`the event in examples[${lost}] is one of no contract of ${set.name}`, {
      next: 'Check the contract alone that it is meant for: the error says then what is wrong with the event.',
    })
  }
  return contracts.map((contract) => {
    const own = examples.filter((_, i) => owners[i]!.includes(contract))
    return { contract, options: { ...options, examples: own } }
  })
}

function replayedOf<E, H extends AnyHandler, P>(
  contracts: readonly Contract<E, H, P>[],
  replay: unknown,
): Contract<E, H, P> {
  const name = typeof replay === 'string' ? contractNamed(replay) : undefined
  const found = contracts.find((contract) => contract.name === name)
  if (found !== undefined) return found
  throw new InvalidOptionError('what to replay is of none of these contracts', {
    where: 'the option replay',
    next: 'Give the token of a report of theirs, or replay the event with the contract that it is meant for.',
  })
}

/** The contract that a token, or the case file at a path, is of. */
function contractNamed(replay: string): string | undefined {
  return isCasePath(replay) ? onlyCase(replay).contract : /^\s*(.*):[^:]*:[^:]*$/s.exec(replay)?.[1]
}
