import type { FormatCase } from './formats.js'

const label63 = 'a'.repeat(63)

/** Host names that break code. */
export const hostnames: readonly FormatCase[] = [
  { value: 'a', scenario: 'a single letter' },
  { value: '0', scenario: 'a single digit' },
  { value: 'localhost', scenario: 'a host without a domain' },
  { value: 'a.b', scenario: 'two labels' },
  { value: 'a-b.com', scenario: 'a hyphen' },
  { value: 'EXAMPLE.com', scenario: 'capitals' },
  { value: 'xn--mnchen-3ya.de', scenario: 'an internationalised name in ASCII' },
  { value: '127.0.0.1', scenario: 'an IPv4 address' },
  { value: `${label63}.com`, scenario: 'the longest label (63)' },
  { value: `${label63}.${label63}.${label63}.${'a'.repeat(61)}`, scenario: 'the longest name (253)' },
]

/** What is no host name. */
export const badHostnames: readonly FormatCase[] = [
  { value: '', scenario: 'empty' },
  { value: '.', scenario: 'a dot only' },
  { value: '-a', scenario: 'a hyphen at the start' },
  { value: 'a-', scenario: 'a hyphen at the end' },
  { value: 'a..b', scenario: 'an empty label' },
  { value: 'a_b', scenario: 'an underscore' },
  { value: 'a b', scenario: 'a space' },
  { value: 'a.com:80', scenario: 'a port' },
  { value: 'http://a.com', scenario: 'a scheme' },
  { value: 'é.com', scenario: 'a letter beyond ASCII' },
  { value: `${label63}a.com`, scenario: 'a label of 64' },
]

/** E-mail addresses that break code. */
export const emails: readonly FormatCase[] = [
  { value: 'a@a.a', scenario: 'one letter each' },
  { value: 'a+b@example.com', scenario: 'a plus sign' },
  { value: "o'brien@example.com", scenario: 'an apostrophe' },
  { value: 'a.b.c@example.com', scenario: 'dots in the local part' },
  { value: 'A@EXAMPLE.COM', scenario: 'capitals' },
  { value: 'a%b@example.com', scenario: 'a percent sign' },
  { value: 'a&b=c@example.com', scenario: 'characters of a query string' },
  { value: "!#$%&'*+/=?^_`{|}~-@example.com", scenario: 'every mark that is allowed' },
  { value: 'a@sub.example.co.uk', scenario: 'many labels' },
  { value: 'a@xn--mnchen-3ya.de', scenario: 'an internationalised domain in ASCII' },
  { value: `${'a'.repeat(64)}@example.com`, scenario: 'the longest local part (64)' },
]

/** What is no e-mail address. */
export const badEmails: readonly FormatCase[] = [
  { value: '', scenario: 'empty' },
  { value: 'a', scenario: 'no at sign' },
  { value: '@example.com', scenario: 'no local part' },
  { value: 'a@', scenario: 'no domain' },
  { value: 'a@@example.com', scenario: 'two at signs' },
  { value: '.a@example.com', scenario: 'a dot at the start' },
  { value: 'a..b@example.com', scenario: 'two dots in a row' },
  { value: 'a b@example.com', scenario: 'a space' },
  { value: 'a@-example.com', scenario: 'a hyphen at the start of a label' },
  { value: 'A <a@example.com>', scenario: 'a display name' },
  { value: 'a@example.com\n', scenario: 'a line feed at the end' },
]

/** IPv4 addresses that break code. */
export const ipv4s: readonly FormatCase[] = [
  { value: '0.0.0.0', scenario: 'any address' },
  { value: '127.0.0.1', scenario: 'loopback' },
  { value: '10.0.0.1', scenario: 'a private address' },
  { value: '169.254.169.254', scenario: 'a link-local address' },
  { value: '255.255.255.255', scenario: 'broadcast' },
]

/** What is no IPv4 address. */
export const badIpv4s: readonly FormatCase[] = [
  { value: '', scenario: 'empty' },
  { value: '256.0.0.0', scenario: 'an octet above 255' },
  { value: '1.2.3', scenario: 'three octets' },
  { value: '1.2.3.4.5', scenario: 'five octets' },
  { value: '01.2.3.4', scenario: 'a leading zero' },
  { value: '1.2.3.4:80', scenario: 'a port' },
  { value: '1.2.3.4/24', scenario: 'a prefix length' },
  { value: '1.2.3.-4', scenario: 'a negative octet' },
  { value: ' 1.2.3.4', scenario: 'a space' },
  { value: '2130706433', scenario: 'a single number' },
]

/** IPv6 addresses that break code. */
export const ipv6s: readonly FormatCase[] = [
  { value: '::', scenario: 'any address' },
  { value: '::1', scenario: 'loopback' },
  { value: '1::', scenario: 'compressed at the end' },
  { value: '1::8', scenario: 'compressed in the middle' },
  { value: 'fe80::1', scenario: 'a link-local address' },
  { value: '::ffff:192.0.2.1', scenario: 'an IPv4-mapped address' },
  { value: '2001:DB8::A', scenario: 'capitals' },
  { value: '2001:0db8:0000:0000:0000:0000:0000:0001', scenario: 'every group and leading zeros' },
  { value: 'ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255', scenario: 'the longest text (45)' },
]

/** What is no IPv6 address. */
export const badIpv6s: readonly FormatCase[] = [
  { value: '', scenario: 'empty' },
  { value: ':', scenario: 'a colon only' },
  { value: ':::', scenario: 'three colons' },
  { value: '1::2::3', scenario: 'compressed twice' },
  { value: '1:2:3:4:5:6:7', scenario: 'seven groups' },
  { value: '1:2:3:4:5:6:7:8:9', scenario: 'nine groups' },
  { value: '12345::', scenario: 'a group of five digits' },
  { value: 'g::', scenario: 'a letter that is no digit' },
  { value: 'fe80::1%eth0', scenario: 'a zone' },
  { value: '[::1]', scenario: 'brackets' },
  { value: '::1/64', scenario: 'a prefix length' },
  { value: '127.0.0.1', scenario: 'an IPv4 address' },
]

/** Internationalised host names that break code. */
export const idnHostnames: readonly FormatCase[] = [
  { value: 'a', scenario: 'a single letter' },
  { value: 'münchen.de', scenario: 'a letter of two UTF-8 bytes' },
  { value: '例え.jp', scenario: 'letters of three UTF-8 bytes' },
  { value: 'مثال.com', scenario: 'right-to-left letters' },
  { value: 'xn--mnchen-3ya.de', scenario: 'the name in ASCII' },
]

/** Internationalised e-mail addresses that break code. */
export const idnEmails: readonly FormatCase[] = [
  { value: 'a@a.a', scenario: 'one letter each' },
  { value: 'é@example.com', scenario: 'a local part beyond ASCII' },
  { value: 'a@münchen.de', scenario: 'a domain beyond ASCII' },
  { value: '用户@例子.com', scenario: 'letters of three UTF-8 bytes' },
  { value: 'a+b@example.com', scenario: 'a plus sign' },
]
