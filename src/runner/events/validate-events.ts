import type { CheckOptions } from '../../check-options.js'
import type { Contract } from '../../contract.js'
import { InvalidOptionError } from '../../errors.js'
import type { CheckPlan } from '../../validate-options.js'
import type { EventSource } from './event-source.js'

/** Throws an InvalidOptionError for an event of the author's that the contract's schema refuses. */
export function validateEvents<E>(
  contract: Contract<E>,
  plan: CheckPlan<E>,
  options: CheckOptions<E>,
  source: EventSource<E>,
): void {
  for (const [i, event] of (options.examples ?? []).entries())
    demandEvent(contract, source, event, `examples[${i}]`)
  // An invalid event is what the author means, where the contract knows of such.
  const { replayed } = plan
  if (replayed !== undefined && replayed.breach === undefined && contract.invalid === undefined)
    demandEvent(contract, source, replayed.event, 'replay')
}

function demandEvent<E>(contract: Contract<E>, source: EventSource<E>, event: unknown, option: string): void {
  const [problem] = source.problems(event)
  if (problem === undefined) return
  throw new InvalidOptionError(
    `the event in ${option} is none of the contract ${contract.name}: ${problem.message}`,
    {
      where: `${problem.pointer === '' ? 'the event itself' : problem.pointer} (option ${option})`,
      next: 'Events are judged by the schema of the contract; correct the event, or widen the schema with extendContract.',
    },
  )
}
