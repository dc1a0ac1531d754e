import type { ApigEvent } from '../../../contracts/index.js'
import { escaped } from './document-pointer.js'

type Raw = Record<string, any>

/** An operation of a document, and how its paths are told. */
export interface Route {
  readonly method: string
  readonly template: string
  readonly pattern: RegExp
  readonly names: readonly string[]
  readonly pointer: string
  readonly operation: Raw
  readonly item: Raw
}

/** The operations of a document. */
export function routesOf(document: Raw, deref: (value: any) => any): readonly Route[] {
  const base = new URL(document.servers?.[0]?.url ?? '/', 'http://localhost').pathname.replace(/\/$/, '')
  return Object.entries(document.paths as Raw).flatMap(([template, one]) => {
    const item = deref(one)
    const names: string[] = []
    const pattern = (base + template)
      .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
      .replace(/\{([^}]+)\}/g, (_, name) => {
        names.push(name)
        return '([^/]+)'
      })
    return ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'].flatMap((method) =>
      item[method] === undefined
        ? []
        : [
            {
              method,
              template,
              pattern: new RegExp(`^${pattern}$`),
              names,
              pointer: `#/paths/${escaped(template)}`,
              operation: item[method],
              item,
            },
          ],
    )
  })
}

/** The operation that a request is for, with the texts of its path parameters. */
export function routeOf(routes: readonly Route[], { httpMethod, path }: ApigEvent) {
  const matching = routes.filter(
    (route) => route.method === httpMethod.toLowerCase() && route.pattern.test(path),
  )
  // OpenAPI: paths without templates come before those with them.
  const route = matching.sort((a, b) => a.names.length - b.names.length)[0]
  if (route === undefined) return undefined
  const texts = route.pattern
    .exec(path)!
    .slice(1)
    .map((text) => decodeURIComponent(text!))
  return { route, values: Object.fromEntries(route.names.map((name, i) => [name, texts[i]!])) }
}
