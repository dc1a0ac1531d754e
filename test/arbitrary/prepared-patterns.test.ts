import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { contracts } from '../../contracts/contracts.js'
import { tellingTexts } from '../../src/arbitrary/pattern/boundary-texts.js'
import { parsePattern } from '../../src/arbitrary/pattern/parse-pattern.js'
import { compilePattern } from '../../src/arbitrary/pattern/pattern.js'
import { preparePatterns } from '../../src/arbitrary/pattern/prepare-patterns.js'
import { offerPatterns } from '../../src/arbitrary/pattern/prepared-patterns.js'
import { patternSource } from './pattern-source.js'

const none = (): undefined => undefined
const schemas = Object.values(contracts).map((make) => JSON.stringify(make().event.schema))

afterEach(() => offerPatterns(none))

function parsedAs(pattern: string, text: string | undefined): unknown {
  offerPatterns(() => text)
  const { inhabited: _, boundary: __, ...parsed } = parsePattern(pattern)
  return parsed
}

const verdictOf = (pattern: string, more: object = {}) =>
  compilePattern({ minLength: 0, maxLength: Infinity, patterns: [pattern], notPatterns: [], ...more }).verdict

describe('prepared patterns', () => {
  it('are those that are parsed: of the events that are shipped', () => {
    const text = readFileSync('dist/bundle/prepared/patterns.json', 'utf8')
    const patterns = Object.keys(JSON.parse(text))
    expect(patterns.length).toBeGreaterThan(50)
    expect(preparePatterns(patterns) === text, 'npm run build').toBe(true)
    for (const pattern of patterns) {
      expect(schemas.some((schema) => schema.includes(JSON.stringify(pattern)))).toBe(true)
      expect(parsedAs(pattern, text)).toEqual(parsedAs(pattern, undefined))
    }
  })

  it('are those that are parsed: any pattern', () => {
    fc.assert(
      fc.property(patternSource({ references: true, lookbehind: true }), (pattern) => {
        const parsed = parsedAs(pattern, undefined)
        expect(parsedAs(pattern, preparePatterns([pattern, 'a*', '^"max":null$']))).toEqual(parsed)
      }),
    )
  })

  it.each(['^a*$', '^(?:b+|c{2,})$', '^"max":null$', '^\\p{Lu}"$', '[😀]', '\\-'])(
    'keep %s as it is',
    (pattern) => {
      expect(parsedAs(pattern, preparePatterns([pattern]))).toEqual(parsedAs(pattern, undefined))
    },
  )

  it('are taken by their text, and every other one is parsed', () => {
    const text = JSON.stringify({ '^a$': { node: { kind: 'seq', items: [] }, exact: false, safeLength: 9 } })
    expect(parsedAs('^a$', text)).toMatchObject({
      node: { kind: 'seq', items: [] },
      exact: false,
      unicode: true,
    })
    expect(parsedAs('^b$', text)).toEqual(parsedAs('^b$', undefined))
    expect(parsedAs('constructor', text)).toEqual(parsedAs('constructor', undefined))
    expect(() => parsedAs('(', text)).toThrow('ECMAScript')
  })
  it('tell that some string matches, where nothing else is demanded', () => {
    const text = preparePatterns(['^q$', '^(?!.*$)q$'])
    expect(text.match(/"inhabited":true/g)).toHaveLength(1)
    // What is compiled is kept: patterns that no other test has.
    offerPatterns(() => text.replaceAll('q$', 'w$'))
    expect(verdictOf('^w$')).toBe('ok')
    expect(verdictOf('^w$', { minLength: 2 })).toBe('empty')
    expect(verdictOf('^w$', { maxLength: 0 })).toBe('empty')
    expect(verdictOf('^w$', { notPatterns: ['q'] })).toBe('empty')
    expect(verdictOf('^(?!.*$)w$')).not.toBe('ok')
  })
  it('have the boundary texts that are worked out, where nothing else is demanded', () => {
    const constraints = { minLength: 0, maxLength: Infinity, notPatterns: [] }
    const boundaryOf = (pattern: string, more: object = {}) =>
      compilePattern({ ...constraints, patterns: [pattern], ...more }).boundary(tellingTexts)
    const worked = boundaryOf('^[a-z]{2,9}z?$')
    expect(worked.length).toBeGreaterThan(3)
    const text = preparePatterns(['^[a-z]{2,9}z?$'])
    offerPatterns(() =>
      text.replace('^[a-z]{2,9}z?$', '^[a-z]{2,9}(?:z)?$').replace('the shortest', 'as prepared'),
    )
    const prepared = boundaryOf('^[a-z]{2,9}(?:z)?$')
    expect(prepared.map(({ value }) => value)).toEqual(worked.map(({ value }) => value))
    expect(prepared[0]!.scenario).toBe('as prepared')
    expect(boundaryOf('^[a-z]{2,9}(?:z)?$', { minLength: 3 })[0]!.value).toHaveLength(3)
  })
})
