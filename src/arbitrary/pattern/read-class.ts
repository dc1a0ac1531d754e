import type { AST } from '@eslint-community/regexpp'
import {
  allChars,
  type CharSet,
  charSetOf,
  complementOf,
  differenceOf,
  digitChars,
  intersectionOf,
  lineTerminators,
  noChars,
  spaceChars,
  unionOf,
  wordChars,
} from './char-set.js'
import { ignoringCase, propertySet, propertyStrings } from './unicode-sets.js'

/** The flags in force at one place of a pattern. */
export interface ReadMode {
  readonly flags: '' | 'u' | 'v'
  readonly ignoreCase: boolean
  readonly multiline: boolean
  readonly dotAll: boolean
}

/** What a class matches: one character of `set`, or one of the strings (only under `v`), each a list of sets. */
export interface CharClass {
  readonly set: CharSet
  readonly strings: readonly (readonly CharSet[])[]
  /** False where more strings belong to the class than are listed. */
  readonly exact: boolean
}

type ClassNode = AST.Character | AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass

/** Reads a character, an escape or a class, as it stands outside of any other class. */
export function readClass(node: ClassNode, mode: ReadMode): CharClass {
  const plain = plainClass(node)
  const fold = (set: CharSet, source: string): CharSet =>
    mode.ignoreCase ? ignoringCase(set, source, `i${mode.flags}${mode.dotAll ? 's' : ''}`) : set
  const set = isAny(node) && mode.dotAll ? allChars : fold(plain.set, node.raw)
  const strings = plain.strings.map((text) => [...text].map((char) => fold(single(char), escaped(char))))
  return { set, strings, exact: plain.exact }
}

function isAny(node: ClassNode): boolean {
  return node.type === 'CharacterSet' && node.kind === 'any'
}

function single(char: string): CharSet {
  const code = char.codePointAt(0)!
  return [code, code]
}

function escaped(char: string): string {
  return `\\u{${char.codePointAt(0)!.toString(16)}}`
}

interface PlainClass {
  readonly set: CharSet
  readonly strings: readonly string[]
  readonly exact: boolean
}

const noStrings: readonly string[] = []

function plain(set: CharSet): PlainClass {
  return { set, strings: noStrings, exact: true }
}

type AnyClassNode = ClassNode | AST.CharacterClassElement | AST.ClassIntersection | AST.ClassSubtraction

function plainClass(node: AnyClassNode): PlainClass {
  switch (node.type) {
    case 'Character':
      return plain([node.value, node.value])
    case 'CharacterClassRange':
      return plain([node.min.value, node.max.value])
    case 'CharacterSet':
      return characterSet(node)
    case 'CharacterClass':
      return negated(node.elements.map(plainClass).reduce(union, plain(noChars)), node.negate)
    case 'ClassStringDisjunction':
      return stringDisjunction(node)
    case 'ExpressionCharacterClass':
      return negated(plainClass(node.expression), node.negate)
    case 'ClassIntersection':
      return intersection(plainClass(node.left), plainClass(node.right))
    case 'ClassSubtraction':
      return subtraction(plainClass(node.left), plainClass(node.right))
  }
}

function negated(read: PlainClass, negate: boolean): PlainClass {
  return negate ? plain(complementOf(read.set)) : read
}

function union(a: PlainClass, b: PlainClass): PlainClass {
  const strings = [...new Set([...a.strings, ...b.strings])]
  return { set: unionOf(a.set, b.set), strings, exact: a.exact && b.exact }
}

function intersection(a: PlainClass, b: PlainClass): PlainClass {
  const strings = a.strings.filter((text) => b.strings.includes(text))
  return { set: intersectionOf(a.set, b.set), strings, exact: a.exact && b.exact }
}

function subtraction(a: PlainClass, b: PlainClass): PlainClass {
  const strings = a.strings.filter((text) => !b.strings.includes(text))
  return { set: differenceOf(a.set, b.set), strings, exact: a.exact && b.exact }
}

function stringDisjunction(node: AST.ClassStringDisjunction): PlainClass {
  const texts = node.alternatives.map((one) =>
    String.fromCodePoint(...one.elements.map((char) => char.value)),
  )
  const isSingle = (text: string): boolean => [...text].length === 1
  const singles = texts.filter(isSingle).flatMap(single)
  return { set: charSetOf(singles), strings: texts.filter((text) => !isSingle(text)), exact: true }
}

function characterSet(node: AST.CharacterSet): PlainClass {
  switch (node.kind) {
    case 'any':
      return plain(complementOf(lineTerminators))
    case 'digit':
      return negated(plain(digitChars), node.negate)
    case 'word':
      return negated(plain(wordChars), node.negate)
    case 'space':
      return negated(plain(spaceChars), node.negate)
    case 'property':
      if (node.strings) return { ...propertyStrings(node.raw), exact: false }
      return plain(propertySet(node.raw, 'u'))
  }
}
