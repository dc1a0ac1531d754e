import { describe, expect, it } from 'vitest'
import { apig } from '../contracts/apig.js'
import '../contracts/vitest.js'

const answer = {
  statusCode: 200,
  headers: { 'content-type': 'application/json' },
  body: '{}',
  isBase64Encoded: false,
}

describe('toMatchEvent', () => {
  it('accepts events of the contract, and names what is wrong with others', () => {
    const { golden } = apig()
    expect(golden).toMatchEvent(apig())
    expect({}).not.toMatchEvent(apig())
    expect(() => expect({ ...golden, headers: 5 }).toMatchEvent(apig())).toThrow(/\/headers/)
    expect(() => expect(golden).not.toMatchEvent(apig())).toThrow(/expected no event of the apig contract/)
  })
})

describe('toBeApigResponse', () => {
  it('accepts what the gateway understands', () => {
    expect(answer).toBeApigResponse()
    expect(JSON.stringify(answer)).toBeApigResponse()
    expect({
      ...answer,
      body: Buffer.from('x').toString('base64'),
      headers: {},
      isBase64Encoded: true,
    }).toBeApigResponse()
  })

  it('names the rule that an answer breaks', () => {
    const cyclic: Record<string, unknown> = { ...answer }
    cyclic.self = cyclic
    const wrong: [unknown, RegExp][] = [
      ['hello', /apig\/envelope/],
      [undefined, /apig\/envelope/],
      [{ ...answer, statusCode: '200' }, /apig\/status-code/],
      [{ ...answer, body: {} }, /apig\/body/],
      [{ ...answer, headers: { 'x-count': 5 } }, /apig\/headers/],
      [{ ...answer, body: '{' }, /apig\/content-type/],
      [cyclic, /handler\/serialisable/],
    ]
    for (const [value, rule] of wrong) {
      expect(value).not.toBeApigResponse()
      expect(() => expect(value).toBeApigResponse()).toThrow(rule)
    }
  })
})
