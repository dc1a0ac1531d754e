import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonSyntaxProblem, placeOf } from '../../src/cli/json-syntax.js'

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** JSON with a character changed, left out or put in. */
const damaged = fc
  .tuple(
    fc.json(),
    fc.nat(),
    fc.constantFrom('', ...'{}[]:,"\\ -+.eE019tnu\n\t\u0000é'),
    fc.constantFrom(0, 1),
    fc.boolean(),
  )
  .map(([text, n, piece, removed, pretty]) => {
    const source = pretty ? JSON.stringify(JSON.parse(text), null, 2) : text
    const at = n % (source.length + 1)
    return source.slice(0, at) + piece + source.slice(at + removed)
  })

describe('jsonSyntaxProblem', () => {
  it('finds a problem exactly where JSON.parse does', () => {
    fc.assert(
      fc.property(fc.oneof(damaged, fc.string()), (text) => {
        expect(jsonSyntaxProblem(text) === undefined).toBe(isJson(text))
      }),
      { numRuns: 3000 },
    )
  })

  it('is over before what is still the beginning of some JSON', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (text, n) => {
        const cut = text.slice(0, n % text.length)
        const problem = jsonSyntaxProblem(cut)
        if (problem === undefined) return
        const stillOpen =
          problem.message === 'this string does not end' || problem.message.includes('is no escape')
        if (!stillOpen && problem.offset < cut.length)
          expect(cut.slice(problem.offset)).toMatch(/^[-tfn0-9.eE+a-z]*$/)
      }),
    )
  })

  it.each([
    ['{"a":}', 5, 'expected a value, found "}"'],
    ['[1 2]', 3, 'expected a comma or ], found "2"'],
    ['{"a":1]', 6, 'expected a comma or }, found "]"'],
    ['{"a" 1}', 5, 'expected a colon, found "1"'],
    ['{a:1}', 1, 'expected a name in double quotes or }, found "a"'],
    ['[1,]', 3, 'expected a value, found "]"'],
    ['[', 1, 'expected a value or ], found the end of the text'],
    ['1 2', 2, 'expected nothing more, found "2"'],
    ["{'a':1}", 1, 'expected a name in double quotes or }, found "\'"'],
    ['"a\nb"', 2, 'a line break stands in a string; it is written as an escape'],
    ['"a\\xb"', 2, '"\\\\x" is no escape of JSON'],
    ['["abc', 1, 'this string does not end'],
    ['01', 1, 'expected nothing more, found "1"'],
    ['NaN', 0, 'expected a value, found "N"'],
  ])('says of %j what was expected where', (text, offset, message) => {
    expect(jsonSyntaxProblem(text)).toEqual({ offset, message })
  })

  it('is not slow or deep on long texts', () => {
    const long = `${'['.repeat(200_000)}"${'a'.repeat(2_000_000)}`
    expect(jsonSyntaxProblem(long)).toEqual({ offset: 200_000, message: 'this string does not end' })
  })
})

it('counts lines and columns from 1', () => {
  expect(placeOf('ab\ncd', 4)).toBe('line 2, column 2')
  expect(placeOf('ab', 0, 5)).toBe('line 5, column 1')
})
