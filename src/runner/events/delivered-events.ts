import fc from 'fast-check'
import type { CheckState } from '../check-state.js'
import type { Origin } from '../findings.js'
import { originOfReplayed, type PlannedEvent, wantedOf } from './planned-events.js'

/** Random events that the delivery phase repeats, besides the golden one. */
const plainEvents = 10
/** Random events on top of them that may be delivered in several ways: as several records, in several batches. */
const variedEvents = 25
const drawnAtOnce = 20
/** Draws after which none that can be delivered in several ways is expected any more, and after which it is enough. */
const drawsWithoutVariety = 60
const maxDraws = 400

const goldenOrigin: Origin = { phase: 'delivery', scenario: 'the golden event', evidence: 'documented' }

/**
 * The golden event and random ones, new to the handler: what the random phase has sent already, a handler that keeps
 * what it has seen refuses at its first delivery. Or the one event that is replayed.
 */
export function deliveredEvents<E>(state: CheckState<E>): readonly PlannedEvent<E>[] {
  const { plan, contract } = state
  const phase = 'delivery'
  if (plan.replayed !== undefined)
    return [{ event: plan.replayed.event, origin: originOfReplayed(state, plan.replayed, phase) }]
  const golden: PlannedEvent<E> = { event: contract.golden, origin: goldenOrigin }
  const random = randomEvents(state).map((event, i): PlannedEvent<E> => {
    const scenario = `random event ${i + 1} of the deliveries of seed ${plan.seed}`
    return { event, origin: { phase, scenario } }
  })
  return [...wantedOf(state, [golden]), ...random]
}

const earlier = new WeakMap<object, readonly unknown[]>()

/** The golden event and random ones: what an instance may have served before an event, the same in all of a check. */
export function earlierEvents<E>(state: CheckState<E>): readonly E[] {
  let events = earlier.get(state.source) as readonly E[] | undefined
  if (events === undefined) {
    const wanted = wantedOf(state, [{ event: state.contract.golden, origin: goldenOrigin }])
    events = [...wanted.map(({ event }) => event), ...draw(state, 0).slice(0, plainEvents)]
    earlier.set(state.source, events)
  }
  return events
}

function randomEvents<E>(state: CheckState<E>): readonly E[] {
  const { numRuns } = state.plan
  const plain = Math.min(plainEvents, numRuns)
  const varied = Math.min(variedEvents, numRuns)
  const drawn: E[] = []
  const several: E[] = []
  while (drawn.length < plain || isWorthDrawing(drawn.length, several.length, varied)) {
    const fresh = draw(state, drawn.length)
    several.push(
      ...(drawn.length < plain ? fresh.slice(plain) : fresh).filter((event) => isVaried(state, event)),
    )
    drawn.push(...fresh)
  }
  return [...drawn.slice(0, plain), ...several.slice(0, varied)]
}

function isWorthDrawing(drawn: number, several: number, wanted: number): boolean {
  return several < wanted && drawn < (several === 0 ? drawsWithoutVariety : maxDraws)
}

function isVaried<E>({ contract }: CheckState<E>, event: E): boolean {
  return (contract.deliveries?.(event) ?? []).length > 1
}

/** A seed of its own for each draw, so that none of the random phase comes again. */
function draw<E>({ plan, source }: CheckState<E>, round: number): readonly E[] {
  const seed = Math.imul(plan.seed ^ 0x5deece6d, 0x2545f491) + round
  return fc.sample(source.arbitrary(), { seed: seed | 0, numRuns: drawnAtOnce })
}
