import {
  decodeContent,
  decodeJsonContent,
  encodingInWords,
  isJsonMediaType,
} from '../formats/content-encoding.js'
import type { SchemaNode } from '../schema-node.js'
import { kindInWords } from './validate-words.js'

/** What lies inside a string: a JSON value, bytes, or nothing, since the string is `wrong` by a keyword. */
export type Content =
  | { readonly json: unknown }
  | { readonly bytes: Uint8Array }
  | {
      readonly wrong: string
      readonly was?: string
      readonly keyword: 'contentEncoding' | 'contentMediaType'
    }

/** Takes a string apart as the content keywords of its schema say. */
export function contentOf({ contentEncoding, contentMediaType }: SchemaNode, value: string): Content {
  const bytes = decodeContent(contentEncoding, value)
  if (bytes === undefined) {
    return {
      wrong: `must be ${encodingInWords(contentEncoding)}`,
      was: kindInWords(value),
      keyword: 'contentEncoding',
    }
  }
  if (!isJsonMediaType(contentMediaType)) return { bytes }
  const decoded = decodeJsonContent(contentEncoding, contentMediaType, value)
  if (decoded !== undefined) return { json: decoded.json }
  const inside = contentEncoding === undefined ? '' : ` once decoded from ${contentEncoding}`
  return { wrong: `must be JSON${inside}`, keyword: 'contentMediaType' }
}
