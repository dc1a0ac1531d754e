import fc from 'fast-check'
import type { Shrinker } from '../../src/arbitrary/descent.js'
import type { Case } from '../../src/cases/boundary-cases.js'
import type { CheckOptions } from '../../src/check-options.js'
import type { AnyHandler, Contract, Rule } from '../../src/contract.js'
import { noDictionary } from '../../src/dictionary/dictionary.js'
import type { Evidence } from '../../src/evidence.js'
import type { ContractReport } from '../../src/report/report.js'
import { localHost } from '../../src/runner/call/handler-host.js'
import { plainRuntime } from '../../src/runner/call/plain-runtime.js'
import { startCheck } from '../../src/runner/check-run.js'
import type { EventSource } from '../../src/runner/events/event-source.js'
import { planCheck } from '../../src/validate-options.js'

/** The event of these tests: small enough to say by hand what its smallest failing form is. */
export interface Order {
  readonly id: string
  readonly items: readonly { readonly sku: string; readonly count?: number }[]
  readonly note?: string | null
}

export const goldenOrder: Order = { id: 'order-1', items: [{ sku: 'a-1', count: 2 }] }

export const orders: fc.Arbitrary<Order> = fc.record(
  {
    id: fc.string(),
    items: fc.array(fc.record({ sku: fc.string(), count: fc.nat({ max: 6 }) }, { requiredKeys: ['sku'] })),
    note: fc.option(fc.string(), { nil: null }),
  },
  { requiredKeys: ['id', 'items'] },
)

/** Shrinks any order by its value: members left out, items left out, texts and numbers smaller. */
const orderShrinker: Shrinker<Order> = {
  accepts: isOrder,
  smaller: function* (order) {
    for (const value of smallerOrders(order)) yield { value }
  },
}

function* smallerOrders(order: Order): IterableIterator<Order> {
  if ('note' in order) {
    const { note: _, ...rest } = order
    yield rest
    if (typeof order.note === 'string' && order.note !== '') yield { ...order, note: order.note.slice(1) }
  }
  if (order.id !== '') yield { ...order, id: order.id.slice(1) }
  for (const [i, item] of order.items.entries()) {
    yield { ...order, items: order.items.toSpliced(i, 1) }
    if (item.sku !== '') yield { ...order, items: order.items.with(i, { ...item, sku: item.sku.slice(1) }) }
    if (item.count !== undefined) yield { ...order, items: order.items.with(i, { sku: item.sku }) }
  }
}

export function isOrder(value: unknown): value is Order {
  const order = value as Order
  return (
    typeof order?.id === 'string' &&
    Array.isArray(order.items) &&
    order.items.every((item) => typeof item?.sku === 'string')
  )
}

/** A note is inferred, everything else documented. */
function orderEvidence(order: Order): Evidence {
  return 'note' in order ? 'inferred' : 'documented'
}

export const fakeSource: EventSource<Order> = {
  arbitrary: () => orders,
  shrinker: () => orderShrinker,
  redrawn: () => [],
  leaves: () => [],
  freshened: (event) => event,
  dictionary: () => noDictionary,
  boundary: () => boundary,
  deeper: () => [],
  evidenceOf: orderEvidence,
  accepts: isOrder,
  problems: (event) =>
    isOrder(event) ? [] : [{ pointer: '', schemaPointer: '#', keyword: 'type', message: 'must be an order' }],
}

const boundary: readonly Case<Order>[] = [
  {
    value: { ...goldenOrder, items: [] },
    scenario: '/items is empty',
    pointer: '/items',
    evidence: 'documented',
  },
  {
    value: { ...goldenOrder, items: [{ sku: 'a-1' }] },
    scenario: '/items/0/count is left out',
    pointer: '/items/0/count',
    evidence: 'documented',
  },
  {
    value: { ...goldenOrder, note: null },
    scenario: '/note is null',
    pointer: '/note',
    evidence: 'inferred',
  },
]

export const threwRule: Rule = {
  name: 'handler/threw',
  severity: 'error',
  says: 'no throw',
  evidence: 'documented',
  source: 'this test',
  bad: '',
  good: '',
  judge: ({ outcome, expectedErrors, event }) =>
    outcome.via !== undefined && outcome.kind === 'failed' && expectedErrors?.(outcome.error, event) !== true
      ? [{ message: String(outcome.error), cause: outcome.error }]
      : [],
}

function simpleRule(name: string, judge: Rule['judge']): Rule {
  return { ...threwRule, name, ...(judge === undefined ? {} : { judge }) }
}

export const orderContract: Contract<Order> = {
  name: 'orders',
  event: { schema: { examples: [goldenOrder] } },
  golden: goldenOrder,
  runtime: plainRuntime,
  asynchronous: true,
  rules: [
    threwRule,
    simpleRule('handler/loads', ({ outcome }) =>
      outcome.kind === 'not-loaded' ? [{ message: outcome.text }] : [],
    ),
    simpleRule('handler/timed-out', ({ outcome }) =>
      outcome.kind === 'timed-out' ? [{ message: 'hangs' }] : [],
    ),
    simpleRule('handler/unhandled-rejection', ({ outcome }) =>
      outcome.unhandledRejections.slice(0, 1).map((cause) => ({ message: `left: ${String(cause)}`, cause })),
    ),
    simpleRule('handler/uncaught-exception', ({ outcome }) =>
      (outcome.uncaughtExceptions ?? [])
        .slice(0, 1)
        .map((cause) => ({ message: `thrown: ${String(cause)}`, cause })),
    ),
    simpleRule('handler/settled-twice', ({ outcome }) =>
      outcome.settlements > 1 ? [{ message: 'twice' }] : [],
    ),
    simpleRule('answer/negative', ({ outcome }) =>
      Number(outcome.result) < 0 ? [{ message: 'negative', pointer: '/total' }] : [],
    ),
    { ...threwRule, name: 'delivery/redelivery', judge: () => [] },
  ],
  deliveries: (event) => [
    { rule: 'delivery/redelivery', scenario: 'the same event again', events: [event], sameRequestId: true },
  ],
}

/** Runs all phases on the fake source. */
export async function check(
  handler: AnyHandler | undefined,
  options: CheckOptions<Order> = {},
  contract: Contract<Order> = orderContract,
): Promise<ContractReport> {
  const plan = planCheck(contract, { seed: 42, ...options })
  const run = startCheck(
    contract,
    localHost(contract.runtime, handler, plan.timeout),
    options,
    plan,
    fakeSource,
  )
  for (const phase of run.phases) await run.run(phase)
  return run.report()
}
