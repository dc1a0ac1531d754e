import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatJunit } from '../../../src/report/format-junit.js'
import { formatHtml } from '../../../src/report/html/format-html.js'
import type { ReportDocument } from '../../../src/report/plain-report.js'
import { hostile, hostileSample, sample } from '../report-samples.js'
import { browserPath, openBrowser } from './browser.js'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeResult {
  readonly violations: readonly { id: string; impact: string; nodes: readonly { html: string }[] }[]
}

interface Opened {
  readonly page: Page
  readonly messages: string[]
  readonly requests: string[]
}

describe.skipIf(browserPath === undefined)('the HTML report in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'format-html-'))
  let browser: Browser

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function open(
    document: ReportDocument,
    {
      scheme = 'light',
      width = 1280,
      bypassCSP = false,
    }: { scheme?: 'light' | 'dark'; width?: number; bypassCSP?: boolean } = {},
  ): Promise<Opened> {
    const path = join(folder, 'report.html')
    writeFileSync(path, formatHtml(document))
    const context = await browser.newContext({
      colorScheme: scheme,
      viewport: { width, height: 900 },
      bypassCSP,
    })
    const page = await context.newPage()
    const messages: string[] = []
    const requests: string[] = []
    page.on('console', (message) => messages.push(message.text()))
    page.on('pageerror', (error) => messages.push(String(error)))
    page.on('dialog', (dialog) => {
      messages.push(dialog.message())
      void dialog.dismiss()
    })
    page.on('request', (request) => requests.push(request.url()))
    await page.goto(pathToFileURL(path).href)
    return { page, messages, requests }
  }

  it.each([
    ['a usual report', sample],
    ['a hostile one', hostileSample],
  ])('%s says nothing on the console and loads nothing but itself', async (_name, document) => {
    const { page, messages, requests } = await open(document)
    await page.locator('summary').evaluateAll((all) => all.forEach((one) => void (one as any).click()))
    await page.waitForTimeout(100)
    expect(messages).toEqual([])
    expect(requests).toEqual([pathToFileURL(join(folder, 'report.html')).href])
    await page.context().close()
  })

  it('shows what is hostile as text', async () => {
    const { page } = await open(hostileSample)
    expect(await page.locator('script').count()).toBe(0)
    expect(await page.locator('style').count()).toBe(1)
    expect(await page.locator('main').count()).toBe(1)
    const start = hostile.slice(0, hostile.indexOf('\n'))
    const message = await page.locator('.message').first().textContent()
    expect(message?.slice(0, start.length - 1)).toBe(start.slice(0, -1))
    expect(
      await page.locator('[href], [src]').evaluateAll((all) => all.map((one) => (one as any).href)),
    ).toEqual([])
    await page.context().close()
  })

  it('has a policy that stops a script even where one gets in', async () => {
    const { page, messages } = await open(sample)
    await page.evaluate(() => {
      const { document } = globalThis as any
      const script = document.createElement('script')
      script.textContent = 'document.title = "run"'
      document.body.append(script)
    })
    expect(await page.title()).toMatch(/^Contract report/)
    expect(messages.join()).toMatch(/Content Security Policy/)
    await page.context().close()
  })

  const looks = (['light', 'dark'] as const).flatMap((scheme) =>
    [1280, 400].map((width) => ({ scheme, width })),
  )
  it.each(looks)('has no accessibility fault in $scheme at $width px', async ({ scheme, width }) => {
    for (const document of [sample, hostileSample]) {
      const { page } = await open(document, { scheme, width, bypassCSP: true })
      await page
        .locator('details')
        .evaluateAll((all) => all.forEach((one) => void (one as any).setAttribute('open', '')))
      await page.addScriptTag({ content: axeSource })
      const found = (await page.evaluate('axe.run()')) as AxeResult
      const faults = found.violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]!.html}`)
      expect(faults).toEqual([])
      const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
      expect(await page.evaluate(overflow)).toBe(0)
      await page.context().close()
    }
  })

  it('is used by the keyboard alone', async () => {
    const { page } = await open(sample)
    const reachable = await page.locator('a, summary').count()
    const reached = new Set<string>()
    for (let i = 0; i < reachable; i++) {
      await page.keyboard.press('Tab')
      const focus = '[...document.querySelectorAll("a, summary")].indexOf(document.activeElement)'
      reached.add(String(await page.evaluate(focus)))
    }
    expect(reached).toEqual(new Set(Array.from({ length: reachable }, (_, i) => String(i))))
    await page.keyboard.press('Enter')
    expect(await page.locator('details[open]').count()).toBe(1)
    await page.context().close()
  })

  it('agrees that the JUnit report is well-formed', async () => {
    const { page } = await open(sample)
    for (const document of [sample, hostileSample]) {
      const problem = await page.evaluate((text) => {
        const parsed = new (globalThis as any).DOMParser().parseFromString(text, 'application/xml')
        return parsed.querySelector('parsererror')?.textContent
      }, formatJunit(document))
      expect(problem).toBeUndefined()
    }
    await page.context().close()
  })
})
