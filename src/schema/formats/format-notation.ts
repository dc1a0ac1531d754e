import type { Random } from '../../random.js'
import { checkedFormat } from './checked-format.js'
import { labelText, nonAsciiText } from './format-internet.js'
import * as cases from './format-notation-cases.js'
import { regexText } from './format-regex.js'
import type { Format } from './formats.js'

const hyphen = 0x2d
const hex: Uint8Array = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0))
// Mostly random UUIDs; some made of a time.
const versions: Uint8Array = Uint8Array.from('4444444444441777', (digit) => digit.charCodeAt(0))

/** A random (version 4) UUID, at times of version 1 or 7, in capitals, or nil. */
function uuidText(random: Random, small: boolean): string {
  if (small) return `00000000-0000-0000-0000-00000000000${random.below(2)}`
  const text = randomUuid(random)
  if (!random.oneIn(32)) return text
  return random.oneIn(2) ? text.toUpperCase() : '00000000-0000-0000-0000-000000000000'
}

// One call with every character: several times faster than joining groups.
function randomUuid(random: Random): string {
  const a = random.bits()
  const b = random.bits()
  const c = random.bits()
  const d = random.bits()
  // biome-ignore format: one line per group
  return String.fromCharCode(
    hex[a & 15]!, hex[(a >>> 4) & 15]!, hex[(a >>> 8) & 15]!, hex[(a >>> 12) & 15]!, hex[(a >>> 16) & 15]!, hex[(a >>> 20) & 15]!, hex[(a >>> 24) & 15]!, hex[a >>> 28]!, hyphen,
    hex[b & 15]!, hex[(b >>> 4) & 15]!, hex[(b >>> 8) & 15]!, hex[(b >>> 12) & 15]!, hyphen,
    versions[(b >>> 16) & 15]!, hex[(b >>> 20) & 15]!, hex[(b >>> 24) & 15]!, hex[b >>> 28]!, hyphen,
    hex[8 | (c & 3)]!, hex[(c >>> 2) & 15]!, hex[(c >>> 6) & 15]!, hex[(c >>> 10) & 15]!, hyphen,
    hex[(c >>> 14) & 15]!, hex[(c >>> 18) & 15]!, hex[(c >>> 22) & 15]!, hex[(c >>> 26) & 15]!,
    hex[d & 15]!, hex[(d >>> 4) & 15]!, hex[(d >>> 8) & 15]!, hex[(d >>> 12) & 15]!, hex[(d >>> 16) & 15]!, hex[(d >>> 20) & 15]!, hex[(d >>> 24) & 15]!, hex[d >>> 28]!,
  )
}

const oddSegments: readonly string[] = ['', '0', '1', '-', '~0', '~1', '~01', '__proto__']
const pointerSegments: readonly string[] = [...oddSegments, ' ', '"', '%25', 'a', 'é', '#']
/** In a fragment of a URI the others are percent-encoded. */
const fragmentSegments: readonly string[] = [...oddSegments, '%20', '%22', '%25', 'a', '%C3%A9', '$a']

function segmentsText(random: Random, odd: readonly string[]): string {
  let text = ''
  for (let left = random.below(5); left > 0; left--) {
    text += `/${random.oneIn(2) ? labelText(random) : random.pick(odd)}`
  }
  return text
}

function jsonPointerText(random: Random, small: boolean): string {
  if (small) return random.pick(['', '/', '/a'])
  const text = segmentsText(random, pointerSegments)
  return random.oneIn(8) ? `${text}/${nonAsciiText(random)}` : text
}

function pointerFragmentText(random: Random, small: boolean): string {
  return small ? random.pick(['#', '#/', '#/a']) : `#${segmentsText(random, fragmentSegments)}`
}

function relativePointerText(random: Random, small: boolean): string {
  if (small) return random.pick(['0', '0#', '1'])
  const up = random.oneIn(8) ? random.below(1000) : random.below(4)
  return random.oneIn(4) ? `${up}#` : `${up}${segmentsText(random, pointerSegments)}`
}

/** The formats of notations: UUIDs (RFC 9562), regular expressions, JSON Pointers (RFC 6901). */
export const notationFormats: readonly Format[] = [
  { ...checkedFormat('uuid', uuidText, cases.uuids, cases.badUuids), shrink: shrinkUuid },
  checkedFormat('regex', regexText, cases.regexes, cases.badRegexes),
  checkedFormat('json-pointer', jsonPointerText, cases.jsonPointers, cases.badJsonPointers),
  checkedFormat(
    'json-pointer-uri-fragment',
    pointerFragmentText,
    cases.pointerFragments,
    cases.badPointerFragments,
  ),
  checkedFormat(
    'relative-json-pointer',
    relativePointerText,
    cases.relativePointers,
    cases.badRelativePointers,
  ),
]

/** Towards the nil UUID, digit by digit; the length stays, so the general way would try in vain. */
function* shrinkUuid(value: string): Iterable<string> {
  const bare = value.replace(/^urn:uuid:/i, '')
  const nil = bare.replace(/[^-]/g, '0')
  if (value === nil) return
  yield nil
  if (bare !== value) yield bare
  if (bare !== bare.toLowerCase()) yield bare.toLowerCase()
  for (const group of bare.matchAll(/[^-]+/g)) {
    const zeros = group[0].replace(/./g, '0')
    if (group[0] !== zeros) yield bare.slice(0, group.index) + zeros + bare.slice(group.index + zeros.length)
  }
  for (let at = 0; at < bare.length; at++) {
    if (/[1-9a-f]/i.test(bare[at]!)) yield `${bare.slice(0, at)}0${bare.slice(at + 1)}`
  }
}
