import { describe, expect, it } from 'vitest'
import type { Violation } from '../../src/report/report.js'
import { caseFileName, caseOf, caseText, parseCase } from '../../src/saved/saved-case.js'
import { sampleCase } from './temporary-cases.js'

const edited = (members: object): string => JSON.stringify({ ...sampleCase, ...members })
const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)])

describe('caseOf', () => {
  const violation = {
    rule: 'handler/threw',
    severity: 'error',
    message: 'TypeError: x',
    phase: 'boundary',
    scenario: 'boundary: /a is absent',
    evidence: 'documented',
    event: { a: 1 },
    outcome: {} as never,
    changes: [{ pointer: '/a', from: 2, to: 1 }],
    replay: 'apig:1:x',
  } as unknown as Violation
  const origin = { contract: 'apig', package: 'p 1.0.0' }

  it('leaves out what is not known', () => {
    expect(Object.keys(caseOf(violation, origin))).toEqual([
      'format',
      'contract',
      'package',
      'rule',
      'message',
      'scenario',
      'evidence',
      'changes',
      'event',
    ])
  })

  it('keeps everything that is, and reads it again', () => {
    const known = {
      pointer: '/statusCode',
      location: 'src/a.ts:3',
      breach: { of: 'requestBody', says: 'a number' },
      masked: ['/headers/authorization'],
    }
    const saved = caseOf({ ...violation, ...known }, { ...origin, handler: 'src/a.handler' })
    expect(saved).toMatchObject({ ...known, handler: 'src/a.handler', changes: [expect.any(String)] })
    expect(parseCase(caseText(saved))).toEqual({ case: saved })
  })
})

describe('the name of a case file', () => {
  const nameOf = (members: object): string => caseFileName({ ...sampleCase, ...members })

  it('is of the rule, the place and the event', () => {
    expect(nameOf({})).toMatch(/^[0-9a-f]{8}\.json$/)
    const names = [{}, { rule: 'handler/size' }, { pointer: '' }, { pointer: '/a' }, { event: {} }].map(
      nameOf,
    )
    expect(new Set(names).size).toBe(names.length)
  })

  it('is the same when the handler is edited, or the release says it otherwise', () => {
    for (const members of [
      { location: 'src/b.ts:9' },
      { message: 'x' },
      { scenario: 'y' },
      { package: 'p 2' },
    ])
      expect(nameOf(members)).toBe(nameOf({}))
  })
})

describe('parseCase', () => {
  it.each(['contract', 'package', 'rule', 'message', 'scenario'])('demands the text %s', (name) => {
    const problem = `its member "${name}" must be a text`
    expect(parseCase(edited({ [name]: 7 }))).toEqual({ problem })
    expect(parseCase(edited({ [name]: undefined }))).toEqual({ problem })
  })

  it.each(['handler', 'pointer', 'location'])('takes a text as %s, or nothing', (name) => {
    expect(parseCase(edited({ [name]: 7 }))).toEqual({ problem: `its member "${name}" must be a text` })
    expect(parseCase(edited({ [name]: 'text' }))).toHaveProperty('case')
    expect(parseCase(edited({ [name]: undefined }))).toHaveProperty('case')
  })

  it('demands texts of what is masked', () => {
    for (const masked of ['/a', ['/a', 1], {}])
      expect(parseCase(edited({ masked }))).toEqual({
        problem: 'its member "masked" must be an array of texts',
      })
    expect(parseCase(edited({ masked: ['/a'] }))).toHaveProperty('case')
  })

  it.each(['null', '5', '"text"', '[]'])('takes %s for no case', (text) => {
    expect(parseCase(text)).toEqual({ problem: 'it is no JSON object' })
  })

  it('takes an event as deep as the limit, and none that is deeper', () => {
    expect(parseCase(edited({ event: nested(999) }))).toHaveProperty('case')
    expect(parseCase(edited({ event: nested(1000) }))).toEqual({
      problem: 'it is nested deeper than 1000 levels',
    })
  })

  it('reads no member that is not its own', () => {
    expect(parseCase('{"__proto__":{"format":1}}')).toEqual({
      problem: 'it is no saved case: it has no member "format"',
    })
  })
})
