import type { Random } from '../../random.js'
import { anyJson } from '../any-json.js'
import { freeText } from '../string/text.js'
import { type ContentCase, casesOfKind } from './content-cases.js'
import { formText, htmlText, multipartBoundary, multipartText, xmlText } from './content-documents.js'
import { type ContentKind, contentKind } from './content-kind.js'

/** How many values a JSON document has at most. */
const jsonBudget = 24

/**
 * A random document of a media type, before it is encoded: text (to be UTF-8) or bytes. Where no media type is
 * said, mostly text, at times bytes.
 */
export function mediaContent(
  random: Random,
  mediaType: string | undefined,
  kind: ContentKind = contentKind(mediaType),
): string | Uint8Array {
  switch (kind) {
    case 'json':
      return jsonText(random)
    case 'json-lines':
      return Array.from({ length: random.below(4) }, () => `${JSON.stringify(anyJson(random, 8))}\n`).join('')
    case 'form':
      return formText(random)
    case 'html':
      return htmlText(random)
    case 'xml':
      return xmlText(random)
    case 'multipart':
      return multipartText(random, mediaType!)
    case 'text':
      return freeText(random, 0, Number.POSITIVE_INFINITY)
    case 'binary':
      return randomBytes(random)
    case 'unsaid':
      return random.oneIn(4) ? randomBytes(random) : freeText(random, 0, Number.POSITIVE_INFINITY)
  }
}

function jsonText(random: Random): string {
  const value = anyJson(random, jsonBudget)
  const dice = random.below(16)
  if (dice === 0) return JSON.stringify(value, null, 2)
  if (dice === 1)
    return random.pick([' ', '\n', '\r\n', '\t']) + JSON.stringify(value) + random.pick(['', '\n', ' '])
  return JSON.stringify(value)
}

// The first bytes by which files are told apart.
const signatures: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  [0xff, 0xd8, 0xff, 0xe0],
  [0x1f, 0x8b, 0x08],
  [0x50, 0x4b, 0x03, 0x04],
  [0x25, 0x50, 0x44, 0x46, 0x2d],
  [0xef, 0xbb, 0xbf],
  [0xff, 0xfe],
]

/** Bytes: mostly up to 32, at times up to 1,024, at times with the signature of a known kind of file. */
function randomBytes(random: Random): Uint8Array {
  const signature = random.oneIn(8) ? random.pick(signatures) : []
  const length = signature.length + (random.oneIn(16) ? random.below(1025) : random.below(33))
  const bytes = new Uint8Array(length)
  bytes.set(signature)
  for (let at = signature.length; at < length; at++) bytes[at] = random.bits()
  return bytes
}

/**
 * The documents of a media type that break code, before they are encoded. Those of `application/json` are JSON
 * texts. Where no media type is said: texts, then bytes.
 */
export function mediaContentBoundary(mediaType: string | undefined): readonly ContentCase[] {
  const kind = contentKind(mediaType)
  const cases = casesOfKind(kind)
  if (kind !== 'multipart') return cases
  const line = `--${multipartBoundary(mediaType!)}`
  return cases.map(({ value, scenario }) => ({
    value: String(value).replaceAll('--boundary', () => line),
    scenario,
  }))
}
