import { describe, expect, it } from 'vitest'
import { formatMarkdown } from '../../src/report/format-markdown.js'
import { documentOf, plainReport } from '../../src/report/plain-report.js'
import { hostileSample, quietReport, report, sample, violation } from './report-samples.js'

describe('formatMarkdown', () => {
  it('begins with the verdict and a table of the handlers', () => {
    const lines = formatMarkdown(sample).split('\n')
    expect(lines[0]).toBe('## ❌ 1 of 2 handlers break their contracts')
    expect(lines.slice(2, 6)).toEqual([
      '| handler | found | events | slowest call | seed |',
      '| --- | --- | --: | --: | --: |',
      '| ❌ `src/create-order.handler: apig contract` | 2 violations, 1 warning, 1 note | 743 | 3.3 ms | 42 |',
      '| ✅ `test/tick.test.ts > tick > timer contract` | nothing found | 3 | 3.3 ms | 42 |',
    ])
  })

  it('shows what a broken handler does, open, and nothing of one without findings', () => {
    const text = formatMarkdown(sample)
    expect(text.match(/<details/g)).toHaveLength(1)
    expect(text).toContain('<details open><summary><code>src/create-order.handler')
    expect(text).toContain('     /body   {"test":"body"} → null')
  })

  it.each([
    [[], 'No handler was checked'],
    [[quietReport], '✅ The handler keeps its contract'],
    [[quietReport, quietReport], '✅ All 2 handlers keep their contracts'],
    [[report], '❌ The handler breaks its contract'],
  ])('says of %# what it is about', (reports, verdict) => {
    const document = documentOf(reports.map((one) => plainReport(one)))
    expect(formatMarkdown(document).split('\n')[0]).toBe(`## ${verdict}`)
  })

  it('lets nothing out of its block or its cell', () => {
    const text = formatMarkdown(hostileSample)
    const lines = text.split('\n')
    const fence = lines.findIndex((line) => /^`{5}text$/.test(line))
    const end = lines.lastIndexOf('`'.repeat(5))
    expect(fence).toBeGreaterThan(0)
    expect(end).toBeGreaterThan(fence)
    expect(lines.slice(fence + 1, end).filter((line) => /^`{5,}/.test(line))).toEqual([])
    const outside = [...lines.slice(0, fence), ...lines.slice(end)]
    expect(outside.filter((line) => line.startsWith('|'))).toHaveLength(3)
    // Inside of backticks a tag is text; in the summary it is escaped.
    expect(outside.filter((line) => line.startsWith('<details'))[0]).not.toContain('<script')
    expect(text).not.toMatch(/[\u0000\u001b\u202e]/)
  })

  it('stays below what a job summary may hold', () => {
    const many = Array.from({ length: 400 }, () => ({ ...violation, message: 'x'.repeat(590) }))
    const big = plainReport({ ...report, violations: many })
    const text = formatMarkdown(documentOf(Array.from({ length: 20 }, () => big)))
    expect(Buffer.byteLength(text)).toBeLessThan(1 << 20)
    expect(text).toMatch(/The details of \d+ more handlers did not fit here\./)
  })
})
