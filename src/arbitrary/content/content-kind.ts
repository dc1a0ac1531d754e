import { isJsonMediaType } from '../../schema/formats/content-encoding.js'

/** What a media type means for the bytes that stand in it. */
export type ContentKind =
  | 'json'
  | 'json-lines'
  | 'form'
  | 'html'
  | 'xml'
  | 'multipart'
  | 'text'
  | 'binary'
  | 'unsaid'

const binaryType =
  /^(?:image\/(?!.*xml)|audio\/|video\/|font\/|application\/(?:octet-stream|pdf|zip|gzip|x-gzip|x-tar|x-protobuf|protobuf|wasm|cbor|msgpack|vnd\.(?:ms-|openxmlformats)))/

/** The kind of a media type (in any case, with parameters or not); a type that is not known is text. */
export function contentKind(mediaType: string | undefined): ContentKind {
  if (mediaType === undefined) return 'unsaid'
  if (isJsonMediaType(mediaType)) return 'json'
  const essence = mediaType.split(';', 1)[0]!.trim().toLowerCase()
  if (essence === 'application/x-www-form-urlencoded') return 'form'
  if (essence === 'application/x-ndjson' || essence === 'application/jsonl') return 'json-lines'
  if (essence === 'text/html') return 'html'
  if (/^(?:application|text)\/xml$|\+xml$/.test(essence)) return 'xml'
  if (essence.startsWith('multipart/')) return 'multipart'
  return binaryType.test(essence) ? 'binary' : 'text'
}
