import type { Random } from '../../random.js'
import { annotatedFormat } from './annotated-format.js'
import { checkedFormat } from './checked-format.js'
import { checkOf } from './format-check.js'
import * as cases from './format-internet-cases.js'
import type { Format } from './formats.js'

const hyphen = 0x2d
// 32 entries each, so that five random bits choose one.
const labelChars: Uint8Array = Uint8Array.from('abcdefghijklmnopqrstuvwxyz012349', (char) =>
  char.charCodeAt(0),
)
const letters: Uint8Array = Uint8Array.from('abcdefghijklmnopqrstuvwxyzaeinos', (char) => char.charCodeAt(0))
const topDomains: readonly string[] = [
  'com',
  'org',
  'net',
  'io',
  'de',
  'cn',
  'dev',
  'co.uk',
  'example',
  'museum',
]
const punycode: readonly string[] = ['xn--mnchen-3ya', 'xn--fiqs8s', 'xn--e1afmkfd', 'xn--caf-dma']
const octets: readonly string[] = Array.from({ length: 256 }, (_, n) => String(n))

/** A label of 1 to 8 letters and digits that starts with a letter, at times with a hyphen within. */
export function labelText(random: Random): string {
  const a = random.bits()
  const b = random.bits()
  const length = 1 + (a >>> 29)
  const third = b >>> 28 === 0 && length > 3 ? hyphen : labelChars[(a >>> 10) & 31]!
  const start = String.fromCharCode(
    letters[a & 31]!,
    labelChars[(a >>> 5) & 31]!,
    third,
    labelChars[(a >>> 15) & 31]!,
  )
  if (length <= 4) return start.slice(0, length)
  const end = String.fromCharCode(
    labelChars[b & 31]!,
    labelChars[(b >>> 5) & 31]!,
    labelChars[(b >>> 10) & 31]!,
    labelChars[(b >>> 15) & 31]!,
  )
  return start + end.slice(0, length - 4)
}

function letterText(random: Random): string {
  return String.fromCharCode(letters[random.below(32)]!)
}

/** A host name with at least two labels and a top-level domain of letters. */
export function domainText(random: Random): string {
  const name = `${labelText(random)}.${random.pick(topDomains)}`
  return random.oneIn(4) ? `${labelText(random)}.${name}` : name
}

function hostnameText(random: Random, small: boolean): string {
  if (small) return letterText(random)
  const dice = random.below(32)
  if (dice > 8) return domainText(random)
  if (dice > 4) return labelText(random)
  if (dice > 2) return domainText(random).toUpperCase()
  if (dice === 2) return `${random.pick(punycode)}.com`
  if (dice === 1) return `${labelText(random).padEnd(63, 'x')}.com`
  return Array.from({ length: 1 + random.below(20) }, () => labelText(random)).join('.')
}

/** The IPv4 addresses that code treats specially. */
const specialIpv4: readonly string[] = [
  '0.0.0.0',
  '127.0.0.1',
  '10.0.0.1',
  '192.168.0.1',
  '172.16.0.1',
  '169.254.169.254',
  '224.0.0.1',
  '255.255.255.255',
]

/** An IPv4 address; one in eight is special (private, loopback, broadcast). */
export function ipv4Text(random: Random, small: boolean): string {
  const dice = random.bits()
  if (small) return `${dice & 1}.0.0.${(dice >>> 1) & 1}`
  if ((dice & 7) === 0) return specialIpv4[(dice >>> 3) & 7]!
  const bits = random.bits()
  return `${octets[bits & 255]!}.${octets[(bits >>> 8) & 255]!}.${octets[(bits >>> 16) & 255]!}.${octets[bits >>> 24]!}`
}

function groupText(random: Random): string {
  const bits = random.bits() >>> 0
  return ((bits & 0xffff) >>> ((bits >>> 16) & 12)).toString(16)
}

function groupsText(random: Random, count: number): string {
  let text = count > 0 ? groupText(random) : ''
  for (let i = 1; i < count; i++) text += `:${groupText(random)}`
  return text
}

/** An IPv6 address: whole, compressed, IPv4-mapped, in either case; without a zone. */
export function ipv6Text(random: Random, small: boolean): string {
  if (small) return random.pick(['::', '::1', '1::'])
  const dice = random.below(16)
  if (dice < 6) return groupsText(random, 8)
  if (dice === 6) return groupsText(random, 8).toUpperCase()
  if (dice === 7) return `::ffff:${ipv4Text(random, false)}`
  if (dice === 8) return `fe80::${groupsText(random, 4)}`
  if (dice === 9) return `${groupsText(random, 6)}:${ipv4Text(random, false)}`
  const before = random.below(7)
  return `${groupsText(random, before)}::${groupsText(random, random.below(7 - before))}`
}

const localMarks: readonly string[] = [
  '.',
  '+',
  '_',
  '-',
  "'",
  '.',
  '+',
  '/',
  '!',
  '#',
  '=',
  '~',
  '{',
  '|',
  '%',
  '&',
]

function emailText(random: Random, small: boolean): string {
  if (small) return `${letterText(random)}@${letterText(random)}.${letterText(random)}${letterText(random)}`
  const dice = random.bits() >>> 0
  let local = labelText(random)
  if ((dice & 3) === 0) local += localMarks[(dice >>> 2) & 15]! + labelText(random)
  if (((dice >>> 6) & 31) === 0) local = local.toUpperCase()
  if (((dice >>> 11) & 63) === 0) local = local.padEnd(64, 'x')
  return `${local}@${domainText(random)}`
}

const nonAscii: readonly string[] = ['é', 'ü', 'ñ', 'ß', '漢', '字', 'д', 'ж', '한', 'क']
// Right-to-left letters stand alone in a label: a host name must not mix directions (RFC 5893).
const rightToLeft: readonly string[] = ['א', 'ב', 'ש', 'ا', 'ب', 'م']

/** One to three letters beyond ASCII, written from left to right. */
export function nonAsciiText(random: Random): string {
  return lettersText(random, nonAscii)
}

function lettersText(random: Random, from: readonly string[]): string {
  let text = random.pick(from)
  for (let left = random.below(3); left > 0; left--) text += random.pick(from)
  return text
}

/** A label of a host name that is not ASCII. */
export function idnLabelText(random: Random): string {
  const dice = random.below(8)
  if (dice === 0) return lettersText(random, random.oneIn(2) ? rightToLeft.slice(0, 3) : rightToLeft.slice(3))
  return dice < 4 ? labelText(random) + nonAsciiText(random) : nonAsciiText(random)
}

function idnHostnameText(random: Random, small: boolean): string {
  if (small || random.oneIn(2)) return hostnameText(random, small)
  return `${idnLabelText(random)}.${random.pick(topDomains)}`
}

function idnEmailText(random: Random, small: boolean): string {
  if (small || random.oneIn(2)) return emailText(random, small)
  const host = random.oneIn(2) ? domainText(random) : `${idnLabelText(random)}.${random.pick(topDomains)}`
  return `${nonAsciiText(random)}${labelText(random)}@${host}`
}

const checkHostname = checkOf('hostname')
const checkEmail = checkOf('email')
const ascii = (value: string): string => value.replace(/[^\x00-\x7f]/gu, 'x')

/** The formats of host names, addresses and e-mail (RFC 1123, 4291, 5321); the international ones are not checked. */
export const internetFormats: readonly Format[] = [
  checkedFormat('hostname', hostnameText, cases.hostnames, cases.badHostnames),
  checkedFormat('email', emailText, cases.emails, cases.badEmails),
  checkedFormat('ipv4', ipv4Text, cases.ipv4s, cases.badIpv4s),
  checkedFormat('ipv6', ipv6Text, cases.ipv6s, cases.badIpv6s),
  annotatedFormat('idn-hostname', idnHostnameText, cases.idnHostnames, (value) =>
    checkHostname(ascii(value)),
  ),
  annotatedFormat('idn-email', idnEmailText, cases.idnEmails, (value) => checkEmail(ascii(value))),
]
