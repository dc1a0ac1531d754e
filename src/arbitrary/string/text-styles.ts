import type { Random } from '../../random.js'
import { printableText } from './text-printable.js'

/** Whole texts that code has mistaken for something else: names of prototypes, words of languages, numbers. */
const treacherousWords: readonly string[] = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
  'null',
  'undefined',
  'NaN',
  'true',
  'false',
  'Infinity',
  '-Infinity',
  'None',
  '[object Object]',
  '0',
  '-0',
  '-1',
  '1',
  '00',
  '007',
  '1.0',
  '1e3',
  '0x10',
  '1_000',
  ' 1',
  '9007199254740993',
  '1e400',
  '.5',
  '{}',
  '[]',
  '""',
  '{"a":1}',
  '[1',
  "'",
  '"',
  '\\',
  '%',
  '%zz',
  '%2',
  '%00',
  '%E0%A4%A',
  '+',
  '&',
  '=',
  ';',
  '<b>',
  '<script>alert(1)</script>',
  '&amp;',
  '${a}',
  '{{a}}',
  '../../..',
  '/',
  '.',
  '..',
  'a/b',
  'C:\\a',
  '*',
  '?',
  '#',
]

const words: readonly string[] = [
  'order',
  'new',
  'The',
  'quick',
  'of',
  'id',
  'test',
  'a',
  'naïve',
  'value',
  'x',
  'data',
]

/** The code points of one style: ranges, or short sequences that belong together. */
type Atoms = readonly (readonly number[])[]

const codePoints = (text: string): number[] => Array.from(text, (char) => char.codePointAt(0)!)
const atoms = (...texts: string[]): Atoms => texts.map(codePoints)
const eachOf = (text: string): Atoms => codePoints(text).map((code) => [code])

const styles: readonly Atoms[] = [
  eachOf('0123456789'),
  eachOf('0123456789-+.eE,'),
  eachOf('àéîõüßÆøÿ¡£¥§©±µ¿×÷\u00a0\u00ad'),
  eachOf('漢字かなカナ한글中文字符，。「」\u3000'),
  atoms('😀', '🚀', '𝒳', '𠮷', '👩\u200d👩\u200d👧', '👍🏽', '🇩🇪', '❤\ufe0f', '1\ufe0f\u20e3'),
  // Combining marks, ligatures, and letters whose case changes their length or their place.
  atoms('e\u0301', 'a\u0308', 'a\u0310\u0301\u0302', 'ก็', 'नि', '\u212b', 'ﬁ', 'İ', 'ı', 'ſ', '\u212a', 'ß'),
  eachOf('אבגדהمرحباعليكم\u200f\u202e\u202c\u2067\u2069 '),
  eachOf('\0\x01\x07\b\t\n\v\f\r\x1b\x1f\x7f\x85\u2028\u2029'),
  atoms('\r\n', '\n', 'a', ': ', '\t', 'b'),
  eachOf('"\'\\`<>&%/;=?#{}[]()$|*^~'),
  atoms('%', '%2', '%20', '%25', '%2F', '%zz', '+', '&', '=', 'a', '%C3%A9', '%ff'),
  atoms('<', '>', '</', 'b', '&lt;', '&', '"', '<!--', ']]>', '<br/>'),
  atoms('\u200b', '\u200d', '\ufeff', '\u2060', 'a', ' ', '\ufffd', '\uffff', '\u{10ffff}'),
  eachOf(' \t\n\u00a0\u3000'),
]

/** A text of exactly `length` code points in one of the styles that break code (or, at times, a treacherous word that fits). */
export function oddText(random: Random, length: number, minLength: number, maxLength: number): string {
  const dice = random.below(styles.length + 8)
  if (dice < styles.length) return styledText(random, styles[dice]!, length)
  if (dice < styles.length + 3) return treacherousText(random, length, minLength, maxLength)
  if (dice < styles.length + 5) return wordyText(random, length)
  if (dice === styles.length + 5) return withBlankEdges(random, length)
  if (dice === styles.length + 6) return mixedText(random, length)
  return printableText(random, length)
}

function styledText(random: Random, style: Atoms, length: number): string {
  const codes: number[] = []
  while (codes.length < length) {
    const atom = style[random.below(style.length)]!
    // An atom that is longer than the room left would be cut within a sequence; one letter fills it.
    if (codes.length + atom.length <= length) for (const code of atom) codes.push(code)
    else codes.push(0x61)
  }
  return textOf(codes)
}

// In pieces: the number of arguments of a call is limited.
function textOf(codes: readonly number[]): string {
  let text = ''
  for (let from = 0; from < codes.length; from += 1024) {
    text += String.fromCodePoint(...codes.slice(from, from + 1024))
  }
  return text
}

function treacherousText(random: Random, length: number, minLength: number, maxLength: number): string {
  const word = random.pick(treacherousWords)
  return word.length >= minLength && word.length <= maxLength ? word : printableText(random, length)
}

function wordyText(random: Random, length: number): string {
  let text = ''
  while (text.length < length) text += text === '' ? random.pick(words) : ` ${random.pick(words)}`
  return text.slice(0, length)
}

function withBlankEdges(random: Random, length: number): string {
  if (length < 3) return ' '.repeat(length)
  return (
    random.pick([' ', '\t', '\n', '\u00a0']) +
    printableText(random, length - 2) +
    random.pick([' ', '\n', '\r'])
  )
}

function mixedText(random: Random, length: number): string {
  let text = ''
  for (let left = length; left > 0; ) {
    const piece = Math.min(left, 1 + random.below(4))
    text += random.oneIn(2) ? printableText(random, piece) : styledText(random, random.pick(styles), piece)
    left -= piece
  }
  return text
}
