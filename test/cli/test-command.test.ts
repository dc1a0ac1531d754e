import { describe, expect, it } from 'vitest'
import type { ContractReport } from '../../src/report/report.js'
import { fgc } from './fake-io.js'

const file = 'test/cli/handlers/orders'
const quiet = ['test', `${file}.quiet`, '--source', 'apig']
const broken = ['test', `${file}.broken`, '--source', 'apig']
const short = ['--phase', 'examples,random', '--runs', '20', '--seed', '5']

describe('fgc test', () => {
  it('is content with a handler that keeps the contract', async () => {
    const { code, out, err } = await fgc([...quiet, ...short])
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('The handler keeps the apig contract.')
    expect(out).toContain('events: examples 2, random 20')
    expect(out).toContain('seed 5')
  })

  it('reports what breaks one, with exit code 1 and a way to run it again', async () => {
    const { code, out, err } = await fgc([...broken, '--phase', 'random', '--seed', '5'])
    expect(code).toBe(1)
    expect(out).toContain('apig/status-code: statusCode must be an integer')
    expect(out).toContain('handler/threw: SyntaxError')
    const [, token] = /fgc test test\/cli\/handlers\/orders\.broken --source apig --replay '(.*)'/.exec(err)!
    const again = await fgc(['test', `${file}.broken`, '--replay', token!])
    expect(again.code).toBe(1)
    expect(again.out).toContain('the replayed event')
    expect(again.out).toContain('events: examples 1')
  })

  it('offers no event to run alone that alone shows nothing, but all of them again', async () => {
    const argv = ['test', `${file}.tires`, '--source', 'apig', '--seed', '5', '--phase', 'examples,boundary']
    const { code, out, err } = await fgc([...argv, '--no-isolate'])
    expect(code).toBe(1)
    expect(out).toContain('in a test, `create` and `beforeEvent` give each event a fresh start')
    expect(err).toContain('To run the same events again: this command with --seed 5\n')
    expect(err).not.toContain('--replay')
  })

  it('gives the report as JSON, without the credentials of the context', async () => {
    const { code, out, err } = await fgc([...broken, ...short, '--json'])
    expect([code, err]).toEqual([1, ''])
    const report = JSON.parse(out) as ContractReport
    expect(report).toMatchObject({ ok: false, contract: 'apig', seed: 5 })
    expect(report.phases.map(({ name }) => name)).toEqual(['examples', 'random'])
    const status = report.violations.find(({ rule }) => rule === 'apig/status-code')
    expect(status).toMatchObject({ outcome: { kind: 'answered' }, client: { status: 500 } })
    expect(status!.outcome).not.toHaveProperty('secrets')
    const threw = report.violations.find(({ rule }) => rule === 'handler/threw')
    expect(threw).toMatchObject({
      cause: expect.stringMatching(/^SyntaxError: /),
      outcome: { error: expect.stringMatching(/^SyntaxError: /) },
    })
  })

  it('finds the same with the same seed', async () => {
    const plain = async () => {
      const { violations } = JSON.parse((await fgc([...broken, ...short, '--json'])).out) as ContractReport
      return violations.map(({ rule, event, replay }) => ({ rule, event, replay }))
    }
    expect(await plain()).toEqual(await plain())
  })

  it('changes severities', async () => {
    const rules = ['--rule', 'apig/status-code=off,handler/threw=warn', '--rule', 'apig/body=off']
    const { code, out } = await fgc([...broken, ...short, ...rules])
    expect(code).toBe(0)
    expect(out).not.toContain('apig/status-code')
    expect(out).toContain('handler/threw')
  })

  it('tries the constants of other files, or none', async () => {
    const gifts = ['test', 'test/cli/handlers/gifts.handler', '--source', 'timer', '--seed', '5']
    expect((await fgc([...gifts, '--dictionary', 'test/cli/handlers/words.mjs'])).code).toBe(1)
    expect((await fgc(gifts)).code).toBe(0)
    expect((await fgc([...gifts, '--dictionary', 'none'])).code).toBe(0)
    const both = await fgc([...gifts, '--dictionary', 'none,test/cli/handlers/words.mjs'])
    expect([both.code, both.err]).toEqual([2, expect.stringContaining('takes files or none, and not both')])
  })

  it('holds the output of the handler, and lets it go in the end', async () => {
    expect((await fgc([...quiet, ...short])).held).toEqual(['nowhere', 'released'])
    expect((await fgc([...quiet, ...short, '--logs'])).held).toEqual(['stderr', 'released'])
    expect((await fgc(['test', `${file}.shop`, '--source', 'apig'])).held).toEqual(['nowhere', 'released'])
    const world = { holdOutput: () => ({ dropped: () => 22, release: () => {} }) }
    expect((await fgc([...quiet, ...short], '', world)).err).toContain('The handler printed 22 lines; --logs')
  })

  it('tells the last event when the process ends under it', async () => {
    const told: string[] = []
    const world = {
      onSuddenEnd: (explain: () => string) => {
        told.push(explain())
        return () => void told.push(explain())
      },
    }
    await fgc([...quiet, '--phase', 'examples', '--seed', '1'], '', world)
    expect(told[0]).toContain('the handler ended the process while it was loaded')
    expect(told[1]).toContain('ended the process during this event')
    const [, token] = /--replay '(.*)'/.exec(told[1]!)!
    expect((await fgc([...quiet, '--replay', token!])).code).toBe(0)
  })

  it('shows progress on a terminal only', async () => {
    const argv = [...quiet, '--phase', 'random', '--runs', '1500', '--seed', '1']
    expect((await fgc(argv)).err).toBe('')
    const { err } = await fgc(argv, '', { showProgress: true })
    expect(err).toMatch(/random: \d+ of 1500 events, \d+ calls\/s/)
    expect(err.endsWith('\r\u001b[2K')).toBe(true)
  })

  it.each([
    [['test'], 'the handler (file and export', '--help'],
    [['test', `${file}.quiet`], 'the flag --source <name> is missing', 'Event sources are: apig, obs, timer'],
    [['test', `${file}.quiet`, '--source', 'kafak'], 'unknown event source "kafak"', '"kafka"'],
    [['test', `${file}.quite`, '--source', 'apig'], 'there is no export "quite"', 'Did you mean "quiet"?'],
    [['test', `${file}.shop`, '--source', 'apig'], 'is no function but string', 'It exports'],
    [
      ['test', 'test/cli/handlers/order.quiet', '--source', 'apig'],
      'there is no handler file',
      '"orders.mjs"',
    ],
    [['test', file, '--source', 'apig'], 'does not name a handler', 'create-order.handler'],
    [[...quiet, '--phase', 'bounary'], 'unknown phase "bounary"', 'Did you mean "boundary"?'],
    [[...quiet, '--runs', 'ten'], 'the value of --runs must be a whole number from 1', '--help'],
    [[...quiet, '--timeout', '0'], 'the value of --timeout must be a whole number from 1', '--help'],
    [[...quiet, '--seed', '1.5'], 'the value of --seed must be a whole number', '--help'],
    [[...quiet, '--rule', 'apig/status-cod=off'], 'unknown rule "apig/status-cod"', '"apig/status-code"'],
    [[...quiet, '--rule', 'apig/status-code=of'], 'unknown severity "of"', 'Did you mean "off"?'],
    [[...quiet, '--rule', 'apig/status-code'], '--rule takes a name and a severity', '--help'],
    [[...quiet, '--replay', 'obs:1:AA'], 'it is of the contract "obs"', '--help'],
  ])('says what is wrong with %j', async (argv, what, next) => {
    const { code, out, err } = await fgc(argv)
    expect([code, out]).toEqual([2, ''])
    expect(err.split('\n')[0]).toMatch(/^fgc test: /)
    expect(err.split('\n')[0]).toContain(what)
    expect(err).toContain(next)
  })
})
