import type { ApigResponse } from 'functiongraph-contracts'

/** A JSON answer. */
export function json(statusCode: number, value: unknown, headers: Record<string, string> = {}): ApigResponse {
  return text(statusCode, 'application/json', JSON.stringify(value), headers)
}

/** An error as RFC 9457 writes it. */
export function problem(
  statusCode: number,
  detail: string,
  headers: Record<string, string> = {},
): ApigResponse {
  const body = JSON.stringify({ status: statusCode, detail })
  return text(statusCode, 'application/problem+json', body, headers)
}

/** A page. */
export function html(statusCode: number, body: string): ApigResponse {
  return text(statusCode, 'text/html; charset=utf-8', body, {})
}

function text(
  statusCode: number,
  contentType: string,
  body: string,
  headers: Record<string, string>,
): ApigResponse {
  return {
    statusCode,
    // Bytes, not characters: "ü" is one character and two bytes.
    headers: { ...headers, 'content-type': contentType, 'content-length': String(Buffer.byteLength(body)) },
    body,
    isBase64Encoded: false,
  }
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A text as it may stand in a page. */
export function escapeHtml(value: string): string {
  return value.replace(/[&<>"']/g, (character) => escapes[character]!)
}
