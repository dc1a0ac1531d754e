import { describe, expect, it } from 'vitest'
import { apig } from '../../contracts/apig.js'
import { dictionaryCases } from '../../src/cases/dictionary-cases.js'
import { dictionaryOf } from '../../src/dictionary/dictionary.js'
import { defaultEvidence } from '../../src/evidence.js'

function scenariosOf(handler: (...args: never[]) => unknown): readonly string[] {
  const { event, golden } = apig()
  const dictionary = dictionaryOf('source', handler)
  const cases = dictionaryCases(event.schema, dictionary, { golden, evidence: defaultEvidence })
  return cases.map(({ scenario }) => scenario)
}

describe('the reason of a constant that is planted', () => {
  const scenarios = scenariosOf((event: any) => {
    return event.headers['x-order'] === 'first-order' || /^RE-\d{5}$/.test(event.path)
  })

  it('is the expression that a text was made to match, which no source writes', () => {
    const made = scenarios.filter((scenario) => / is "RE-\d{5}"/.test(scenario))
    expect(made.length).toBeGreaterThan(0)
    for (const scenario of made)
      expect(scenario).toMatch(
        / is "RE-\d{5}"(?: \([^)]+\))?, made to match \/\^RE-\\d\{5\}\$\/ of the handler's source$/,
      )
  })

  it('is the source where that writes it', () => {
    const written = scenarios.filter((scenario) => / is "first-order"/.test(scenario))
    expect(written.length).toBeGreaterThan(0)
    for (const scenario of written) expect(scenario).toMatch(/, a constant of the handler's source$/)
  })

  it('shows the beginning of a long expression', () => {
    const long = scenariosOf((event: any) =>
      /^(?:alpha|beta|gamma|delta|epsilon|zeta|eta|theta|iota|kappa)-only$/.test(event.path),
    )
    expect(long).toContainEqual(
      expect.stringMatching(
        /made to match \/\^\(\?:alpha\|beta\|gamma\|delta\|.{20,40}… of the handler's source$/,
      ),
    )
  })
})
