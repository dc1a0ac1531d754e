// Generated from ../../schemas/obs-event.schema.json; do not edit. Change the schema and generate again.
import { type TypedSchema, typedSchema } from '../../src/typed-schema.js'

/**
 * Changes of objects in a bucket that an OBS trigger passes to a function.
 */
export interface ObsEvent {
  /**
   * The changes, in no particular order. One at a time has been seen; read all.
   */
  Records: ObsRecord[]
}
/**
 * One change of one object.
 */
export interface ObsRecord {
  /**
   * Version of the event format.
   */
  eventVersion: string
  /**
   * Service that the event comes from.
   */
  eventSource?: 'aws:s3' | 'OBS'
  /**
   * When the change was made: ISO 8601 to the millisecond, in UTC.
   */
  eventTime: string
  /**
   * The request that made the change.
   */
  requestParameters: ObsRequestParameters
  /**
   * IDs by which OBS can trace the request.
   */
  responseElements?: ObsResponseElements
  /**
   * Content of the OBS event: the object and its bucket.
   */
  s3: ObsContent
  /**
   * Region where the bucket is located. The documentation prints the placeholder {region}; captured events say awsRegion instead.
   */
  Region?: string
  /**
   * Region where the bucket is located, in the events that have been captured.
   */
  awsRegion?: string
  /**
   * Region where the bucket is located, in events of version 3.
   */
  eventRegion?: string
  /**
   * What was done to the object. Trigger configuration writes it with the prefix s3:, events do not.
   */
  eventName:
    | 'ObjectCreated:Put'
    | 'ObjectCreated:Post'
    | 'ObjectCreated:Copy'
    | 'ObjectCreated:CompleteMultipartUpload'
    | 'ObjectRemoved:Delete'
    | 'ObjectRemoved:DeleteMarkerCreated'
  /**
   * The account that made the change.
   */
  userIdentity: ObsUserIdentity
}
/**
 * The request that made the change.
 */
export interface ObsRequestParameters {
  /**
   * Source IP address of the request.
   */
  sourceIPAddress: string
}
/**
 * IDs by which OBS can trace the request.
 */
export interface ObsResponseElements {
  /**
   * ID of the request.
   */
  'x-amz-request-id': string
  /**
   * Further ID of the request.
   */
  'x-amz-id-2': string
}
/**
 * Content of the OBS event: the object and its bucket.
 */
export interface ObsContent {
  /**
   * Version of the format of this part.
   */
  s3SchemaVersion?: '1.0'
  /**
   * ID or name of the notification rule.
   */
  configurationId: string
  /**
   * The object that was changed.
   */
  object: ObsObject
  /**
   * The bucket that holds the object.
   */
  bucket: ObsBucket
}
/**
 * The object that was changed.
 */
export interface ObsObject {
  /**
   * Key of the object, percent-encoded: a space as +, a slash as %2F, other characters as UTF-8. Decode it once before use.
   */
  key: string
  /**
   * Size of the object in bytes (at most 48.8 TB). On removal it may be absent.
   */
  size?: number
  /**
   * Hash of the content in hexadecimal; after an upload in parts a dash and the number of parts follow. On removal it may be absent.
   */
  eTag?: string
  /**
   * Order of the changes of one key, in hexadecimal; says nothing across keys.
   */
  sequencer: string
  /**
   * Version of the object; the text "null" in a bucket without versions.
   */
  versionId?: string
}
/**
 * The bucket that holds the object.
 */
export interface ObsBucket {
  /**
   * Name of the bucket.
   */
  name: string
  /**
   * The user who created the bucket.
   */
  ownerIdentity: ObsOwnerIdentity
  /**
   * Resource name of the bucket.
   */
  arn?: string
}
/**
 * The user who created the bucket.
 */
export interface ObsOwnerIdentity {
  /**
   * ID of that user; written with a capital here.
   */
  PrincipalId: string
}
/**
 * The account that made the change.
 */
export interface ObsUserIdentity {
  /**
   * ID of that account.
   */
  principalId: string
}

/** The JSON Schema of {@link ObsEvent}. */
export const obsEventSchema: TypedSchema<ObsEvent> = typedSchema<ObsEvent>({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "ObsEvent",
  description: "Changes of objects in a bucket that an OBS trigger passes to a function.",
  type: "object",
  required: ["Records"],
  additionalProperties: false,
  properties: {
    Records: {
      description: "The changes, in no particular order. One at a time has been seen; read all.",
      anyOf: [
        {
          $comment: "Supported event sources, OBS example event: an array. Every capture holds one record.",
          "x-evidence": "documented",
          type: "array",
          minItems: 1,
          items: { $ref: "#/$defs/record" },
        },
        {
          $comment: "Also empty; no capture is known, a careful handler survives it.",
          "x-evidence": "inferred",
          type: "array",
          items: { $ref: "#/$defs/record" },
          "x-edgeCases": [{ value: [], why: "no record", "x-evidence": "inferred" }],
        },
      ],
    },
  },
  examples: [
    {
      Records: [
        {
          eventVersion: "2.0",
          eventTime: "2018-01-09T07:50:50.028Z",
          requestParameters: { sourceIPAddress: "103.218.216.125" },
          s3: {
            configurationId: "UK1DGFPYUKUZFHNQ00000160CC0B471D101ED30CE24DF4DB",
            object: {
              eTag: "9d377b10ce778c4938b3c7e2c63a229a",
              sequencer: "00000000160D9E681484D6B4C0000000",
              key: "job.png",
              size: 777835,
            },
            bucket: {
              name: "functionstorage-template",
              ownerIdentity: { PrincipalId: "0ed1b73473f24134a478962e631651eb" },
            },
          },
          Region: "{region}",
          eventName: "ObjectCreated:Post",
          userIdentity: { principalId: "9bf43789b1ff4b679040f35cc4f0dc05" },
        },
      ],
    },
  ],
  $defs: {
    record: {
      title: "ObsRecord",
      description: "One change of one object.",
      type: "object",
      required: ["eventVersion", "eventTime", "requestParameters", "s3", "eventName", "userIdentity"],
      additionalProperties: false,
      properties: {
        eventVersion: {
          description: "Version of the event format.",
          type: "string",
          pattern: "^[1-9]\\.[0-9]$",
        },
        eventSource: {
          description: "Service that the event comes from.",
          "x-evidence": "observed",
          anyOf: [
            {
              $comment: "OTC Java library, asyncnotification.json, captured on 2025-07-28.",
              "x-evidence": "observed",
              type: "string",
              const: "aws:s3",
            },
            {
              $comment: "OBS documentation obs_41_0045, events of version 3; not seen in a function.",
              "x-evidence": "inferred",
              type: "string",
              const: "OBS",
            },
          ],
        },
        eventTime: {
          description: "When the change was made: ISO 8601 to the millisecond, in UTC.",
          type: "string",
          pattern: "^20([0-9]{2}-01-(0[1-9]|[12][0-9]|3[01])|[0-9]{2}-02-(0[1-9]|1[0-9]|2[0-8])|[0-9]{2}-03-(0[1-9]|[12][0-9]|3[01])|[0-9]{2}-04-(0[1-9]|[12][0-9]|30)|[0-9]{2}-05-(0[1-9]|[12][0-9]|3[01])|[0-9]{2}-06-(0[1-9]|[12][0-9]|30)|[0-9]{2}-07-(0[1-9]|[12][0-9]|3[01])|[0-9]{2}-08-(0[1-9]|[12][0-9]|3[01])|[0-9]{2}-09-(0[1-9]|[12][0-9]|30)|[0-9]{2}-10-(0[1-9]|[12][0-9]|3[01])|[0-9]{2}-11-(0[1-9]|[12][0-9]|30)|[0-9]{2}-12-(0[1-9]|[12][0-9]|3[01])|([02468][048]|[13579][26])-02-29)T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}Z$",
          "x-edgeCases": [
            {
              value: "2024-02-29T23:59:59.999Z",
              why: "the last millisecond of a leap day",
              "x-evidence": "documented",
            },
            {
              value: "2024-12-31T23:59:59.999Z",
              why: "the last millisecond of a year",
              "x-evidence": "documented",
            },
          ],
        },
        requestParameters: {
          title: "ObsRequestParameters",
          description: "The request that made the change.",
          type: "object",
          required: ["sourceIPAddress"],
          additionalProperties: false,
          properties: {
            sourceIPAddress: {
              description: "Source IP address of the request.",
              type: "string",
              pattern: "^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])$",
            },
          },
        },
        responseElements: {
          title: "ObsResponseElements",
          description: "IDs by which OBS can trace the request.",
          $comment: "OTC Java library, asyncnotification.json, captured on 2025-07-28.",
          "x-evidence": "observed",
          type: "object",
          required: ["x-amz-request-id", "x-amz-id-2"],
          additionalProperties: false,
          properties: {
            "x-amz-request-id": {
              description: "ID of the request.",
              type: "string",
              pattern: "^[0-9A-F]{32}$",
            },
            "x-amz-id-2": {
              description: "Further ID of the request.",
              type: "string",
              pattern: "^[A-Za-z0-9+/]{32,64}$",
            },
          },
        },
        s3: {
          title: "ObsContent",
          description: "Content of the OBS event: the object and its bucket.",
          type: "object",
          required: ["configurationId", "object", "bucket"],
          additionalProperties: false,
          properties: {
            s3SchemaVersion: {
              description: "Version of the format of this part.",
              $comment: "OTC Java library, asyncnotification.json, captured on 2025-07-28.",
              "x-evidence": "observed",
              type: "string",
              const: "1.0",
            },
            configurationId: {
              description: "ID or name of the notification rule.",
              type: "string",
              pattern: "^([0-9A-Z]{48}|[A-Za-z0-9_.-]{1,32})$",
            },
            object: {
              title: "ObsObject",
              description: "The object that was changed.",
              type: "object",
              required: ["key", "sequencer"],
              additionalProperties: false,
              properties: {
                key: { $ref: "#/$defs/key" },
                size: {
                  description: "Size of the object in bytes (at most 48.8 TB). On removal it may be absent.",
                  $comment: "Absent on removal as in S3; no capture of a removal is known.",
                  "x-absentEvidence": "inferred",
                  type: "integer",
                  minimum: 0,
                  maximum: 53687091200000,
                  "x-edgeCases": [
                    { value: 0, why: "an empty object, or a folder", "x-evidence": "documented" },
                    { value: 2147483648, why: "beyond 32 bits", "x-evidence": "documented" },
                    { value: 5368709120, why: "beyond one upload of 5 GB", "x-evidence": "documented" },
                  ],
                },
                eTag: {
                  description: "Hash of the content in hexadecimal; after an upload in parts a dash and the number of parts follow. On removal it may be absent.",
                  $comment: "Absent on removal as in S3; no capture of a removal is known.",
                  "x-absentEvidence": "inferred",
                  type: "string",
                  pattern: "^[0-9a-f]{32}(-[1-9][0-9]{0,3})?$",
                },
                sequencer: {
                  description: "Order of the changes of one key, in hexadecimal; says nothing across keys.",
                  $comment: "OBS documentation obs_41_0045.",
                  type: "string",
                  pattern: "^[0-9A-F]{32}$",
                },
                versionId: {
                  description: "Version of the object; the text \"null\" in a bucket without versions.",
                  $comment: "OTC Java library, asyncnotification.json, captured on 2025-07-28.",
                  "x-evidence": "observed",
                  type: "string",
                  pattern: "^(null|[0-9A-Za-z]{32})$",
                  "x-edgeCases": [
                    {
                      value: "null",
                      why: "the text null: a bucket without versions",
                      "x-evidence": "observed",
                    },
                  ],
                },
              },
            },
            bucket: {
              title: "ObsBucket",
              description: "The bucket that holds the object.",
              type: "object",
              required: ["name", "ownerIdentity"],
              additionalProperties: false,
              properties: {
                name: {
                  description: "Name of the bucket.",
                  type: "string",
                  pattern: "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$",
                },
                ownerIdentity: {
                  title: "ObsOwnerIdentity",
                  description: "The user who created the bucket.",
                  type: "object",
                  required: ["PrincipalId"],
                  additionalProperties: false,
                  properties: {
                    PrincipalId: {
                      description: "ID of that user; written with a capital here.",
                      type: "string",
                      pattern: "^[0-9a-f]{32}$",
                    },
                  },
                },
                arn: {
                  description: "Resource name of the bucket.",
                  $comment: "OTC Java library, asyncnotification.json, captured on 2025-07-28. The fixture obss3_event.json of the OTC Node.js event library begins with arn:fss:s3.",
                  "x-evidence": "observed",
                  type: "string",
                  pattern: "^arn:(aws|fss):s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$",
                },
              },
            },
          },
        },
        Region: {
          description: "Region where the bucket is located. The documentation prints the placeholder {region}; captured events say awsRegion instead.",
          type: "string",
          pattern: "^([a-z]{2}-(north|south|east|west|central|southeast|southwest)-[0-9]{1,3}|[a-z]{2}-[a-z]{2,9}|[a-z]{2}-[a-z]{4,9}-[0-9]{1,3}|\\{region\\})$",
        },
        awsRegion: {
          description: "Region where the bucket is located, in the events that have been captured.",
          $comment: "OTC Java library, asyncnotification.json, captured on 2025-07-28.",
          "x-evidence": "observed",
          type: "string",
          pattern: "^([a-z]{2}-(north|south|east|west|central|southeast|southwest)-[0-9]{1,3}|[a-z]{2}-[a-z]{2,9}|[a-z]{2}-[a-z]{4,9}-[0-9]{1,3}|\\{region\\})$",
        },
        eventRegion: {
          description: "Region where the bucket is located, in events of version 3.",
          $comment: "OBS documentation obs_41_0045; not seen in a function.",
          "x-evidence": "inferred",
          type: "string",
          pattern: "^([a-z]{2}-(north|south|east|west|central|southeast|southwest)-[0-9]{1,3}|[a-z]{2}-[a-z]{2,9}|[a-z]{2}-[a-z]{4,9}-[0-9]{1,3}|\\{region\\})$",
        },
        eventName: {
          description: "What was done to the object. Trigger configuration writes it with the prefix s3:, events do not.",
          type: "string",
          enum: [
            "ObjectCreated:Put",
            "ObjectCreated:Post",
            "ObjectCreated:Copy",
            "ObjectCreated:CompleteMultipartUpload",
            "ObjectRemoved:Delete",
            "ObjectRemoved:DeleteMarkerCreated",
          ],
        },
        userIdentity: {
          title: "ObsUserIdentity",
          description: "The account that made the change.",
          type: "object",
          required: ["principalId"],
          additionalProperties: false,
          properties: {
            principalId: { description: "ID of that account.", type: "string", pattern: "^[0-9a-f]{32}$" },
          },
        },
      },
      allOf: [
        {
          description: "The region stands under one of three names.",
          anyOf: [
            {
              $comment: "Supported event sources, OBS example event.",
              "x-evidence": "documented",
              required: ["Region"],
              properties: { awsRegion: false, eventRegion: false },
            },
            {
              $comment: "OTC Java library, asyncnotification.json, captured on 2025-07-28.",
              "x-evidence": "observed",
              required: ["awsRegion"],
              properties: { Region: false, eventRegion: false },
            },
            {
              $comment: "OBS documentation obs_41_0045, events of version 3; not seen in a function.",
              "x-evidence": "inferred",
              required: ["eventRegion"],
              properties: { Region: false, awsRegion: false },
            },
          ],
        },
        {
          description: "An object that was created has a size and an eTag.",
          anyOf: [
            {
              properties: {
                eventName: {
                  enum: [
                    "ObjectCreated:Put",
                    "ObjectCreated:Post",
                    "ObjectCreated:Copy",
                    "ObjectCreated:CompleteMultipartUpload",
                  ],
                },
                s3: { properties: { object: { required: ["size", "eTag"] } } },
              },
            },
            {
              properties: {
                eventName: { enum: ["ObjectRemoved:Delete", "ObjectRemoved:DeleteMarkerCreated"] },
              },
            },
          ],
        },
      ],
    },
    key: {
      description: "Key of the object, percent-encoded: a space as +, a slash as %2F, other characters as UTF-8. Decode it once before use.",
      $comment: "OTC Java library, asyncnotification.json, captured on 2025-07-28. OBS documentation obs_41_0045: URL-encoded.",
      anyOf: [
        {
          "x-evidence": "documented",
          type: "string",
          pattern: "^([a-z0-9-]{1,12}%2F){0,3}[a-z0-9_-]{1,16}(\\+[a-z0-9]{1,8}|\\+%28[1-9]%29)?\\.(png|jpg|txt|csv|json|pdf)$",
        },
        {
          "x-evidence": "documented",
          type: "string",
          maxLength: 3072,
          pattern: "^([A-Za-z0-9._*+-]|%(0[1-9A-F]|1[0-9A-F]|2[1-9BCF]|3[A-F]|40|5[B-E]|60|7[B-F]|C[2-9A-F]%[89AB][0-9A-F]|D[0-9A-F]%[89AB][0-9A-F]|E0%[AB][0-9A-F]%[89AB][0-9A-F]|E[1-9ABCEF]%[89AB][0-9A-F]%[89AB][0-9A-F]|ED%[89][0-9A-F]%[89AB][0-9A-F]|F0%[9AB][0-9A-F]%[89AB][0-9A-F]%[89AB][0-9A-F]|F[1-3]%[89AB][0-9A-F]%[89AB][0-9A-F]%[89AB][0-9A-F]|F4%8[0-9A-F]%[89AB][0-9A-F]%[89AB][0-9A-F])){1,1024}$",
          "x-edgeCases": [
            { value: "holiday+photo.png", why: "a space, written as +", "x-evidence": "documented" },
            { value: "a%2Bb.png", why: "a plus", "x-evidence": "documented" },
            { value: "100%25.png", why: "a percent sign: decoding twice fails", "x-evidence": "documented" },
            {
              value: "a%252Fb.png",
              why: "an escape that is part of the name: decoding twice changes it",
              "x-evidence": "documented",
            },
            {
              value: "trace-cloud-source%2Fcts-trace-map-250728-114729.png",
              why: "a folder, its slash encoded",
              "x-evidence": "documented",
            },
            { value: "photos%2F", why: "a folder itself", "x-evidence": "documented" },
            { value: "README", why: "no extension", "x-evidence": "documented" },
            { value: ".hidden", why: "nothing but an extension", "x-evidence": "documented" },
            { value: "PHOTO.PNG", why: "an extension in capitals", "x-evidence": "documented" },
            { value: "archive.tar.gz", why: "two extensions", "x-evidence": "documented" },
            {
              value: "%E7%85%A7%E7%89%87%2F%E4%B8%80.png",
              why: "a name outside ASCII",
              "x-evidence": "documented",
            },
            { value: "%F0%9F%98%80.png", why: "a name outside the basic plane", "x-evidence": "documented" },
            { value: "..%2F..%2Fetc%2Fpasswd", why: "a way up", "x-evidence": "documented" },
            { value: "%2Fabsolute.png", why: "a slash at the start", "x-evidence": "documented" },
            { value: "a%2F%2Fb.png", why: "an empty folder name", "x-evidence": "documented" },
            { value: "%2F%2F", why: "nothing but slashes", "x-evidence": "documented" },
            { value: "__proto__", why: "the name of the prototype", "x-evidence": "documented" },
            { value: "constructor", why: "the name of an inherited property", "x-evidence": "documented" },
            { value: "a%3Fb%23c%26d.png", why: "characters that end a URL path", "x-evidence": "documented" },
            { value: "a%0Ab.png", why: "a line break", "x-evidence": "documented" },
            { value: "%3Cimg+src%3Dx%3E.png", why: "markup", "x-evidence": "documented" },
            { value: "cafe%CC%81.png", why: "a combining accent", "x-evidence": "documented" },
          ],
        },
      ],
    },
  },
})
