import { describe, expect, it } from 'vitest'
import { composedTexts } from '../../../src/dictionary/reading/composed-texts.js'
import { readConstants } from '../../../src/dictionary/reading/read-constants.js'

const composed = (source: string): readonly string[] => composedTexts(readConstants(source))

describe('composedTexts', () => {
  it('lack a piece at each of two separators', () => {
    expect(composed("line.split(';').map((field) => field.split('='))")).toEqual(
      expect.arrayContaining(['a;b=c', 'a=b;c']),
    )
  })

  it('have what a piece is compared with after what the text begins with', () => {
    const source = "if (path.startsWith('tenants/') && path.split('/')[2] === 'invoices') file()"
    expect(composed(source)).toEqual(expect.arrayContaining(['tenants/invoices', 'tenants/a/invoices']))
  })

  it('hold all that is asked for, with an end that is no escape and no expression', () => {
    const [all, odd] = composed("line.includes('GET ') && line.includes('?')")
    expect([all, odd]).toEqual(['GET ?', 'GET ?%('])
    expect(() => decodeURIComponent(odd!)).toThrow(URIError)
    expect(() => new RegExp(odd!.slice(-2))).toThrow(SyntaxError)
  })

  it('are written as the source decodes them', () => {
    const source =
      "const text = Buffer.from(m, 'base64').toString(); if (text.startsWith('{')) JSON.parse(text)"
    expect(
      composed(source)
        .slice(0, 2)
        .map((text) => Buffer.from(text, 'base64').toString()),
    ).toEqual(['\0', '{'])
  })

  it('are what a table holds, with and without the separator after it', () => {
    const source =
      "const jobs = { mail: 1 }; const [job, to] = line.split(':'); if (Object.hasOwn(jobs, job)) run(to)"
    expect(composed(source)).toEqual(expect.arrayContaining(['mail', 'mail:']))
  })

  it('are none of a source that takes nothing apart', () => {
    expect(composed("if (event.kind === 'a') answer('b', 3)")).toEqual([])
  })

  it('are bounded', () => {
    const marks = [...',;:|/=&?#@'].map((mark) => `line.split('${mark}')`)
    expect(composed(marks.join('; ')).length).toBeLessThanOrEqual(30)
  })

  it('are a key with the value that it is compared with, and all of them in one text', () => {
    const source = `const f = Object.fromEntries(line.split(' ').map((pair) => pair.split('=')))
      if (f.level === 'error' && f.kind === 'http') f.url.trim()`
    expect(composed(source)).toEqual(
      expect.arrayContaining(['level=error', 'kind=http', 'level=error kind=http']),
    )
  })
})
