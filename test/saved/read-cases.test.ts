import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCaseFile, readCases } from '../../src/saved/read-cases.js'
import { caseText, parseCase } from '../../src/saved/saved-case.js'
import { temporaryFolder } from '../temporary-folder.js'
import { sampleCase } from './temporary-cases.js'

const text = caseText(sampleCase)

describe('readCases', () => {
  it('finds nothing in a folder that does not exist', () => {
    expect(readCases(join(temporaryFolder(), 'none'))).toEqual({ cases: [], problems: [] })
  })

  it('reads what was written, by name, and leaves other files alone', () => {
    const folder = temporaryFolder()
    for (const name of ['b.json', 'a.json', 'README.md', '.a.json.0.tmp', '.hidden.json'])
      writeFileSync(join(folder, name), text)
    const { cases, problems } = readCases(folder)
    expect(cases.map(({ file }) => basename(file))).toEqual(['a.json', 'b.json'])
    expect(cases[0]!.case).toEqual(sampleCase)
    expect(problems).toEqual([])
  })

  it('says of every file that it cannot use which it is and why, and uses the others', () => {
    const folder = temporaryFolder()
    const outside = join(temporaryFolder(), 'outside.json')
    writeFileSync(outside, text)
    const edited = (member: object) => JSON.stringify({ ...sampleCase, ...member })
    const bytes: Readonly<Record<string, string | Uint8Array>> = {
      'binary.json': new Uint8Array([1, 0, 2]),
      'deep.json': edited({ event: 0 }).replace(
        '"event":0',
        `"event":${'['.repeat(50_000)}${']'.repeat(50_000)}`,
      ),
      'edited.json': edited({ rule: 7 }),
      'empty.json': '',
      'evidence.json': edited({ evidence: 'sure' }),
      'list.json': '[]',
      'newer.json': edited({ format: 2 }),
      'no-event.json': edited({ event: undefined }),
      'other.json': '{"name":"package"}',
      'short.json': text.slice(0, text.length / 2),
      'utf8.json': new Uint8Array([0x22, 0xff, 0x22]),
      'whole.json': text,
    }
    for (const [name, content] of Object.entries(bytes)) writeFileSync(join(folder, name), content)
    mkdirSync(join(folder, 'folder.json'))
    symlinkSync(outside, join(folder, 'link-out.json'))
    symlinkSync(join(folder, 'whole.json'), join(folder, 'link-within.json'))
    symlinkSync(join(folder, 'nowhere'), join(folder, 'link-to-nothing.json'))
    execFileSync('mkfifo', [join(folder, 'pipe.json')])
    const { cases, problems } = readCases(folder)
    expect(cases.map(({ file }) => basename(file))).toEqual(['link-within.json', 'whole.json'])
    const reasons = Object.fromEntries(problems.map(({ file, reason }) => [basename(file), reason]))
    expect(reasons).toEqual({
      'binary.json': 'it is binary, no JSON',
      'deep.json': 'it is nested deeper than 1000 levels',
      'edited.json': 'its member "rule" must be a text',
      'empty.json': expect.stringContaining('it is no JSON (cut short, or edited by hand?)'),
      'evidence.json': expect.stringContaining('its member "evidence" must be one of documented'),
      'folder.json': 'it is a folder',
      'link-out.json': 'it is a link that leads out of the folder',
      'link-to-nothing.json': 'it does not exist, or is a link to nothing',
      'list.json': 'it is no JSON object',
      'newer.json': 'it has format 2, and this release reads 1',
      'no-event.json': 'it has no member "event"',
      'other.json': 'it is no saved case: it has no member "format"',
      'pipe.json': 'it is a pipe',
      'short.json': expect.stringContaining('it is no JSON (cut short, or edited by hand?)'),
      'utf8.json': 'it is no UTF-8 text',
    })
  })

  it('says of a file in place of the folder that it is none', () => {
    const file = join(temporaryFolder(), 'cases')
    writeFileSync(file, text)
    expect(readCases(file)).toEqual({ cases: [], problems: [{ file, reason: 'it is no folder' }] })
  })

  it('reads a file by itself wherever a link leads', () => {
    const folder = temporaryFolder()
    const outside = join(temporaryFolder(), 'outside.json')
    writeFileSync(outside, text)
    symlinkSync(outside, join(folder, 'link.json'))
    expect(readCaseFile(join(folder, 'link.json'))).toEqual({ case: sampleCase })
    expect(readCaseFile(join(folder, 'none.json'))).toEqual({
      problem: 'it does not exist, or is a link to nothing',
    })
  })
})

describe('parseCase', () => {
  it('takes any text without throwing, and of a damaged case says what is wrong', () => {
    const damaged = fc
      .tuple(fc.nat(text.length - 1), fc.nat(20), fc.string({ unit: 'binary', maxLength: 5 }))
      .map(([start, length, put]) => text.slice(0, start) + put + text.slice(start + length))
    fc.assert(
      fc.property(fc.oneof(damaged, fc.json(), fc.string({ unit: 'binary' })), (given) => {
        const read = parseCase(given)
        if ('problem' in read) expect(read.problem).not.toBe('')
        else expect(read.case).toMatchObject({ format: 1, rule: expect.any(String) })
      }),
      { numRuns: 1000 },
    )
  })
})
