import { isObject, type OpenApiDocument, objectAt, type Part, partAt, placeOf } from './document.js'

/** A credential that an operation asks for, as a parameter object would say it. */
export interface Credential {
  readonly in: 'query' | 'header' | 'cookie'
  readonly name: string
  readonly pattern: string
}

const token = '[A-Za-z0-9][A-Za-z0-9._-]{7,39}'

/**
 * The credentials of the first way to be let in that an operation names; none where it also lets in anybody. `note` is
 * told of those that cannot be sent.
 */
export function credentialsOf(
  document: OpenApiDocument,
  operation: Part,
  note: (text: string) => void,
): readonly Credential[] {
  const ways = objectAt(operation).security ?? objectAt(document.root).security
  if (!Array.isArray(ways) || ways.some((way) => isObject(way) && Object.keys(way).length === 0)) return []
  const [first] = ways
  return Object.keys(isObject(first) ? first : {}).flatMap((name) => {
    const scheme = partAt(document.root, 'components', 'securitySchemes', name)
    const credential = scheme && credentialOf(document.resolve(scheme))
    if (credential === undefined)
      note(
        `${placeOf(operation)}/security: how ${JSON.stringify(name)} lets in is not told in a way that can be sent; no credential is sent for it`,
      )
    return credential ?? []
  })
}

/** Undefined for a scheme that needs more than one header with a fixed form, as Digest does. */
function credentialOf(scheme: Part): readonly Credential[] | undefined {
  const { type, scheme: kind, in: place, name } = objectAt(scheme)
  if (type === 'apiKey') return [{ in: place as Credential['in'], name: String(name), pattern: `^${token}$` }]
  if (type === 'mutualTLS') return []
  const isHttp = type === 'http'
  const isBasic = isHttp && String(kind).toLowerCase() === 'basic'
  const isToken = isHttp
    ? String(kind).toLowerCase() === 'bearer'
    : type === 'oauth2' || type === 'openIdConnect'
  if (!isBasic && !isToken) return undefined
  const pattern = isBasic ? '^Basic ([A-Za-z0-9+/]{4}){2,8}$' : `^Bearer ${token}$`
  return [{ in: 'header', name: 'authorization', pattern }]
}
