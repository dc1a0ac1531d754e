import { describe, expect, it } from 'vitest'
import { cookieNames, cookiePairs, cookiesWith } from '../../../src/dictionary/planting/cookie-fields.js'

describe('the cookies of a source', () => {
  const names = [
    { name: 'theme', near: ['jar'] },
    { name: 'cookie', near: ['headers'] },
    { name: 'page', near: ['query'] },
  ]

  it('are members of what is called so', () => {
    expect(cookieNames(names)).toEqual(['theme'])
  })

  it('stand in one text, percent-encoded', () => {
    expect(cookiesWith(['a', 'b'], 'x\r\ny')).toBe('a=x%0D%0Ay; b=x%0D%0Ay')
  })

  it('are compared with what their header then is', () => {
    const pairs = [
      { name: 'theme', near: [], value: 'dark' },
      { name: 'page', near: [], value: 'last' },
    ]
    expect(cookiePairs(pairs, names)).toEqual([{ name: 'cookie', near: ['headers'], value: 'theme=dark' }])
  })
})
