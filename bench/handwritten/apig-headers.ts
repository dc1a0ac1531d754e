import fc from 'fast-check'
import type { ApigHeaders } from '../../contracts/generated/apig-event.js'
import { characters, hex32, ipv4, letters, name, small, smallAndDigits, wordCharacters } from './texts.js'

const latin = Array.from({ length: 128 }, (_, i) => String.fromCharCode(128 + i)).join('')

/** Whatever a client may put into a header: no white space at its ends. */
const freeText = fc
  .oneof(
    { arbitrary: fc.string({ maxLength: 16, size: 'max' }), weight: 3 },
    { arbitrary: characters(latin, 0, 8), weight: 1 },
  )
  .map((value) => value.replace(/^[^!-~\x80-\xff]+|[^!-~\x80-\xff]+$/g, ''))

function header(...usual: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return fc.oneof(...usual.map((arbitrary) => ({ arbitrary, weight: 2 })), { arbitrary: freeText, weight: 1 })
}

const quality = fc.oneof(
  fc.constant(''),
  fc.integer({ min: 1, max: 9 }).map((n) => `;q=0.${n}`),
)
const language = fc
  .tuple(fc.constantFrom('en', 'de', 'zh', 'fr', 'en-US', 'zh-CN', 'pt-BR'), quality)
  .map(([tag, q]) => tag + q)
const languages = fc.array(language, { minLength: 1, maxLength: 4 }).map((list) => list.join(','))

const image = fc.tuple(fc.constantFrom('image/png', 'image/webp', 'image/*'), quality).map((t) => t.join(''))
const accept = fc.oneof(
  {
    arbitrary: fc.constantFrom(
      '*/*',
      'application/json',
      'text/html',
      'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    ),
    weight: 2,
  },
  { arbitrary: image, weight: 1 },
)

const bearer = characters(`${wordCharacters}._-`, 1, 32).map((token) => `Bearer ${token}`)
const basic = fc
  .array(fc.integer({ min: 0, max: 0xffffff }), { minLength: 2, maxLength: 8 })
  .map((groups) => `Basic ${groups.map(base64Group).join('')}`)

function base64Group(bits: number): string {
  return Buffer.from([bits >>> 16, (bits >>> 8) & 255, bits & 255]).toString('base64')
}

const mediaType = fc
  .tuple(
    fc.constantFrom(
      'application/json',
      'application/problem+json',
      'application/octet-stream',
      'application/x-www-form-urlencoded',
      'application/xml',
      'text/plain',
      'text/html',
      'text/csv',
      'image/png',
    ),
    fc.constantFrom('', '; charset=utf-8', ';charset=UTF-8', '; charset=ISO-8859-1'),
  )
  .map((t) => t.join(''))
const multipart = characters(wordCharacters, 1, 24).map((b) => `multipart/form-data; boundary=----${b}`)

const cookie = fc
  .tuple(name(`${letters}_`, `${wordCharacters}_-`, 8), characters(`${wordCharacters}%._-`, 0, 16))
  .map((pair) => pair.join('='))
const cookies = fc.array(cookie, { minLength: 1, maxLength: 4 }).map((list) => list.join('; '))

const label = characters(`${smallAndDigits}-`, 1, 16).map((l) => l.replace(/^-|-$/g, '0'))
const host = fc
  .tuple(fc.array(label, { minLength: 1, maxLength: 5 }), characters(small, 2, 8))
  .map(([labels, top]) => `${labels.join('.')}.${top}`)
const port = fc.oneof(
  fc.constant(''),
  fc.integer({ min: 10, max: 65535 }).map((n) => `:${n}`),
)

const origin = fc.oneof(
  fc.constant('null'),
  fc
    .tuple(fc.constantFrom('http', 'https'), characters(smallAndDigits, 1, 12), characters(small, 2, 6))
    .map(([scheme, domain, top]) => `${scheme}://${domain}.${top}`),
)

const product = fc
  .tuple(name(letters, `${letters}-`, 9, 2), fc.nat({ max: 999 }), fc.nat({ max: 99 }))
  .map(([n, major, minor]) => `${n}/${major}.${minor}`)
const agent = fc
  .tuple(
    product,
    fc.oneof(
      fc.constant(''),
      characters(`${wordCharacters} ;.,_:-`, 1, 48).map((c) => ` (${c})`),
    ),
    fc.constantFrom('', ' Gecko/20100101 Firefox/57', ' Chrome/126'),
  )
  .map((t) => t.join(''))

const addresses = fc.array(ipv4, { minLength: 1, maxLength: 3 }).map((list) => list.join(', '))

const known: Readonly<Record<string, fc.Arbitrary<string>>> = {
  accept: header(accept),
  'accept-encoding': header(fc.constantFrom('gzip', 'gzip, deflate', 'gzip, deflate, br', 'identity', '*')),
  'accept-language': header(languages),
  authorization: header(bearer, basic, fc.constantFrom('', 'Bearer', 'Bearer null', 'Basic dXNlcg==')),
  'cache-control': header(fc.constantFrom('no-cache', 'no-store', 'max-age=0', 'max-age=3600')),
  'content-length': fc.nat({ max: 99_999_999 }).map(String),
  'content-type': header(mediaType, multipart, fc.constantFrom('', 'json', 'multipart/form-data')),
  cookie: header(cookies, fc.constantFrom('session', 'a=1; a=2', 'a=%', '__proto__=x')),
  host: fc.tuple(host, port).map((t) => t.join('')),
  origin: header(origin),
  pragma: header(fc.constant('no-cache')),
  'upgrade-insecure-requests': header(fc.constant('1')),
  'user-agent': header(agent),
  'x-forwarded-for': header(addresses, fc.constantFrom('', '2001:db8::1', 'unknown')),
  'x-forwarded-host': host,
  'x-forwarded-port': fc.oneof(
    fc.constantFrom('443', '80'),
    fc.integer({ min: 1000, max: 9999 }).map(String),
  ),
  'x-forwarded-proto': fc.constantFrom('http', 'https'),
  'x-real-ip': ipv4,
  'x-request-id': hex32,
}

const ownName = characters(`${smallAndDigits}!#$%&'*+.^_\`|~-`, 1, 10).map((suffix) => `x-own-${suffix}`)
const ownValue = fc.oneof<fc.Arbitrary<string | string[]>[]>(
  freeText,
  fc.array(freeText, { minLength: 1, maxLength: 4 }),
)

type Entry = [string, string | string[]]

const entry = fc.oneof<fc.Arbitrary<Entry>[]>(
  ...Object.entries(known).map(([key, value]) => value.map((v): Entry => [key, v])),
  fc.tuple(ownName, ownValue),
)

// `fc.record` would draw for each of the nineteen names; this draws for those that are there.
export const headers: fc.Arbitrary<ApigHeaders> = fc
  .array(entry, { maxLength: 18, size: 'max' })
  .map((entries) => Object.fromEntries(entries) as ApigHeaders)
