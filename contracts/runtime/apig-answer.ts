import type { Outcome } from '../../src/core.js'
import { describeValue } from '../describe-value.js'
import { base64Problem } from './base64-problem.js'
import { decompress } from './decompress.js'

/** An answer as the gateway reads it: the members of the response, or why there is no response in it. */
export type ApigAnswer =
  | { readonly response: Readonly<Record<string, unknown>>; readonly problem?: undefined }
  | { readonly response?: undefined; readonly problem: string }

/** The body as it goes to the client, decoded from base64. */
export interface SentBody {
  /** Bytes on the wire. */
  readonly length: number
  /** Its text, decompressed; undefined when it is no UTF-8 or its content encoding is unknown. */
  readonly text: string | undefined
  /** The content encoding that the bytes are not of, though the answer says so. */
  readonly wrongEncoding?: string
}

const noEncodings: readonly string[] = []
const members = ['statusCode', 'headers', 'body', 'isBase64Encoded']

// Rules judge one outcome after the other: remembering the last one reads each answer once.
let lastOutcome: Outcome | undefined
let lastAnswer: ApigAnswer | undefined
let lastResponse: Readonly<Record<string, unknown>> | undefined
let lastBody: SentBody | undefined
// Many handlers give the same answer to most events.
let lastText: string | undefined
let lastParsed: unknown

/** Reads what an answered outcome sends on. */
export function answerOf(outcome: Outcome): ApigAnswer {
  if (outcome !== lastOutcome) {
    lastAnswer = readAnswer(outcome)
    lastOutcome = outcome
  }
  return lastAnswer!
}

/** The response in an outcome; undefined when the handler did not answer or its answer holds none. */
export function responseOf(outcome: Outcome): Readonly<Record<string, unknown>> | undefined {
  return outcome.kind === 'answered' ? answerOf(outcome).response : undefined
}

function readAnswer(outcome: Outcome): ApigAnswer {
  const { result, text } = outcome
  if (result === undefined && text === '') return { problem: 'the answer is empty (undefined)' }
  let parsed: unknown
  try {
    parsed = parsedText(text)
  } catch {
    return { problem: `the answer is ${describeValue(result)}, which is no JSON` }
  }
  if (typeof parsed === 'string' && typeof result === 'string') {
    return { problem: 'the answer is JSON text of JSON text: it was stringified twice' }
  }
  const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
  if (!isObject)
    return { problem: `the answer is ${describeValue(typeof result === 'string' ? parsed : result)}` }
  const response = parsed as Record<string, unknown>
  if (members.some((name) => Object.hasOwn(response, name))) return { response }
  return { problem: `the answer is ${describeValue(result)} without statusCode, headers and body` }
}

function parsedText(text: string): unknown {
  if (text !== lastText) {
    lastParsed = JSON.parse(text)
    lastText = text
  }
  return lastParsed
}

/** A status as HTTP knows it; undefined when `statusCode` holds none. */
export function statusOf(response: Readonly<Record<string, unknown>>): number | undefined {
  const { statusCode } = response
  const valid = Number.isInteger(statusCode) && (statusCode as number) >= 100 && (statusCode as number) <= 599
  return valid ? (statusCode as number) : undefined
}

/** Whether HTTP sends no body: an answer to HEAD, a 204, a 304, a 1xx. */
export function isBodiless(response: Readonly<Record<string, unknown>>, event: unknown): boolean {
  const status = statusOf(response)
  if (status !== undefined && (status === 204 || status === 304 || status < 200)) return true
  return (event as { readonly httpMethod?: unknown } | null | undefined)?.httpMethod === 'HEAD'
}

/** A header of the response by its name in lower case; several values are joined by commas. */
export function headerOf(response: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const { headers } = response
  if (typeof headers !== 'object' || headers === null) return undefined
  for (const [key, value] of Object.entries(headers)) {
    if (key.length !== name.length || key.toLowerCase() !== name) continue
    if (typeof value === 'string') return value
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(', ')
  }
  return undefined
}

/** The media type without parameters, in lower case; undefined when no content type is set. */
export function mediaTypeOf(response: Readonly<Record<string, unknown>>): string | undefined {
  const type = headerOf(response, 'content-type')
  return type === undefined ? undefined : type.split(';', 1)[0]!.trim().toLowerCase()
}

/** Whether a media type is that of one JSON document; streams of documents have types such as `stream+json` too. */
export function isJsonType(mediaType: string | undefined): boolean {
  if (mediaType === undefined || !/^(?:application|text)\/json$|\+json$/.test(mediaType)) return false
  return !/(?:^|[/.-])(?:stream|seq|lines|jsonlines|ndjson|jsonl)\+json$/.test(mediaType)
}

/** Whether the answer is a part of a document (RFC 9110 14 and 15.3.7): what is true of the whole is not of it. */
export function isPartial(response: Readonly<Record<string, unknown>>): boolean {
  return statusOf(response) === 206 || headerOf(response, 'content-range') !== undefined
}

/** The body that the client gets; undefined when the member `body` holds none (no string, no base64). */
export function bodyOf(response: Readonly<Record<string, unknown>>): SentBody | undefined {
  if (response !== lastResponse) {
    lastBody = readBody(response)
    lastResponse = response
  }
  return lastBody
}

function readBody(response: Readonly<Record<string, unknown>>): SentBody | undefined {
  const body = response.body ?? ''
  if (typeof body !== 'string') return undefined
  const encodings = contentEncodingsOf(response)
  if (response.isBase64Encoded !== true) {
    if (encodings.length === 0) return { length: Buffer.byteLength(body), text: body }
    // As text nearly no compressed bytes survive: what is sent is the UTF-8 of that text.
    return decodedBody(Buffer.from(body), encodings, 'utf-8')
  }
  if (base64Problem(body)?.tolerable === false) return undefined
  return decodedBody(Buffer.from(body, 'base64'), encodings, charsetOf(response))
}

function decodedBody(bytes: Buffer, encodings: readonly string[], charset: string): SentBody {
  const { length } = bytes
  if (encodings.length === 0) return { length, text: textIn(bytes, charset) }
  const { plain, wrong } = decompress(bytes, encodings)
  if (wrong !== undefined) return { length, text: undefined, wrongEncoding: wrong }
  return { length, text: plain === undefined ? undefined : textIn(plain, charset) }
}

/** The content encodings of a response in the order in which they were applied, `identity` left out. */
export function contentEncodingsOf(response: Readonly<Record<string, unknown>>): readonly string[] {
  const header = headerOf(response, 'content-encoding')
  if (header === undefined) return noEncodings
  return header
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity')
}

function charsetOf(response: Readonly<Record<string, unknown>>): string {
  const type = headerOf(response, 'content-type')
  return /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(type ?? '')?.[1] ?? 'utf-8'
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function textIn(bytes: Uint8Array, charset: string): string | undefined {
  try {
    const isUtf8 = /^(?:utf-?8|us-ascii)$/i.test(charset)
    return (isUtf8 ? utf8 : new TextDecoder(charset, { fatal: true })).decode(bytes)
  } catch {
    // No text in that character set, or a character set that is not known.
    return undefined
  }
}
