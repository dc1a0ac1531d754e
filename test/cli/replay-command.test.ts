import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { caseText, parseCase, type SavedCase } from '../../src/saved/saved-case.js'
import { fgc } from './fake-io.js'

const orders = 'test/cli/handlers/orders'

describe('fgc replay', () => {
  let folder: string
  const caseFolder = () => join(folder, 'orders.broken.apig')
  const files = () => readdirSync(caseFolder()).map((name) => join(caseFolder(), name))
  const read = (file: string) => (parseCase(readFileSync(file, 'utf8')) as { case: SavedCase }).case

  beforeEach(async () => {
    vi.stubEnv('CI', '')
    // Within the working folder: a handler outside of it is not loaded.
    mkdirSync('.tmp', { recursive: true })
    folder = relative('.', mkdtempSync('.tmp/replay-'))
    const short = ['--phase', 'examples,boundary', '--seed', '5']
    const { code } = await fgc([
      'test',
      `${orders}.broken`,
      '--source',
      'apig',
      '--cases',
      folder,
      '--rule',
      'apig/status-code=off,apig/envelope=off',
      ...short,
    ])
    expect(code).toBe(1)
  })
  afterEach(() => {
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true })
  })

  it('runs cases with the handler that they name: exit code 1 while one fails', async () => {
    expect(read(files()[0]!)).toMatchObject({ handler: `${orders}.broken`, contract: 'apig' })
    const { code, out } = await fgc(['replay', folder])
    expect(code).toBe(1)
    for (const file of files()) expect(out).toContain(`${file}: still fails\n`)
    expect(out).toMatch(/1\. handler\/threw: \w+Error: .*\n {3}the golden event, changed in one place/)
    expect(out).toContain(`saved in ${files()[0]}`)
  })

  it('takes another handler, says what is fixed, and removes it when told to', async () => {
    const fixed = ['replay', folder, '--handler', `${orders}.quiet`]
    const first = await fgc(fixed)
    expect([first.code, first.err]).toEqual([0, ''])
    expect(first.out).toBe(
      files()
        .map((file) => `${file}: fixed\n`)
        .join(''),
    )
    writeFileSync(join(caseFolder(), '.x.json.0.tmp'), 'left behind')
    const pruned = await fgc([...fixed, '--prune'])
    expect(pruned.out).toContain(': fixed, removed\n')
    expect(files()).toEqual([])
  })

  it('prunes nothing that still fails', async () => {
    const before = files()
    await fgc(['replay', folder, '--prune'])
    expect(files()).toEqual(before)
  })

  it('writes the results as JSON', async () => {
    const { code, out } = await fgc(['replay', files()[0]!, '--json'])
    expect(code).toBe(1)
    const results = JSON.parse(out) as { violations: unknown[] }
    expect(results.violations).toContainEqual(
      expect.objectContaining({ rule: 'handler/threw', phase: 'saved', caseFile: files()[0] }),
    )
    expect(results).toMatchObject({
      ok: false,
      cases: [{ file: files()[0], state: 'failing' }],
    })
  })

  it('prints the event of a case', async () => {
    const { code, out } = await fgc(['replay', '--as-event', files()[0]!])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual(read(files()[0]!).event)
  })

  it('tells damaged files with their reason and runs the others', async () => {
    writeFileSync(join(caseFolder(), 'damaged.json'), '{"format": 1,')
    const { code, out, err } = await fgc(['replay', folder, '--handler', `${orders}.quiet`])
    expect(code).toBe(0)
    expect(err).toMatch(/^\.tmp\/\S+\/damaged\.json: not run: it is no JSON \(cut short/)
    expect(out).toContain('damaged.json: not run')
    const alone = await fgc(['replay', join(caseFolder(), 'damaged.json')])
    // What was not run is no success, for a program neither.
    const json = await fgc(['replay', join(caseFolder(), 'damaged.json'), '--json'])
    expect([json.code, JSON.parse(json.out)]).toEqual([
      2,
      { ok: false, cases: [expect.objectContaining({ state: 'skipped' })], violations: [] },
    ])
    expect(alone.code).toBe(2)
  })

  it('calls no case fixed, and prunes none, whose rule needs options of its test', async () => {
    const [file] = files()
    const rules = { 'apig/response-body': 'the option responseBody', 'orders/total': 'the rule orders/total' }
    for (const [rule, missing] of Object.entries(rules)) {
      writeFileSync(file!, caseText({ ...read(file!), rule }))
      const { code, out } = await fgc(['replay', file!, '--handler', `${orders}.quiet`, '--prune'])
      expect(code).toBe(2)
      expect(out).toContain(`${file}: not run: ${missing} of the check that saved it is not given here`)
      expect(files()).toContain(file)
    }
    writeFileSync(file!, caseText({ ...read(file!), rule: 'apig/status-code' }))
    expect((await fgc(['replay', file!, '--handler', `${orders}.quiet`])).out).toBe(`${file}: fixed\n`)
  })

  it('runs the others of a folder where one case does not say what runs it', async () => {
    const [file] = files()
    const { handler: _handler, ...rest } = read(file!)
    const nameless = join(caseFolder(), 'nameless.json')
    writeFileSync(nameless, caseText(rest))
    const { code, out, err } = await fgc(['replay', folder])
    expect(code).toBe(1)
    expect(err).toBe(
      `${nameless}: not run: the case does not know the file of its handler. Name it: --handler src/create-order.handler.\n`,
    )
    expect(out).toContain(`${file}: still fails\n`)
  })

  it('loads no handler from outside of the working folder because a file says so', async () => {
    const [file] = files()
    for (const handler of ['../elsewhere.handler', '/tmp/elsewhere.handler']) {
      writeFileSync(file!, caseText({ ...read(file!), handler }))
      const { code, err } = await fgc(['replay', file!])
      expect(code).toBe(2)
      expect(err).toContain(`names a handler outside of the working folder: ${handler}`)
    }
    const { handler: _handler, ...rest } = read(file!)
    writeFileSync(file!, caseText(rest))
    expect((await fgc(['replay', file!])).err).toContain('does not know the file of its handler')
  })

  it('says what is wrong with its arguments, and what next', async () => {
    const [file] = files()
    const wrong: readonly (readonly [readonly string[], string])[] = [
      [[], 'there is no case to replay'],
      [['--prun', file!], 'Did you mean "--prune"?'],
      [[`${folder}x`], 'Did you mean'],
      [['--as-event', caseFolder()], 'the file holds no case that can be used: it is a folder'],
      [['--as-event', file!, file!], 'is one too many'],
      [[file!, '--source', 'apgi'], 'Did you mean "apig"?'],
    ]
    for (const [argv, message] of wrong) {
      const { code, err } = await fgc(['replay', ...argv])
      expect([code, err]).toEqual([2, expect.stringContaining(message)])
    }
    writeFileSync(file!, caseText({ ...read(file!), contract: 'orders' }))
    expect((await fgc(['replay', file!])).err).toContain(
      'the contract "orders" of the case is no event source',
    )
    const narrowed = await fgc(['replay', file!, '--source', 'apig'])
    expect(narrowed.code).toBe(1)
  })
})
