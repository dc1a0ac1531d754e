import { describe, expect, it } from 'vitest'
import { InvalidOptionError } from '../../../src/errors.js'
import { Random } from '../../../src/random.js'
import {
  decodeContent,
  decodeJsonContent,
  encodeContent,
  isJsonMediaType,
  isKnownEncoding,
} from '../../../src/schema/formats/content-encoding.js'

const binarySafe = ['base64', 'base64url', 'base32', 'base16', 'quoted-printable']
const identity = ['7bit', '8bit', 'binary', undefined]
const texts = [
  '',
  'a',
  'é',
  '漢字',
  '😀',
  '\0',
  '\r\n',
  ' \t',
  'a=b \r\n\r\n =',
  'x'.repeat(300),
  '\n',
  '\r',
  ' x\t\r\n',
]

function randomBytes(random: Random): Uint8Array {
  // Few distinct bytes at times, so that line breaks and trailing blanks occur.
  const odd = [0x20, 0x09, 0x0d, 0x0a, 0x3d, 0x41]
  const narrow = random.oneIn(2)
  return Uint8Array.from({ length: random.below(200) }, () => (narrow ? random.pick(odd) : random.below(256)))
}

const asArray = (bytes: Uint8Array | undefined) => bytes && Array.from(bytes)

describe('encodeContent and decodeContent', () => {
  it.each(binarySafe)('%s: decoding what was encoded gives the bytes again', (encoding) => {
    const random = new Random(3, 4)
    for (let i = 0; i < 1000; i++) {
      const bytes = randomBytes(random)
      const encoded = encodeContent(encoding, bytes)
      expect(encoded).toMatch(/^[\x09\x0d\x0a -~]*$/)
      expect(asArray(decodeContent(encoding, encoded))).toEqual(Array.from(bytes))
    }
  })

  it.each([...binarySafe, ...identity])('%s: decoding what was encoded gives the text again', (encoding) => {
    for (const text of texts) {
      const decoded = decodeContent(encoding, encodeContent(encoding, text))
      expect(Buffer.from(decoded!).toString('utf8')).toBe(text)
      expect(encodeContent(encoding, Buffer.from(text, 'utf8'))).toBe(encodeContent(encoding, text))
    }
  })

  it('respects the view of a byte array', () => {
    const view = new Uint8Array(Uint8Array.of(1, 2, 3, 4).buffer, 1, 2)
    expect(encodeContent('base16', view)).toBe('0203')
  })

  // The vectors of RFC 4648, section 10.
  it.each([
    ['', '', '', ''],
    ['f', 'Zg==', 'MY======', '66'],
    ['fo', 'Zm8=', 'MZXQ====', '666F'],
    ['foo', 'Zm9v', 'MZXW6===', '666F6F'],
    ['foob', 'Zm9vYg==', 'MZXW6YQ=', '666F6F62'],
    ['fooba', 'Zm9vYmE=', 'MZXW6YTB', '666F6F6261'],
    ['foobar', 'Zm9vYmFy', 'MZXW6YTBOI======', '666F6F626172'],
  ])('encodes the vector %j of RFC 4648', (text, base64, base32, base16) => {
    expect(encodeContent('base64', text)).toBe(base64)
    expect(encodeContent('base32', text)).toBe(base32)
    expect(encodeContent('base16', text)).toBe(base16)
    expect(decodeContent('base16', base16.toLowerCase())).toEqual(Buffer.from(text))
    expect(asArray(decodeContent('base64url', base64))).toEqual(Array.from(Buffer.from(text)))
  })

  it.each([
    [
      'base64',
      [
        'YQ',
        'YQ=',
        'Y',
        '_-8=',
        'YR==',
        'YW=',
        'Y Q=',
        'YQ==\n',
        '====',
        'YQ==YQ==',
        '{"a":1}',
        'é',
        'AAAA=',
      ],
    ],
    ['base64url', ['+/8', 'YR', 'Y', 'YQ=', 'YQ===', 'YWE==', 'YQ ', '====']],
    ['base32', ['my======', 'MY', 'MY=====', 'MZ======', 'M1======', '========', 'M=======', 'MZXW6YTBOI']],
    ['base16', ['0', '0g', '0 ', 'é0', '0x00']],
    [
      'quoted-printable',
      ['=', '=4', '=zz', '=3d', 'é', 'a ', 'a\t\r\nb', 'a\n', 'a\rb', '\0', 'x'.repeat(77), 'a=\r\n='],
    ],
  ])('%s: refuses what is not canonical', (encoding, values) => {
    for (const value of values) expect(decodeContent(encoding, value), JSON.stringify(value)).toBeUndefined()
  })

  it.each(['base64', 'base32', 'base64url'])(
    '%s: every text that decodes is the encoding of its bytes',
    (encoding) => {
      const random = new Random(5, 6)
      const chars = Array.from('AQgwZ2=+/-_7')
      let valid = 0
      for (let i = 0; i < 50000; i++) {
        const value = Array.from({ length: random.below(9) }, () => random.pick(chars)).join('')
        const bytes = decodeContent(encoding, value)
        if (bytes === undefined) continue
        valid++
        const bare = encoding === 'base64url' ? value.replace(/=+$/, '') : value
        expect(encodeContent(encoding, bytes)).toBe(bare)
      }
      expect(valid).toBeGreaterThan(1000)
    },
  )

  it('writes quoted-printable as RFC 2045 says', () => {
    expect(encodeContent('quoted-printable', 'a=é \r\nb\n')).toBe('a=3D=C3=A9=20\r\nb=0A')
    const lines = encodeContent('quoted-printable', 'é'.repeat(100)).split('\r\n')
    expect(lines.length).toBeGreaterThan(7)
    expect(lines.every((line) => line.length <= 76)).toBe(true)
  })

  it('knows encodings in any case, and names the known ones where it does not', () => {
    expect(encodeContent('BASE64', 'a')).toBe('YQ==')
    expect(isKnownEncoding('Quoted-Printable')).toBe(true)
    expect(isKnownEncoding('gzip')).toBe(false)
    expect(isKnownEncoding('constructor')).toBe(false)
    expect(() => encodeContent('gzip', 'a')).toThrow(InvalidOptionError)
    expect(() => decodeContent('gzip', 'a')).toThrow(/"gzip"[\s\S]*base64, base64url/)
  })
})

describe('isJsonMediaType', () => {
  it.each([
    ['application/json', true],
    ['Application/JSON; charset=utf-8', true],
    ['application/problem+json', true],
    ['application/vnd.api+json;version=1', true],
    ['text/json', true],
    ['application/json5', false],
    ['application/x-ndjson', false],
    ['text/plain; a=application/json', false],
    ['+json', false],
    ['', false],
    [undefined, false],
  ])('%s: %s', (mediaType, expected) => {
    expect(isJsonMediaType(mediaType)).toBe(expected)
  })
})

describe('decodeJsonContent', () => {
  it('gives the value, null included', () => {
    expect(decodeJsonContent('base64', 'application/json', 'bnVsbA==')).toEqual({ json: null })
    expect(decodeJsonContent(undefined, 'application/json', ' {"a":1}\n')).toEqual({ json: { a: 1 } })
    expect(decodeJsonContent('BASE16', 'a/b+json', '5b5d')).toEqual({ json: [] })
  })

  it.each<[string | undefined, string | undefined, string, string]>([
    ['base64', 'application/json', 'bnVsbA', 'no padding'],
    ['base64', 'application/json', '/w==', 'no UTF-8'],
    ['base64', 'application/json', 'Iu2ggCI=', 'a surrogate as UTF-8'],
    ['base64', 'application/json', '77u/e30=', 'a byte order mark'],
    [undefined, 'application/json', '\ufeff{}', 'a byte order mark as text'],
    [undefined, 'application/json', '', 'empty'],
    [undefined, 'application/json', '{a:1}', 'no JSON'],
    [undefined, 'text/plain', '{}', 'another media type'],
    [undefined, undefined, '{}', 'no media type'],
  ])('%s %s %j: undefined (%s)', (encoding, mediaType, value) => {
    expect(decodeJsonContent(encoding, mediaType, value)).toBeUndefined()
  })
})

it.each([0, 1, 2, 100, 16_383, 16_384, 16_385, 50_000])(
  'base64 of a text of %i characters is that of its UTF-8',
  (length) => {
    for (const text of ['a'.repeat(length), '漢'.repeat(length), '\ud800é😀'.repeat(length)]) {
      expect(encodeContent('base64', text)).toBe(Buffer.from(text, 'utf8').toString('base64'))
    }
  },
)
