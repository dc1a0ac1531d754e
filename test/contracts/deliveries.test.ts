import { describe, expect, it } from 'vitest'
import { type Contract, contracts, kafka, obs, rabbitmq } from '../../contracts/index.js'
import { compileValidator } from '../../src/core.js'

const scenarios = (contract: Contract, event: unknown): (readonly [string, string, boolean, number])[] =>
  contract.deliveries!(event).map(({ rule, scenario, sameRequestId, events }) => {
    const validate = compileValidator(contract.event.schema)
    for (const delivered of events) expect(validate(delivered)).toEqual([])
    return [rule, scenario, sameRequestId, events.length] as const
  })

const again = ['delivery/redelivery', 'the same event again', true, 1]
const split = ['delivery/redelivery', 'the messages again, in two batches', false, 2]

describe('deliveries', () => {
  it.each(Object.entries(contracts).filter(([name]) => name !== 'apig'))(
    '%s delivers again',
    (_name, make) => {
      const contract = make() as Contract
      expect(scenarios(contract, contract.golden)[0]).toEqual(again)
      expect(contract.deliveries!(contract.golden)[0]!.events[0]).toEqual(contract.golden)
    },
  )

  it('obs reorders records', () => {
    const contract = obs()
    const [record] = contract.golden.Records
    const other = { ...record!, eventName: 'ObjectRemoved:Delete' as const }
    const event = { Records: [record!, other] }
    expect(scenarios(contract, event)).toEqual([
      again,
      ['delivery/reordered', 'the records in reverse order', false, 1],
    ])
    expect(contract.deliveries!(event)[1]!.events).toEqual([{ Records: [other, record] }])
    expect(event.Records[0]).toBe(record)
    expect(scenarios(contract, contract.golden)).toEqual([again])
    expect(scenarios(contract, { Records: [] })).toEqual([again])
  })

  it('kafka and rabbitmq split a batch, keeping every message in its order', () => {
    for (const contract of [kafka(), rabbitmq()] as Contract[]) {
      const { golden } = contract
      expect(scenarios(contract, golden)).toEqual([again, split])
      const [first, second] = contract.deliveries!(golden)[1]!.events
      const messages = (event: any): string[] => event.records.flatMap((record: any) => record.messages)
      expect([...messages(first), ...messages(second)]).toEqual(messages(golden))
      const [record] = golden.records
      const two = {
        ...golden,
        records: [
          { ...record, messages: ['a'] },
          { ...record, messages: ['b'] },
        ],
      }
      expect(scenarios(contract, two)).toEqual([again, split])
      expect(messages(contract.deliveries!(two)[1]!.events[1])).toEqual(['b'])
      expect(scenarios(contract, { ...golden, records: [{ ...record, messages: ['a'] }] })).toEqual([again])
      expect(scenarios(contract, { ...golden, records: [] })).toEqual([again])
    }
  })

  it('kafka redelivers the flat events of older vintages', () => {
    const { records, ...rest } = kafka().golden
    const flat = { ...rest, messages: ['a', 'b'], topic_id: records[0]!.topic_id }
    expect(scenarios(kafka(), flat)).toEqual([again])
  })
})
