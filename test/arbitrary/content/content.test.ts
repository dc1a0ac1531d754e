import { describe, expect, it } from 'vitest'
import { mediaContent, mediaContentBoundary } from '../../../src/arbitrary/content/content.js'
import { contentKind } from '../../../src/arbitrary/content/content-kind.js'
import { Random } from '../../../src/random.js'
import {
  decodeContent,
  decodeJsonContent,
  encodeContent,
} from '../../../src/schema/formats/content-encoding.js'

const mediaTypes = [
  'application/json',
  'application/problem+json; charset=utf-8',
  'application/x-ndjson',
  'application/x-www-form-urlencoded',
  'application/xml',
  'image/svg+xml',
  'text/html',
  'text/plain',
  'text/csv',
  'multipart/form-data; boundary=xyz',
  'application/octet-stream',
  'image/png',
  'application/x-unheard-of',
  undefined,
]

function documents(mediaType: string | undefined, count = 1500): (string | Uint8Array)[] {
  const random = new Random(31, 7)
  return Array.from({ length: count }, () => mediaContent(random, mediaType))
}

const bytesOf = (content: string | Uint8Array) => Buffer.from(content as string)
const key = (content: string | Uint8Array) => bytesOf(content).toString('latin1')

describe('contentKind', () => {
  it.each([
    ['application/JSON', 'json'],
    ['a/b+json; v=1', 'json'],
    ['application/jsonl', 'json-lines'],
    ['image/svg+xml', 'xml'],
    ['image/png', 'binary'],
    ['Audio/ogg', 'binary'],
    ['application/pdf', 'binary'],
    ['application/javascript', 'text'],
    ['not a media type', 'text'],
    [undefined, 'unsaid'],
  ] as const)('%s: %s', (mediaType, kind) => {
    expect(contentKind(mediaType)).toBe(kind)
  })
})

describe.each(mediaTypes)('content of %s', (mediaType) => {
  it('varies, and survives base64', () => {
    const all = documents(mediaType)
    expect(new Set(all.map(key)).size).toBeGreaterThan(500)
    for (const document of [
      ...all.slice(0, 300),
      ...mediaContentBoundary(mediaType).map(({ value }) => value),
    ]) {
      const decoded = decodeContent('base64', encodeContent('base64', document))
      expect(bytesOf(decoded!).equals(bytesOf(document))).toBe(true)
    }
  })

  it('has boundary cases, each once and with a reason', () => {
    const cases = mediaContentBoundary(mediaType)
    expect(cases.length).toBeGreaterThan(3)
    expect(new Set(cases.map(({ value }) => `${typeof value} ${key(value)}`)).size).toBe(cases.length)
    expect(cases.every(({ scenario }) => scenario.length > 0)).toBe(true)
  })
})

describe('mediaContent', () => {
  it.each(mediaTypes.slice(0, 2))('makes JSON for %s, also as boundary', (mediaType) => {
    const all = [...documents(mediaType), ...mediaContentBoundary(mediaType).map(({ value }) => value)]
    const wrong = all.filter((each) => {
      const encoded = encodeContent('base64', each)
      return decodeJsonContent('base64', mediaType, encoded) === undefined
    })
    expect(wrong).toEqual([])
    const texts = all.map(String)
    expect(texts.some((text) => /^\s|\s$/.test(text))).toBe(true)
    expect(texts.some((text) => /\n {2}"/.test(text))).toBe(true)
  })

  it('makes one JSON value per line for JSON lines', () => {
    for (const text of documents('application/x-ndjson', 300)) {
      for (const line of String(text).split('\n').slice(0, -1)) expect(() => JSON.parse(line)).not.toThrow()
    }
  })

  it('makes forms that repeat names, use plus signs and are malformed at times', () => {
    const texts = documents('application/x-www-form-urlencoded').map(String)
    expect(
      texts.some((text) =>
        [...new URLSearchParams(text).keys()].some((name, at, all) => all.indexOf(name) < at),
      ),
    ).toBe(true)
    for (const pattern of [/^$/, /\+/, /%2B/, /%(?![0-9A-F]{2})/, /&/]) {
      expect(
        texts.some((text) => pattern.test(text)),
        String(pattern),
      ).toBe(true)
    }
  })

  it('makes XML whose tags close and whose characters XML allows', () => {
    for (const text of documents('application/xml', 500).map(String)) {
      expect(text).not.toMatch(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u)
      const open: string[] = []
      for (const [, closes, name, empty] of text.matchAll(/<(\/?)([a-z]+)(?: [a-z]+="[^"<]*")?(\/?)>/g)) {
        if (closes) expect(open.pop()).toBe(name)
        else if (!empty) open.push(name!)
      }
      expect(open).toEqual([])
    }
  })

  it('makes multipart documents with the boundary of the media type', () => {
    for (const text of documents('multipart/form-data; boundary=xyz', 200)) {
      expect(text).toMatch(/^--xyz\r\n[\s\S]*\r\n--xyz--\r\n$/)
    }
    expect(mediaContent(new Random(1, 1), 'multipart/form-data; boundary="a b"')).toMatch(/^--a b\r\n/)
  })

  it('makes bytes of every value for binary types, some of them no UTF-8', () => {
    const all = documents('application/octet-stream') as Uint8Array[]
    expect(all.every((each) => each instanceof Uint8Array)).toBe(true)
    expect(new Set(all.flatMap((each) => [...each])).size).toBe(256)
    expect(all.some((each) => each.length === 0)).toBe(true)
    expect(all.some((each) => each.length > 200)).toBe(true)
  })

  it('is deterministic', () => {
    for (const mediaType of mediaTypes) expect(documents(mediaType, 50)).toEqual(documents(mediaType, 50))
  })
})

describe('mediaContentBoundary', () => {
  it('uses the boundary that the media type names', () => {
    for (const { value } of mediaContentBoundary('multipart/form-data; boundary=xyz')) {
      expect(value).toMatch(/^--xyz(?:--)?\r\n/)
      expect(value).toMatch(/(?:^|\r\n)--xyz--\r\n$/)
    }
  })
})
