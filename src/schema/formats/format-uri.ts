import type { Random } from '../../random.js'
import { annotatedFormat } from './annotated-format.js'
import { checkedFormat } from './checked-format.js'
import { checkOf } from './format-check.js'
import { domainText, idnLabelText, ipv4Text, ipv6Text, labelText, nonAsciiText } from './format-internet.js'
import * as cases from './format-uri-cases.js'
import type { Format } from './formats.js'

const schemes: readonly string[] = [
  'https',
  'http',
  'https',
  'http',
  'ftp',
  'ws',
  'HTTP',
  'git+ssh',
  'gopher',
  'file',
]
const webSchemes: readonly string[] = ['https', 'http', 'https', 'ftp']
const ports: readonly string[] = ['80', '443', '8080', '65535', '3000', '21']
const userInfos: readonly string[] = ['user@', 'user:password@', 'a%40b@', ':@', 'u:p:q@']
const oddSegments: readonly string[] = [
  '',
  '.',
  '..',
  '%20',
  '%2F',
  '%25',
  '%00',
  'a+b',
  '~',
  '@',
  'a;b=c',
  '*',
  "it's",
  '(1)',
  '%E6%BC%A2',
  '$&',
  ':',
  'a,b',
]
const oddPairs: readonly string[] = [
  'a',
  'a=',
  '=',
  '',
  'a=b=c',
  'a%5B%5D=1',
  'q=a+b',
  'q=%26',
  'a=/?',
  'a=@:',
]

function segmentText(random: Random): string {
  return random.oneIn(4) ? random.pick(oddSegments) : labelText(random)
}

/** A path that starts with a slash, or is empty. */
function pathText(random: Random): string {
  let text = ''
  for (let left = random.below(4); left > 0; left--) text += `/${segmentText(random)}`
  return text
}

function queryText(random: Random): string {
  let text = ''
  for (let left = random.below(4); left > 0; left--) {
    const pair = random.oneIn(3) ? random.pick(oddPairs) : `${labelText(random)}=${segmentText(random)}`
    text += text === '' ? pair : `&${pair}`
  }
  return text
}

function suffixText(random: Random): string {
  const dice = random.below(8)
  if (dice > 2) return ''
  const query = dice < 2 ? `?${queryText(random)}` : ''
  return dice > 0 ? `${query}#${segmentText(random)}` : query
}

function authorityText(random: Random): string {
  const dice = random.below(32)
  const user = dice === 0 ? random.pick(userInfos) : ''
  const port = (dice & 3) === 1 ? `:${random.pick(ports)}` : ''
  if (dice === 2) return `${user}[${ipv6Text(random, false)}]${port}`
  if (dice === 3) return `${user}${ipv4Text(random, false)}${port}`
  return user + domainText(random) + port
}

function opaqueText(random: Random): string {
  const name = labelText(random)
  const all = [
    `urn:${name}:${labelText(random)}`,
    `mailto:${name}@a.com`,
    `data:,${name}`,
    `tel:+1${random.below(1e9)}`,
    `${name}:a`,
  ]
  return random.pick(all)
}

function uriText(random: Random, small: boolean): string {
  if (small) return random.pick(['a:a', 'a:b', 'a:/', 'a://b'])
  if (random.oneIn(16)) return opaqueText(random)
  return `${random.pick(schemes)}://${authorityText(random)}${pathText(random)}${suffixText(random)}`
}

function uriReferenceText(random: Random, small: boolean): string {
  if (small) return random.pick(['', '/', 'a', '#', '?'])
  const dice = random.below(8)
  if (dice < 2) return uriText(random, false)
  if (dice === 2) return `//${authorityText(random)}${pathText(random)}`
  if (dice === 3) return suffixText(random)
  if (dice === 4) return `./${segmentText(random)}${suffixText(random)}`
  if (dice === 5) return `../${labelText(random)}${pathText(random)}`
  // A path that starts with two slashes would be read as an authority.
  return `/${labelText(random)}${pathText(random)}${suffixText(random)}`
}

/** An absolute URL as the `url` check has it: a public host, and a slash before any query. */
function urlText(random: Random, small: boolean): string {
  if (small) return `http://${random.pick(['a', 'b'])}.aa`
  const host = `${labelText(random)}.${random.pick(['com', 'org', 'io', 'example', 'cn'])}`
  const dice = random.below(16)
  const user = dice === 0 ? random.pick(['user@', 'user:password@', 'a%40b:@']) : ''
  const port = dice === 1 ? `:${random.pick(ports)}` : ''
  const path = pathText(random)
  return `${random.pick(webSchemes)}://${user}${host}${port}${path}${path === '' ? '' : suffixText(random)}`
}

const operators: readonly string[] = ['', '', '', '+', '#', '.', '/', ';', '?', '&']
const modifiers: readonly string[] = ['', '', '', '*', ':3']

function expressionText(random: Random): string {
  const variable = (): string => labelText(random).replace(/-/g, '_') + random.pick(modifiers)
  return `{${random.pick(operators)}${variable()}${random.oneIn(4) ? `,${variable()}` : ''}}`
}

function uriTemplateText(random: Random, small: boolean): string {
  if (small) return random.pick(['', '/', 'a', '{a}'])
  let text = random.oneIn(2) ? `https://${domainText(random)}` : ''
  for (let left = random.below(4); left > 0; left--) {
    text += random.oneIn(2) ? `/${labelText(random)}` : random.pick(['/', '']) + expressionText(random)
  }
  return text
}

function iriText(random: Random, small: boolean): string {
  if (small || random.oneIn(2)) return uriText(random, small)
  const host = random.oneIn(2) ? domainText(random) : `${idnLabelText(random)}.com`
  return `${random.pick(webSchemes)}://${host}/${nonAsciiText(random)}${pathText(random)}`
}

function iriReferenceText(random: Random, small: boolean): string {
  if (small || random.oneIn(2)) return uriReferenceText(random, small)
  return `${random.pick(['', '/', './', '#', '?q='])}${nonAsciiText(random)}`
}

/** What characters beyond ASCII stand in is judged as if they were letters. */
function isIri(kind: 'uri' | 'uri-reference'): (value: string) => boolean {
  const check = checkOf(kind)
  return (value) => check(value.replace(/[^\x00-\x7f]/gu, 'x'))
}

/** The formats of URIs (RFC 3986, 6570) and, unchecked, of IRIs (RFC 3987). */
export const uriFormats: readonly Format[] = [
  checkedFormat('uri', uriText, cases.uris, cases.badUris),
  checkedFormat('uri-reference', uriReferenceText, cases.uriReferences, cases.badUriReferences),
  checkedFormat('uri-template', uriTemplateText, cases.uriTemplates, cases.badUriTemplates),
  checkedFormat('url', urlText, cases.urls, cases.badUrls),
  annotatedFormat('iri', iriText, cases.iris, isIri('uri')),
  annotatedFormat('iri-reference', iriReferenceText, cases.iriReferences, isIri('uri-reference')),
]
