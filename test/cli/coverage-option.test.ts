import { describe, expect, it } from 'vitest'
import type { ContractReport } from '../../src/report/report.js'
import { fgc } from './fake-io.js'

const quiet = ['test', 'test/cli/handlers/orders.quiet', '--source', 'apig', '--no-isolate']
const short = ['--phase', 'examples,random', '--runs', '20', '--seed', '5']

describe('fgc test --coverage', () => {
  it('tells place by place what was met', async () => {
    const { code, out } = await fgc([...quiet, ...short, '--coverage'])
    expect(code).toBe(0)
    expect(out).toMatch(/\ncoverage: \d+ of \d+ alternatives of the event's schema \(\d+ %\)\n {3}\//)
    expect(out).toContain('never met: ')
  })

  it('is left out where nobody asks', async () => {
    expect((await fgc([...quiet, ...short])).out).not.toContain('coverage')
  })

  it('stands in the reports that show it', async () => {
    const { out } = await fgc([...quiet, ...short, '--json'])
    const { coverage } = JSON.parse(out) as ContractReport
    expect(coverage!.places.length).toBeGreaterThan(100)
    expect((await fgc([...quiet, ...short, '--report', 'html'])).out).toContain('Map of the event')
    expect((await fgc([...quiet, ...short, '--report', 'junit'])).out).not.toContain('coverage')
  })

  it('fails below --min-coverage, with the gaps', async () => {
    const { code, out } = await fgc([...quiet, ...short, '--min-coverage', '95'])
    expect(code).toBe(1)
    expect(out).toContain('is below the minimum of 95 %')
    expect(out).toContain('never met: ')
    const all = await fgc([...quiet, '--seed', '5', '--min-coverage', '95'])
    expect([all.code, all.out]).toEqual([0, expect.stringContaining('\ncoverage: ')])
  })

  it('takes a whole number up to 100', async () => {
    const wrong = await fgc([...quiet, '--min-coverage', '101'])
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('at most 100, was "101"')])
    expect((await fgc([...quiet, '--min-coverage', '0.9'])).err).toContain('a whole number from 0')
  })
})
