// Generated from ../../schemas/cts-event.schema.json; do not edit. Change the schema and generate again.
import { type TypedSchema, typedSchema } from '../../src/typed-schema.js'

/**
 * A recorded operation (trace) on a cloud resource that a CTS trigger passes to a function.
 */
export interface CtsEvent {
  /**
   * The recorded operation.
   */
  cts: CtsTrace
}
/**
 * The recorded operation.
 */
export interface CtsTrace {
  /**
   * When the operation was made: text, seconds, milliseconds, or milliseconds as text.
   */
  time: string | number
  /**
   * The user who initiated the operation; null where the system did.
   */
  user: CtsUser | null
  /**
   * Request of the operation; may be absent.
   */
  request?: {
    [k: string]: unknown
  }
  /**
   * Response of the operation; may be absent.
   */
  response?: {
    [k: string]: unknown
  }
  /**
   * Response code, for example 200 or 400; may be absent. FunctionGraph itself records 0.
   */
  code?: number | string
  /**
   * Abbreviation of the service that reports the operation, for example vpc or ecs.
   */
  service_type: string
  /**
   * Kind of the resource, for example vm or vpn.
   */
  resource_type: string
  /**
   * Name of the resource, for example of a server; may be absent.
   */
  resource_name?: string
  /**
   * ID of the resource; may be absent.
   */
  resource_id?: string
  /**
   * Name of the operation, for example startServer or shutDown.
   */
  trace_name: string
  /**
   * How the operation was made, for example ApiCall.
   */
  trace_type: 'ConsoleAction' | 'ApiCall' | 'SystemAction'
  /**
   * When CTS received the trace: text, seconds, milliseconds, or milliseconds as text.
   */
  record_time: string | number
  /**
   * ID of the trace.
   */
  trace_id: string
  /**
   * Status of the trace; may be absent.
   */
  trace_status?: 'normal' | 'warning' | 'incident'
  /**
   * Rating of the trace.
   */
  trace_rating?: 'normal' | 'warning' | 'incident'
  /**
   * Version of the API of the operation; may be empty.
   */
  api_version?: string
  /**
   * ID of the account.
   */
  domain_id?: string
  /**
   * What the service remarks about the operation: text, or JSON as text.
   */
  message?: string
  /**
   * Name of the operation in the API.
   */
  operation_id?: string
  /**
   * ID of the project.
   */
  project_id?: string
  /**
   * Whether the operation only reads.
   */
  read_only?: boolean
  /**
   * ID of the account that owns the resource; may be empty.
   */
  resource_account_id?: string
  /**
   * Address that the operation was made from; empty where the system made it.
   */
  source_ip?: string
  /**
   * Kind of the trace.
   */
  event_type?: 'global' | 'system'
  /**
   * Name of the tracker that recorded the trace.
   */
  tracker_name?: 'system'
}
/**
 * The user who initiated the operation.
 */
export interface CtsUser {
  /**
   * Name of the user.
   */
  name: string
  /**
   * ID of the user.
   */
  id: string
  /**
   * Account that the user belongs to.
   */
  domain: CtsDomain
}
/**
 * Account that the user belongs to.
 */
export interface CtsDomain {
  /**
   * Name of the account.
   */
  name: string
  /**
   * ID of the account.
   */
  id: string
}

/** The JSON Schema of {@link CtsEvent}. */
export const ctsEventSchema: TypedSchema<CtsEvent> = typedSchema<CtsEvent>({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "CtsEvent",
  description: "A recorded operation (trace) on a cloud resource that a CTS trigger passes to a function.",
  anyOf: [
    {
      $comment: "Supported event sources, CTS example event.",
      "x-evidence": "documented",
      $ref: "#/$defs/event",
    },
    {
      $comment: "Samples of the CTS product, cts_ecs_creation.json and cts_evs_disk_creation.json of the OTC Node.js event library: without the wrapper.",
      "x-evidence": "historic",
      $ref: "#/$defs/trace",
    },
  ],
  examples: [
    {
      cts: {
        time: "2018/06/26 08:54:07 GMT+08:00",
        user: {
          name: "userName",
          id: "5b726c4fbfd84821ba866bafaaf56aax",
          domain: { name: "domainName", id: "b2b3853af40448fcb9e40dxj89505ba" },
        },
        request: {},
        response: {},
        code: 204,
        service_type: "vpc",
        resource_type: "VPC",
        resource_name: "workflow-2be1",
        resource_id: "urn:fgs:{region}:2d1d891d93054bbaa69b9e866c0971ac:graph:workflow-2be1",
        trace_name: "deleteGraph",
        trace_type: "ConsoleAction",
        record_time: "2018/06/26 08:54:07 GMT+08:00",
        trace_id: "69be64a7-0233-11e8-82e4-e5d37911193e",
        trace_status: "normal",
      },
    },
  ],
  $defs: {
    event: {
      type: "object",
      required: ["cts"],
      additionalProperties: false,
      properties: { cts: { $ref: "#/$defs/trace" } },
    },
    user: {
      title: "CtsUser",
      description: "The user who initiated the operation.",
      type: "object",
      required: ["name", "id", "domain"],
      additionalProperties: false,
      properties: {
        name: {
          description: "Name of the user.",
          type: "string",
          pattern: "^[A-Za-z][A-Za-z0-9_@.-]{0,31}$",
        },
        id: { description: "ID of the user.", type: "string", pattern: "^[0-9a-z]{31,32}$" },
        domain: {
          title: "CtsDomain",
          description: "Account that the user belongs to.",
          type: "object",
          required: ["name", "id"],
          additionalProperties: false,
          properties: {
            name: {
              description: "Name of the account.",
              type: "string",
              pattern: "^[A-Za-z][A-Za-z0-9_-]{4,31}$",
            },
            id: { description: "ID of the account.", type: "string", pattern: "^[0-9a-z]{31,32}$" },
          },
        },
      },
    },
    trace: {
      title: "CtsTrace",
      description: "The recorded operation.",
      type: "object",
      required: [
        "time",
        "user",
        "service_type",
        "resource_type",
        "trace_name",
        "trace_type",
        "record_time",
        "trace_id",
      ],
      additionalProperties: false,
      properties: {
        time: {
          description: "When the operation was made: text, seconds, milliseconds, or milliseconds as text.",
          anyOf: [
            {
              $comment: "Supported event sources, CTS example event: \"2018/06/26 08:54:07 GMT+08:00\".",
              "x-evidence": "documented",
              type: "string",
              pattern: "^20([0-9]{2}/01/(0[1-9]|[12][0-9]|3[01])|[0-9]{2}/02/(0[1-9]|1[0-9]|2[0-8])|[0-9]{2}/03/(0[1-9]|[12][0-9]|3[01])|[0-9]{2}/04/(0[1-9]|[12][0-9]|30)|[0-9]{2}/05/(0[1-9]|[12][0-9]|3[01])|[0-9]{2}/06/(0[1-9]|[12][0-9]|30)|[0-9]{2}/07/(0[1-9]|[12][0-9]|3[01])|[0-9]{2}/08/(0[1-9]|[12][0-9]|3[01])|[0-9]{2}/09/(0[1-9]|[12][0-9]|30)|[0-9]{2}/10/(0[1-9]|[12][0-9]|3[01])|[0-9]{2}/11/(0[1-9]|[12][0-9]|30)|[0-9]{2}/12/(0[1-9]|[12][0-9]|3[01])|([02468][048]|[13579][26])/02/29) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9] GMT\\+08:00$",
              "x-edgeCases": [
                {
                  value: "2024/02/29 23:59:59 GMT+08:00",
                  why: "the last second of a leap day",
                  "x-evidence": "documented",
                },
              ],
            },
            {
              description: "Seconds since 1970, as a number.",
              $comment: "OTC documentation, using a CTS trigger: epoch, its example in seconds.",
              "x-evidence": "documented",
              type: "integer",
              minimum: 1000000000,
              maximum: 4102444799,
            },
            {
              description: "Milliseconds since 1970, as a number.",
              $comment: "OTC Node.js event library, cts_createFunction.json, captured. OTC documentation, using a CTS trigger, table: milliseconds.",
              "x-evidence": "observed",
              type: "integer",
              minimum: 1000000000000,
              maximum: 4102444799999,
            },
            {
              description: "Milliseconds since 1970, as text.",
              $comment: "OTC C# library, cts_login.json, captured (IAM login). Milliseconds as text.",
              "x-evidence": "observed",
              type: "string",
              pattern: "^1[0-9]{12}$",
            },
            {
              description: "In another time zone, or empty.",
              $comment: "Regions outside China keep another time; no capture is known. Empty in the console template of the OTC documentation, which is no event.",
              "x-evidence": "inferred",
              type: "string",
              pattern: "^(20([0-9]{2}/01/(0[1-9]|[12][0-9]|3[01])|[0-9]{2}/02/(0[1-9]|1[0-9]|2[0-8])|[0-9]{2}/03/(0[1-9]|[12][0-9]|3[01])|[0-9]{2}/04/(0[1-9]|[12][0-9]|30)|[0-9]{2}/05/(0[1-9]|[12][0-9]|3[01])|[0-9]{2}/06/(0[1-9]|[12][0-9]|30)|[0-9]{2}/07/(0[1-9]|[12][0-9]|3[01])|[0-9]{2}/08/(0[1-9]|[12][0-9]|3[01])|[0-9]{2}/09/(0[1-9]|[12][0-9]|30)|[0-9]{2}/10/(0[1-9]|[12][0-9]|3[01])|[0-9]{2}/11/(0[1-9]|[12][0-9]|30)|[0-9]{2}/12/(0[1-9]|[12][0-9]|3[01])|([02468][048]|[13579][26])/02/29) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9] GMT([+-](0[0-9]|1[0-3]):(00|15|30|45)|\\+14:00))?$",
              "x-edgeCases": [{ value: "", why: "no time", "x-evidence": "inferred" }],
            },
          ],
        },
        user: {
          description: "The user who initiated the operation; null where the system did.",
          anyOf: [
            { "x-evidence": "documented", $ref: "#/$defs/user" },
            {
              $comment: "CTS FAQ: of traces of the type SystemAction user and source_ip are null; how an event writes that, no capture shows.",
              "x-evidence": "inferred",
              type: "null",
            },
          ],
        },
        request: {
          description: "Request of the operation; may be absent.",
          $comment: "Absent: OTC C# library, cts_login.json, captured (IAM login). A nested object: OTC Node.js event library, cts_fg_create.json, captured.",
          "x-absentEvidence": "observed",
          type: "object",
          additionalProperties: true,
          "x-edgeCases": [
            { value: {}, why: "nothing", "x-evidence": "documented" },
            {
              value: { server: { flavor: { vcpus: 2 }, tags: null } },
              why: "nested objects",
              "x-evidence": "observed",
            },
            {
              value: { ['__proto__']: { admin: true } },
              why: "a member named like the prototype",
              "x-evidence": "inferred",
            },
          ],
        },
        response: {
          description: "Response of the operation; may be absent.",
          $comment: "Absent: OTC C# library, cts_login.json, captured (IAM login). A nested object: OTC Node.js event library, cts_fg_create.json, captured.",
          "x-absentEvidence": "observed",
          type: "object",
          additionalProperties: true,
          "x-edgeCases": [
            { value: {}, why: "nothing", "x-evidence": "documented" },
            {
              value: { server: { flavor: { vcpus: 2 }, tags: null } },
              why: "nested objects",
              "x-evidence": "observed",
            },
            {
              value: { ['__proto__']: { admin: true } },
              why: "a member named like the prototype",
              "x-evidence": "inferred",
            },
          ],
        },
        code: {
          description: "Response code, for example 200 or 400; may be absent. FunctionGraph itself records 0.",
          $comment: "Absent: CTS user guide, trace structure: not mandatory.",
          "x-absentEvidence": "documented",
          anyOf: [
            {
              $comment: "Supported event sources, CTS example event and table 6: Int.",
              "x-evidence": "documented",
              type: "integer",
              minimum: 100,
              maximum: 599,
              "x-edgeCases": [
                { value: 200, why: "it worked", "x-evidence": "documented" },
                { value: 302, why: "a login", "x-evidence": "observed" },
                { value: 403, why: "refused", "x-evidence": "documented" },
                { value: 500, why: "it failed", "x-evidence": "documented" },
              ],
            },
            {
              $comment: "OTC Node.js event library, cts_createFunction.json, captured.",
              "x-evidence": "observed",
              type: "integer",
              const: 0,
            },
            {
              description: "The code as text.",
              $comment: "Type of the OTC Node.js event library: string; no capture is known.",
              "x-evidence": "inferred",
              type: "string",
              pattern: "^[1-5][0-9]{2}$",
            },
          ],
        },
        service_type: {
          description: "Abbreviation of the service that reports the operation, for example vpc or ecs.",
          $comment: "Also in capitals: OTC C# library, cts_login.json, captured (IAM login).",
          type: "string",
          pattern: "^([a-z]{2,8}|[A-Z]{2,4}|FunctionGraph)$",
        },
        resource_type: {
          description: "Kind of the resource, for example vm or vpn.",
          type: "string",
          pattern: "^([a-z]{2,10}|[A-Z]{2,5}|[A-Z][a-z]{2,10})$",
        },
        resource_name: {
          description: "Name of the resource, for example of a server; may be absent.",
          $comment: "Absent: CTS user guide, trace structure: not mandatory.",
          "x-absentEvidence": "documented",
          type: "string",
          "x-edgeCases": [
            { value: "workflow-2be1", why: "as documented", "x-evidence": "documented" },
            { value: "", why: "without a name", "x-evidence": "inferred" },
            { value: "测试", why: "a name outside ASCII", "x-evidence": "documented" },
            { value: "../x", why: "a way up", "x-evidence": "documented" },
            { value: "<b>x</b>", why: "markup", "x-evidence": "documented" },
            { value: "__proto__", why: "the name of the prototype", "x-evidence": "documented" },
          ],
        },
        resource_id: {
          description: "ID of the resource; may be absent.",
          $comment: "Absent: CTS user guide, trace structure: not mandatory.",
          "x-absentEvidence": "documented",
          type: "string",
          pattern: "^(urn:fgs:(\\{region\\}|[a-z]{2}-[a-z]{4,9}-[0-9]):[0-9a-f]{32}:(graph|function):[a-z][a-z0-9-]{0,20}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32}|[a-z][a-z0-9-]{0,20})$",
        },
        trace_name: {
          description: "Name of the operation, for example startServer or shutDown.",
          type: "string",
          pattern: "^[a-z]{3,12}([A-Z][a-z]{2,10}){0,3}$",
        },
        trace_type: {
          description: "How the operation was made, for example ApiCall.",
          type: "string",
          enum: ["ConsoleAction", "ApiCall", "SystemAction"],
        },
        record_time: {
          description: "When CTS received the trace: text, seconds, milliseconds, or milliseconds as text.",
          anyOf: [
            {
              $comment: "Supported event sources, CTS example event: \"2018/06/26 08:54:07 GMT+08:00\".",
              "x-evidence": "documented",
              type: "string",
              pattern: "^20([0-9]{2}/01/(0[1-9]|[12][0-9]|3[01])|[0-9]{2}/02/(0[1-9]|1[0-9]|2[0-8])|[0-9]{2}/03/(0[1-9]|[12][0-9]|3[01])|[0-9]{2}/04/(0[1-9]|[12][0-9]|30)|[0-9]{2}/05/(0[1-9]|[12][0-9]|3[01])|[0-9]{2}/06/(0[1-9]|[12][0-9]|30)|[0-9]{2}/07/(0[1-9]|[12][0-9]|3[01])|[0-9]{2}/08/(0[1-9]|[12][0-9]|3[01])|[0-9]{2}/09/(0[1-9]|[12][0-9]|30)|[0-9]{2}/10/(0[1-9]|[12][0-9]|3[01])|[0-9]{2}/11/(0[1-9]|[12][0-9]|30)|[0-9]{2}/12/(0[1-9]|[12][0-9]|3[01])|([02468][048]|[13579][26])/02/29) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9] GMT\\+08:00$",
              "x-edgeCases": [
                {
                  value: "2024/02/29 23:59:59 GMT+08:00",
                  why: "the last second of a leap day",
                  "x-evidence": "documented",
                },
              ],
            },
            {
              description: "Seconds since 1970, as a number.",
              $comment: "OTC documentation, using a CTS trigger: epoch, its example in seconds.",
              "x-evidence": "documented",
              type: "integer",
              minimum: 1000000000,
              maximum: 4102444799,
            },
            {
              description: "Milliseconds since 1970, as a number.",
              $comment: "OTC Node.js event library, cts_createFunction.json, captured. OTC documentation, using a CTS trigger, table: milliseconds.",
              "x-evidence": "observed",
              type: "integer",
              minimum: 1000000000000,
              maximum: 4102444799999,
            },
            {
              description: "Milliseconds since 1970, as text.",
              $comment: "OTC C# library, cts_login.json, captured (IAM login). Milliseconds as text.",
              "x-evidence": "observed",
              type: "string",
              pattern: "^1[0-9]{12}$",
            },
            {
              description: "In another time zone, or empty.",
              $comment: "Regions outside China keep another time; no capture is known. Empty in the console template of the OTC documentation, which is no event.",
              "x-evidence": "inferred",
              type: "string",
              pattern: "^(20([0-9]{2}/01/(0[1-9]|[12][0-9]|3[01])|[0-9]{2}/02/(0[1-9]|1[0-9]|2[0-8])|[0-9]{2}/03/(0[1-9]|[12][0-9]|3[01])|[0-9]{2}/04/(0[1-9]|[12][0-9]|30)|[0-9]{2}/05/(0[1-9]|[12][0-9]|3[01])|[0-9]{2}/06/(0[1-9]|[12][0-9]|30)|[0-9]{2}/07/(0[1-9]|[12][0-9]|3[01])|[0-9]{2}/08/(0[1-9]|[12][0-9]|3[01])|[0-9]{2}/09/(0[1-9]|[12][0-9]|30)|[0-9]{2}/10/(0[1-9]|[12][0-9]|3[01])|[0-9]{2}/11/(0[1-9]|[12][0-9]|30)|[0-9]{2}/12/(0[1-9]|[12][0-9]|3[01])|([02468][048]|[13579][26])/02/29) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9] GMT([+-](0[0-9]|1[0-3]):(00|15|30|45)|\\+14:00))?$",
              "x-edgeCases": [{ value: "", why: "no time", "x-evidence": "inferred" }],
            },
          ],
        },
        trace_id: {
          description: "ID of the trace.",
          type: "string",
          pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
        },
        trace_status: {
          description: "Status of the trace; may be absent.",
          $comment: "Absent: OTC C# library, cts_login.json, captured (IAM login).",
          "x-absentEvidence": "observed",
          type: "string",
          enum: ["normal", "warning", "incident"],
        },
        trace_rating: {
          description: "Rating of the trace.",
          $comment: "OTC Node.js event library, cts_createFunction.json, captured.",
          "x-evidence": "observed",
          type: "string",
          enum: ["normal", "warning", "incident"],
        },
        api_version: {
          description: "Version of the API of the operation; may be empty.",
          $comment: "OTC Node.js event library, cts_createFunction.json, captured.",
          "x-evidence": "observed",
          type: "string",
          pattern: "^(v?[0-9](\\.[0-9]{1,2})?)?$",
        },
        domain_id: {
          description: "ID of the account.",
          $comment: "OTC Node.js event library, cts_createFunction.json, captured.",
          "x-evidence": "observed",
          type: "string",
          pattern: "^[0-9a-z]{31,32}$",
        },
        message: {
          description: "What the service remarks about the operation: text, or JSON as text.",
          $comment: "OTC Node.js event library, cts_createFunction.json, captured.",
          "x-evidence": "observed",
          anyOf: [
            {
              $comment: "OTC Node.js event library, cts_createFunction.json, captured.",
              "x-evidence": "observed",
              type: "string",
            },
            {
              $comment: "OTC C# library, cts_login.json, captured (IAM login).",
              "x-evidence": "observed",
              type: "string",
              contentMediaType: "application/json",
              "x-checkContent": true,
              "x-edgeCases": [
                {
                  value: "{\"login\":{\"mode\":\"password\",\"user_type\":\"iam user\",\"login_protect\":{\"status\":\"off\"}}}",
                  why: "JSON as text",
                  "x-evidence": "observed",
                },
              ],
            },
          ],
        },
        operation_id: {
          description: "Name of the operation in the API.",
          $comment: "OTC Node.js event library, cts_createFunction.json, captured.",
          "x-evidence": "observed",
          type: "string",
          pattern: "^[A-Z][a-z]{2,10}([A-Z][a-z]{2,10}){0,3}$",
        },
        project_id: {
          description: "ID of the project.",
          $comment: "OTC Node.js event library, cts_createFunction.json, captured.",
          "x-evidence": "observed",
          type: "string",
          pattern: "^[0-9a-f]{32}$",
        },
        read_only: {
          description: "Whether the operation only reads.",
          $comment: "OTC Node.js event library, cts_createFunction.json, captured.",
          "x-evidence": "observed",
          type: "boolean",
        },
        resource_account_id: {
          description: "ID of the account that owns the resource; may be empty.",
          $comment: "OTC Node.js event library, cts_createFunction.json, captured.",
          "x-evidence": "observed",
          type: "string",
          pattern: "^([0-9a-f]{32})?$",
        },
        source_ip: {
          description: "Address that the operation was made from; empty where the system made it.",
          $comment: "OTC Node.js event library, cts_createFunction.json, captured.",
          "x-evidence": "observed",
          anyOf: [
            {
              $comment: "OTC Node.js event library, cts_createFunction.json, captured.",
              "x-evidence": "observed",
              type: "string",
              pattern: "^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])$",
            },
            {
              $comment: "CTS user guide, trace structure: \"empty if the operation was triggered by system\".",
              "x-evidence": "documented",
              type: "string",
              const: "",
            },
          ],
        },
        event_type: {
          description: "Kind of the trace.",
          $comment: "OTC C# library, cts_login.json, captured (IAM login).",
          "x-evidence": "observed",
          type: "string",
          enum: ["global", "system"],
        },
        tracker_name: {
          description: "Name of the tracker that recorded the trace.",
          $comment: "OTC C# library, cts_login.json, captured (IAM login).",
          "x-evidence": "observed",
          type: "string",
          const: "system",
        },
      },
    },
  },
})
