import type { FormatCase } from './formats.js'

/** UUIDs that break code. */
export const uuids: readonly FormatCase[] = [
  { value: '00000000-0000-0000-0000-000000000000', scenario: 'nil' },
  { value: '123e4567-e89b-12d3-a456-426614174000', scenario: 'version 1' },
  { value: '7d444840-9dc0-4b1d-8f00-5c9a3e2f1b6a', scenario: 'version 4' },
  { value: '018f3a2b-7c4d-7e5f-8a6b-9c0d1e2f3a4b', scenario: 'version 7' },
  { value: '7D444840-9DC0-4B1D-8F00-5C9A3E2F1B6A', scenario: 'capitals' },
  { value: 'ffffffff-ffff-ffff-ffff-ffffffffffff', scenario: 'the largest' },
]

/** What is no UUID. */
export const badUuids: readonly FormatCase[] = [
  { value: '', scenario: 'empty' },
  { value: '7d4448409dc04b1d8f005c9a3e2f1b6a', scenario: 'no hyphens' },
  { value: '{7d444840-9dc0-4b1d-8f00-5c9a3e2f1b6a}', scenario: 'braces' },
  { value: '7d444840-9dc0-4b1d-8f00-5c9a3e2f1b6', scenario: 'a digit less' },
  { value: '7d444840-9dc0-4b1d-8f00-5c9a3e2f1b6a0', scenario: 'a digit more' },
  { value: '7d444840-9dc0-4b1d-8f00-5c9a3e2f1b6g', scenario: 'a letter that is no digit' },
  { value: '7d444840-9dc0-4b1d-8f005-c9a3e2f1b6a', scenario: 'a hyphen out of place' },
  { value: ' 7d444840-9dc0-4b1d-8f00-5c9a3e2f1b6a', scenario: 'a space' },
]

/** Regular expressions that break code. */
export const regexes: readonly FormatCase[] = [
  { value: '', scenario: 'empty' },
  { value: '.', scenario: 'any character' },
  { value: '^$', scenario: 'anchors only' },
  { value: '/', scenario: 'a slash' },
  { value: '\\/', scenario: 'an escaped slash' },
  { value: '\\\\', scenario: 'an escaped backslash' },
  { value: '(?:)', scenario: 'an empty group' },
  { value: '(?<a>b)\\k<a>', scenario: 'a named group' },
  { value: '(?=a)(?!b)', scenario: 'look-ahead' },
  { value: '(?<=a)', scenario: 'look-behind' },
  { value: '[^]', scenario: 'a class of everything' },
  { value: '\\u{1F600}', scenario: 'an astral escape (many u without the u flag)' },
  { value: '(a+)+$', scenario: 'exponential backtracking' },
]

/** What is no regular expression. */
export const badRegexes: readonly FormatCase[] = [
  { value: '(', scenario: 'an open group' },
  { value: ')', scenario: 'a group that was not opened' },
  { value: '[', scenario: 'an open class' },
  { value: '*', scenario: 'a quantifier of nothing' },
  { value: 'a**', scenario: 'two quantifiers' },
  { value: 'a{2,1}', scenario: 'a quantifier out of order' },
  { value: '[b-a]', scenario: 'a range out of order' },
  { value: '\\', scenario: 'a backslash at the end' },
  { value: '(?<a>b)(?<a>c)', scenario: 'a group name twice' },
  { value: '(?P<a>b)', scenario: 'a named group as in Python' },
  { value: 'a\\Z', scenario: 'an anchor of another language' },
]

/** JSON Pointers that break code. */
export const jsonPointers: readonly FormatCase[] = [
  { value: '', scenario: 'the whole document' },
  { value: '/', scenario: 'the member with the empty name' },
  { value: '/0', scenario: 'an item' },
  { value: '/-', scenario: 'past the last item' },
  { value: '/~0', scenario: 'an escaped tilde' },
  { value: '/~1', scenario: 'an escaped slash' },
  { value: '/~01', scenario: 'an escape that decodes in order only' },
  { value: '//', scenario: 'two empty names' },
  { value: '/__proto__', scenario: 'the name of the prototype' },
  { value: '/é', scenario: 'a letter beyond ASCII' },
  { value: '/ ', scenario: 'a space' },
]

/** What is no JSON Pointer. */
export const badJsonPointers: readonly FormatCase[] = [
  { value: 'a', scenario: 'no slash at the start' },
  { value: '#/a', scenario: 'a fragment' },
  { value: '/~', scenario: 'a tilde that is no escape' },
  { value: '/~2', scenario: 'an unknown escape' },
  { value: '$.a', scenario: 'a JSON path' },
]

/** JSON Pointers as URI fragments that break code. */
export const pointerFragments: readonly FormatCase[] = [
  { value: '#', scenario: 'the whole document' },
  { value: '#/', scenario: 'the member with the empty name' },
  { value: '#/~1', scenario: 'an escaped slash' },
  { value: '#/%25', scenario: 'an escaped percent sign' },
  { value: '#/%C3%A9', scenario: 'an escaped letter beyond ASCII' },
  { value: '#/$defs/a', scenario: 'a dollar sign' },
]

/** What is no JSON Pointer as a URI fragment. */
export const badPointerFragments: readonly FormatCase[] = [
  { value: '', scenario: 'empty' },
  { value: '/a', scenario: 'no number sign' },
  { value: '#a', scenario: 'no slash at the start' },
  { value: '#/~2', scenario: 'an unknown escape' },
  { value: '#/%', scenario: 'a percent sign that is no escape' },
  { value: '#/a b', scenario: 'a space' },
  { value: '#/é', scenario: 'a letter beyond ASCII' },
]

/** Relative JSON Pointers that break code. */
export const relativePointers: readonly FormatCase[] = [
  { value: '0', scenario: 'the place itself' },
  { value: '0#', scenario: 'its name' },
  { value: '1', scenario: 'its parent' },
  { value: '0/', scenario: 'the member with the empty name' },
  { value: '1/a', scenario: 'a sibling' },
  { value: '10/~01', scenario: 'many levels up' },
]

/** What is no relative JSON Pointer. */
export const badRelativePointers: readonly FormatCase[] = [
  { value: '', scenario: 'empty' },
  { value: '/a', scenario: 'no number' },
  { value: '-1', scenario: 'a negative number' },
  { value: '01', scenario: 'a leading zero' },
  { value: '0##', scenario: 'two number signs' },
  { value: '0#/a', scenario: 'a pointer after the number sign' },
  { value: '1a', scenario: 'no slash after the number' },
]
