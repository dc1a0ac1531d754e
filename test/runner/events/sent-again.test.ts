import { describe, expect, it } from 'vitest'
import { apig } from '../../../contracts/apig.js'
import { obs } from '../../../contracts/obs.js'
import { boundaryCases } from '../../../src/cases/boundary-cases.js'
import { checkContract } from '../../../src/check.js'
import { sentAgain } from '../../../src/runner/events/sent-again.js'

describe('what is sent twice', () => {
  it('is each method of a request', () => {
    const contract = apig()
    const cases = boundaryCases(contract.event, { golden: contract.golden })
    const methods = sentAgain(contract, cases).map(({ value }) => value.httpMethod)
    expect(new Set(methods)).toEqual(new Set(['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'GET']))
    expect(methods.length).toBeLessThanOrEqual(12)
  })

  it('is nothing where the delivery phase does it', () => {
    const request = apig()
    const methods = boundaryCases(request.event, { golden: request.golden })
    expect(sentAgain({ ...request, asynchronous: true }, methods)).toEqual([])
    const contract = obs()
    expect(sentAgain(contract, boundaryCases(contract.event, { golden: contract.golden }))).toEqual([])
  })

  it('shows a handler that refuses what it has seen', async () => {
    const seen = new Set<string>()
    const report = await checkContract(
      apig(),
      async (event, _context) => {
        if (event.httpMethod !== 'POST')
          return { statusCode: 204, headers: {}, isBase64Encoded: false, body: '' }
        if (seen.has(event.body)) throw new Error('seen')
        seen.add(event.body)
        return { statusCode: 204, headers: {}, isBase64Encoded: false, body: '' }
      },
      { phases: ['boundary'], dictionary: false },
    )
    expect(report.violations.map(({ rule, scenario }) => [rule, scenario])).toEqual([
      ['handler/threw', 'boundary: /httpMethod is "POST", sent again'],
    ])
  })
})
