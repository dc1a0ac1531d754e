import { describe, expect, it } from 'vitest'
import { readConstants } from '../../../src/dictionary/reading/read-constants.js'

const textsOf = (source: string, name: string) =>
  readConstants(source).pairs.flatMap((pair) =>
    pair.name === name && pair.part === undefined ? [pair.value] : [],
  )

describe('readPieces', () => {
  it('puts what the pieces of a text are compared with into whole texts, in all ways', () => {
    const source = `const [, api, version, id] = event.path.split('/')
      if (api === 'api' && (version === 'v1' || version === 'v2')) id.trim()`
    const texts = textsOf(source, 'path')
    expect(texts).toEqual(expect.arrayContaining(['/api/v1/x', '/api/v2/x', '/api/v2/constructor']))
    expect(texts).toContain('/api/v2')
  })

  it('puts what a handler does not expect into pieces that are compared with nothing', () => {
    const texts = textsOf(`const [, kind, label] = event.path.split('/'); kind === 'badge'`, 'path')
    expect(texts).toEqual(expect.arrayContaining(['/badge/__proto__', '/badge/<img src=x onerror=alert(1)>']))
  })

  it('reads pieces by their number', () => {
    const source = `const parts = String(query.range).split('-')
      if (parts[0] === 'from' && parts[2] === 'to') {}`
    expect(textsOf(source, 'range')).toEqual(expect.arrayContaining(['from-x-to', 'from-constructor-to']))
  })

  it('counts the keys of tables as what a piece is compared with', () => {
    const source = `const pages = { en: {}, de: {} }
      const [lang, kind] = event.path.slice(1).split('/')
      if (kind === 'docs' && Object.hasOwn(pages, lang)) {}`
    expect(textsOf(source, 'path')).toEqual(expect.arrayContaining(['en/docs', 'de/docs']))
  })

  it('puts another piece behind the one that is asked for', () => {
    expect(textsOf(`const [a] = query.q.split(','); a === 'x'`, 'q')).toEqual(['x,x', 'x'])
  })

  it('makes nothing of pieces that are compared with nothing, or of none', () => {
    expect(textsOf(`const [a, b] = query.q.split(',')`, 'q')).toEqual([])
    expect(textsOf(`const [a, b] = query.q.split(/,/); a === 'x'`, 'q')).toEqual([])
  })
})
