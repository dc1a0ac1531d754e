import { describe, expect, it } from 'vitest'
import { patternTexts } from '../../../src/dictionary/reading/pattern-texts.js'

describe('patternTexts', () => {
  it('gives texts that the expression matches, with what a handler does not expect in a group', () => {
    const texts = patternTexts(String.raw`/^\/books\/([^/]+)$/`)
    expect(texts).toEqual(
      expect.arrayContaining([
        '/books/constructor',
        '/books/__proto__',
        '/books/%(',
        '/books/<img src=x onerror=alert(1)>',
      ]),
    )
    expect(texts.filter((text) => !/^\/books\/[^/]+$/.test(text))).toEqual([])
  })

  it('puts the number that nothing is before into a group of digits', () => {
    expect(patternTexts('/page-(\\d+)\\.csv$/')).toContain('page-0.csv')
  })

  it('puts a number beyond what there is into a group of digits, as long as the group takes', () => {
    expect(patternTexts('/^bytes=0-(\\d+)$/')).toContain('bytes=0-99999')
    expect(patternTexts('/^month-(\\d{2})$/')).toContain('month-99')
  })

  it('puts nothing into a group that does not take it', () => {
    expect(
      patternTexts(String.raw`/^\/users\/(\d+)$/`).filter((text) => !/^\/users\/\d+$/.test(text)),
    ).toEqual([])
    expect(patternTexts('/^id-(\\w+)$/')).toContain('id-constructor')
    expect(patternTexts('/^id-(\\w+)$/').filter((text) => /[%(]/.test(text))).toEqual([])
    expect(patternTexts('/^id-([%\\w]+)$/')).toContain('id-%')
  })
})
