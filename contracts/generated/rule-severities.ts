// Written by scripts/generate.mjs from the rules; do not edit.
import type { Severity } from '../../src/core.js'

/** The severities of the rules of the platform, by name. */
export interface PlatformRuleSeverities {
  /** the handler is an exported function of two or three parameters. Default `error`. */
  readonly 'handler/loads'?: Severity
  /** no throw, rejection or callback(error) on a valid event; where the source retries, an error of its own is a warning. Default `error`. */
  readonly 'handler/threw'?: Severity
  /** the handler settles within the time limit: its promise settles or it calls back. Default `error`. */
  readonly 'handler/timed-out'?: Severity
  /** one call gives one answer. Default `warn`. */
  readonly 'handler/settled-twice'?: Severity
  /** no promise is left to reject without a handler. Default `error`. */
  readonly 'handler/unhandled-rejection'?: Severity
  /** no exception is thrown in a callback (of a timer, an emitter, a stream) where nobody catches it. Default `error`. */
  readonly 'handler/uncaught-exception'?: Severity
  /** the handler does not end its process: no exit, abort, crash or lack of memory; seen where it is isolated. Default `error`. */
  readonly 'handler/crashed'?: Severity
  /** no event gives a member to all objects: nothing is written to Object.prototype or Array.prototype. Default `error`. */
  readonly 'handler/changes-prototypes'?: Severity
  /** the result can be sent on as JSON: no cycle, no BigInt. Default `error`. */
  readonly 'handler/serialisable'?: Severity
  /** the result has at most 6 MB (6291456 bytes) as it is sent. Default `error`. */
  readonly 'handler/size'?: Severity
  /** no secret key or token of the context in the answer, plain or encoded (in the log: a warning); access keys and signed requests are exempt. Default `error`. */
  readonly 'handler/leaks-secret'?: Severity
  /** the answer is an object with statusCode, headers, body and isBase64Encoded, or its JSON text, once. Default `error`. */
  readonly 'apig/envelope'?: Severity
  /** statusCode is an integer from 100 to 599. Default `error`. */
  readonly 'apig/status-code'?: Severity
  /** headers is a map of strings: names are HTTP tokens, values hold no CR, LF or NUL (an array of strings is a warning). Default `error`. */
  readonly 'apig/headers'?: Severity
  /** body is a string (missing or null is a warning). Default `error`. */
  readonly 'apig/body'?: Severity
  /** isBase64Encoded is a boolean, and true only with a base64 body (missing is a warning: sources disagree on the default). Default `error`. */
  readonly 'apig/base64'?: Severity
  /** a body with a content-encoding is sent in base64 and is of that encoding (HEAD, 204, 304 and a part of a document exempt). Default `error`. */
  readonly 'apig/content-encoding'?: Severity
  /** a content-length that is set equals the bytes sent (HEAD, 204 and 304 exempt). Default `error`. */
  readonly 'apig/content-length'?: Severity
  /** a body whose content-type says JSON is JSON (an empty one is a warning; HEAD, 204, 304 and a part of a document exempt). Default `error`. */
  readonly 'apig/content-type'?: Severity
  /** no body with 204, 304 and 1xx. Default `error`. */
  readonly 'apig/no-content'?: Severity
  /** no 5xx, but for allowedStatuses: on a valid event none is due, on an invalid one a 4xx. Default `error`. */
  readonly 'apig/server-error'?: Severity
  /** no stack trace in the body. Default `error`. */
  readonly 'apig/stack-trace'?: Severity
  /** no markup of the event runs in a page (HTML or SVG): no tag, and no quote that ends an attribute, stands unescaped. Default `error`. */
  readonly 'apig/reflected-markup'?: Severity
  /** the body matches responseBody for its status. Default `error`. */
  readonly 'apig/response-body'?: Severity
  /** a request that breaks requestBody or a parameter gets a 4xx answer (a JSON body of another type accepted: a warning). Default `error`. */
  readonly 'apig/accepts-invalid'?: Severity
  /** the document declares the status of the answer (by itself, its class or default). Default `error`. */
  readonly 'openapi/status'?: Severity
  /** an answer with a body has a content-type that the document declares for its status. Default `error`. */
  readonly 'openapi/content-type'?: Severity
  /** the JSON or plain text of an answer matches the schema that the document declares for its status and content-type. Default `error`. */
  readonly 'openapi/response-body'?: Severity
  /** an answer has the headers that the document requires for its status, with values of their schemas. Default `error`. */
  readonly 'openapi/response-header'?: Severity
  /** asynchronous sources: the same event again (or its messages in two batches) does not fail where it had succeeded. Default `error`. */
  readonly 'delivery/redelivery'?: Severity
  /** OBS: the same records in another order do not fail where they had succeeded. Default `error`. */
  readonly 'delivery/reordered'?: Severity
  /** the same event ends alike on a fresh and on a used instance (needs create or isolation; of sources that do not wait for the answer only whether it succeeds). Default `off`. */
  readonly 'delivery/warm-state'?: Severity
  /** a message that breaks its schema costs no other of its batch (a batch that fails with all others processed: a warning). Default `error`. */
  readonly 'delivery/poison'?: Severity
  /** The author's own law holds for every event: `property` neither throws, rejects nor returns false. Default `error`. */
  readonly 'property'?: Severity
}

declare module '../../src/rule-severities.js' {
  interface RuleSeverities extends PlatformRuleSeverities {}
}
