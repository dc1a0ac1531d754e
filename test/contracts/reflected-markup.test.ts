import { describe, expect, it } from 'vitest'
import { reflectedMarkupRule } from '../../contracts/rules/reflected-markup.js'
import { judge, runHandler } from './run-handler.js'

const html = { 'Content-Type': 'text/html; charset=utf-8' }
const svg = { 'content-type': 'image/svg+xml' }

async function messages(
  body: string,
  event: unknown,
  headers: object = html,
  more: object = {},
): Promise<string[]> {
  const answer = { statusCode: 200, headers, body, isBase64Encoded: false, ...more }
  const outcome = await runHandler(async (_event, _context) => answer)
  return judge([reflectedMarkupRule], outcome, event).map(({ finding }) => finding.message)
}

const attack = '<img src=x onerror=alert(1)>'
const script = '<script>alert(1)</script>'
const quotes = `a' onfocus=alert(1) " onfocus=alert(1) x`
const breakout = `--></title></textarea></style></script>${attack}`
const asked = (q: string): object => ({ queryStringParameters: { q } })
const base64 = (text: string): string => Buffer.from(text).toString('base64')
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => entities[c]!)

describe('apig/reflected-markup', () => {
  it.each<[string, object]>([
    ['a query value', asked(attack)],
    ['an encoded query value', asked(encodeURIComponent(attack))],
    ['a path', { path: `/hello/${attack}` }],
    ['a header', { headers: { 'x-name': `Bob ${attack} Smith` } }],
    ['a JSON body', { body: base64(JSON.stringify({ name: attack })), isBase64Encoded: true }],
    [
      'a JSON body with escapes',
      { body: JSON.stringify({ name: attack }).replaceAll('<', '\\u003c'), isBase64Encoded: false },
    ],
    ['a form body that is half broken', { body: `a=%&name=${encodeURIComponent(attack)}` }],
    ['a form body', { body: new URLSearchParams({ name: attack }).toString(), isBase64Encoded: false }],
  ])('finds it from %s', async (_name, event) => {
    const page = (text: string): string => `<h1>${text}</h1>`
    expect(await messages(page(attack), event)).toEqual([
      'the page repeats markup of the event without escaping it: "<img src=x onerror=alert(1)>"',
    ])
    expect(await messages(page(attack.toUpperCase()), event)).toHaveLength(1)
    expect(await messages(page(escapeHtml(attack)), event)).toEqual([])
    expect(await messages(page('hello'), event)).toEqual([])
    expect(await messages(page(attack), event, { 'content-type': 'text/plain' })).toEqual([])
  })

  it.each<[string, string, string]>([
    ['a script', script, `<p>${script}</p>`],
    ['a link that runs', '<a href="java\tscript:alert(1)">x</a>', '<p><a href="java\tscript:alert(1)">x</a>'],
    [
      'a page by its address',
      '<meta http-equiv=refresh content="0;url=https://a.example">',
      '<meta http-equiv=refresh content="0;url=https://a.example">',
    ],
    [
      'a document of its own',
      '<iframe srcdoc="&lt;script>alert(1)&lt;/script>">',
      '<iframe srcdoc="&lt;script>alert(1)&lt;/script>">',
    ],
    ['a base of eight characters', '<base a>', '<p><base a>'],
    ['the beginning of a page', attack, attack],
    ['a page with letters whose small form is longer', attack, `\u0130<p>${attack}`],
    ['a comment, and stands behind it once more', attack, `<!-- > ${attack} --><p>${attack}`],
    ['a text around it', 'Hi <a title="x>y" onclick=run()>', '<p><a title="x>y" onclick=run()>'],
    ['spaces around it', ` ${quotes} `, `<input value="${quotes}">`],
    ['one segment of a path', `/orders/${quotes}`, `<input value="${quotes}">`],
    ['a text in JSON', quotes, `<div data-q='${JSON.stringify({ q: `Hello ${quotes}!` })}'>`],
    ['a < in text', attack, `a < ${attack}`],
    ['a comment that is none', attack, `<!-->${attack}-->`],
    ['a comment of one hyphen', attack, `<!--->${attack}-->`],
    ['a comment with a wrong end', attack, `<!-- a --!>${attack}-->`],
    ['CDATA, which HTML does not know', attack, `<![CDATA[>${attack}]]>`],
    ['a title in SVG, in which tags are read', attack, `<svg><title>${attack}</title></svg>`],
    ['a title in MathML', attack, `<math><title>${attack}</title></math>`],
    ['an attribute in double quotes', quotes, `<input value="${quotes}">`],
    ['an attribute in single quotes', quotes, `<input value='${quotes}'>`],
    ['an attribute without quotes', quotes, `<input value=${quotes}>`],
    ['an attribute, < and > escaped', `<b>${quotes}`, `<input value="&lt;b&gt;${quotes}">`],
    ['JSON in an attribute', quotes, `<div data-q='${JSON.stringify({ q: quotes })}'>`],
    ['a title', breakout, `<title>${breakout}</title>`],
    ['a text area', breakout, `<textarea>${breakout}</textarea>`],
    ['a comment', breakout, `<!-- ${breakout} -->`],
    ['a style', breakout, `<style>/* ${breakout} */</style>`],
    ['JSON in a script', script, `<script>const q = ${JSON.stringify({ q: script })}</script>`],
    ['JSON of data', script, `<script type="application/json">${JSON.stringify([script])}</script>`],
  ])('finds what breaks out of %s', async (_name, text, page) => {
    expect(await messages(`<html>${page}</html>`, asked(text))).toHaveLength(1)
  })

  it('finds it in SVG, by the rules of XML', async () => {
    const badge = (text: string): string =>
      `<svg xmlns="http://www.w3.org/2000/svg"><title>${text}</title></svg>`
    expect(await messages(badge(script), asked(script), svg)).toHaveLength(1)
    expect(await messages(badge(escapeHtml(script)), asked(script), svg)).toEqual([])
    expect(await messages(badge(`<![CDATA[${script}]]>`), asked(script), svg)).toEqual([])
  })

  it.each<[string, string, string]>([
    ['a quoted attribute, in which < is text', script, `<input value="${script}">`],
    [
      'a quoted attribute with escaped quotes',
      `${quotes}${script}`,
      `<p title="${`${quotes}${script}`.replaceAll('"', '&quot;')}">`,
    ],
    ['single quotes with escaped quotes', quotes, `<p title='${quotes.replaceAll("'", '&apos;')}'>`],
    [
      'JSON in a script, < escaped',
      breakout,
      `<script>q = ${JSON.stringify(breakout).replaceAll('<', '\\u003c')}</script>`,
    ],
    [
      'JSON in a script, / escaped',
      script,
      `<script>q = ${JSON.stringify(script).replaceAll('/', '\\/')}</script>`,
    ],
    ['JSON in an attribute', quotes, `<div data-q="${escapeHtml(JSON.stringify({ q: quotes }))}">`],
    ['a text area that guards its end tag', script, `<textarea>${script}</textarea>`],
    ['a title that guards its end tag', script, `<title>${script}</title>`],
    ['a comment', script, `<!-- ${script} --><p>`],
    [
      'numbers for characters',
      script,
      `<p>${script.replace(/[<>/]/g, (c) => `&#x${c.charCodeAt(0).toString(16)};`)}`,
    ],
    ['simple tags that are let stand', '<b>aaaa> <i class=x>y</i>', '<p><b>aaaa> <i class=x>y</i>'],
    [
      'links and pictures that are let stand',
      '<a href="https://a.example" title=x><img src="/a.png">',
      '<p><a href="https://a.example" title=x><img src="/a.png">',
    ],
    [
      'the text of markdown',
      '[x](javascript:alert(1)) **bold** <https://a.example/b>',
      '<p>[x](javascript:alert(1)) <b>bold</b> &lt;https://a.example/b>',
    ],
    ['an end tag, which has no attributes', '</p onclick=alert(1)>', '<p></p onclick=alert(1)>'],
    ['a description', '<meta name=description content=x>', '<meta name=description content=x>'],
    ['a name that ends like a handler', '<b data-onclick=x>', '<b data-onclick=x>'],
    ['a name that begins like a handler', '<b onward-link=x>', '<b onward-link=x>'],
    ['a title that looks like a URL', '<b title="javascript:x">', '<b title="javascript:x">'],
    ['a header in the body', '<b http-equiv=refresh>', '<b http-equiv=refresh>'],
    ['a comment with a >', attack, `<!-- > ${attack} -->`],
    ['an instruction', attack, `<?x ${attack} ?>`],
    ['a declaration', attack, `<!x ${attack}>`],
    ['a tag that does not end', '<img src=x onerror=alert(1)', '<p><img src=x onerror=alert(1)'],
    ['a text area that does not end', attack, `<textarea>${attack}`],
    ['a title behind SVG', attack, `<svg></svg><title>${attack}</title>`],
    ['CDATA in SVG', attack, `<svg><![CDATA[>${attack}]]></svg>`],
    ['an attribute of the page behind it', "it's mine", `<input value="it's mine" onclick=own()>`],
    ['an attribute of the page in front of it', "it's mine", `<input onclick=own() value="it's mine">`],
    ['a < that begins no tag', 'a < b onfocus=1 and more', '<p>a < b onfocus=1 and more'],
    [
      'words of the page',
      'text/html; charset=utf-8',
      '<meta http-equiv="content-type" content="text/html; charset=utf-8">',
    ],
    ['tags of the page', '<script> <strong>', '<strong>hi</strong><script>run()</script>'],
    ['what the page says by itself', 'other text', `<p>${attack}</p>`],
  ])('does not blame %s', async (_name, text, page) => {
    expect(await messages(page, asked(text))).toEqual([])
  })

  it('reads a page of XHTML by the rules of XML', async () => {
    const xhtml = { 'content-type': 'application/xhtml+xml' }
    const page = `<html><title>${attack}</title></html>`
    expect(await messages(page, asked(attack), xhtml)).toHaveLength(1)
    expect(await messages(page, asked(attack))).toEqual([])
  })

  it.each<[string, string, string, string]>([
    ['a tag', script, `<p>${script}`, 'the page repeats markup of the event without escaping it: "<script>"'],
    [
      'members without a value',
      '<a hidden onclick=x>',
      '<p><a hidden onclick=x>',
      'the page repeats markup of the event without escaping it: "<a hidden onclick=x>"',
    ],
    [
      'the end of a script',
      script,
      `<script>q = "${script}"</script>`,
      'markup of the event ends a script of the page: in JSON within a script write < as \\u003c',
    ],
    [
      'the end of a title',
      breakout,
      `<title>${breakout}`,
      'the page repeats markup of the event without escaping it: "<img src=x onerror=alert(1)>"',
    ],
    [
      'an attribute',
      quotes,
      `<input value="${quotes}">`,
      'text of the event ends an attribute of <input> and begins another one: "onfocus=alert(1)"',
    ],
  ])('says what becomes of %s', async (_name, text, page, message) => {
    expect(await messages(page, asked(text))).toEqual([message])
  })

  it('blames a page whose headers only look like those of one that is not run', async () => {
    for (const headers of [
      { 'content-disposition': 'inline; filename=attachment.html' },
      { 'content-disposition': 'x-attachment' },
      { 'content-security-policy': 'report-uri /sandbox' },
    ])
      expect(await messages(`<p>${script}`, asked(script), { ...html, ...headers })).toHaveLength(1)
  })

  it('does not blame a page that is not run', async () => {
    const page = `<p>${script}</p>`
    expect(await messages(page, asked(script))).toHaveLength(1)
    for (const headers of [
      { 'content-disposition': 'attachment; filename="a.html"' },
      { 'content-security-policy': "default-src 'self'; sandbox" },
      { 'content-security-policy': 'sandbox allow-forms' },
    ])
      expect(await messages(page, asked(script), { ...html, ...headers })).toEqual([])
    const sandbox = { ...html, 'content-security-policy': 'sandbox allow-scripts' }
    expect(await messages(page, asked(script), sandbox)).toHaveLength(1)
    expect(await messages(page, { ...asked(script), httpMethod: 'HEAD' })).toEqual([])
  })
})
