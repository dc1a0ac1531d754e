import { describe, expect, it } from 'vitest'
import { formatHtml } from '../../../src/report/html/format-html.js'
import { html } from '../../../src/report/html/html.js'
import { documentOf, plainReport, type ReportDocument } from '../../../src/report/plain-report.js'
import { brokenHandlers } from '../../power/broken-handlers.js'
import { checkPlanted } from '../../power/check-planted.js'
import type { BrokenHandler } from '../../power/planted-handler.js'
import plantedEvents from '../planted-events.json' with { type: 'json' }
import { hostileSample, quietReport, report, sample } from '../report-samples.js'

/** Of every source, with short and stable texts; what breaks them is of many kinds. */
const shown = [
  'apig/status-as-text',
  'apig/length-in-characters',
  'apig/nothing-for-head',
  'apig/name-in-page',
  'obs/documented-region',
  'timer/null-user-event',
  'lts/logs-are-a-list',
  'cts/time-is-text',
  'kafka/event-time-is-seconds',
  'rabbitmq/columns-by-name',
]

/** The report without times, and without lines of the handlers, which any edit of their files moves. */
function steady(document: ReportDocument): ReportDocument {
  const masked = JSON.stringify(document, (key, value) => {
    if (key === 'duration' || key === 'slowest') return 0
    // What deflate writes is another thing with another zlib.
    if (key === 'replay') return 'contract:1:token'
    if (typeof value === 'string') return value.replaceAll(/(\.ts)(?::\d+)+/g, '$1:…')
    return key === 'slowestCalls' ? [] : value
  })
  return JSON.parse(masked)
}

describe('formatHtml', () => {
  it.each([
    [[], 'No handler was checked'],
    [[quietReport], '✓ The handler keeps its contract'],
    [[quietReport, quietReport], '✓ All 2 handlers keep their contracts'],
    [[report], '✗ The handler breaks its contract'],
    [[report, quietReport], '✗ 1 of 2 handlers break their contracts'],
  ])('says of %# what it is about', (reports, verdict) => {
    const text = formatHtml(documentOf(reports.map((one) => plainReport(one))))
    expect(text).toContain(`<title>Contract report: ${verdict}</title>`)
  })

  it('holds findings, notes and figures', () => {
    const text = formatHtml(sample)
    for (const part of [
      'src/create-order.ts:12',
      'the very same answer',
      'maxTime of 20 ms',
      'Slowest calls',
    ])
      expect(text).toContain(part)
  })

  it('speaks of calls with shrinking only where there were some', () => {
    const withCalls = (calls: number): string =>
      formatHtml(
        documentOf([
          plainReport({ ...report, statistics: { ...report.statistics, answers: { 200: 7 }, calls } }),
        ]),
      )
    expect(withCalls(9)).toContain('· 9 calls with shrinking · seed 42')
    expect(withCalls(7)).toContain('· 7 calls · seed 42')
  })

  it('holds the errors that a handler logged, as text, and names warnings as such', () => {
    const [violation] = report.violations
    const printed = ['error: TypeError: no <b>item</b>   src/order.ts:3']
    const remarks = ['nobody has <i>seen</i> it']
    const found = { ...violation!, printed, remarks }
    const text = formatHtml(documentOf([plainReport({ ...report, violations: [found] })]))
    expect(text).toContain('<p class="soft">nobody has &lt;i&gt;seen&lt;/i&gt; it</p>')
    expect(text).toMatch(/What the handler printed<\/h5>\n<pre>error: TypeError: no &lt;b&gt;item/)
    expect(text).toContain('The whole event<span class="soft"> (violation 1)')
    expect(text).toContain('The whole event<span class="soft"> (warning 1)')
  })

  it('needs no script and no style but its own', () => {
    for (const document of [sample, hostileSample]) {
      const text = formatHtml(document)
      expect(text).not.toMatch(/<script|<link|<img| on\w+="| style="/i)
      expect(text.match(/<style>/g)).toHaveLength(1)
    }
  })

  it('begins with a list of the findings where they are many', () => {
    const [violation] = report.violations
    const listOf = (count: number) => {
      const violations = Array(count).fill(violation)
      const text = formatHtml(documentOf([plainReport({ ...report, violations, warnings: [] })]))
      return [...text.matchAll(/<li><a href="#(handler-1-violation-\d+)">/g)].map(([, id]) => {
        expect(text).toContain(`id="${id}"`)
        return id
      })
    }
    expect(listOf(3)).toEqual([])
    expect(listOf(12)).toHaveLength(12)
  })

  it('shows how the calls ended as shares of all of them, of which none is called nothing or all', () => {
    const statistics = { ...report.statistics, answers: { 200: 997, 404: 2, 500: 1 } }
    const text = formatHtml(documentOf([plainReport({ ...report, statistics })]))
    expect(text).toContain('width="99.7"')
    expect(text).toMatch(/>99 %<\/td><td class="number">997</)
    expect(text).toMatch(/>&lt; 1 %<\/td><td class="number">2</)
  })

  it('leaves out what is too much to read', () => {
    const many = plainReport({ ...report, violations: Array(300).fill(report.violations[0]) })
    expect(formatHtml(documentOf([many]))).toContain('… and 200 more')
  })
})

describe('html', () => {
  it('escapes what is text, and nothing twice', () => {
    const inner = html`<b>${'<&>"\''}</b>`
    expect(html`${inner}${[inner, 1, undefined]}`.markup).toBe(
      '<b>&lt;&amp;&gt;&quot;&#39;</b><b>&lt;&amp;&gt;&quot;&#39;</b>1',
    )
  })
})

describe('the HTML report of a planted bug', () => {
  const chosen = brokenHandlers.filter((broken) => shown.includes(keyOf(broken)))

  it('is of ten handlers', () => {
    expect(chosen.map(keyOf).sort()).toEqual([...shown].sort())
    expect(chosen).toHaveLength(10)
  })

  it.each(chosen.map((broken) => [keyOf(broken), broken] as const))(
    '%s is as it was',
    async (key, broken) => {
      const event = (plantedEvents as Readonly<Record<string, unknown>>)[key]
      expect(event).toBeDefined()
      const options = { ...broken.options, replay: event }
      const found = await checkPlanted({ ...broken, options }, 1, 1)
      const document = steady(documentOf([plainReport(found.report, { handler: key })]))
      expect(document.ok).toBe(false)
      const [, body] = /(<main>[\s\S]*<\/main>)/.exec(formatHtml(document))!
      await expect(`${body}\n`).toMatchFileSnapshot(`__snapshots__/${key.replace('/', '-')}.html`)
    },
  )
})

function keyOf({ source, name }: BrokenHandler): string {
  return `${source}/${name}`
}
