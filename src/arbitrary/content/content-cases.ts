import { textBoundary } from '../string/text-boundary.js'
import type { ContentKind } from './content-kind.js'

/** A document that code is known to stumble on, before it is encoded, and why. */
export interface ContentCase {
  readonly value: string | Uint8Array
  readonly scenario: string
}

const json: readonly ContentCase[] = [
  { value: '{}', scenario: 'an empty object' },
  { value: '[]', scenario: 'an empty array' },
  { value: 'null', scenario: 'null' },
  { value: 'true', scenario: 'true' },
  { value: 'false', scenario: 'false' },
  { value: '0', scenario: 'zero' },
  { value: '-1', scenario: 'a negative number' },
  { value: '1.5', scenario: 'a fraction' },
  { value: '9007199254740993', scenario: 'an integer beyond 2^53' },
  { value: '1e400', scenario: 'a number that overflows to Infinity' },
  { value: '""', scenario: 'an empty string' },
  { value: '"a"', scenario: 'a string' },
  { value: '"{}"', scenario: 'a string that holds JSON' },
  { value: '"é漢😀"', scenario: 'letters beyond ASCII' },
  { value: '"\\u0000"', scenario: 'an escaped NUL' },
  { value: '"\\ud83d\\ude00"', scenario: 'an escaped surrogate pair' },
  { value: '"\\ud800"', scenario: 'an escaped lone surrogate' },
  { value: '[null]', scenario: 'an array of null' },
  { value: '[[[[[[[[]]]]]]]]', scenario: 'deep arrays' },
  { value: '{"a":{"b":{"c":{"d":null}}}}', scenario: 'deep objects' },
  { value: '{"a":1,"a":2}', scenario: 'a member twice' },
  { value: '{"__proto__":{"a":1}}', scenario: 'a member named like the prototype' },
  { value: '{"constructor":{"prototype":{}}}', scenario: 'a member named like an inherited one' },
  { value: '{"toString":1,"valueOf":1}', scenario: 'methods that are no functions' },
  { value: '{"toJSON":1,"then":1,"length":-1}', scenario: 'members that JavaScript looks for' },
  { value: '{"":0}', scenario: 'a member with the empty name' },
  { value: '{"1":1,"0":0}', scenario: 'numeric names, out of order' },
  { value: ' {}\r\n', scenario: 'white space around' },
  { value: '{\n  "a": 1\n}', scenario: 'pretty-printed' },
]

const form: readonly ContentCase[] = [
  { value: '', scenario: 'empty' },
  { value: 'a=1', scenario: 'one pair' },
  { value: 'a=1&a=2', scenario: 'a name twice' },
  { value: 'a=b+c', scenario: 'a plus sign for a space' },
  { value: 'a=%2B', scenario: 'an escaped plus sign' },
  { value: 'a=%26b%3D1', scenario: 'escaped separators' },
  { value: 'a', scenario: 'no equals sign' },
  { value: 'a=', scenario: 'an empty value' },
  { value: '=a', scenario: 'an empty name' },
  { value: '&&', scenario: 'separators only' },
  { value: 'a=b=c', scenario: 'two equals signs' },
  { value: 'a=%', scenario: 'a percent sign that is no escape' },
  { value: 'a=%zz', scenario: 'a malformed escape' },
  { value: 'a=%FF', scenario: 'an escape that is no UTF-8' },
  { value: 'a=%00', scenario: 'an escaped NUL' },
  { value: 'a=%C3%A9%E6%BC%A2', scenario: 'escaped letters beyond ASCII' },
  { value: 'a[]=1&a[b]=2', scenario: 'brackets' },
  { value: '__proto__=1&constructor=2', scenario: 'names of prototypes' },
  { value: 'a=1;b=2', scenario: 'a semicolon as a separator' },
]

const bytes: readonly ContentCase[] = [
  { value: new Uint8Array(), scenario: 'empty' },
  { value: Uint8Array.of(0x61), scenario: 'one byte' },
  { value: Uint8Array.of(0x61, 0x61), scenario: 'two bytes' },
  { value: Uint8Array.of(0x61, 0x61, 0x61), scenario: 'three bytes' },
  { value: Uint8Array.of(0), scenario: 'NUL' },
  { value: Uint8Array.of(0xff), scenario: 'the byte 0xFF, never UTF-8' },
  { value: Uint8Array.of(0xfb, 0xef, 0xff), scenario: 'bytes that base64 writes with + and /' },
  { value: Uint8Array.of(0xc3), scenario: 'UTF-8 that is cut off' },
  { value: Uint8Array.of(0xc0, 0x80), scenario: 'overlong UTF-8' },
  { value: Uint8Array.of(0xed, 0xa0, 0x80), scenario: 'a surrogate as UTF-8' },
  { value: Uint8Array.of(0xef, 0xbb, 0xbf, 0x61), scenario: 'a byte order mark' },
  { value: Uint8Array.of(0x0d, 0x0a), scenario: 'CR LF' },
  {
    value: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    scenario: 'the signature of a PNG',
  },
  { value: Uint8Array.from({ length: 256 }, (_, byte) => byte), scenario: 'every byte' },
]

const html: readonly ContentCase[] = [
  { value: '', scenario: 'empty' },
  { value: '<p>a</p>', scenario: 'one element' },
  { value: '<p>a', scenario: 'an element that is not closed' },
  { value: '<!DOCTYPE html><html></html>', scenario: 'an empty document' },
  { value: '<script>alert(1)</script>', scenario: 'a script' },
  { value: '&lt;b&gt;&amp;amp;', scenario: 'entities' },
  { value: '<p>é漢😀</p>', scenario: 'letters beyond ASCII' },
]

const xml: readonly ContentCase[] = [
  { value: '<a/>', scenario: 'an empty element' },
  { value: '<?xml version="1.0"?><a></a>', scenario: 'a declaration' },
  { value: '<a b="1">c</a>', scenario: 'an attribute' },
  { value: '<a><![CDATA[<b>]]></a>', scenario: 'character data' },
  { value: '<a>&#x1F600;&amp;</a>', scenario: 'references' },
  { value: '<b:a xmlns:b="urn:b"/>', scenario: 'a namespace' },
  { value: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', scenario: 'an entity of its own' },
  { value: '<!--a--><a/>', scenario: 'a comment' },
]

const jsonLines: readonly ContentCase[] = [
  { value: '', scenario: 'empty' },
  { value: '{}\n', scenario: 'one line' },
  { value: '{}\n[]\nnull\n', scenario: 'three lines' },
  { value: '{}\n{}', scenario: 'no line feed at the end' },
  { value: '{}\r\n{}\r\n', scenario: 'CR LF' },
  { value: '"\\n"\n', scenario: 'an escaped line feed' },
]

const multipart: readonly ContentCase[] = [
  { value: '--boundary--\r\n', scenario: 'no part' },
  {
    value: '--boundary\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n--boundary--\r\n',
    scenario: 'an empty part',
  },
  { value: '--boundary\r\n\r\na\r\n--boundary--\r\n', scenario: 'a part without headers' },
  {
    value:
      '--boundary\r\nContent-Disposition: form-data; name="a"; filename="../a"\r\n\r\na\r\n--boundary--\r\n',
    scenario: 'a file named out of its folder',
  },
]

/** The documents of one kind that break code, before they are encoded. */
export function casesOfKind(kind: ContentKind): readonly ContentCase[] {
  switch (kind) {
    case 'json':
      return json
    case 'json-lines':
      return jsonLines
    case 'form':
      return form
    case 'html':
      return html
    case 'xml':
      return xml
    case 'multipart':
      return multipart
    case 'binary':
      return bytes
    case 'text':
      return textBoundary(0, Number.POSITIVE_INFINITY)
    case 'unsaid':
      return [...textBoundary(0, Number.POSITIVE_INFINITY), ...bytes.slice(1)]
  }
}
