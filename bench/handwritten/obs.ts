import fc from 'fast-check'
import type { ObsEvent, ObsRecord } from '../../contracts/generated/obs-event.js'
import { batch } from './messages.js'
import {
  capitalBase36,
  capitalHex32,
  characters,
  hex32,
  ipv4,
  isoTime,
  region,
  smallAndDigits,
  wordCharacters,
} from './texts.js'

const plainKey = fc
  .record(
    {
      folders: fc.array(characters(`${smallAndDigits}-`, 1, 8), { maxLength: 3 }),
      file: characters(`${smallAndDigits}_-`, 1, 12),
      suffix: fc.constantFrom('', '+copy', '+%281%29'),
      extension: fc.constantFrom('png', 'jpg', 'txt', 'csv', 'json', 'pdf'),
    },
    { noNullPrototype: true },
  )
  .map((k) => `${[...k.folders, k.file].join('%2F')}${k.suffix}.${k.extension}`)

function encodeKey(key: string): string {
  const percent = (c: string) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`
  return encodeURIComponent(key)
    .replace(/[!'()~]/g, percent)
    .replaceAll('%20', '+')
    .replaceAll('%00', '+')
}

const key = fc.oneof(
  { arbitrary: plainKey, weight: 2 },
  { arbitrary: fc.string({ minLength: 1 }).map(encodeKey), weight: 1 },
  { arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }).map(encodeKey), weight: 1 },
  {
    arbitrary: fc.constantFrom(
      'holiday+photo.png',
      '100%25.png',
      'a%252Fb.png',
      'photos%2F',
      'README',
      '..%2F..%2Fetc%2Fpasswd',
      'a%2F%2Fb.png',
      '__proto__',
      'cafe%CC%81.png',
    ),
    weight: 1,
  },
)

const parts = fc.oneof(
  fc.constant(''),
  fc.integer({ min: 1, max: 9999 }).map((n) => `-${n}`),
)

const object = {
  key,
  size: fc.nat({ max: 1_000_000_000 }),
  eTag: fc.tuple(hex32, parts).map(([hash, end]) => hash + end),
  sequencer: capitalHex32,
  versionId: fc.oneof(fc.constant('null'), capitalBase36(32)),
}
const noNullPrototype = true
const created = fc.record(object, { requiredKeys: ['key', 'size', 'eTag', 'sequencer'], noNullPrototype })
const removed = fc.record(object, { requiredKeys: ['key', 'sequencer'], noNullPrototype })

const bucketName = fc
  .tuple(
    characters(smallAndDigits, 1, 1),
    characters(`${smallAndDigits}.-`, 1, 12),
    characters(smallAndDigits, 1, 1),
  )
  .map((texts) => texts.join(''))

const bucket = fc.record(
  {
    name: bucketName,
    ownerIdentity: hex32.map((PrincipalId) => ({ PrincipalId })),
    arn: fc.tuple(fc.constantFrom('aws', 'fss'), bucketName).map(([a, n]) => `arn:${a}:s3:::${n}`),
  },
  { requiredKeys: ['name', 'ownerIdentity'], noNullPrototype },
)

const configurationId = fc.oneof(capitalBase36(48), characters(`${wordCharacters}_.-`, 1, 16))

function content(of: typeof created | typeof removed) {
  return fc.record(
    { s3SchemaVersion: fc.constant('1.0'), configurationId, object: of, bucket },
    { requiredKeys: ['configurationId', 'object', 'bucket'], noNullPrototype },
  )
}

function recordOf(eventNames: readonly string[], of: typeof created | typeof removed) {
  return fc.record(
    {
      eventVersion: fc.tuple(fc.integer({ min: 1, max: 9 }), fc.nat({ max: 9 })).map((v) => v.join('.')),
      eventSource: fc.constantFrom('aws:s3', 'OBS'),
      eventTime: isoTime,
      requestParameters: ipv4.map((sourceIPAddress) => ({ sourceIPAddress })),
      responseElements: fc.record(
        { 'x-amz-request-id': capitalHex32, 'x-amz-id-2': characters(`${wordCharacters}+/`, 32, 48) },
        { noNullPrototype },
      ),
      s3: content(of),
      eventName: fc.constantFrom(...eventNames),
      userIdentity: hex32.map((principalId) => ({ principalId })),
    },
    {
      requiredKeys: ['eventVersion', 'eventTime', 'requestParameters', 's3', 'eventName', 'userIdentity'],
      noNullPrototype,
    },
  )
}

const uploads = ['Put', 'Post', 'Copy', 'CompleteMultipartUpload'].map((n) => `ObjectCreated:${n}`)
const removals = ['Delete', 'DeleteMarkerCreated'].map((n) => `ObjectRemoved:${n}`)

const record = fc
  .tuple(
    fc.oneof(recordOf(uploads, created), recordOf(removals, removed)),
    fc.constantFrom('Region', 'awsRegion', 'eventRegion'),
    region,
  )
  .map(([rest, member, value]) => ({ ...rest, [member]: value }) as unknown as ObsRecord)

export const obsEvent: fc.Arbitrary<ObsEvent> = batch(record, 2).map((Records) => ({ Records }))
