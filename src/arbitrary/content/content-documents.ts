import type { Random } from '../../random.js'
import { freeText } from '../string/text.js'

const ordinaryNames: readonly string[] = ['id', 'name', 'a', 'b', 'q', 'page', 'token', 'email']
const oddPairs: readonly string[] = [
  '',
  '=',
  'a',
  'a=',
  '=a',
  'a=b=c',
  'a=+',
  'a=%2B',
  'a=%',
  'a=%zz',
  'a=%FF',
  'a=%00',
  'a=%250',
  '__proto__=1',
  'constructor=1',
  'a[]=1',
  'a[b]=1',
  'a.b=1',
  'a=1;b=2',
  'a=%0D%0A',
  'a=<b>',
  'é=é',
]

/** A form as `application/x-www-form-urlencoded`: names may repeat, a space is `+`, at times pairs that are malformed. */
export function formText(random: Random): string {
  const pairs: string[] = []
  for (let left = random.below(5); left > 0; left--) {
    pairs.push(random.oneIn(4) ? random.pick(oddPairs) : formPair(random))
  }
  return pairs.join('&')
}

function formPair(random: Random): string {
  const name = random.oneIn(8) ? freeText(random, 1, 20) : random.pick(ordinaryNames)
  return `${formEncoded(name)}=${formEncoded(freeText(random, 0, 200))}`
}

function formEncoded(text: string): string {
  return encodeURIComponent(text).replaceAll('%20', '+')
}

const tags: readonly string[] = ['p', 'b', 'div', 'a', 'script', 'h1', 'A']

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** An HTML document or a part of one. */
export function htmlText(random: Random): string {
  const tag = random.pick(tags)
  const part = `<${tag}>${escaped(freeText(random, 0, 40))}</${tag}>`
  if (random.oneIn(2)) return `<!DOCTYPE html><html><head><title>a</title></head><body>${part}</body></html>`
  return random.oneIn(4) ? `${part}<br>&nbsp;<!-- a -->` : part
}

// The characters that XML 1.0 has no place for, escaped or not.
const notXml = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** A well-formed XML document. */
export function xmlText(random: Random): string {
  const declaration = random.oneIn(2) ? '<?xml version="1.0" encoding="UTF-8"?>' : ''
  return declaration + elementText(random, 3)
}

function elementText(random: Random, depth: number): string {
  const name = random.pick(ordinaryNames)
  const attribute = random.oneIn(3) ? ` ${random.pick(ordinaryNames)}="${xmlEscaped(random, 10)}"` : ''
  let content = random.oneIn(2) ? xmlEscaped(random, 40) : ''
  for (let left = depth > 0 ? random.below(3) : 0; left > 0; left--) content += elementText(random, depth - 1)
  if (content === '' && random.oneIn(2)) return `<${name}${attribute}/>`
  return `<${name}${attribute}>${content}</${name}>`
}

function xmlEscaped(random: Random, maxLength: number): string {
  return escaped(freeText(random, 0, maxLength).replace(notXml, '')).replaceAll('"', '&quot;')
}

/** The boundary that a media type names; `boundary` where it names none. */
export function multipartBoundary(mediaType: string): string {
  const named = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(mediaType)
  return named?.[1] ?? named?.[2] ?? 'boundary'
}

/** A multipart document of one to three parts, with the boundary of its media type. */
export function multipartText(random: Random, mediaType: string): string {
  const line = `--${multipartBoundary(mediaType)}`
  let text = ''
  for (let left = 1 + random.below(3); left > 0; left--) {
    const file = random.oneIn(3) ? '; filename="a.txt"\r\nContent-Type: text/plain' : ''
    const header = `Content-Disposition: form-data; name="${random.pick(ordinaryNames)}"${file}`
    text += `${line}\r\n${header}\r\n\r\n${freeText(random, 0, 40).replaceAll(line, '')}\r\n`
  }
  return `${text}${line}--\r\n`
}
