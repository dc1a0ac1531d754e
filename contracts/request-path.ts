import { escapePattern } from './narrow-schema.js'

/** The part of an event that its path follows from. */
interface RoutedEvent {
  readonly path: string
  readonly pathParameters?: unknown
}

/** The names of the parameters in a path of the document: `/orders/{id}` has `id`. */
export function namesIn(template: string): readonly string[] {
  return [...template.matchAll(/\{([^}/]+)\}/g)].map(([, name]) => name!)
}

/** A path of the document with the texts of its parameters, percent-encoded; undefined where one has no text. */
export function pathOf(template: string, parameters: unknown): string | undefined {
  const texts = (parameters ?? {}) as Readonly<Record<string, unknown>>
  if (namesIn(template).some((name) => typeof texts[name] !== 'string')) return undefined
  return template.replace(/\{([^}/]+)\}/g, (_, name: string) => encoded(String(texts[name])))
}

/**
 * The event with the path that its path parameters say: both come from the same request. `opened` gives it its path
 * parameters by their names, where the event holds them otherwise.
 */
export function withPath<E extends RoutedEvent>(
  template: string,
  event: E,
  opened: (event: E) => E = (one) => one,
): E {
  const path = pathOf(template, opened(event).pathParameters)
  return path === undefined || path === event.path ? event : { ...event, path }
}

/** A pattern of all paths that a template stands for. */
export function patternOf(template: string): string {
  const literals = template.split(/\{[^}/]+\}/)
  return `^${literals.map(escapePattern).join('[^/?#]+')}$`
}

/** A text as a segment of a path. In a path some characters need no escape (RFC 3986, 3.3), and clients write none. */
export function encoded(text: string): string {
  // A lone surrogate has no UTF-8: what is sent for it is the replacement character.
  return encodeURIComponent(Buffer.from(text).toString()).replace(/%(3A|40|24|26|2B|2C|3B|3D)/g, (code) =>
    decodeURIComponent(code),
  )
}
