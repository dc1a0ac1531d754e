import { expect, it } from 'vitest'
import { unescaped } from '../../contracts/rules/unescaped.js'

it.each([
  ['&lt;a href=&quot;x&quot;&gt;', '<a href="x">'],
  ['&#65;&#x42;&#X43;&#68', 'ABCD'],
  ['%41%7e', 'A~'],
  [String.raw`\u0041\x42\"\/\&`, 'AB"/&'],
  ['&amp;amp;lt;', '<'],
  ['%5cu0026quot;', '"'],
])('reads %s as it was meant', (written, meant) => {
  expect(unescaped(written)).toBe(meant)
})

it.each(['%e9', '%80', '&#128;', '&#x80;', '&#0;', String.raw`\u00e9`, String.raw`\n`, '&eacute;', 'a & b;'])(
  'leaves %s as it is written',
  (written) => {
    expect(unescaped(written)).toBe(written)
  },
)

it('reads five escapes within one another, and no more', () => {
  expect(unescaped('%25252541')).toBe('A')
  expect(unescaped('%2525252541')).toBe('A')
  expect(unescaped('%252525252541')).toBe('%41')
})
