import { isObject, type OpenApiDocument, objectAt, type Part, partAt } from './document.js'

/** A credential that an operation asks for, as a parameter object would say it. */
export interface Credential {
  readonly in: 'query' | 'header' | 'cookie'
  readonly name: string
  readonly pattern: string
}

const token = '[A-Za-z0-9][A-Za-z0-9._-]{7,39}'

/** The credentials of the first way to be let in that an operation names; none where it also lets in anybody. */
export function credentialsOf(document: OpenApiDocument, operation: Part): readonly Credential[] {
  const ways = objectAt(operation).security ?? objectAt(document.root).security
  if (!Array.isArray(ways) || ways.some((way) => isObject(way) && Object.keys(way).length === 0)) return []
  const [first] = ways
  return Object.keys(isObject(first) ? first : {}).flatMap((name) => {
    const scheme = partAt(document.root, 'components', 'securitySchemes', name)
    return scheme === undefined ? [] : credentialOf(document.resolve(scheme))
  })
}

function credentialOf(scheme: Part): readonly Credential[] {
  const { type, scheme: kind, in: place, name } = objectAt(scheme)
  if (type === 'apiKey') return [{ in: place as Credential['in'], name: String(name), pattern: `^${token}$` }]
  if (type === 'mutualTLS') return []
  const isBasic = type === 'http' && String(kind).toLowerCase() === 'basic'
  const pattern = isBasic ? '^Basic ([A-Za-z0-9+/]{4}){2,8}$' : `^Bearer ${token}$`
  return [{ in: 'header', name: 'authorization', pattern }]
}
