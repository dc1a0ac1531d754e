import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sharedFolder } from '../temporary-folder.js'
import { fgc, linesOf, parts, program } from './fake-io.js'

const folder = sharedFolder()

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

function documented(source: string): any {
  const { schema } = parts.contracts[source]!().event
  return structuredClone((schema as { readonly examples: readonly unknown[] }).examples[0])
}

describe('fgc validate', () => {
  it.each(program.sources)('accepts the documented event of %s', async (source) => {
    const file = fileOf(`${source}.json`, JSON.stringify(documented(source), null, 2))
    expect(await fgc(['validate', source, file])).toMatchObject({
      code: 0,
      out: `${file}: valid ${source}\n`,
    })
    expect(await fgc(['validate', `${source}-event`, file])).toMatchObject({ code: 0 })
  })

  const base64 = (text: string): string => Buffer.from(text).toString('base64')
  it.each<[string, (event: any) => void, string]>([
    [
      'apig',
      (event) => (event.isBase64Encoded = 'true'),
      '/isBase64Encoded must be a boolean, was string "true"',
    ],
    ['apig', (event) => delete event.requestContext.stage, '/requestContext must have the member "stage"'],
    [
      'obs',
      (event) => (event.Records[0].s3.object.size = '1'),
      '/Records/0/s3/object/size must be an integer',
    ],
    ['obs', (event) => delete event.Records[0].eventName, '/Records/0 must have the member "eventName"'],
    ['timer', (event) => (event.time = '2023-02-30T08:00:00+08:00'), '/time must match the pattern'],
    ['lts', (event) => (event.lts.data = 'no base64!'), '/lts/data must be base64'],
    ['lts', (event) => (event.lts.data = base64('{"logs":')), '/lts/data must be'],
    ['lts', (event) => (event.lts.data = base64('{"logs":[]}')), '/lts/data/(decoded) must have the member'],
    ['cts', (event) => (event.cts.user = 1), '/cts/user must be'],
    [
      'kafka',
      (event) => (event.records[0].messages = [1]),
      '/records/0/messages/0 must be a string, was number 1',
    ],
    ['rabbitmq', (event) => delete event.records, 'the document must have the member "records"'],
  ])('refuses a damaged event of %s with its pointer', async (source, damage, problem) => {
    const event = documented(source)
    damage(event)
    const { code, out } = await fgc(['validate', source, fileOf('damaged.json', JSON.stringify(event))])
    expect(code).toBe(1)
    expect(out).toContain(`damaged.json: invalid ${source}\n`)
    expect(out).toContain(`\n  ${problem}`)
  })

  it('says one thing of one place, and no pattern over many lines', async () => {
    const typed = await fgc(
      ['validate', 'apig', '-'],
      JSON.stringify({ ...documented('apig'), isBase64Encoded: 1 }),
    )
    expect(linesOf(typed.out)).toHaveLength(2)
    const late = await fgc(
      ['validate', 'timer', '-'],
      JSON.stringify({ ...documented('timer'), time: 'late' }),
    )
    expect(late.out.length).toBeLessThan(600)
    expect(late.out).toMatch(/was string "late" \(described as: When the schedule was due/)
  })

  it('gives one verdict for each line of NDJSON, with its number', async () => {
    const good = JSON.stringify(documented('timer'))
    const file = fileOf('mixed.ndjson', `${good}\n\n{"a":\n${good}\r\n{}\n`)
    const { code, out, err } = await fgc(['validate', 'timer', file])
    expect(code).toBe(1)
    expect(linesOf(out).filter((line) => !line.startsWith(' '))).toEqual([
      `${file}:1: valid timer`,
      `${file}:3: no JSON: line 3, column 6: expected a value, found the end of the text`,
      `${file}:4: valid timer`,
      `${file}:5: invalid timer`,
    ])
    expect(err).toBe('4 documents: 2 valid, 2 invalid\n')
  })

  it('judges several files and stdin, and one that is wrong is enough', async () => {
    const good = fileOf('good.json', JSON.stringify(documented('kafka')))
    expect((await fgc(['validate', 'kafka', good, '-'], JSON.stringify(documented('kafka')))).code).toBe(0)
    const { code, out } = await fgc(['validate', 'kafka', good, '-'], 'null')
    expect(code).toBe(1)
    expect(linesOf(out)[0]).toBe(`${good}: valid kafka`)
    expect(linesOf(out)[1]).toBe('stdin: invalid kafka')
  })

  it.each<[string, string | Uint8Array, string]>([
    ['nothing', '', 'the file is empty'],
    ['white space', ' \n', 'the file is empty'],
    ['what is not UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 'the file is not UTF-8'],
    [
      'a comma too many',
      '{\n  "a": 1,\n}\n',
      'line 3, column 1: expected a name in double quotes, found "}"',
    ],
  ])('refuses %s', async (_name, text, problem) => {
    const { code, out } = await fgc(['validate', 'apig', '-'], text)
    expect([code, out]).toEqual([1, `stdin: no JSON: ${problem}\n`])
  })

  it('passes over a byte order mark', async () => {
    expect((await fgc(['validate', 'obs', '-'], `\ufeff${JSON.stringify(documented('obs'))}`)).code).toBe(0)
  })

  it.each([
    [{ schedule_type: 'Rate', schedule: '3m' }, undefined],
    [{ schedule_type: 'Cron', schedule: '@every 1h30m' }, undefined],
    [{ schedule_type: 'Cron', schedule: 'CRON_TZ=Europe/Berlin 0 15 2 * * ?' }, undefined],
    [{ schedule_type: 'Rate', schedule: '61m' }, 'a rate in minutes is 1 to 60, was 61'],
    [{ schedule_type: 'Cron', schedule: '0 0 0 30 2 ?' }, 'it is never due'],
    [{ schedule_type: 'Cron', schedule: '3m' }, 'the schedule is a rate, against schedule_type Cron'],
    [{ schedule_type: 'Cron', schedule: 3 }, 'must be a string, was number 3'],
  ])('judges the schedule of a timer trigger: %j', async (trigger, problem) => {
    const { code, out } = await fgc(
      ['validate', 'timer-trigger', '-'],
      JSON.stringify({ name: 't', ...trigger }),
    )
    expect(code).toBe(problem === undefined ? 0 : 1)
    if (problem !== undefined) expect(linesOf(out)[1]).toMatch(/^ {2}\/schedule .*/)
    expect(out).toContain(problem ?? 'stdin: valid timer-trigger')
  })

  it('knows that a group of OBS events contains its members', async () => {
    const [trigger] = (parts.schemas['obs-trigger']!.schema.schema as { examples: object[] }).examples
    const judge = (events: unknown) =>
      fgc(['validate', 'obs-trigger', '-'], JSON.stringify({ ...trigger, events }))
    expect((await judge(['ObjectCreated', 'Delete'])).code).toBe(0)
    const { code, out } = await judge(['ObjectCreated', 'Put'])
    expect(code).toBe(1)
    expect(linesOf(out).slice(1)).toEqual([
      '  /events/1 Put is already chosen by ObjectCreated: leave one of them out',
    ])
    expect((await judge([3])).code).toBe(1)
  })

  it('judges answers and payloads too', async () => {
    const answer = { statusCode: 200, headers: {}, body: '', isBase64Encoded: false }
    expect((await fgc(['validate', 'apig-response', '-'], JSON.stringify(answer))).code).toBe(0)
    const { out } = await fgc(
      ['validate', 'apig-response', '-'],
      JSON.stringify({ ...answer, statusCode: '200' }),
    )
    expect(out).toContain('  /statusCode must be')
  })

  it('lets no text of a document reach the terminal raw', async () => {
    const { out } = await fgc(['validate', 'timer', '-'], JSON.stringify({ 'a\u001b[2J\nb': 1 }))
    expect(out).not.toContain('\u001b')
    for (const line of linesOf(out).slice(1)) expect(line).toMatch(/^ {2}\/|^ {2}the document/)
  })

  it('colours on request', async () => {
    const { out } = await fgc(['validate', 'timer', '-'], 'null', { color: true })
    expect(out).toContain('\u001b[31minvalid timer\u001b[39m')
  })
})
