import type { Parameters } from 'fast-check'
import { seededRuns } from '../../arbitrary/seeded-runs.js'
import { arbitraryOf } from '../../arbitrary/to-arbitrary.js'
import { type FastCheck, fastCheck, loadedFastCheck } from '../../fast-check.js'
import type { CheckState } from '../check-state.js'

/**
 * Gives the events of the random phase to a function, each after the last one's promise. Resolves with what the
 * function threw, which ends it; rejects where an event cannot be made.
 */
export async function runRandomEvents<E>(
  state: CheckState<E>,
  send: (event: E) => Promise<void>,
): Promise<{ readonly error: unknown } | undefined> {
  const fc = state.plan.path === undefined ? neededFastCheck(state) : fastCheck()
  if (fc === undefined) return runSeeded(state, send)
  const property = fc.asyncProperty(arbitraryOf(state.source.random()), send)
  const details = await fc.check(property, randomParameters(fc, state))
  return details.failed ? { error: details.errorInstance } : undefined
}

/** Random events of a seed, as `fc.sample` draws them. */
export function sampleEvents<E>(state: CheckState<E>, seed: number, numRuns: number): readonly E[] {
  const fc = neededFastCheck(state)
  const random = state.source.random()
  if (fc !== undefined) return fc.sample(arbitraryOf(random), { seed, numRuns })
  const runs = seededRuns(seed)
  return Array.from({ length: numRuns }, () => random.generate(runs.next().value))
}

/** fast-check where it may have settings, or arbitraries of the author's draw from its generator. */
function neededFastCheck<E>({ options }: CheckState<E>): FastCheck | undefined {
  return options.overrides === undefined && options.formats === undefined ? loadedFastCheck() : fastCheck()
}

/** What fast-check does without any settings. */
async function runSeeded<E>(
  { plan, source }: CheckState<E>,
  send: (event: E) => Promise<void>,
): Promise<{ readonly error: unknown } | undefined> {
  const random = source.random()
  const runs = seededRuns(plan.seed)
  for (let left = plan.numRuns; left > 0; left--) {
    const event = random.generate(runs.next().value)
    try {
      await send(event)
    } catch (error) {
      return { error }
    }
  }
  return undefined
}

/** fast-check's global settings stay in force, but for those that would end a run that records everything. */
function randomParameters<E>(fc: FastCheck, state: CheckState<E>): Parameters<[E]> {
  const { seed, numRuns, path } = state.plan
  const own = {
    seed,
    numRuns,
    endOnFailure: true,
    verbose: fc.VerbosityLevel.None,
    ...(path === undefined ? {} : { path }),
  }
  const neutral = {
    timeout: undefined,
    interruptAfterTimeLimit: undefined,
    skipAllAfterTimeLimit: undefined,
    examples: [],
  }
  return { ...own, ...neutral } as unknown as Parameters<[E]>
}
