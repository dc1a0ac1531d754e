import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { mayBeJson } from '../../src/schema/may-be-json.js'

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const space = fc.string({ unit: fc.constantFrom(' ', '\n', '\r', '\t'), maxLength: 2 })

it('dismisses no JSON text', () => {
  const texts = fc.tuple(space, fc.json(), space).map((parts) => parts.join(''))
  fc.assert(fc.property(texts, (text) => mayBeJson(text)))
  fc.assert(fc.property(fc.double({ noNaN: true }), (n) => mayBeJson(JSON.stringify(n))))
})

it('dismisses nothing that parses, made of the characters that JSON texts are made of', () => {
  const unit = fc.constantFrom(...'{}[]":,-+.eE019truefalsn \n\t')
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 6 }), (text) => mayBeJson(text) || !parses(text)),
    { numRuns: 20_000 },
  )
})

it.each(['', ' ', 'hello', '{"a":1', 'truth', '"', '{', '1a', '\u00a01', '\uFEFF{}', 'a=b&c=d'])(
  'dismisses %j',
  (text) => {
    expect(mayBeJson(text)).toBe(false)
  },
)
