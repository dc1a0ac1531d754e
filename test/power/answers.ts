/** An HTTP answer as the planted handlers give it, so that each of them shows little but its bug. */
export interface Answer {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly isBase64Encoded: boolean
}

type Headers = Readonly<Record<string, string>>

export function json(statusCode: number, value: unknown, headers: Headers = {}): Answer {
  const type = { 'content-type': 'application/json' }
  return { statusCode, headers: { ...type, ...headers }, body: JSON.stringify(value), isBase64Encoded: false }
}

export function text(statusCode: number, body: string, headers: Headers = {}): Answer {
  const type = { 'content-type': 'text/plain; charset=utf-8' }
  return { statusCode, headers: { ...type, ...headers }, body, isBase64Encoded: false }
}

export function html(statusCode: number, body: string): Answer {
  return { statusCode, headers: { 'content-type': 'text/html' }, body, isBase64Encoded: false }
}

/** The body of a request as text, decoded as its flag says. */
export function bodyText(event: { readonly body: string; readonly isBase64Encoded: boolean }): string {
  return event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString() : event.body
}

/** The JSON of a request; undefined where it is none. */
export function bodyJson(event: { readonly body: string; readonly isBase64Encoded: boolean }): any {
  return parsed(bodyText(event))
}

/** The value of a JSON text; undefined where it is none. */
export function parsed(input: string): any {
  try {
    return JSON.parse(input)
  } catch {
    return undefined
  }
}

/** A query parameter by its own name; of one that is given several times the first value. */
export function query(event: any, name: string): string | undefined {
  const parameters = event.queryStringParameters ?? {}
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined
  return Array.isArray(value) ? value[0] : value
}

/** A header by its own name in lower case; of one that is given several times the first value. */
export function header(event: any, name: string): string | undefined {
  const headers = event.headers ?? {}
  const value = Object.hasOwn(headers, name) ? headers[name] : undefined
  return Array.isArray(value) ? value[0] : value
}
