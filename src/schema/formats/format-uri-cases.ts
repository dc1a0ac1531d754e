import type { FormatCase } from './formats.js'

const common: readonly FormatCase[] = [
  { value: 'https://example.com:8080/a', scenario: 'a port' },
  { value: 'https://user:password@example.com/', scenario: 'user information' },
  { value: 'https://example.com/a%20b', scenario: 'an escaped space' },
  { value: 'https://example.com/a%2Fb', scenario: 'an escaped slash' },
  { value: 'https://example.com/a%252Fb', scenario: 'an escape that decodes twice' },
  { value: 'https://example.com/%FF', scenario: 'an escape that is no UTF-8' },
  { value: 'https://example.com/a+b?q=a+b', scenario: 'plus signs' },
  { value: 'https://example.com/?a=1&a=2', scenario: 'a repeated parameter' },
  { value: 'https://example.com/?a&b=', scenario: 'parameters without a value' },
  { value: 'https://example.com/?url=https://example.org/?a=b', scenario: 'a URL as a parameter' },
  { value: 'https://example.com//a//', scenario: 'empty segments' },
  { value: 'https://example.com/a/../../b', scenario: 'a path out of its folder' },
  { value: 'HTTPS://EXAMPLE.COM/', scenario: 'capitals' },
  { value: 'http://127.0.0.1.example.com/', scenario: 'a host that looks like an address' },
]

/** URIs that break code. */
export const uris: readonly FormatCase[] = [
  { value: 'a:a', scenario: 'the shortest' },
  { value: 'a:/', scenario: 'a scheme and a slash' },
  { value: 'http://a', scenario: 'no path' },
  { value: 'urn:a:b', scenario: 'no authority' },
  { value: 'mailto:a@example.com', scenario: 'an address' },
  { value: 'data:,a', scenario: 'a data URI' },
  { value: 'file:///a', scenario: 'an empty host' },
  { value: 'http://[::1]/', scenario: 'an IPv6 host' },
  { value: 'http://127.0.0.1/', scenario: 'an IPv4 host' },
  { value: 'https://example.com?a=b', scenario: 'a query without a path' },
  { value: 'https://example.com/#', scenario: 'an empty fragment' },
  ...common,
]

/** What is no URI. */
export const badUris: readonly FormatCase[] = [
  { value: '', scenario: 'empty' },
  { value: '/a', scenario: 'no scheme' },
  { value: '//example.com/a', scenario: 'no scheme before the authority' },
  { value: '1a:b', scenario: 'a digit at the start of the scheme' },
  { value: 'http://a b', scenario: 'a space' },
  { value: 'http://example.com/%', scenario: 'a percent sign that is no escape' },
  { value: 'http://example.com/%zz', scenario: 'a malformed escape' },
  { value: 'http://example.com/<a>', scenario: 'angle brackets' },
  { value: 'http://example.com/{a}', scenario: 'braces' },
  { value: 'http://example.com/é', scenario: 'a letter beyond ASCII' },
  { value: 'http://example.com/a\\b', scenario: 'a backslash' },
  { value: 'http://example.com/#a#b', scenario: 'two fragments' },
  { value: 'http://[::1/', scenario: 'an open bracket' },
]

/** Relative and absolute references that break code. */
export const uriReferences: readonly FormatCase[] = [
  { value: '', scenario: 'empty' },
  { value: '/', scenario: 'the root' },
  { value: 'a', scenario: 'a relative path' },
  { value: '?', scenario: 'an empty query' },
  { value: '#', scenario: 'an empty fragment' },
  { value: '..', scenario: 'the parent' },
  { value: './a:b', scenario: 'a colon in a relative path' },
  { value: '//example.com', scenario: 'an authority without a scheme' },
  ...uris,
]

/** What is no URI reference. */
export const badUriReferences: readonly FormatCase[] = [
  { value: 'a b', scenario: 'a space' },
  { value: '%', scenario: 'a percent sign that is no escape' },
  { value: '%zz', scenario: 'a malformed escape' },
  { value: '\\a', scenario: 'a backslash' },
  { value: 'é', scenario: 'a letter beyond ASCII' },
  { value: '#a#b', scenario: 'two fragments' },
  { value: '<a>', scenario: 'angle brackets' },
]

/** URI templates that break code. */
export const uriTemplates: readonly FormatCase[] = [
  { value: '', scenario: 'empty' },
  { value: '{a}', scenario: 'a variable only' },
  { value: '/a/{b}', scenario: 'a variable as a segment' },
  { value: '{a,b}', scenario: 'two variables' },
  { value: '{+a}', scenario: 'reserved expansion' },
  { value: '{?a*}', scenario: 'an exploded query' },
  { value: '{a:3}', scenario: 'a prefix' },
  { value: '{a%20b}', scenario: 'an escape in a name' },
  { value: '/é', scenario: 'a letter beyond ASCII' },
]

/** What is no URI template. */
export const badUriTemplates: readonly FormatCase[] = [
  { value: '{', scenario: 'an open brace' },
  { value: '}', scenario: 'a closing brace' },
  { value: '{}', scenario: 'no variable' },
  { value: '{a b}', scenario: 'a space in a name' },
  { value: '{a:0}', scenario: 'a prefix of zero' },
  { value: '{a,}', scenario: 'a comma that nothing follows' },
  { value: '{{a}}', scenario: 'braces in braces' },
  { value: '%', scenario: 'a percent sign that is no escape' },
  { value: 'a b', scenario: 'a space' },
]

/** URLs that break code. */
export const urls: readonly FormatCase[] = [
  { value: 'http://a.aa', scenario: 'no path' },
  { value: 'ftp://example.com/', scenario: 'a scheme that is not of the web' },
  { value: 'http://8.8.8.8/', scenario: 'an IPv4 host' },
  { value: 'https://münchen.de/é', scenario: 'letters beyond ASCII' },
  ...common,
]

/** What is no URL. */
export const badUrls: readonly FormatCase[] = [
  { value: '', scenario: 'empty' },
  { value: 'example.com', scenario: 'no scheme' },
  { value: '//example.com', scenario: 'no scheme before the authority' },
  { value: 'javascript:alert(1)', scenario: 'a scheme that runs code' },
  { value: 'http://', scenario: 'no host' },
  { value: 'http://localhost', scenario: 'a host without a domain' },
  { value: 'http://127.0.0.1/', scenario: 'loopback' },
  { value: 'http://192.168.0.1/', scenario: 'a private address' },
  { value: 'http://example.com/a b', scenario: 'a space' },
  { value: 'http://example.com:port/', scenario: 'a port that is no number' },
  { value: 'http:/example.com', scenario: 'one slash' },
]

/** IRIs that break code. */
export const iris: readonly FormatCase[] = [
  ...uris,
  { value: 'https://example.com/é', scenario: 'a letter of two UTF-8 bytes' },
  { value: 'https://例え.jp/漢', scenario: 'letters of three UTF-8 bytes' },
]

/** IRI references that break code. */
export const iriReferences: readonly FormatCase[] = [
  ...uriReferences,
  { value: 'é', scenario: 'a letter of two UTF-8 bytes' },
  { value: '/漢?字#漢', scenario: 'letters of three UTF-8 bytes' },
]
