import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidOptionError } from '../../../src/errors.js'
import { jsonEqual } from '../../../src/json-equal.js'
import { eventOfToken, replayToken } from '../../../src/runner/events/replay-token.js'

const apig = { name: 'apig', golden: { a: 0, text: 'golden' } }

describe('replay tokens', () => {
  it('bring back any event, members named __proto__ too', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        const event = JSON.parse(json)
        const token = replayToken(apig, event)
        expect(token).toMatch(/^apig:1:[\w-]+$/)
        expect(jsonEqual(eventOfToken(apig, token), event)).toBe(true)
      }),
    )
    const event = JSON.parse('{"__proto__":{"a":1}}')
    expect(JSON.stringify(eventOfToken(apig, ` ${replayToken(apig, event)}\n`))).toBe('{"__proto__":{"a":1}}')
  })

  it('are those of a contract whose name holds colons and lines', () => {
    const odd = { ...apig, name: 'a:1:b\nc' }
    expect(eventOfToken(odd, replayToken(odd, { a: 1 }))).toEqual({ a: 1 })
    expect(() => eventOfToken(apig, replayToken(odd, { a: 1 }))).toThrow('of the contract "a:1:b\nc"')
    expect(() => eventOfToken(apig, 'apig:12:AA')).toThrow('version 12')
  })

  it('are short where little differs from the golden event', () => {
    const golden = { text: Array.from({ length: 300 }, (_, i) => i.toString(36)).join(), flag: true }
    const token = replayToken({ name: 'apig', golden }, { ...golden, flag: null })
    expect(token.length).toBeLessThan(60)
  })

  it('are refused with the reason when they do not fit', () => {
    const token = replayToken(apig, { a: 1, text: 'some text that is long enough to be cut' })
    const cases: [string, RegExp][] = [
      [token.replace('apig', 'obs'), /of the contract "obs", and this one is "apig"/],
      [token.replace(':1:', ':2:'), /version 2, and this release reads 1/],
      [token.slice(0, -9), /damaged/],
      [`${token}…`, /not base64url/],
      [token.replace(':1:', ':1:…'), /not base64url/],
      ['apig:1:', /damaged/],
      ['bnVsbA', /form <contract>:1:<data>/],
      [`apig:1:${deflateSync('{"a":').toString('base64url')}`, /damaged/],
      [replayToken({ ...apig, golden: { a: 2 } }, { a: 1 }), /another golden event/],
    ]
    for (const [bad, reason] of cases) {
      expect(() => eventOfToken(apig, bad), bad).toThrow(InvalidOptionError)
      expect(() => eventOfToken(apig, bad), bad).toThrow(reason)
    }
  })

  it('are refused with what could not be unpacked as the cause, and none where nothing was', () => {
    const refusal = (token: string): unknown => {
      try {
        return eventOfToken(apig, token)
      } catch (error) {
        return error
      }
    }
    expect((refusal('apig:1:AA') as Error).cause).toBeInstanceOf(Error)
    expect(refusal('apig:2:AA')).toBeInstanceOf(InvalidOptionError)
    expect(refusal('apig:2:AA')).not.toHaveProperty('cause')
  })
})
