import { describe, expect, it } from 'vitest'
import { formatAnnotations } from '../../src/report/format-annotations.js'
import { formatCoverage, percentOf } from '../../src/report/format-coverage.js'
import { formatJunit } from '../../src/report/format-junit.js'
import { formatMarkdown } from '../../src/report/format-markdown.js'
import { formatReport } from '../../src/report/format-terminal.js'
import { formatHtml } from '../../src/report/html/format-html.js'
import { documentOf, plainReport } from '../../src/report/plain-report.js'
import { readXml } from './read-xml.js'
import { belowReport, coverage, quietReport } from './report-samples.js'

describe('coverage in a text', () => {
  it('is one line with the first gaps', () => {
    expect(formatCoverage(coverage)).toBe(
      'coverage: 3 of 5 alternatives of the event\'s schema (60 %); never met: /kind "pen", /note a text; never answered: 404',
    )
  })

  it('names the places with most gaps first, and counts the others', () => {
    const alternatives = Array.from({ length: 6 }, (_, i) => ({ says: `v${i}`, events: 0 }))
    const wide = { ...coverage, places: [...coverage.places, { pointer: '#/x', at: '/x', alternatives }] }
    expect(formatCoverage(wide)).toContain('never met: /x v0, /x v1, /x v2, /x v3, /x v4 and 3 more')
  })

  it('is told place by place in the long form, with what the answer depends on', () => {
    expect(formatCoverage(coverage, true)).toBe(
      [
        "coverage: 3 of 5 alternatives of the event's schema (60 %)",
        '   /kind   never met: "pen"',
        '   /note   never met: a text',
        '   answer 200   given 641 times',
        '   answer 404   declared, never given',
        '   the answer depended on   /kind',
        '   it did not depend on   the event',
        '   (told by events that differ from the golden one in one place; compared was the whole answer)',
      ].join('\n'),
    )
  })

  it('never rounds up to the whole', () => {
    expect(percentOf(999, 1000)).toBe('99 %')
    expect(percentOf(0.29, 1)).toBe('29 %')
    expect(percentOf(1, 1)).toBe('100 %')
    expect(percentOf(0, 0)).toBe('100 %')
  })
})

describe('a report that fails without a violation', () => {
  const document = documentOf([
    plainReport(belowReport, { handler: 'src/pay.handler' }),
    plainReport(quietReport),
  ])
  const below = 'coverage of 60 % is below the minimum of 90 %'
  const outdated = 'no longer occurs: delete {"rule":"apig/body","reason":"TICKET-7"}'

  it('says why on a terminal', () => {
    const text = formatReport(belowReport)
    expect(text).toContain('but known violations are listed that are none, and its events cover less')
    expect(text).toContain(below)
    expect(text).toContain(outdated)
  })

  it('is failures of JUnit', () => {
    const [suite, quiet] = readXml(formatJunit(document)).children
    const failures = suite!.children
      .flatMap(({ children }) => children)
      .filter(({ name }) => name === 'failure')
    expect(failures.map(({ attributes }) => attributes.type)).toEqual(['knownViolations', 'coverage'])
    expect(failures[1]!.text).toContain('/kind   never met: "pen"')
    expect(suite!.attributes.failures).toBe('2')
    expect(quiet!.attributes.failures).toBe('0')
    const names = quiet!.children.map(({ attributes }) => attributes.name)
    expect(names).toContain('coverage')
  })

  it('is annotations of a workflow', () => {
    const lines = formatAnnotations(document, '/work').trimEnd().split('\n')
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(/^::error title=knownViolations::no longer occurs/)
    expect(lines[1]).toContain(`::error title=coverage::${below.replaceAll('%', '%25')}`)
    expect(lines[1]).toContain('%0A')
  })

  it('is told in Markdown', () => {
    const text = formatMarkdown(document)
    expect(text).toContain('knownViolations fails, coverage fails')
    expect(text).toContain(below)
  })

  it('is told in HTML, with the map open', () => {
    const text = formatHtml(document)
    expect(text).toContain('✗ knownViolations, coverage not met')
    expect(text).toContain(below)
    expect(text).toContain('<details open><summary>Map of the event</summary>')
    expect(text).toContain('<code>/kind</code>')
  })
})
