// Generated from ../../schemas/apig-event.schema.json; do not edit. Change the schema and generate again.
import { type TypedSchema, typedSchema } from '../../src/typed-schema.js'

/**
 * An HTTP request that an API gateway passes to a function.
 */
export interface ApigEvent {
  /**
   * Body of the request as a string; empty where there is none. Base64 where isBase64Encoded is true.
   */
  body: string
  /**
   * The request as the gateway sees it: its API, ID, environment, source and caller.
   */
  requestContext: ApigRequestContext
  /**
   * HTTP method of the request.
   */
  httpMethod: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD' | 'PATCH' | 'OPTIONS'
  /**
   * Query parameters that the API defines or lets pass, with their values.
   */
  queryStringParameters?: ApigQueryStringParameters | null
  /**
   * Path parameters that the API defines, with their values.
   */
  pathParameters?: ApigPathParameters | null
  /**
   * Complete headers of the request.
   */
  headers?: ApigHeaders | null
  /**
   * Complete path of the request, without the query. By default %2F in it has been decoded.
   */
  path: string
  /**
   * Whether body is base64; true unless the API turns the encoding off.
   */
  isBase64Encoded: boolean
}
/**
 * The request as the gateway sees it: its API, ID, environment, source and caller.
 */
export interface ApigRequestContext {
  /**
   * ID of the API.
   */
  apiId: string
  /**
   * ID of the request.
   */
  requestId: string
  /**
   * Environment that the API is published in.
   */
  stage: string
  /**
   * Address of the client.
   */
  sourceIp?: string
  /**
   * What a custom authorizer of the API returned about the caller.
   */
  authorizer?: ApigAuthorizer
}
/**
 * What a custom authorizer of the API returned about the caller.
 */
export interface ApigAuthorizer {
  [k: string]: string
}
/**
 * Query parameters by name, decoded.
 */
export interface ApigQueryStringParameters {
  [k: string]: string | string[]
}
/**
 * Path parameters by name, decoded. An API that matches by prefix hands the rest of the path under the empty name.
 */
export interface ApigPathParameters {
  /**
   * The rest of the path behind the prefix.
   */
  ''?: string
  [k: string]: string | undefined
}
/**
 * All headers of the request, by lower-case name.
 */
export interface ApigHeaders {
  /**
   * Media types that the client takes.
   */
  accept?: string
  /**
   * Content encodings that the client takes.
   */
  'accept-encoding'?: string
  /**
   * Languages that the client prefers.
   */
  'accept-language'?: string
  /**
   * Credentials of the client, if the API lets them pass.
   */
  authorization?: string
  /**
   * Caching that the client asks for.
   */
  'cache-control'?: string
  /**
   * Length of the request body in bytes, as the client sent it: before base64.
   */
  'content-length'?: string
  /**
   * Media type of the body; the client writes it, so it may not fit the body.
   */
  'content-type'?: string
  /**
   * Cookies of the client.
   */
  cookie?: string
  /**
   * Host name under which the API was called.
   */
  host?: string
  /**
   * Origin of the calling page.
   */
  origin?: string
  /**
   * Old form of cache-control.
   */
  pragma?: string
  /**
   * Sent by browsers.
   */
  'upgrade-insecure-requests'?: string
  /**
   * Program that the client uses.
   */
  'user-agent'?: string
  /**
   * Addresses of the client and of the proxies on the way.
   */
  'x-forwarded-for'?: string
  /**
   * Host name that the client asked for.
   */
  'x-forwarded-host'?: string
  /**
   * Port that the client called.
   */
  'x-forwarded-port'?: string
  /**
   * Protocol that the client called with.
   */
  'x-forwarded-proto'?: string
  /**
   * Address of the client.
   */
  'x-real-ip'?: string
  /**
   * ID of the request as the gateway counts it.
   */
  'x-request-id'?: string
  [k: string]: string | string[] | undefined
}

/** The JSON Schema of {@link ApigEvent}. */
export const apigEventSchema: TypedSchema<ApigEvent> = typedSchema<ApigEvent>({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "ApigEvent",
  description: "An HTTP request that an API gateway passes to a function.",
  type: "object",
  "x-interacts": [["/httpMethod", "/body"], ["/headers/content-type", "/body"]],
  "x-edgeCases": [
    {
      value: {
        body: "LS14DQpDb250ZW50LURpc3Bvc2l0aW9uOiBmb3JtLWRhdGE7IG5hbWU9ImEiDQoNCjENCi0teC0tDQo=",
        requestContext: {
          apiId: "bc1dcffd-aa35-474d-897c-d53425a4c08e",
          requestId: "11cdcdcf33949dc6d722640a13091c77",
          stage: "RELEASE",
        },
        httpMethod: "POST",
        path: "/apig-event-template",
        headers: { "content-type": "multipart/form-data; boundary=x" },
        isBase64Encoded: true,
      },
      why: "a multipart body with a field that has no file name",
      "x-evidence": "documented",
    },
  ],
  required: ["body", "requestContext", "httpMethod", "path", "isBase64Encoded"],
  additionalProperties: false,
  properties: {
    body: {
      description: "Body of the request as a string; empty where there is none. Base64 where isBase64Encoded is true.",
      type: "string",
    },
    requestContext: {
      title: "ApigRequestContext",
      description: "The request as the gateway sees it: its API, ID, environment, source and caller.",
      type: "object",
      required: ["apiId", "requestId", "stage"],
      additionalProperties: false,
      properties: {
        apiId: {
          description: "ID of the API.",
          type: "string",
          pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
        },
        requestId: { description: "ID of the request.", type: "string", pattern: "^[0-9a-f]{32}$" },
        stage: {
          description: "Environment that the API is published in.",
          type: "string",
          pattern: "^(RELEASE|[A-Za-z][A-Za-z0-9_]{2,20})$",
        },
        sourceIp: {
          description: "Address of the client.",
          $comment: "Types of the Java and Go libraries; no capture is known.",
          "x-evidence": "inferred",
          type: "string",
          pattern: "^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])$",
        },
        authorizer: {
          title: "ApigAuthorizer",
          description: "What a custom authorizer of the API returned about the caller.",
          $comment: "Types of the Java and Go libraries; no capture is known.",
          "x-evidence": "inferred",
          type: "object",
          additionalProperties: { type: "string" },
        },
      },
    },
    httpMethod: {
      description: "HTTP method of the request.",
      $comment: "API Gateway user manual, creating an API: ANY is configuration only.",
      type: "string",
      enum: ["GET", "POST", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS"],
    },
    queryStringParameters: {
      description: "Query parameters that the API defines or lets pass, with their values.",
      anyOf: [
        { "x-evidence": "documented", $ref: "#/$defs/queryStringParameters" },
        {
          $comment: "Every capture shows a map, if an empty one; a careful handler survives null and absence.",
          "x-evidence": "inferred",
          type: "null",
        },
      ],
      "x-absentEvidence": "inferred",
    },
    pathParameters: {
      description: "Path parameters that the API defines, with their values.",
      anyOf: [
        { "x-evidence": "documented", $ref: "#/$defs/pathParameters" },
        {
          $comment: "Every capture shows a map, if an empty one; a careful handler survives null and absence.",
          "x-evidence": "inferred",
          type: "null",
        },
      ],
      "x-absentEvidence": "inferred",
    },
    headers: {
      description: "Complete headers of the request.",
      anyOf: [
        { "x-evidence": "documented", $ref: "#/$defs/headers" },
        {
          $comment: "Every capture shows a map, if an empty one; a careful handler survives null and absence.",
          "x-evidence": "inferred",
          type: "null",
        },
      ],
      "x-absentEvidence": "inferred",
    },
    path: {
      description: "Complete path of the request, without the query. By default %2F in it has been decoded.",
      $comment: "API Gateway user manual, configuring parameters: api_uri_no_escape.",
      anyOf: [
        {
          "x-evidence": "documented",
          type: "string",
          pattern: "^(/[a-z][a-z0-9-]{0,15}(/([1-9][0-9]{0,5}|[a-z][a-z0-9_.-]{0,11})){0,3}|/)$",
        },
        {
          $comment: "A client may send any path.",
          "x-evidence": "documented",
          type: "string",
          pattern: "^/[^\\u0000-\\u001f\\u007f?#]*$",
          "x-edgeCases": [
            { value: "/", why: "the root", "x-evidence": "documented" },
            { value: "/orders/42/", why: "a slash at the end", "x-evidence": "documented" },
            { value: "//orders//42", why: "empty segments", "x-evidence": "documented" },
            { value: "/__proto__", why: "a segment named like the prototype", "x-evidence": "documented" },
            {
              value: "/constructor/prototype",
              why: "segments named like inherited properties",
              "x-evidence": "documented",
            },
            {
              value: "/orders/100%",
              why: "a percent sign that begins no escape",
              "x-evidence": "documented",
            },
            { value: "/orders/%252F", why: "an escape of an escape", "x-evidence": "documented" },
            { value: "/../../etc/passwd", why: "a way up", "x-evidence": "documented" },
            { value: "/ORDERS/42", why: "capitals", "x-evidence": "documented" },
            { value: "/<script>alert(1)</script>", why: "markup", "x-evidence": "documented" },
            {
              value: "/a' onfocus=alert(1) \" onfocus=alert(1) x",
              why: "quotes that end an attribute",
              "x-evidence": "documented",
            },
            {
              value: "/--></title></textarea></style></script><img src=x onerror=alert(1)>",
              why: "markup that ends what it stands in",
              "x-evidence": "documented",
            },
            { value: "/bestellungen/ü 1", why: "text outside ASCII and a space", "x-evidence": "documented" },
          ],
        },
      ],
    },
    isBase64Encoded: {
      description: "Whether body is base64; true unless the API turns the encoding off.",
      type: "boolean",
    },
  },
  anyOf: [
    {
      description: "The body is base64.",
      $comment: "Supported event sources: true by default, \"the request body … must be decoded\".",
      "x-evidence": "documented",
      properties: { isBase64Encoded: { const: true }, body: { $ref: "#/$defs/encodedBody" } },
    },
    {
      description: "The body is the text itself.",
      $comment: "API Gateway user manual, creating an API: \"Base64 Encoding\" can be turned off.",
      "x-evidence": "documented",
      properties: { isBase64Encoded: { const: false }, body: { $ref: "#/$defs/plainBody" } },
    },
    {
      description: "The flag says base64 and the body is the text itself.",
      $comment: "Supported event sources, APIG example event, against the sentence below it.",
      "x-evidence": "inferred",
      properties: { isBase64Encoded: { const: true }, body: { $ref: "#/$defs/contradictoryBody" } },
    },
  ],
  examples: [
    {
      body: "{\"test\":\"body\"}",
      requestContext: {
        apiId: "bc1dcffd-aa35-474d-897c-d53425a4c08e",
        requestId: "11cdcdcf33949dc6d722640a13091c77",
        stage: "RELEASE",
      },
      queryStringParameters: { responseType: "html" },
      httpMethod: "GET",
      pathParameters: { path: "value" },
      headers: {
        "accept-language": "en-US;q=0.3,en;q=0.2",
        "accept-encoding": "gzip, deflate, br",
        "x-forwarded-port": "443",
        "x-forwarded-for": "103.218.216.98",
        accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "upgrade-insecure-requests": "1",
        host: "50eedf92-c9ad-4ac0-827e-d7c11415d4f1.apigw.region.cloud.com",
        "x-forwarded-proto": "https",
        pragma: "no-cache",
        "cache-control": "no-cache",
        "x-real-ip": "103.218.216.98",
        "user-agent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:57.0) Gecko/20100101 Firefox/57.0",
      },
      path: "/apig-event-template",
      isBase64Encoded: true,
    },
    {
      body: "eyJ0ZXN0IjoiYm9keSJ9",
      requestContext: {
        apiId: "bc1dcffd-aa35-474d-897c-d53425a4c08e",
        requestId: "11cdcdcf33949dc6d722640a13091c77",
        stage: "RELEASE",
      },
      queryStringParameters: { responseType: "html" },
      httpMethod: "GET",
      pathParameters: { path: "value" },
      headers: {
        "accept-language": "en-US;q=0.3,en;q=0.2",
        "accept-encoding": "gzip, deflate, br",
        "x-forwarded-port": "443",
        "x-forwarded-for": "103.218.216.98",
        accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "upgrade-insecure-requests": "1",
        host: "50eedf92-c9ad-4ac0-827e-d7c11415d4f1.apigw.region.cloud.com",
        "x-forwarded-proto": "https",
        pragma: "no-cache",
        "cache-control": "no-cache",
        "x-real-ip": "103.218.216.98",
        "user-agent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:57.0) Gecko/20100101 Firefox/57.0",
      },
      path: "/apig-event-template",
      isBase64Encoded: true,
    },
  ],
  $defs: {
    headers: {
      title: "ApigHeaders",
      description: "All headers of the request, by lower-case name.",
      $comment: "OTC Node.js event library, apig_event_with_params.json, captured in December 2025.",
      type: "object",
      propertyNames: { type: "string", pattern: "^[a-z0-9!#$%&'*+.^_`|~-]+$" },
      patternProperties: {
        "^(if-[a-z-]+|range)$": {
          description: "What the client already has, or which part it asks for.",
          $comment: "Conditions and ranges as in RFC 9110 13.1 and 14.2. A client may send any text.",
          "x-evidence": "documented",
          type: "string",
          pattern: "^([!-~\\u0080-\\u00ff]([\\t -~\\u0080-\\u00ff]*[!-~\\u0080-\\u00ff])?)?$",
          "x-edgeCases": [
            { value: "*", why: "anything that there is", "x-evidence": "documented" },
            { value: "\"1\"", why: "an entity tag", "x-evidence": "documented" },
            { value: "W/\"1\", \"2\"", why: "two entity tags, one of them weak", "x-evidence": "documented" },
            {
              value: "Wed, 21 Oct 2015 07:28:00 GMT",
              why: "a time that is past",
              "x-evidence": "documented",
            },
            { value: "Fri, 31 Dec 9999 23:59:59 GMT", why: "a time to come", "x-evidence": "documented" },
            { value: "bytes=0-99999", why: "a range beyond the end", "x-evidence": "documented" },
            { value: "bytes=-5", why: "the last bytes", "x-evidence": "documented" },
            { value: "bytes=5-1", why: "a range that ends before its begin", "x-evidence": "documented" },
            { value: "bytes=0-0,2-3", why: "two ranges", "x-evidence": "documented" },
          ],
        },
      },
      properties: {
        accept: {
          description: "Media types that the client takes.",
          anyOf: [
            {
              "x-evidence": "documented",
              type: "string",
              pattern: "^(\\*/\\*|application/json|text/html|text/html,application/xhtml\\+xml,application/xml;q=0\\.9,\\*/\\*;q=0\\.8|image/(png|webp|\\*)(;q=0\\.[1-9])?)$",
            },
            {
              $comment: "A client may send any text.",
              "x-evidence": "documented",
              type: "string",
              pattern: "^([!-~\\u0080-\\u00ff]([\\t -~\\u0080-\\u00ff]*[!-~\\u0080-\\u00ff])?)?$",
              "x-edgeCases": [
                { value: "", why: "a header without a value", "x-evidence": "documented" },
                { value: "*", why: "no media type", "x-evidence": "documented" },
                {
                  value: "text/plain;q=0, image/png",
                  why: "a type refused, another asked for",
                  "x-evidence": "documented",
                },
                { value: "*/*;q=0", why: "every type refused", "x-evidence": "documented" },
                {
                  value: "application/json;q=high",
                  why: "a quality that is no number",
                  "x-evidence": "documented",
                },
              ],
            },
          ],
        },
        "accept-encoding": {
          description: "Content encodings that the client takes.",
          anyOf: [
            {
              "x-evidence": "documented",
              type: "string",
              pattern: "^(gzip(, deflate(, br)?)?|identity|\\*)$",
            },
            {
              $comment: "A client may send any text.",
              "x-evidence": "documented",
              type: "string",
              pattern: "^([!-~\\u0080-\\u00ff]([\\t -~\\u0080-\\u00ff]*[!-~\\u0080-\\u00ff])?)?$",
              "x-edgeCases": [
                { value: "", why: "a header without a value", "x-evidence": "documented" },
                { value: "deflate", why: "deflate alone", "x-evidence": "documented" },
                { value: "br", why: "br alone", "x-evidence": "documented" },
                { value: "gzip;q=0", why: "gzip refused", "x-evidence": "documented" },
                { value: "identity;q=0, *;q=0", why: "every encoding refused", "x-evidence": "documented" },
                {
                  value: "gzip;q=1.0, identity; q=0.5, *;q=0",
                  why: "qualities, one after a space",
                  "x-evidence": "documented",
                },
              ],
            },
          ],
        },
        "accept-language": {
          description: "Languages that the client prefers.",
          anyOf: [
            {
              "x-evidence": "documented",
              type: "string",
              pattern: "^([a-z]{2}(-[A-Z]{2})?(;q=0\\.[1-9])?(,[a-z]{2}(-[A-Z]{2})?(;q=0\\.[1-9])?){0,3}|\\*)$",
            },
            {
              $comment: "A client may send any text.",
              "x-evidence": "documented",
              type: "string",
              pattern: "^([!-~\\u0080-\\u00ff]([\\t -~\\u0080-\\u00ff]*[!-~\\u0080-\\u00ff])?)?$",
              "x-edgeCases": [
                { value: "", why: "a header without a value", "x-evidence": "documented" },
                { value: "*", why: "any language", "x-evidence": "documented" },
                { value: "xx-YY", why: "a language that nobody speaks", "x-evidence": "documented" },
                {
                  value: "zh-Hant-TW;q=0",
                  why: "a refused language with a script",
                  "x-evidence": "documented",
                },
                { value: "de;q=high", why: "a quality that is no number", "x-evidence": "documented" },
              ],
            },
          ],
        },
        authorization: {
          description: "Credentials of the client, if the API lets them pass.",
          anyOf: [
            {
              "x-evidence": "documented",
              type: "string",
              pattern: "^((Bearer [A-Za-z0-9._-]{1,64}|Basic ([A-Za-z0-9+/]{4}){2,8}))$",
            },
            {
              $comment: "A client may send any text.",
              "x-evidence": "documented",
              type: "string",
              pattern: "^([!-~\\u0080-\\u00ff]([\\t -~\\u0080-\\u00ff]*[!-~\\u0080-\\u00ff])?)?$",
              "x-edgeCases": [
                { value: "", why: "a header without a value", "x-evidence": "documented" },
                { value: "Bearer", why: "a scheme without credentials", "x-evidence": "documented" },
                { value: "bearer abc", why: "a scheme in small letters", "x-evidence": "documented" },
                { value: "Bearer  a.b.c", why: "two spaces", "x-evidence": "documented" },
                { value: "Bearer null", why: "the word null as a token", "x-evidence": "documented" },
                { value: "Basic %", why: "credentials that are no base64", "x-evidence": "documented" },
                { value: "Basic dXNlcg==", why: "credentials without a colon", "x-evidence": "documented" },
              ],
            },
          ],
        },
        "cache-control": {
          description: "Caching that the client asks for.",
          anyOf: [
            {
              "x-evidence": "documented",
              type: "string",
              pattern: "^(no-cache|no-store|max-age=(0|[1-9][0-9]{0,6}))$",
            },
            {
              $comment: "A client may send any text.",
              "x-evidence": "documented",
              type: "string",
              pattern: "^([!-~\\u0080-\\u00ff]([\\t -~\\u0080-\\u00ff]*[!-~\\u0080-\\u00ff])?)?$",
              "x-edgeCases": [
                { value: "max-age=", why: "a directive without its value", "x-evidence": "documented" },
                { value: "no-cache, max-age=0", why: "two directives", "x-evidence": "documented" },
              ],
            },
          ],
        },
        "content-length": {
          description: "Length of the request body in bytes, as the client sent it: before base64.",
          type: "string",
          pattern: "^(0|[1-9][0-9]{0,7})$",
        },
        "content-type": {
          description: "Media type of the body; the client writes it, so it may not fit the body.",
          anyOf: [
            {
              "x-evidence": "documented",
              type: "string",
              pattern: "^((application/(json|problem\\+json|octet-stream|x-www-form-urlencoded|xml|pdf)|text/(plain|html|csv)|image/(png|jpeg))(; ?charset=([Uu][Tt][Ff]-8|ISO-8859-1))?|multipart/form-data; boundary=-{2,8}[A-Za-z0-9]{1,24})$",
            },
            {
              $comment: "A client may send any text.",
              "x-evidence": "documented",
              type: "string",
              pattern: "^([!-~\\u0080-\\u00ff]([\\t -~\\u0080-\\u00ff]*[!-~\\u0080-\\u00ff])?)?$",
              "x-edgeCases": [
                { value: "", why: "a header without a value", "x-evidence": "documented" },
                {
                  value: "application/json;charset=utf-8",
                  why: "a parameter without a space",
                  "x-evidence": "documented",
                },
                {
                  value: "APPLICATION/JSON; Charset=\"UTF-8\"",
                  why: "capitals and quotes",
                  "x-evidence": "documented",
                },
                { value: "application/json, text/plain", why: "two types", "x-evidence": "documented" },
                {
                  value: "multipart/form-data",
                  why: "a multipart type without its boundary",
                  "x-evidence": "documented",
                },
                {
                  value: "multipart/form-data; boundary=x",
                  why: "a multipart type with a boundary",
                  "x-evidence": "documented",
                },
                {
                  value: "multipart/form-data; boundary=\"(x\"",
                  why: "a quoted boundary with a bracket",
                  "x-evidence": "documented",
                },
                { value: "json", why: "no media type", "x-evidence": "documented" },
              ],
            },
          ],
        },
        cookie: {
          description: "Cookies of the client.",
          anyOf: [
            {
              "x-evidence": "documented",
              type: "string",
              pattern: "^[A-Za-z_][A-Za-z0-9_-]{0,15}=[A-Za-z0-9%._-]{0,32}(; [A-Za-z_][A-Za-z0-9_-]{0,15}=[A-Za-z0-9%._-]{0,32}){0,3}$",
            },
            {
              $comment: "A client may send any text.",
              "x-evidence": "documented",
              type: "string",
              pattern: "^([!-~\\u0080-\\u00ff]([\\t -~\\u0080-\\u00ff]*[!-~\\u0080-\\u00ff])?)?$",
              "x-edgeCases": [
                { value: "session", why: "a cookie without a value", "x-evidence": "documented" },
                { value: "a=1;b=2", why: "no space between cookies", "x-evidence": "documented" },
                { value: "a=1; a=2", why: "a cookie given twice", "x-evidence": "documented" },
                { value: "a=%", why: "a percent sign that begins no escape", "x-evidence": "documented" },
                {
                  value: "__proto__=x",
                  why: "a cookie named like the prototype",
                  "x-evidence": "documented",
                },
                { value: "=; ;", why: "nothing but separators", "x-evidence": "documented" },
              ],
            },
          ],
        },
        host: {
          description: "Host name under which the API was called.",
          type: "string",
          pattern: "^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.){1,5}[a-z]{2,8}(:[1-9][0-9]{1,4})?$",
        },
        origin: {
          description: "Origin of the calling page.",
          anyOf: [
            {
              "x-evidence": "documented",
              type: "string",
              pattern: "^(https?://([a-z0-9]{1,12}\\.){1,2}[a-z]{2,6}(:[1-9][0-9]{1,3})?|null)$",
            },
            {
              $comment: "A client may send any text.",
              "x-evidence": "documented",
              type: "string",
              pattern: "^([!-~\\u0080-\\u00ff]([\\t -~\\u0080-\\u00ff]*[!-~\\u0080-\\u00ff])?)?$",
              "x-edgeCases": [{ value: "app", why: "no origin", "x-evidence": "documented" }],
            },
          ],
        },
        pragma: {
          description: "Old form of cache-control.",
          anyOf: [
            { "x-evidence": "documented", type: "string", pattern: "^no-cache$" },
            {
              $comment: "A client may send any text.",
              "x-evidence": "documented",
              type: "string",
              pattern: "^([!-~\\u0080-\\u00ff]([\\t -~\\u0080-\\u00ff]*[!-~\\u0080-\\u00ff])?)?$",
            },
          ],
        },
        "upgrade-insecure-requests": {
          description: "Sent by browsers.",
          anyOf: [
            { "x-evidence": "documented", type: "string", pattern: "^1$" },
            {
              $comment: "A client may send any text.",
              "x-evidence": "documented",
              type: "string",
              pattern: "^([!-~\\u0080-\\u00ff]([\\t -~\\u0080-\\u00ff]*[!-~\\u0080-\\u00ff])?)?$",
            },
          ],
        },
        "user-agent": {
          description: "Program that the client uses.",
          anyOf: [
            {
              "x-evidence": "documented",
              type: "string",
              pattern: "^[A-Za-z][A-Za-z-]{1,15}/[0-9]{1,3}(\\.[0-9]{1,3}){0,2}( \\([A-Za-z0-9 ;.,_:-]{1,48}\\))?( [A-Z][a-z]{2,8}/[0-9]{1,8}(\\.[0-9])?){0,2}$",
            },
            {
              $comment: "A client may send any text.",
              "x-evidence": "documented",
              type: "string",
              pattern: "^([!-~\\u0080-\\u00ff]([\\t -~\\u0080-\\u00ff]*[!-~\\u0080-\\u00ff])?)?$",
              "x-edgeCases": [
                { value: "", why: "a header without a value", "x-evidence": "documented" },
                { value: "curl", why: "a program without a version", "x-evidence": "documented" },
                { value: "<script>alert(1)</script>", why: "markup", "x-evidence": "documented" },
                {
                  value: "a' onfocus=alert(1) \" onfocus=alert(1) x",
                  why: "quotes that end an attribute",
                  "x-evidence": "documented",
                },
                {
                  value: "--></title></textarea></style></script><img src=x onerror=alert(1)>",
                  why: "markup that ends what it stands in",
                  "x-evidence": "documented",
                },
              ],
            },
          ],
        },
        "x-forwarded-for": {
          description: "Addresses of the client and of the proxies on the way.",
          anyOf: [
            {
              "x-evidence": "documented",
              type: "string",
              pattern: "^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(, ?((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){0,2}$",
            },
            {
              $comment: "A client may send any text.",
              "x-evidence": "documented",
              type: "string",
              pattern: "^([!-~\\u0080-\\u00ff]([\\t -~\\u0080-\\u00ff]*[!-~\\u0080-\\u00ff])?)?$",
              "x-edgeCases": [
                { value: "", why: "a header without a value", "x-evidence": "documented" },
                { value: "2001:db8::1", why: "an IPv6 address", "x-evidence": "documented" },
                { value: "unknown", why: "a word instead of an address", "x-evidence": "documented" },
              ],
            },
          ],
        },
        "x-forwarded-host": {
          description: "Host name that the client asked for.",
          type: "string",
          pattern: "^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.){1,5}[a-z]{2,8}$",
          $comment: "OTC Node.js event library, apig_event_with_params.json, captured in December 2025.",
          "x-evidence": "observed",
        },
        "x-forwarded-port": {
          description: "Port that the client called.",
          type: "string",
          pattern: "^(443|80|[1-9][0-9]{3})$",
        },
        "x-forwarded-proto": {
          description: "Protocol that the client called with.",
          type: "string",
          pattern: "^https?$",
        },
        "x-real-ip": {
          description: "Address of the client.",
          type: "string",
          pattern: "^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])$",
        },
        "x-request-id": {
          description: "ID of the request as the gateway counts it.",
          type: "string",
          pattern: "^[0-9a-f]{32}$",
          $comment: "OTC Node.js event library, apig_event_with_params.json, captured in December 2025.",
          "x-evidence": "observed",
        },
      },
      additionalProperties: {
        anyOf: [
          {
            $comment: "Supported event sources, APIG example event.",
            "x-evidence": "documented",
            type: "string",
            pattern: "^([!-~\\u0080-\\u00ff]([\\t -~\\u0080-\\u00ff]*[!-~\\u0080-\\u00ff])?)?$",
            "x-edgeCases": [
              { value: "", why: "a header without a value", "x-evidence": "documented" },
              { value: "äöü", why: "a value outside ASCII", "x-evidence": "documented" },
              { value: "a,b, c", why: "a list in one value", "x-evidence": "documented" },
              { value: "<script>alert(1)</script>", why: "markup", "x-evidence": "documented" },
              {
                value: "a' onfocus=alert(1) \" onfocus=alert(1) x",
                why: "quotes that end an attribute",
                "x-evidence": "documented",
              },
              {
                value: "--></title></textarea></style></script><img src=x onerror=alert(1)>",
                why: "markup that ends what it stands in",
                "x-evidence": "documented",
              },
              { value: "\"quoted; text\"", why: "a quoted value", "x-evidence": "documented" },
              { value: "constructor", why: "the name of an inherited property", "x-evidence": "documented" },
            ],
          },
          {
            $comment: "A repeated header. Only types hint at it (YuanRong: map of any value); no capture is known.",
            "x-evidence": "inferred",
            type: "array",
            minItems: 1,
            items: {
              type: "string",
              pattern: "^([!-~\\u0080-\\u00ff]([\\t -~\\u0080-\\u00ff]*[!-~\\u0080-\\u00ff])?)?$",
            },
          },
        ],
      },
      "x-edgeCases": [
        { value: {}, why: "no headers at all", "x-evidence": "documented" },
        {
          value: { constructor: "x", valueof: "y", host: "api.example.com" },
          why: "header names that every object inherits",
          "x-evidence": "documented",
        },
        { value: { ['__proto__']: "x" }, why: "a header named __proto__", "x-evidence": "documented" },
        {
          value: { "content-type": "application/json", "x-custom": "" },
          why: "a custom header without a value",
          "x-evidence": "documented",
        },
      ],
    },
    queryStringParameters: {
      title: "ApigQueryStringParameters",
      description: "Query parameters by name, decoded.",
      type: "object",
      additionalProperties: {
        anyOf: [
          {
            $comment: "Supported event sources, APIG example event. A client may send any text.",
            "x-evidence": "documented",
            type: "string",
            "x-edgeCases": [
              { value: "", why: "a parameter without a value", "x-evidence": "documented" },
              {
                value: "100%",
                why: "a percent sign that begins no escape: decoding once more fails",
                "x-evidence": "documented",
              },
              { value: "%2F", why: "an escape that is meant literally", "x-evidence": "documented" },
              { value: "a+b c", why: "a plus and a space", "x-evidence": "documented" },
              {
                value: "a\r\nset-cookie: x=1",
                why: "a line break: a header injected where the value is reflected",
                "x-evidence": "documented",
              },
              { value: "__proto__", why: "the name of the prototype", "x-evidence": "documented" },
              { value: "constructor", why: "the name of an inherited property", "x-evidence": "documented" },
              { value: "0", why: "a number that is falsy", "x-evidence": "documented" },
              { value: "-1", why: "a negative number", "x-evidence": "documented" },
              { value: "1e1000", why: "a number beyond the doubles", "x-evidence": "documented" },
              { value: "NaN", why: "a text that some parse as a number", "x-evidence": "documented" },
              { value: "null", why: "the word null", "x-evidence": "documented" },
              { value: "undefined", why: "the word undefined", "x-evidence": "documented" },
              { value: "<script>alert(1)</script>", why: "markup", "x-evidence": "documented" },
              {
                value: "a' onfocus=alert(1) \" onfocus=alert(1) x",
                why: "quotes that end an attribute",
                "x-evidence": "documented",
              },
              {
                value: "--></title></textarea></style></script><img src=x onerror=alert(1)>",
                why: "markup that ends what it stands in",
                "x-evidence": "documented",
              },
              { value: "' OR '1'='1", why: "a quote", "x-evidence": "documented" },
              { value: "../../etc/passwd", why: "a relative path", "x-evidence": "documented" },
              { value: "(", why: "a bracket that stays open", "x-evidence": "documented" },
              {
                value: "x😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
                why: "surrogate pairs: cutting at an even length splits one",
                "x-evidence": "documented",
              },
              {
                value: "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
                why: "surrogate pairs: cutting at an odd length splits one",
                "x-evidence": "documented",
              },
              { value: "2024-02-30", why: "a day that no month has", "x-evidence": "documented" },
              { value: "\u0000", why: "a NUL character", "x-evidence": "documented" },
              { value: "Kİﬁ", why: "letters whose case changes their number", "x-evidence": "documented" },
              {
                value: "$'$`",
                why: "what String.replace takes for a part of its text",
                "x-evidence": "documented",
              },
            ],
          },
          {
            $comment: "A repeated parameter. Only types hint at it (Java: Map<String, Object>, YuanRong: map of any value); no capture is known.",
            "x-evidence": "inferred",
            type: "array",
            minItems: 1,
            items: { type: "string" },
            "x-edgeCases": [
              { value: ["a", "b"], why: "a parameter that is given twice", "x-evidence": "inferred" },
            ],
          },
        ],
      },
      "x-edgeCases": [
        { value: {}, why: "no query", "x-evidence": "documented" },
        { value: { "": "" }, why: "a parameter without a name", "x-evidence": "documented" },
        { value: { ['__proto__']: "x" }, why: "a parameter named __proto__", "x-evidence": "documented" },
        {
          value: { constructor: "x", toString: "y", hasOwnProperty: "z" },
          why: "parameters named like inherited methods",
          "x-evidence": "documented",
        },
        {
          value: { "filter[name]": "x", "ids[]": "1" },
          why: "parameters in bracket notation",
          "x-evidence": "documented",
        },
      ],
    },
    pathParameters: {
      title: "ApigPathParameters",
      description: "Path parameters by name, decoded. An API that matches by prefix hands the rest of the path under the empty name.",
      type: "object",
      propertyNames: { type: "string", pattern: "^([A-Za-z][A-Za-z0-9_-]{0,31})?$" },
      properties: {
        "": {
          description: "The rest of the path behind the prefix.",
          $comment: "OTC Node.js event library, apig_event_with_params.json, captured in December 2025.",
          "x-evidence": "observed",
          type: "string",
          pattern: "^[^\\u0000-\\u001f\\u007f?#]*$",
          "x-edgeCases": [
            { value: "helloWorld/Test", why: "several segments", "x-evidence": "observed" },
            { value: "", why: "nothing behind the prefix", "x-evidence": "inferred" },
            { value: "../admin", why: "a way up", "x-evidence": "inferred" },
          ],
        },
      },
      additionalProperties: {
        type: "string",
        $comment: "Supported event sources, APIG example event. A client may send any text.",
        "x-edgeCases": [
          { value: "", why: "an empty segment", "x-evidence": "documented" },
          {
            value: "a' onfocus=alert(1) \" onfocus=alert(1) x",
            why: "quotes that end an attribute",
            "x-evidence": "documented",
          },
          {
            value: "--></title></textarea></style></script><img src=x onerror=alert(1)>",
            why: "markup that ends what it stands in",
            "x-evidence": "documented",
          },
          {
            value: "100%",
            why: "a percent sign that begins no escape: decoding once more fails",
            "x-evidence": "documented",
          },
          { value: "..", why: "a way up", "x-evidence": "documented" },
          { value: "__proto__", why: "the name of the prototype", "x-evidence": "documented" },
          { value: "constructor", why: "the name of an inherited property", "x-evidence": "documented" },
          { value: "0", why: "a number that is falsy", "x-evidence": "documented" },
          { value: "-1", why: "a negative number", "x-evidence": "documented" },
          { value: "9007199254740993", why: "a number beyond the safe integers", "x-evidence": "documented" },
          { value: "a b", why: "a space", "x-evidence": "documented" },
          { value: "ü中", why: "text outside ASCII", "x-evidence": "documented" },
        ],
      },
      "x-edgeCases": [
        { value: {}, why: "no parameters", "x-evidence": "documented" },
        { value: { "": "helloWorld/Test" }, why: "an API that matches by prefix", "x-evidence": "observed" },
      ],
    },
    encodedBody: {
      description: "Base64 of whatever the client sent.",
      anyOf: [
        {
          description: "A JSON object.",
          type: "string",
          contentEncoding: "base64",
          contentMediaType: "application/json",
          "x-checkContent": true,
          contentSchema: { type: "object", additionalProperties: true },
          "x-edgeCases": [
            { value: "e30=", why: "an empty object", "x-evidence": "documented" },
            { value: "eyJ0ZXN0IjpudWxsfQ==", why: "a member that is null", "x-evidence": "documented" },
            {
              value: "eyJfX3Byb3RvX18iOnsiYWRtaW4iOnRydWV9fQ==",
              why: "a member named like the prototype",
              "x-evidence": "documented",
            },
            {
              value: "eyJjb25zdHJ1Y3RvciI6eyJwcm90b3R5cGUiOnt9fX0=",
              why: "a member named constructor",
              "x-evidence": "documented",
            },
            { value: "eyJhIjoxLCJhIjoyfQ==", why: "a member given twice", "x-evidence": "documented" },
            {
              value: "eyJ0ZXN0IjoiYScgb25mb2N1cz1hbGVydCgxKSBcIiBvbmZvY3VzPWFsZXJ0KDEpIHgifQ==",
              why: "a member with quotes that end an attribute",
              "x-evidence": "documented",
            },
            {
              value: "eyJ0ZXN0IjoiLS0+PC90aXRsZT48L3RleHRhcmVhPjwvc3R5bGU+PC9zY3JpcHQ+PGltZyBzcmM9eCBvbmVycm9yPWFsZXJ0KDEpPiJ9",
              why: "a member with markup that ends what it stands in",
              "x-evidence": "documented",
            },
            {
              value: "eyJpZCI6MTIzNDU2Nzg5MDEyMzQ1Njc4OTB9",
              why: "a number beyond the safe integers",
              "x-evidence": "documented",
            },
            { value: "eyJpdGVtcyI6W3sicXR5IjotMH1dfQ==", why: "a negative zero", "x-evidence": "documented" },
            {
              value: "eyJuYW1lIjoiXHVkODNkXHVkZTAwIFx1MDAwMCBcdTIwMjgifQ==",
              why: "escapes in a text",
              "x-evidence": "documented",
            },
          ],
        },
        {
          description: "JSON of another kind.",
          type: "string",
          contentEncoding: "base64",
          contentMediaType: "application/json",
          "x-checkContent": true,
          contentSchema: { type: ["array", "string", "number", "boolean", "null"] },
          "x-edgeCases": [
            { value: "bnVsbA==", why: "JSON null", "x-evidence": "documented" },
            { value: "W10=", why: "an empty array", "x-evidence": "documented" },
            { value: "W3t9XQ==", why: "an array of an object", "x-evidence": "documented" },
            { value: "W3t9LG51bGxd", why: "an array whose elements differ", "x-evidence": "documented" },
            { value: "MA==", why: "a falsy number", "x-evidence": "documented" },
            { value: "ZmFsc2U=", why: "the JSON value false", "x-evidence": "documented" },
            { value: "IiI=", why: "an empty JSON string", "x-evidence": "documented" },
            { value: "InRleHQi", why: "a JSON string", "x-evidence": "documented" },
          ],
        },
        {
          description: "Fields of a form.",
          type: "string",
          contentEncoding: "base64",
          contentMediaType: "application/x-www-form-urlencoded",
          "x-checkContent": true,
          "x-edgeCases": [
            { value: "YT0xJmE9Mg==", why: "a field given twice", "x-evidence": "documented" },
            {
              value: "bmFtZT0tLSUzRSUzQyUyRnRpdGxlJTNFJTNDJTJGdGV4dGFyZWElM0UlM0MlMkZzdHlsZSUzRSUzQyUyRnNjcmlwdCUzRSUzQ2ltZytzcmMlM0R4K29uZXJyb3IlM0RhbGVydCUyODElMjklM0U=",
              why: "a field with markup",
              "x-evidence": "documented",
            },
            { value: "bmFtZT1KJUMzJUJDcmdlbitN", why: "escapes and a plus", "x-evidence": "documented" },
            { value: "YQ==", why: "a field without a value", "x-evidence": "documented" },
            { value: "PQ==", why: "a field without a name", "x-evidence": "documented" },
            { value: "YT0l", why: "a percent sign that begins no escape", "x-evidence": "documented" },
            {
              value: "X19wcm90b19fPXg=",
              why: "a field named like the prototype",
              "x-evidence": "documented",
            },
          ],
        },
        {
          description: "Text.",
          type: "string",
          contentEncoding: "base64",
          contentMediaType: "text/plain",
          "x-checkContent": true,
          "x-edgeCases": [
            { value: "eyJ0ZXN0Ijo=", why: "JSON that is cut off", "x-evidence": "documented" },
            {
              value: "eyJ0ZXN0IjoiYm9keSJ9fQ==",
              why: "JSON with something behind it",
              "x-evidence": "documented",
            },
            {
              value: "77u/eyJ0ZXN0IjoiYm9keSJ9",
              why: "JSON behind a byte order mark",
              "x-evidence": "documented",
            },
            {
              value: "IHsidGVzdCI6ImJvZHkifQ0K",
              why: "JSON between white space",
              "x-evidence": "documented",
            },
            { value: "eyd0ZXN0JzonYm9keSd9", why: "JSON with single quotes", "x-evidence": "documented" },
            { value: "dW5kZWZpbmVk", why: "a text that is no JSON", "x-evidence": "documented" },
            {
              value: "MWU0MDA=",
              why: "JSON of a number beyond the doubles: JSON.parse makes Infinity of it",
              "x-evidence": "documented",
            },
            {
              value: "W29iamVjdCBPYmplY3Rd",
              why: "an object printed by mistake",
              "x-evidence": "documented",
            },
            { value: "bGluZSBvbmUNCmxpbmUgdHdv", why: "several lines", "x-evidence": "documented" },
            {
              value: "bmFtZSxxdHkKbGFtcAo=",
              why: "rows that are shorter than their header",
              "x-evidence": "documented",
            },
            {
              value: "LS14DQpDb250ZW50LURpc3Bvc2l0aW9uOiBmb3JtLWRhdGE7IG5hbWU9ImEiDQoNCjENCi0teC0tDQo=",
              why: "a multipart field, which has no file name",
              "x-evidence": "documented",
            },
            { value: "LS14DQoNCjENCi0teC0t", why: "a part without headers", "x-evidence": "documented" },
            {
              value: "LS14DQpDb250ZW50LURpc3Bvc2l0aW9uOiBmb3JtLWRhdGE7IG5hbWU9ImEiOyBmaWxlbmFtZT0iYi50eHQi",
              why: "a part that is cut off",
              "x-evidence": "documented",
            },
            {
              value: "bmFtZSxub3RlCmxhbXAsIm9uZSwgdHdvCmFuZCAiInRocmVlIiIiCg==",
              why: "a row with quotes, a comma and a line break in a field",
              "x-evidence": "documented",
            },
            { value: "5L2g5aW9IPCfmIA=", why: "text outside ASCII", "x-evidence": "documented" },
            {
              value: "8J+YgPCfmIDwn5iA8J+YgPCfmIDwn5iA8J+YgPCfmIA=",
              why: "surrogate pairs: cutting at an odd length splits one",
              "x-evidence": "documented",
            },
            {
              value: "ePCfmIDwn5iA8J+YgPCfmIDwn5iA8J+YgPCfmIDwn5iA",
              why: "surrogate pairs: cutting at an even length splits one",
              "x-evidence": "documented",
            },
            { value: "PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==", why: "markup", "x-evidence": "documented" },
            {
              value: "YScgb25mb2N1cz1hbGVydCgxKSAiIG9uZm9jdXM9YWxlcnQoMSkgeA==",
              why: "quotes that end an attribute",
              "x-evidence": "documented",
            },
            {
              value: "LS0+PC90aXRsZT48L3RleHRhcmVhPjwvc3R5bGU+PC9zY3JpcHQ+PGltZyBzcmM9eCBvbmVycm9yPWFsZXJ0KDEpPg==",
              why: "markup that ends what it stands in",
              "x-evidence": "documented",
            },
          ],
        },
        {
          description: "Bytes.",
          type: "string",
          contentEncoding: "base64",
          contentMediaType: "application/octet-stream",
          "x-checkContent": true,
          "x-edgeCases": [
            { value: "//4=", why: "bytes that are no UTF-8", "x-evidence": "documented" },
            { value: "AA==", why: "a NUL byte", "x-evidence": "documented" },
            { value: "H4sIAA==", why: "the begin of gzip", "x-evidence": "documented" },
            { value: "ww==", why: "a UTF-8 sequence that is cut off", "x-evidence": "documented" },
            { value: "+/+/", why: "base64 with + and /", "x-evidence": "documented" },
            {
              value: "YQ==",
              why: "one byte: base64 with two padding characters",
              "x-evidence": "documented",
            },
          ],
        },
        {
          description: "No body.",
          $comment: "OTC Node.js event library, apig_event_with_params.json, captured in December 2025.",
          type: "string",
          const: "",
        },
      ],
    },
    plainBody: {
      description: "Text as the client sent it.",
      anyOf: [
        {
          description: "A JSON object.",
          type: "string",
          contentMediaType: "application/json",
          "x-checkContent": true,
          contentSchema: { type: "object", additionalProperties: true },
          "x-edgeCases": [
            { value: "{}", why: "an empty object", "x-evidence": "documented" },
            { value: "{\"test\":null}", why: "a member that is null", "x-evidence": "documented" },
            {
              value: "{\"__proto__\":{\"admin\":true}}",
              why: "a member named like the prototype",
              "x-evidence": "documented",
            },
            {
              value: "{\"constructor\":{\"prototype\":{}}}",
              why: "a member named constructor",
              "x-evidence": "documented",
            },
            { value: "{\"a\":1,\"a\":2}", why: "a member given twice", "x-evidence": "documented" },
            {
              value: "{\"test\":\"a' onfocus=alert(1) \\\" onfocus=alert(1) x\"}",
              why: "a member with quotes that end an attribute",
              "x-evidence": "documented",
            },
            {
              value: "{\"test\":\"--></title></textarea></style></script><img src=x onerror=alert(1)>\"}",
              why: "a member with markup that ends what it stands in",
              "x-evidence": "documented",
            },
            {
              value: "{\"id\":12345678901234567890}",
              why: "a number beyond the safe integers",
              "x-evidence": "documented",
            },
            { value: "{\"items\":[{\"qty\":-0}]}", why: "a negative zero", "x-evidence": "documented" },
            {
              value: "{\"name\":\"\\ud83d\\ude00 \\u0000 \\u2028\"}",
              why: "escapes in a text",
              "x-evidence": "documented",
            },
          ],
        },
        {
          description: "JSON of another kind.",
          type: "string",
          contentMediaType: "application/json",
          "x-checkContent": true,
          contentSchema: { type: ["array", "string", "number", "boolean", "null"] },
          "x-edgeCases": [
            { value: "null", why: "JSON null", "x-evidence": "documented" },
            { value: "[]", why: "an empty array", "x-evidence": "documented" },
            { value: "[{}]", why: "an array of an object", "x-evidence": "documented" },
            { value: "[{},null]", why: "an array whose elements differ", "x-evidence": "documented" },
            { value: "0", why: "a falsy number", "x-evidence": "documented" },
            { value: "false", why: "the JSON value false", "x-evidence": "documented" },
            { value: "\"\"", why: "an empty JSON string", "x-evidence": "documented" },
            { value: "\"text\"", why: "a JSON string", "x-evidence": "documented" },
          ],
        },
        {
          description: "Fields of a form.",
          type: "string",
          contentMediaType: "application/x-www-form-urlencoded",
          "x-checkContent": true,
          "x-edgeCases": [
            { value: "a=1&a=2", why: "a field given twice", "x-evidence": "documented" },
            {
              value: "name=--%3E%3C%2Ftitle%3E%3C%2Ftextarea%3E%3C%2Fstyle%3E%3C%2Fscript%3E%3Cimg+src%3Dx+onerror%3Dalert%281%29%3E",
              why: "a field with markup",
              "x-evidence": "documented",
            },
            { value: "name=J%C3%BCrgen+M", why: "escapes and a plus", "x-evidence": "documented" },
            { value: "a", why: "a field without a value", "x-evidence": "documented" },
            { value: "=", why: "a field without a name", "x-evidence": "documented" },
            { value: "a=%", why: "a percent sign that begins no escape", "x-evidence": "documented" },
            { value: "__proto__=x", why: "a field named like the prototype", "x-evidence": "documented" },
          ],
        },
        {
          description: "Text.",
          type: "string",
          "x-edgeCases": [
            { value: "{\"test\":", why: "JSON that is cut off", "x-evidence": "documented" },
            {
              value: "{\"test\":\"body\"}}",
              why: "JSON with something behind it",
              "x-evidence": "documented",
            },
            {
              value: "﻿{\"test\":\"body\"}",
              why: "JSON behind a byte order mark",
              "x-evidence": "documented",
            },
            {
              value: " {\"test\":\"body\"}\r\n",
              why: "JSON between white space",
              "x-evidence": "documented",
            },
            { value: "{'test':'body'}", why: "JSON with single quotes", "x-evidence": "documented" },
            { value: "undefined", why: "a text that is no JSON", "x-evidence": "documented" },
            {
              value: "1e400",
              why: "JSON of a number beyond the doubles: JSON.parse makes Infinity of it",
              "x-evidence": "documented",
            },
            { value: "[object Object]", why: "an object printed by mistake", "x-evidence": "documented" },
            { value: "line one\r\nline two", why: "several lines", "x-evidence": "documented" },
            {
              value: "name,qty\nlamp\n",
              why: "rows that are shorter than their header",
              "x-evidence": "documented",
            },
            {
              value: "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x--\r\n",
              why: "a multipart field, which has no file name",
              "x-evidence": "documented",
            },
            { value: "--x\r\n\r\n1\r\n--x--", why: "a part without headers", "x-evidence": "documented" },
            {
              value: "--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"b.txt\"",
              why: "a part that is cut off",
              "x-evidence": "documented",
            },
            {
              value: "name,note\nlamp,\"one, two\nand \"\"three\"\"\"\n",
              why: "a row with quotes, a comma and a line break in a field",
              "x-evidence": "documented",
            },
            { value: "你好 😀", why: "text outside ASCII", "x-evidence": "documented" },
            {
              value: "😀😀😀😀😀😀😀😀",
              why: "surrogate pairs: cutting at an odd length splits one",
              "x-evidence": "documented",
            },
            {
              value: "x😀😀😀😀😀😀😀😀",
              why: "surrogate pairs: cutting at an even length splits one",
              "x-evidence": "documented",
            },
            { value: "<script>alert(1)</script>", why: "markup", "x-evidence": "documented" },
            {
              value: "a' onfocus=alert(1) \" onfocus=alert(1) x",
              why: "quotes that end an attribute",
              "x-evidence": "documented",
            },
            {
              value: "--></title></textarea></style></script><img src=x onerror=alert(1)>",
              why: "markup that ends what it stands in",
              "x-evidence": "documented",
            },
            { value: "dGV4dA==", why: "a text that looks like base64", "x-evidence": "documented" },
          ],
        },
        { description: "No body.", type: "string", const: "" },
      ],
    },
    contradictoryBody: {
      description: "Text as the client sent it, although the flag says base64.",
      anyOf: [
        {
          description: "A JSON object.",
          type: "string",
          contentMediaType: "application/json",
          "x-checkContent": true,
          contentSchema: { type: "object", additionalProperties: true },
        },
        { description: "Text.", type: "string", minLength: 1 },
      ],
    },
  },
})
