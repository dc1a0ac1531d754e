import { InvalidOptionError } from '../../errors.js'
import { mayBeJson } from '../may-be-json.js'
import { decodeBase32, encodeBase32 } from './content-base32.js'
import { decodeQuotedPrintable, encodeQuotedPrintable } from './content-quoted-printable.js'

/** Bytes that write themselves as a text: a Buffer, which the types of a package may not name without those of Node.js. */
export interface TextBytes extends Uint8Array {
  toString(encoding?: 'utf8' | 'base64' | 'base64url' | 'hex'): string
}

/** A way to write bytes as a text. */
export interface Encoding {
  readonly encode: (bytes: TextBytes) => string
  /** The same for text, as UTF-8, where there is a shorter way. */
  readonly encodeText?: (text: string) => string
  readonly decode: (value: string) => Uint8Array | undefined
  /** What a text must be that can be decoded, in words. Default: the encoding's name. */
  readonly says?: string
  /** Whether what was encoded may be decoded as something else: then each text that is made is looked at. */
  readonly lossy?: boolean
}

// A JSON string is text already: these three say only that nothing was done to it.
const identity: Encoding = {
  encode: (bytes) => bytes.toString('utf8'),
  encodeText: (text) => text,
  decode: (value) => Buffer.from(value, 'utf8'),
}

const encodings: ReadonlyMap<string, Encoding> = new Map<string, Encoding>([
  ['7bit', identity],
  ['8bit', identity],
  ['binary', identity],
  ['base64', { encode: (bytes) => bytes.toString('base64'), encodeText: base64OfText, decode: decodeBase64 }],
  ['base64url', { encode: (bytes) => bytes.toString('base64url'), decode: decodeBase64Url }],
  ['base32', { encode: encodeBase32, decode: decodeBase32 }],
  ['base16', { encode: (bytes) => bytes.toString('hex').toUpperCase(), decode: decodeBase16 }],
  ['quoted-printable', { encode: encodeQuotedPrintable, decode: decodeQuotedPrintable }],
])

/** Encodings of a contract's own, by the token before their argument. */
const families = new Map<string, (argument: string) => Encoding>()

/**
 * Makes encodings known whose names are a token and an argument, `x-path;orders/{id}`: what a text means follows from
 * its name alone. `make` gets the argument. MIME lets such tokens begin with `x-` (RFC 2045, 6.3).
 */
export function addEncodings(token: `x-${string}`, make: (argument: string) => Encoding): void {
  families.set(token, make)
}

/**
 * Whether `contentEncoding` may have this value: base64, base64url, base32, base16, quoted-printable, 7bit, 8bit or
 * binary, in any case, or one of a contract's own.
 */
export function isKnownEncoding(name: string): boolean {
  return encodingOf(name) !== undefined
}

/** Whether any text can be written in an encoding; one of a contract's own may write values of its schema alone. */
export function takesAnyText(name: string): boolean {
  return encodings.has(name.toLowerCase())
}

/** Whether a text of an encoding may mean something else than what was encoded. */
export function isLossy(name: string | undefined): boolean {
  return encodingNamed(name).lossy === true
}

/** What a text of an encoding is, in words. */
export function encodingInWords(name: string | undefined): string {
  return encodingNamed(name).says ?? String(name)
}

/**
 * Bytes, or text as UTF-8, as the string that `contentEncoding` says (itself when `encoding` is undefined).
 * Where the encoding is none, bytes that are no UTF-8 become U+FFFD, since no JSON string holds them.
 * Throws {@link InvalidOptionError} for an unknown encoding.
 */
export function encodeContent(encoding: string | undefined, bytes: string | Uint8Array): string {
  const codec = encodingNamed(encoding)
  if (typeof bytes === 'string') {
    return codec.encodeText === undefined ? codec.encode(Buffer.from(bytes, 'utf8')) : codec.encodeText(bytes)
  }
  return codec.encode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}

/**
 * The bytes that a string stands for; undefined when it is not valid in that encoding.
 *
 * Strict as RFC 4648 allows: alphabet, padding, length and unused bits must be right (base64url may be padded or
 * not, base16 of either case), quoted-printable as RFC 2045 says.
 * Throws {@link InvalidOptionError} for an unknown encoding.
 */
export function decodeContent(encoding: string | undefined, value: string): Uint8Array | undefined {
  return encodingNamed(encoding).decode(value)
}

/** Whether a media type is JSON: `application/json`, `text/json` or `…+json`, in any case, with parameters or not. */
export function isJsonMediaType(mediaType: string | undefined): boolean {
  if (mediaType === undefined) return false
  if (mediaType === 'application/json') return true
  const essence = mediaType.split(';', 1)[0]!.trim().toLowerCase()
  return essence === 'application/json' || essence === 'text/json' || /^[^/\s]+\/[^/\s]+\+json$/.test(essence)
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * The JSON value inside a string with `contentEncoding` and `contentMediaType`; undefined when the media type is
 * not JSON, the string is not valid in the encoding, the bytes are no UTF-8 or the text is no JSON (a byte order
 * mark is none).
 */
export function decodeJsonContent(
  encoding: string | undefined,
  mediaType: string | undefined,
  value: string,
): { readonly json: unknown } | undefined {
  if (!isJsonMediaType(mediaType)) return undefined
  // A text is asked about several times in a row: where it may be changed, and whether the whole is valid then.
  for (const one of lastDecoded) if (one.text === value && one.encoding === encoding) return one.found
  const decoded: Decoded = { encoding, text: value, found: decodedJson(encodingNamed(encoding), value) }
  lastDecoded[nextDecoded] = decoded
  nextDecoded = (nextDecoded + 1) % mostDecoded
  return decoded.found
}

interface Decoded {
  readonly encoding: string | undefined
  readonly text: string
  readonly found: { readonly json: unknown } | undefined
}

/** A document may hold documents in its texts: so many levels are remembered. */
const mostDecoded = 4
const lastDecoded: Decoded[] = []
let nextDecoded = 0

function decodedJson(codec: Encoding, value: string): { readonly json: unknown } | undefined {
  try {
    const bytes = codec === identity ? undefined : codec.decode(value)
    if (codec !== identity && bytes === undefined) return undefined
    const text = bytes === undefined ? value : utf8.decode(bytes)
    return mayBeJson(text) ? { json: JSON.parse(text) } : undefined
  } catch {
    return undefined
  }
}

const scratch = Buffer.allocUnsafeSlow(48 * 1024)

/** A buffer for each text costs more than the rest. */
function base64OfText(text: string): string {
  if (text.length > scratch.length / 3) return Buffer.from(text, 'utf8').toString('base64')
  return scratch.toString('base64', 0, scratch.write(text, 'utf8'))
}

function encodingNamed(name: string | undefined): Encoding {
  if (name === undefined) return identity
  const found = encodingOf(name)
  if (found !== undefined) return found
  throw new InvalidOptionError(`Unknown contentEncoding ${JSON.stringify(name)}`, {
    next: `Known are: ${[...encodings.keys()].join(', ')}.`,
  })
}

function encodingOf(name: string): Encoding | undefined {
  const found = made.get(name) ?? encodings.get(name) ?? encodings.get(name.toLowerCase())
  if (found !== undefined) return found
  const [token = ''] = name.split(';', 1)
  const own = families.get(token)?.(name.slice(token.length + 1))
  if (own !== undefined) made.set(name, own)
  return own
}

/** Those of a contract's own that were asked for, by their whole names. */
const made = new Map<string, Encoding>()

// Node skips what it does not know, so only a value that encodes back to itself was valid.
function decodeBase64(value: string): Uint8Array | undefined {
  if (value.length % 4 !== 0) return undefined
  const bytes = Buffer.from(value, 'base64')
  return bytes.toString('base64') === value ? bytes : undefined
}

function decodeBase64Url(value: string): Uint8Array | undefined {
  const bare = value.length % 4 === 0 ? value.replace(/={1,2}$/, '') : value
  const bytes = Buffer.from(bare, 'base64url')
  return bytes.toString('base64url') === bare ? bytes : undefined
}

function decodeBase16(value: string): Uint8Array | undefined {
  return value.length % 2 === 0 && /^[0-9A-Fa-f]*$/.test(value) ? Buffer.from(value, 'hex') : undefined
}
