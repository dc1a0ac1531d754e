import type { Random } from '../../random.js'

const simple: readonly string[] = ['a', 'b', '0', 'x', '-', '_', ' ', 'é', '漢', '/']
const classes: readonly string[] = [
  '.',
  '\\d',
  '\\w',
  '\\s',
  '\\S',
  '\\W',
  '[a-z]',
  '[^a-z]',
  '[0-9]',
  '[A-Fa-f0-9]',
  '[^,]',
  '[\\w.-]',
  '[\\]]',
]
const escapes: readonly string[] = [
  '\\.',
  '\\\\',
  '\\/',
  '\\n',
  '\\t',
  '\\*',
  '\\(',
  '\\u00e9',
  '\\x41',
  '\\$',
]
const quantifiers: readonly string[] = ['', '', '', '', '*', '+', '?', '{2}', '{1,3}', '{0,}', '*?', '+?']
const assertions: readonly string[] = ['^', '$', '\\b', '\\B', '(?=a)', '(?!a)', '(?<=a)', '(?<!a)']

/** A regular expression that compiles with and without the `u` flag. */
export function regexText(random: Random, small: boolean): string {
  if (small) return random.pick(['', 'a', '.'])
  const text = alternativesText(random, 3)
  return random.oneIn(4) ? `^${text.includes('|') ? `(?:${text})` : text}$` : text
}

function alternativesText(random: Random, depth: number): string {
  const text = sequenceText(random, depth)
  return random.oneIn(6) ? `${text}|${sequenceText(random, depth)}` : text
}

function sequenceText(random: Random, depth: number): string {
  let text = ''
  for (let left = random.below(4); left > 0; left--) text += termText(random, depth)
  return text
}

function termText(random: Random, depth: number): string {
  const dice = random.below(16)
  if (dice === 0) return random.pick(assertions)
  return atomText(random, dice, depth) + random.pick(quantifiers)
}

function atomText(random: Random, dice: number, depth: number): string {
  if (dice < 3 && depth > 0) return `(${random.oneIn(2) ? '?:' : ''}${alternativesText(random, depth - 1)})`
  if (dice < 6) return random.pick(classes)
  if (dice < 8) return random.pick(escapes)
  return random.pick(simple)
}
