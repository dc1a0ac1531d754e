import type { KeywordReader, UnfinishedNode } from './read-state.js'
import { valueChecks, wrongKind } from './read-values.js'

type Bound = 'minimum' | 'maximum'
type ExclusiveBound = 'exclusiveMinimum' | 'exclusiveMaximum'

/** Readers of the bounds of numbers; in draft-04 `exclusiveMinimum: true` says of `minimum` that it is exclusive. */
export const boundReaders: Readonly<Record<Bound | ExclusiveBound, KeywordReader>> = {
  minimum: boundReader('minimum', 'exclusiveMinimum'),
  maximum: boundReader('maximum', 'exclusiveMaximum'),
  exclusiveMinimum: exclusiveReader('exclusiveMinimum', 'minimum'),
  exclusiveMaximum: exclusiveReader('exclusiveMaximum', 'maximum'),
}

function boundReader(name: Bound, exclusive: ExclusiveBound): KeywordReader {
  return (_reader, node: UnfinishedNode, value, pointer) => {
    valueChecks.number(value, pointer)
    if (node.draft !== 'draft-04' || node.raw[exclusive] !== true) node[name] = value as number
  }
}

function exclusiveReader(name: ExclusiveBound, bound: Bound): KeywordReader {
  return (_reader, node: UnfinishedNode, value, pointer) => {
    if (node.draft !== 'draft-04') {
      valueChecks.number(value, pointer)
      node[name] = value as number
      return
    }
    if (typeof value !== 'boolean') throw wrongKind(`true or false, beside ${bound}`, value, pointer)
    const limit = node.raw[bound]
    if (value && typeof limit === 'number') node[name] = limit
  }
}
