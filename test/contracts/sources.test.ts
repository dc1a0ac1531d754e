import { describe, expect, it } from 'vitest'
import { contracts } from '../../contracts/contracts.js'
import {
  apig,
  cts,
  InvalidOptionError,
  type KafkaEvent,
  kafka,
  type LtsEvent,
  lts,
  obs,
  type RabbitmqEvent,
  rabbitmq,
  type TimerEvent,
  timer,
} from '../../contracts/index.js'
import { encodeKey } from '../../contracts/obs-key.js'
import type { Contract } from '../../src/core.js'
import { decode, expectSound, isOrder, order, sample } from './sound-contract.js'

describe('every source', () => {
  it.each(Object.entries(contracts))('%s is a sound contract', (name, make) => {
    const contract = make()
    expect(contract.name).toBe(name)
    expectSound(contract)
    expect(contract.rules.every((rule) => /^(handler|apig|delivery)\//.test(rule.name))).toBe(true)
    expect(new Set(contract.rules.map((rule) => rule.name)).size).toBe(contract.rules.length)
    expect(contract.asynchronous).toBe(name !== 'apig')
    expect(contract.deliveries === undefined).toBe(name === 'apig')
    expect(contract.explainOutcome !== undefined).toBe(name === 'apig')
  })

  it.each(Object.entries(contracts))('%s refuses unknown options and names', (_name, make) => {
    const loose = make as (options: object) => Contract
    expect(() => loose({ nam: 'x' })).toThrow(InvalidOptionError)
    expect(() => loose({ nam: 'x' })).toThrow(/unknown option "nam" of .*\n.*\n.*name/)
    expect(() => loose({ name: 'a b' })).toThrow(/letters, digits/)
    expect(() => loose([])).toThrow(InvalidOptionError)
    expect(loose({ name: 'orders.v1' }).name).toBe('orders.v1')
  })
})

describe('obs', () => {
  const keys = (contract: ReturnType<typeof obs>): string[] =>
    sample(contract).flatMap((event) => event.Records.map((record) => record.s3.object.key))
  const names = (contract: ReturnType<typeof obs>): Set<string> =>
    new Set(sample(contract).flatMap((event) => event.Records.map((record) => record.eventName)))

  it('events: choosing a group chooses its members', () => {
    const created = obs({ events: ['ObjectCreated'] })
    expectSound(created)
    expect([...names(created)].sort()).toEqual([
      'ObjectCreated:CompleteMultipartUpload',
      'ObjectCreated:Copy',
      'ObjectCreated:Post',
      'ObjectCreated:Put',
    ])
    const removed = obs({ events: ['s3:ObjectRemoved:*'] })
    expectSound(removed)
    expect(names(removed)).toEqual(new Set(['ObjectRemoved:Delete', 'ObjectRemoved:DeleteMarkerCreated']))
    const mixed = obs({ events: ['Put', 'Delete'] })
    expectSound(mixed)
    expect(names(mixed)).toEqual(new Set(['ObjectCreated:Put', 'ObjectRemoved:Delete']))
  })

  it.each<[string[], RegExp]>([
    [[], /at least one/],
    [['Putt'], /"Putt" is none of/],
    [['Put', 'Put'], /given twice/],
    [['ObjectCreated', 'Put'], /Put is already chosen by ObjectCreated/],
    [['Put', 's3:ObjectCreated:*'], /Put is already chosen by s3:ObjectCreated:\*/],
  ])('events: refuses %j', (events, text) => {
    expect(() => obs({ events: events as never })).toThrow(InvalidOptionError)
    expect(() => obs({ events: events as never })).toThrow(text)
  })

  it.each([
    ['photos/', '.png'],
    ['a b/(1)', ''],
    ['', '.tar.gz'],
    ['50%+~!*', '名.jpg'],
  ])('prefix %j and suffix %j: names, decoded once, begin and end so', (prefix, suffix) => {
    const contract = obs({ prefix, suffix })
    expectSound(contract)
    const decoded = (key: string): string => decodeURIComponent(key.replaceAll('+', ' '))
    for (const key of [...keys(contract), contract.golden.Records[0]!.s3.object.key]) {
      expect(decoded(key).startsWith(prefix)).toBe(true)
      expect(decoded(key).endsWith(suffix)).toBe(true)
    }
    expect(new Set(keys(contract)).size).toBeGreaterThan(10)
  })

  it('encodes names as OBS does', () => {
    expect(encodeKey("a b/ü+(1)~*'!._-.png")).toBe('a+b%2F%C3%BC%2B%281%29%7E*%27%21._-.png')
  })

  it('refuses what is no prefix', () => {
    expect(() => obs({ prefix: 5 as never })).toThrow(/must be a text/)
    expect(() => obs({ suffix: 'x'.repeat(1025) })).toThrow(/at most 1024/)
    expect(() => obs({ prefix: '\uD800' })).toThrow(/surrogate/)
  })
})

describe('timer', () => {
  it('schedule: times are those at which it is due', () => {
    const contract = timer({ schedule: 'CRON_TZ=Europe/Berlin 0 30 8 * * ?' })
    expectSound(contract)
    const events = sample(contract)
    for (const { time } of events) expect(time).toMatch(/T08:30:00\+0[12]:00$/)
    expect(new Set(events.map((event) => event.time)).size).toBeGreaterThan(10)
    expect(timer({ schedule: '3m' }).golden.time).toBe('2018-06-01T08:30:00+08:00')
    expect(() => timer({ schedule: '61m' })).toThrow(InvalidOptionError)
    expect(() => timer({ schedule: 5 as never })).toThrow(/must be a text/)
  })

  it('userEvent: the text is the author’s JSON', () => {
    const contract = timer({ userEvent: order })
    expectSound(contract)
    for (const event of sample<TimerEvent>(contract))
      expect(isOrder(JSON.parse(event.user_event))).toEqual([])
    expectSound(timer({ userEvent: 'json', schedule: '@every 1h30m' }))
  })
})

describe('lts', () => {
  const records = (event: LtsEvent): { logs: { message: string }[]; form: string } => {
    const { logs } = JSON.parse(decode(event.lts.data))
    return typeof logs === 'string' ? { logs: JSON.parse(logs), form: 'string' } : { logs, form: 'array' }
  }

  it('message: every message is the author’s JSON, in both forms', () => {
    const contract = lts({ message: order })
    expectSound(contract)
    const forms = new Set<string>()
    for (const event of [...sample(contract), contract.golden]) {
      const { logs, form } = records(event)
      forms.add(form)
      for (const { message } of logs) expect(isOrder(JSON.parse(message))).toEqual([])
    }
    expect(forms.size).toBe(2)
  })

  it.each([['array'], ['string']] as const)('forms: only %s', (form) => {
    const contract = lts({ forms: [form], message: 'json' })
    expectSound(contract)
    for (const event of [...sample(contract), contract.golden]) expect(records(event).form).toBe(form)
    expect(records(contract.golden).logs).toHaveLength(1)
  })

  it('refuses other forms', () => {
    expect(() => lts({ forms: ['strings' as never] })).toThrow(/"strings" is none of: array, string/)
    expect(() => lts({ forms: [] })).toThrow(/at least one/)
  })
})

describe('cts', () => {
  it('operations: service, resource and operation belong together', () => {
    const contract = cts({ operations: ['ECS:ecs;server:restartServer;deleteServer', 'VPC:vpc:deleteVpc'] })
    expectSound(contract)
    expect(contract.golden.cts).toMatchObject({
      service_type: 'ECS',
      resource_type: 'ecs',
      trace_name: 'restartServer',
    })
    const seen = new Set(
      sample(contract, 200).map((event) => {
        // The older vintage has no wrapper.
        const { service_type, resource_type, trace_name } = event.cts ?? event
        return `${service_type} ${resource_type} ${trace_name}`
      }),
    )
    for (const triple of seen) {
      expect(triple).toMatch(
        /^(ECS|ecs) (ecs|server) (restartServer|deleteServer)$|^(VPC|vpc) vpc deleteVpc$/,
      )
    }
    expect(seen.size).toBeGreaterThan(5)
  })

  it.each<[unknown, RegExp]>([
    [[], /at least one/],
    ['ECS:ecs:x', /at least one/],
    [['ECS'], /must be service:resources:operations/],
    [['ECS:ecs:'], /must be service:resources:operations/],
    [['ECS;VPC:ecs:x'], /must be service:resources:operations/],
    [[5], /must be a text/],
    [[`ECS:ecs:${'a;'.repeat(10)}b`], /at most 10 operations, was 11/],
    [Array(11).fill('ECS:ecs:x'), /at most 10 services, was 11/],
  ])('operations: refuses %j', (operations, text) => {
    expect(() => cts({ operations: operations as never })).toThrow(InvalidOptionError)
    expect(() => cts({ operations: operations as never })).toThrow(text)
  })
})

describe.each([
  ['kafka', kafka],
  ['rabbitmq', rabbitmq],
] as const)('%s', (_name, make) => {
  it('message: every message is the author’s JSON', () => {
    const contract = make({ message: order }) as Contract<KafkaEvent | RabbitmqEvent>
    expectSound(contract)
    const messages = [...sample(contract), contract.golden].flatMap((event) =>
      (event.records ?? []).flatMap((record) => record.messages),
    )
    for (const message of messages) expect(isOrder(JSON.parse(message))).toEqual([])
    expect(messages.length).toBeGreaterThan(50)
    expectSound(make({ message: 'json' }))
    expectSound(make({ message: { type: 'string', minLength: 3 } }))
  })
})

it('leaves the schemas of the package as they were', () => {
  const before = JSON.stringify(Object.values(contracts).map((make) => make().event.schema))
  apig({ requestBody: order })
  obs({ events: ['Put'], prefix: 'a/' })
  timer({ schedule: '3m', userEvent: order })
  lts({ message: order, forms: ['string'] })
  cts({ operations: ['A:b:c'] })
  kafka({ message: order })
  rabbitmq({ message: order })
  expect(JSON.stringify(Object.values(contracts).map((make) => make().event.schema))).toBe(before)
  expect(apig().golden.path).toBe('/apig-event-template')
})
