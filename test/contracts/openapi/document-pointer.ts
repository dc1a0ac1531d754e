/** What a reference of a document leads to. */
export function at(document: Record<string, any>, reference: string): any {
  const tokens = reference
    .slice(2)
    .split('/')
    .map((token) => decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~'))
  return tokens.reduce<any>((value, token) => value?.[token], document)
}

/** A step of a pointer that is a fragment of a URI. */
export function escaped(token: string): string {
  return encodeURIComponent(token.replaceAll('~', '~0').replaceAll('/', '~1'))
}
