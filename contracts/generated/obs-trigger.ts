// Generated from ../../schemas/obs-trigger.schema.json; do not edit. Change the schema and generate again.
import { type TypedSchema, typedSchema } from '../../src/typed-schema.js'

/**
 * Configuration of an OBS trigger: which changes of which objects invoke the function.
 */
export interface ObsTrigger {
  /**
   * Name of the bucket, 1 to 64 characters.
   */
  bucket: string
  /**
   * Kinds of changes. ObjectCreated contains Put, Post, Copy and CompleteMultipartUpload, ObjectRemoved contains Delete and DeleteMarkerCreated: what is contained cannot be chosen again.
   */
  events: (
    | 'ObjectCreated'
    | 'Put'
    | 'Post'
    | 'Copy'
    | 'CompleteMultipartUpload'
    | 'ObjectRemoved'
    | 'Delete'
    | 'DeleteMarkerCreated'
    | 's3:ObjectCreated:*'
    | 's3:ObjectCreated:Put'
    | 's3:ObjectCreated:Post'
    | 's3:ObjectCreated:Copy'
    | 's3:ObjectCreated:CompleteMultipartUpload'
    | 's3:ObjectRemoved:*'
    | 's3:ObjectRemoved:Delete'
    | 's3:ObjectRemoved:DeleteMarkerCreated'
  )[]
  /**
   * Only objects whose key begins so; up to 1024 characters. Default: any.
   */
  prefix?: string
  /**
   * Only objects whose key ends so; up to 1024 characters. Default: any.
   */
  suffix?: string
}

/** The JSON Schema of {@link ObsTrigger}. */
export const obsTriggerSchema: TypedSchema<ObsTrigger> = typedSchema<ObsTrigger>({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "ObsTrigger",
  description: "Configuration of an OBS trigger: which changes of which objects invoke the function.",
  type: "object",
  required: ["bucket", "events"],
  additionalProperties: false,
  properties: {
    bucket: {
      description: "Name of the bucket, 1 to 64 characters.",
      $comment: "API reference, creating a trigger.",
      type: "string",
      minLength: 1,
      maxLength: 64,
    },
    events: {
      description: "Kinds of changes. ObjectCreated contains Put, Post, Copy and CompleteMultipartUpload, ObjectRemoved contains Delete and DeleteMarkerCreated: what is contained cannot be chosen again.",
      $comment: "Supported event sources, table 1. The API writes the same kinds with s3: in front (API reference, trigger management models).",
      type: "array",
      minItems: 1,
      uniqueItems: true,
      items: {
        type: "string",
        enum: [
          "ObjectCreated",
          "Put",
          "Post",
          "Copy",
          "CompleteMultipartUpload",
          "ObjectRemoved",
          "Delete",
          "DeleteMarkerCreated",
          "s3:ObjectCreated:*",
          "s3:ObjectCreated:Put",
          "s3:ObjectCreated:Post",
          "s3:ObjectCreated:Copy",
          "s3:ObjectCreated:CompleteMultipartUpload",
          "s3:ObjectRemoved:*",
          "s3:ObjectRemoved:Delete",
          "s3:ObjectRemoved:DeleteMarkerCreated",
        ],
      },
      anyOf: [
        {
          description: "Neither ObjectCreated nor ObjectRemoved. As the console shows them.",
          items: {
            enum: ["Put", "Post", "Copy", "CompleteMultipartUpload", "Delete", "DeleteMarkerCreated"],
          },
        },
        {
          description: "ObjectCreated, which contains its four kinds. As the console shows them.",
          items: { enum: ["ObjectCreated", "Delete", "DeleteMarkerCreated"] },
        },
        {
          description: "ObjectRemoved, which contains its two kinds. As the console shows them.",
          items: { enum: ["Put", "Post", "Copy", "CompleteMultipartUpload", "ObjectRemoved"] },
        },
        {
          description: "Both. As the console shows them.",
          items: { enum: ["ObjectCreated", "ObjectRemoved"] },
        },
        {
          description: "Neither ObjectCreated nor ObjectRemoved. As the API writes them.",
          items: {
            enum: [
              "s3:ObjectCreated:Put",
              "s3:ObjectCreated:Post",
              "s3:ObjectCreated:Copy",
              "s3:ObjectCreated:CompleteMultipartUpload",
              "s3:ObjectRemoved:Delete",
              "s3:ObjectRemoved:DeleteMarkerCreated",
            ],
          },
        },
        {
          description: "ObjectCreated, which contains its four kinds. As the API writes them.",
          items: {
            enum: ["s3:ObjectCreated:*", "s3:ObjectRemoved:Delete", "s3:ObjectRemoved:DeleteMarkerCreated"],
          },
        },
        {
          description: "ObjectRemoved, which contains its two kinds. As the API writes them.",
          items: {
            enum: [
              "s3:ObjectCreated:Put",
              "s3:ObjectCreated:Post",
              "s3:ObjectCreated:Copy",
              "s3:ObjectCreated:CompleteMultipartUpload",
              "s3:ObjectRemoved:*",
            ],
          },
        },
        {
          description: "Both. As the API writes them.",
          items: { enum: ["s3:ObjectCreated:*", "s3:ObjectRemoved:*"] },
        },
      ],
    },
    prefix: {
      description: "Only objects whose key begins so; up to 1024 characters. Default: any.",
      $comment: "API reference, creating a trigger.",
      type: "string",
      maxLength: 1024,
    },
    suffix: {
      description: "Only objects whose key ends so; up to 1024 characters. Default: any.",
      $comment: "API reference, creating a trigger.",
      type: "string",
      maxLength: 1024,
    },
  },
  examples: [
    { bucket: "functionstorage-template", events: ["Put", "Copy", "Delete"] },
    {
      bucket: "functionstorage-template",
      events: ["ObjectCreated", "DeleteMarkerCreated"],
      prefix: "photos/",
      suffix: ".png",
    },
    { bucket: "functionstorage-template", events: ["s3:ObjectCreated:*", "s3:ObjectRemoved:Delete"] },
  ],
})
