// Generated from ../../schemas/report.schema.json; do not edit. Change the schema and generate again.
import { type TypedSchema, typedSchema } from '../../src/typed-schema.js'

/**
 * What the checks of handlers found, as this package writes it for programs.
 */
export interface Report {
  /**
   * The version of this form. Members may be added without a new one.
   */
  version: 1
  /**
   * Whether every handler keeps its contract.
   */
  ok: boolean
  /**
   * One report for each handler and contract that was checked.
   */
  reports: HandlerReport[]
  [k: string]: unknown
}
/**
 * What the check of one handler found.
 */
export interface HandlerReport {
  /**
   * The handler as its author named it: src/create-order.handler.
   */
  handler?: string
  /**
   * The test that checked it.
   */
  test?: {
    /**
     * Its file, relative to the project.
     */
    file: string
    /**
     * The titles around it: create-order > apig contract.
     */
    name: string
    [k: string]: unknown
  }
  /**
   * Whether there is no violation of severity error.
   */
  ok: boolean
  /**
   * The name of the contract: apig.
   */
  contract: string
  /**
   * The seed that the events were drawn with.
   */
  seed: number
  /**
   * What breaks the contract, worst first.
   */
  violations: Violation[]
  /**
   * What is worth knowing and breaks nothing.
   */
  warnings: Violation[]
  /**
   * Sentences that make a hollow pass visible.
   */
  health: string[]
  /**
   * The phases that ran, in their order.
   */
  phases: Phase[]
  /**
   * Figures of the whole check.
   */
  statistics: Statistics
  /**
   * Violations that are left as they are, each with the reason; absent without the option knownViolations.
   */
  known?: ({
    /**
     * Why, or where it is tracked.
     */
    reason: string
  } & Violation)[]
  /**
   * Entries of knownViolations that no longer occur; absent without the option.
   */
  outdated?: {
    /**
     * The rule that it names.
     */
    rule: string
    /**
     * JSON Pointer into the answer.
     */
    pointer?: string
    /**
     * The function in which it was thrown.
     */
    at?: string
    /**
     * A part of its message.
     */
    message?: string
    /**
     * Why it was left.
     */
    reason: string
    [k: string]: unknown
  }[]
  /**
   * How much of the event's schema the events met; absent where it was not measured.
   */
  coverage?: Coverage
  /**
   * What became of the cases that earlier runs kept; absent where none are kept.
   */
  saved?: SavedCase[]
  [k: string]: unknown
}
/**
 * One distinct breach of the contract, with the smallest event that shows it.
 */
export interface Violation {
  /**
   * The rule that is broken: handler/threw.
   */
  rule: string
  /**
   * How much it counts.
   */
  severity: 'error' | 'warn'
  /**
   * What is wrong, in one sentence.
   */
  message: string
  /**
   * JSON Pointer into the answer.
   */
  pointer?: string
  /**
   * The phase that found it: saved, examples, boundary, random, delivery, invalid.
   */
  phase: string
  /**
   * How the event came about.
   */
  scenario: string
  /**
   * Of the weakest value that the event needs.
   */
  evidence: 'documented' | 'observed' | 'inferred' | 'historic'
  /**
   * What is wrong with the event, where it was meant to be refused.
   */
  breach?: Breach
  /**
   * The event as it was sent.
   */
  event: unknown
  /**
   * How the call ended, as the platform would have seen it.
   */
  outcome: Outcome
  /**
   * What the handler threw, in one line.
   */
  cause?: string
  /**
   * The line that threw: src/create-order.ts:14.
   */
  location?: string
  /**
   * The function in which that line is, which stays the same when lines move: totalOf. The file where it has no name.
   */
  at?: string
  /**
   * The event as changes to the golden event.
   */
  changes: Change[]
  /**
   * The limit that ended shrinking; absent when it ended by itself.
   */
  shrinkLimit?: string
  /**
   * The token that runs this event alone.
   */
  replay: string
  /**
   * Whether the event alone need not show it: earlier events, time or chance decide too.
   */
  unsteady?: true
  /**
   * JSON Pointers of the event's places where *** stands for a credential of the author's own event.
   */
  masked?: string[]
  /**
   * The file that keeps it, relative to the working folder.
   */
  caseFile?: string
  /**
   * What else is to be known of it: that the event alone need not show it, that only a form shows it which nobody has seen.
   */
  remarks?: string[]
  /**
   * The last errors and warnings that the handler printed with this event, each with its level, and with the line of code in the stack that it shows.
   */
  printed?: string[]
  /**
   * Where the answer tells of an error and the handler logged none: the last errors that it threw and caught with this event, each with the line of code in its stack.
   */
  caught?: string[]
  /**
   * What the client behind the event source would have seen.
   */
  client?: Client
  [k: string]: unknown
}
/**
 * What is wrong with the event, where it was meant to be refused.
 */
export interface Breach {
  /**
   * What the author described: requestBody.
   */
  of: string
  /**
   * What is wrong, in words.
   */
  says: string
  /**
   * The keyword that is broken.
   */
  keyword?: string
  /**
   * Where the keyword stands in the author's schema, as a URI fragment.
   */
  schemaPointer?: string
  /**
   * To accept it counts no more than this.
   */
  severity?: 'warn'
  [k: string]: unknown
}
/**
 * How the call ended, as the platform would have seen it.
 */
export interface Outcome {
  /**
   * The end.
   */
  kind: 'answered' | 'failed' | 'timed-out' | 'not-loaded'
  /**
   * How it settled; absent when it did not.
   */
  via?: 'promise' | 'callback' | 'throw' | 'serialise'
  /**
   * What is sent on: the result as text, or the error document of the platform.
   */
  text: string
  /**
   * What was thrown, in one line.
   */
  error?: string
  /**
   * The platform's error code.
   */
  errorCode?: number
  /**
   * How often the handler settled while it was watched.
   */
  settlements: number
  /**
   * Rejections that nobody handled.
   */
  unhandledRejections: string[]
  /**
   * Exceptions that nobody caught.
   */
  uncaughtExceptions?: string[]
  /**
   * What the handler logged.
   *
   * Items: One line of the log.
   */
  logs: {
    /**
     * The level.
     */
    level: string
    /**
     * The line.
     */
    text: string
    [k: string]: unknown
  }[]
  /**
   * Milliseconds from the call to its end.
   */
  duration: number
  [k: string]: unknown
}
/**
 * One difference between an event and the golden event.
 */
export interface Change {
  /**
   * JSON Pointer into the event; (decoded) steps into a document inside of a string.
   */
  pointer: string
  /**
   * The golden value; absent when the golden event has no such member.
   */
  from?: unknown
  /**
   * The value of this event; absent when this event has no such member.
   */
  to?: unknown
  /**
   * What is worth knowing of the value.
   */
  note?: string
  /**
   * Whether other values in this place did the same.
   */
  anyValue?: true
  [k: string]: unknown
}
/**
 * What the client behind the event source would have seen.
 */
export interface Client {
  /**
   * HTTP status code.
   */
  status: number
  /**
   * The headers, by name.
   */
  headers: {
    [k: string]: string | string[]
  }
  /**
   * The body, as text; empty where none is sent, and where it is no text.
   */
  body: string
  /**
   * How many bytes the body has that are no UTF-8 text; absent where it is one.
   */
  bodyBytes?: number
  /**
   * Why, when it is not the handler's own answer.
   */
  reason?: string
  [k: string]: unknown
}
/**
 * One phase of the check.
 */
export interface Phase {
  /**
   * Its name: examples, boundary, random, delivery, invalid.
   */
  name: string
  /**
   * Handler calls with an event of this phase, shrinking left out.
   */
  runs: number
  /**
   * Milliseconds.
   */
  duration: number
  /**
   * Why the phase ended early; absent when it did not.
   */
  stopped?: string
  [k: string]: unknown
}
/**
 * Figures of the whole check.
 */
export interface Statistics {
  /**
   * How often each end was met, by status code or outcome.
   */
  answers: {
    [k: string]: number
  }
  /**
   * Milliseconds of the slowest call.
   */
  slowest: number
  /**
   * The slowest calls of the phases, at most five, the slowest first.
   */
  slowestCalls: SlowCall[]
  /**
   * All handler calls, shrinking included.
   */
  calls: number
  [k: string]: unknown
}
/**
 * One call of the handler that took long.
 */
export interface SlowCall {
  /**
   * Milliseconds.
   */
  duration: number
  /**
   * The phase that it was of.
   */
  phase: string
  /**
   * How its event came about.
   */
  scenario: string
  /**
   * The token that runs this event alone.
   */
  replay: string
  [k: string]: unknown
}
/**
 * How much of the event's schema the events met; absent where it was not measured.
 */
export interface Coverage {
  /**
   * Alternatives that were met at least once.
   */
  met: number
  /**
   * All alternatives of all places.
   */
  total: number
  /**
   * The keywords of the event's schema, in its order.
   */
  places: CoveragePlace[]
  /**
   * The answers that the author declared; absent where none are.
   */
  answers?: CoverageAnswer[]
  /**
   * What of two ends was compared for mattered: the whole answer, the answer without its numbers and identifiers, or the status alone; absent where equal events ended differently.
   */
  compared?: 'answer' | 'wording' | 'status'
  /**
   * The least share that the author demands, from 0 to 1.
   */
  minimum?: number
  /**
   * The share is below the minimum although every phase has run: the check fails.
   */
  belowMinimum?: true
  [k: string]: unknown
}
/**
 * One keyword of the event's schema.
 */
export interface CoveragePlace {
  /**
   * JSON Pointer into the schema, as a URI fragment: #/properties/httpMethod/enum.
   */
  pointer: string
  /**
   * Where it is in the event: /headers/accept; a step * is any item or name, (decoded) steps into a text.
   */
  at: string
  /**
   * What an event can be there.
   */
  alternatives: CoverageAlternative[]
  [k: string]: unknown
}
/**
 * One thing that an event can be at a place of its schema.
 */
export interface CoverageAlternative {
  /**
   * In words that follow the place.
   */
  says: string
  /**
   * How many of the events were so; 0 for what was never met.
   */
  events: number
  /**
   * Whether a call ended in another way than with the golden event when this alone had changed; absent where no event tells.
   */
  mattered?: boolean
  [k: string]: unknown
}
/**
 * An answer that the author declared.
 */
export interface CoverageAnswer {
  /**
   * A status, a class of them (4xx), or default.
   */
  name: string
  /**
   * How often the handler gave it.
   */
  calls: number
  [k: string]: unknown
}
/**
 * What became of one saved case.
 */
export interface SavedCase {
  /**
   * Its file, relative to the working folder.
   */
  file: string
  /**
   * Whether it shows its violation again, another one, none any more, or was not run.
   */
  state: 'failing' | 'changed' | 'fixed' | 'skipped'
  /**
   * Why it was not run, or what it shows now.
   */
  reason?: string
  [k: string]: unknown
}

/** The JSON Schema of {@link Report}. */
export const reportSchema: TypedSchema<Report> = typedSchema<Report>({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "Report",
  description: "What the checks of handlers found, as this package writes it for programs.",
  type: "object",
  required: ["version", "ok", "reports"],
  additionalProperties: true,
  properties: {
    version: {
      description: "The version of this form. Members may be added without a new one.",
      type: "integer",
      const: 1,
    },
    ok: { description: "Whether every handler keeps its contract.", type: "boolean" },
    reports: {
      description: "One report for each handler and contract that was checked.",
      type: "array",
      items: { $ref: "#/$defs/HandlerReport" },
    },
  },
  examples: [
    {
      version: 1,
      ok: false,
      reports: [
        {
          handler: "src/create-order.handler",
          ok: false,
          contract: "apig",
          seed: 42,
          violations: [
            {
              rule: "handler/threw",
              severity: "error",
              message: "TypeError: Cannot read properties of null (reading 'item')",
              phase: "boundary",
              scenario: "boundary: /body: JSON null",
              evidence: "documented",
              event: { body: "bnVsbA==", isBase64Encoded: true },
              outcome: {
                kind: "failed",
                via: "promise",
                text: "{\"errorType\":\"Error\"}",
                error: "TypeError: Cannot read properties of null (reading 'item')",
                errorCode: 4002,
                settlements: 1,
                unhandledRejections: [],
                logs: [{ level: "INFO", text: "start" }],
                duration: 0.4,
              },
              cause: "TypeError: Cannot read properties of null (reading 'item')",
              location: "src/create-order.ts:12",
              changes: [
                {
                  pointer: "/body",
                  from: { test: "body" },
                  to: null,
                  note: "JSON, base64 as sent: \"bnVsbA==\"",
                },
              ],
              replay: "apig:1:eyJib2R5Ijoi",
              client: {
                status: 500,
                headers: {},
                body: "",
                reason: "the gateway answers for the function (FunctionGraph error 4002)",
              },
            },
          ],
          warnings: [],
          health: [],
          phases: [{ name: "boundary", runs: 641, duration: 213.5 }],
          statistics: {
            answers: { "200": 640, "500": 1 },
            slowest: 3.2,
            slowestCalls: [
              {
                duration: 3.2,
                phase: "boundary",
                scenario: "boundary: /body is empty",
                replay: "apig:1:eyJib2R5Ijoi",
              },
            ],
            calls: 702,
          },
        },
      ],
    },
  ],
  $defs: {
    HandlerReport: {
      title: "HandlerReport",
      description: "What the check of one handler found.",
      type: "object",
      required: ["ok", "contract", "seed", "violations", "warnings", "health", "phases", "statistics"],
      additionalProperties: true,
      properties: {
        handler: {
          description: "The handler as its author named it: src/create-order.handler.",
          type: "string",
        },
        test: {
          description: "The test that checked it.",
          type: "object",
          required: ["file", "name"],
          additionalProperties: true,
          properties: {
            file: { description: "Its file, relative to the project.", type: "string" },
            name: { description: "The titles around it: create-order > apig contract.", type: "string" },
          },
        },
        ok: { description: "Whether there is no violation of severity error.", type: "boolean" },
        contract: { description: "The name of the contract: apig.", type: "string" },
        seed: { description: "The seed that the events were drawn with.", type: "integer" },
        violations: {
          description: "What breaks the contract, worst first.",
          type: "array",
          items: { $ref: "#/$defs/Violation" },
        },
        warnings: {
          description: "What is worth knowing and breaks nothing.",
          type: "array",
          items: { $ref: "#/$defs/Violation" },
        },
        health: {
          description: "Sentences that make a hollow pass visible.",
          type: "array",
          items: { type: "string" },
        },
        phases: {
          description: "The phases that ran, in their order.",
          type: "array",
          items: { $ref: "#/$defs/Phase" },
        },
        statistics: { $ref: "#/$defs/Statistics" },
        known: {
          description: "Violations that are left as they are, each with the reason; absent without the option knownViolations.",
          type: "array",
          items: {
            allOf: [{ $ref: "#/$defs/Violation" }],
            properties: { reason: { description: "Why, or where it is tracked.", type: "string" } },
            required: ["reason"],
          },
        },
        outdated: {
          description: "Entries of knownViolations that no longer occur; absent without the option.",
          type: "array",
          items: {
            type: "object",
            required: ["rule", "reason"],
            additionalProperties: true,
            properties: {
              rule: { description: "The rule that it names.", type: "string" },
              pointer: { description: "JSON Pointer into the answer.", type: "string" },
              at: { description: "The function in which it was thrown.", type: "string" },
              message: { description: "A part of its message.", type: "string" },
              reason: { description: "Why it was left.", type: "string" },
            },
          },
        },
        coverage: { $ref: "#/$defs/Coverage" },
        saved: {
          description: "What became of the cases that earlier runs kept; absent where none are kept.",
          type: "array",
          items: { $ref: "#/$defs/SavedCase" },
        },
      },
    },
    Coverage: {
      title: "Coverage",
      description: "How much of the event's schema the events met; absent where it was not measured.",
      type: "object",
      required: ["met", "total", "places"],
      additionalProperties: true,
      properties: {
        met: { description: "Alternatives that were met at least once.", type: "integer", minimum: 0 },
        total: { description: "All alternatives of all places.", type: "integer", minimum: 0 },
        places: {
          description: "The keywords of the event's schema, in its order.",
          type: "array",
          items: { $ref: "#/$defs/CoveragePlace" },
        },
        answers: {
          description: "The answers that the author declared; absent where none are.",
          type: "array",
          items: { $ref: "#/$defs/CoverageAnswer" },
        },
        compared: {
          description: "What of two ends was compared for mattered: the whole answer, the answer without its numbers and identifiers, or the status alone; absent where equal events ended differently.",
          type: "string",
          enum: ["answer", "wording", "status"],
        },
        minimum: {
          description: "The least share that the author demands, from 0 to 1.",
          type: "number",
          minimum: 0,
          maximum: 1,
        },
        belowMinimum: {
          description: "The share is below the minimum although every phase has run: the check fails.",
          type: "boolean",
          const: true,
        },
      },
    },
    CoveragePlace: {
      title: "CoveragePlace",
      description: "One keyword of the event's schema.",
      type: "object",
      required: ["pointer", "at", "alternatives"],
      additionalProperties: true,
      properties: {
        pointer: {
          description: "JSON Pointer into the schema, as a URI fragment: #/properties/httpMethod/enum.",
          type: "string",
        },
        at: {
          description: "Where it is in the event: /headers/accept; a step * is any item or name, (decoded) steps into a text.",
          type: "string",
        },
        alternatives: {
          description: "What an event can be there.",
          type: "array",
          items: { $ref: "#/$defs/CoverageAlternative" },
        },
      },
    },
    CoverageAlternative: {
      title: "CoverageAlternative",
      description: "One thing that an event can be at a place of its schema.",
      type: "object",
      required: ["says", "events"],
      additionalProperties: true,
      properties: {
        says: { description: "In words that follow the place.", type: "string" },
        events: {
          description: "How many of the events were so; 0 for what was never met.",
          type: "integer",
          minimum: 0,
        },
        mattered: {
          description: "Whether a call ended in another way than with the golden event when this alone had changed; absent where no event tells.",
          type: "boolean",
        },
      },
    },
    CoverageAnswer: {
      title: "CoverageAnswer",
      description: "An answer that the author declared.",
      type: "object",
      required: ["name", "calls"],
      additionalProperties: true,
      properties: {
        name: { description: "A status, a class of them (4xx), or default.", type: "string" },
        calls: { description: "How often the handler gave it.", type: "integer", minimum: 0 },
      },
    },
    SavedCase: {
      title: "SavedCase",
      description: "What became of one saved case.",
      type: "object",
      required: ["file", "state"],
      additionalProperties: true,
      properties: {
        file: { description: "Its file, relative to the working folder.", type: "string" },
        state: {
          description: "Whether it shows its violation again, another one, none any more, or was not run.",
          type: "string",
          enum: ["failing", "changed", "fixed", "skipped"],
        },
        reason: { description: "Why it was not run, or what it shows now.", type: "string" },
      },
    },
    Violation: {
      title: "Violation",
      description: "One distinct breach of the contract, with the smallest event that shows it.",
      type: "object",
      required: [
        "rule",
        "severity",
        "message",
        "phase",
        "scenario",
        "evidence",
        "event",
        "outcome",
        "changes",
        "replay",
      ],
      additionalProperties: true,
      properties: {
        rule: { description: "The rule that is broken: handler/threw.", type: "string" },
        severity: { description: "How much it counts.", type: "string", enum: ["error", "warn"] },
        message: { description: "What is wrong, in one sentence.", type: "string" },
        pointer: { description: "JSON Pointer into the answer.", type: "string" },
        phase: {
          description: "The phase that found it: saved, examples, boundary, random, delivery, invalid.",
          type: "string",
        },
        scenario: { description: "How the event came about.", type: "string" },
        evidence: {
          description: "Of the weakest value that the event needs.",
          type: "string",
          enum: ["documented", "observed", "inferred", "historic"],
        },
        breach: {
          title: "Breach",
          description: "What is wrong with the event, where it was meant to be refused.",
          type: "object",
          required: ["of", "says"],
          additionalProperties: true,
          properties: {
            of: { description: "What the author described: requestBody.", type: "string" },
            says: { description: "What is wrong, in words.", type: "string" },
            keyword: { description: "The keyword that is broken.", type: "string" },
            schemaPointer: {
              description: "Where the keyword stands in the author's schema, as a URI fragment.",
              type: "string",
            },
            severity: {
              description: "To accept it counts no more than this.",
              type: "string",
              enum: ["warn"],
            },
          },
        },
        event: { description: "The event as it was sent." },
        outcome: { $ref: "#/$defs/Outcome" },
        cause: { description: "What the handler threw, in one line.", type: "string" },
        location: { description: "The line that threw: src/create-order.ts:14.", type: "string" },
        at: {
          description: "The function in which that line is, which stays the same when lines move: totalOf. The file where it has no name.",
          type: "string",
        },
        changes: {
          description: "The event as changes to the golden event.",
          type: "array",
          items: { $ref: "#/$defs/Change" },
        },
        shrinkLimit: {
          description: "The limit that ended shrinking; absent when it ended by itself.",
          type: "string",
        },
        replay: { description: "The token that runs this event alone.", type: "string" },
        unsteady: {
          description: "Whether the event alone need not show it: earlier events, time or chance decide too.",
          type: "boolean",
          const: true,
        },
        masked: {
          description: "JSON Pointers of the event's places where *** stands for a credential of the author's own event.",
          type: "array",
          items: { type: "string" },
        },
        caseFile: { description: "The file that keeps it, relative to the working folder.", type: "string" },
        remarks: {
          description: "What else is to be known of it: that the event alone need not show it, that only a form shows it which nobody has seen.",
          type: "array",
          items: { type: "string" },
        },
        printed: {
          description: "The last errors and warnings that the handler printed with this event, each with its level, and with the line of code in the stack that it shows.",
          type: "array",
          items: { type: "string" },
        },
        caught: {
          description: "Where the answer tells of an error and the handler logged none: the last errors that it threw and caught with this event, each with the line of code in its stack.",
          type: "array",
          items: { type: "string" },
        },
        client: { $ref: "#/$defs/Client" },
      },
    },
    Change: {
      title: "Change",
      description: "One difference between an event and the golden event.",
      type: "object",
      required: ["pointer"],
      additionalProperties: true,
      properties: {
        pointer: {
          description: "JSON Pointer into the event; (decoded) steps into a document inside of a string.",
          type: "string",
        },
        from: { description: "The golden value; absent when the golden event has no such member." },
        to: { description: "The value of this event; absent when this event has no such member." },
        note: { description: "What is worth knowing of the value.", type: "string" },
        anyValue: {
          description: "Whether other values in this place did the same.",
          type: "boolean",
          const: true,
        },
      },
    },
    Outcome: {
      title: "Outcome",
      description: "How the call ended, as the platform would have seen it.",
      type: "object",
      required: ["kind", "text", "settlements", "unhandledRejections", "logs", "duration"],
      additionalProperties: true,
      properties: {
        kind: {
          description: "The end.",
          type: "string",
          enum: ["answered", "failed", "timed-out", "not-loaded"],
        },
        via: {
          description: "How it settled; absent when it did not.",
          type: "string",
          enum: ["promise", "callback", "throw", "serialise"],
        },
        text: {
          description: "What is sent on: the result as text, or the error document of the platform.",
          type: "string",
        },
        error: { description: "What was thrown, in one line.", type: "string" },
        errorCode: { description: "The platform's error code.", type: "integer" },
        settlements: {
          description: "How often the handler settled while it was watched.",
          type: "integer",
          minimum: 0,
        },
        unhandledRejections: {
          description: "Rejections that nobody handled.",
          type: "array",
          items: { type: "string" },
        },
        uncaughtExceptions: {
          description: "Exceptions that nobody caught.",
          type: "array",
          items: { type: "string" },
        },
        logs: {
          description: "What the handler logged.",
          type: "array",
          items: {
            description: "One line of the log.",
            type: "object",
            required: ["level", "text"],
            additionalProperties: true,
            properties: {
              level: { description: "The level.", type: "string" },
              text: { description: "The line.", type: "string" },
            },
          },
        },
        duration: { description: "Milliseconds from the call to its end.", type: "number", minimum: 0 },
      },
    },
    Client: {
      title: "Client",
      description: "What the client behind the event source would have seen.",
      type: "object",
      required: ["status", "headers", "body"],
      additionalProperties: true,
      properties: {
        status: { description: "HTTP status code.", type: "integer", minimum: 0 },
        headers: {
          description: "The headers, by name.",
          type: "object",
          additionalProperties: { anyOf: [{ type: "string" }, { type: "array", items: { type: "string" } }] },
        },
        body: {
          description: "The body, as text; empty where none is sent, and where it is no text.",
          type: "string",
        },
        bodyBytes: {
          description: "How many bytes the body has that are no UTF-8 text; absent where it is one.",
          type: "integer",
          minimum: 0,
        },
        reason: { description: "Why, when it is not the handler's own answer.", type: "string" },
      },
    },
    Phase: {
      title: "Phase",
      description: "One phase of the check.",
      type: "object",
      required: ["name", "runs", "duration"],
      additionalProperties: true,
      properties: {
        name: { description: "Its name: examples, boundary, random, delivery, invalid.", type: "string" },
        runs: {
          description: "Handler calls with an event of this phase, shrinking left out.",
          type: "integer",
          minimum: 0,
        },
        duration: { description: "Milliseconds.", type: "number", minimum: 0 },
        stopped: { description: "Why the phase ended early; absent when it did not.", type: "string" },
      },
    },
    Statistics: {
      title: "Statistics",
      description: "Figures of the whole check.",
      type: "object",
      required: ["answers", "slowest", "slowestCalls", "calls"],
      additionalProperties: true,
      properties: {
        answers: {
          description: "How often each end was met, by status code or outcome.",
          type: "object",
          additionalProperties: { type: "integer", minimum: 0 },
        },
        slowest: { description: "Milliseconds of the slowest call.", type: "number", minimum: 0 },
        slowestCalls: {
          description: "The slowest calls of the phases, at most five, the slowest first.",
          type: "array",
          items: { $ref: "#/$defs/SlowCall" },
        },
        calls: { description: "All handler calls, shrinking included.", type: "integer", minimum: 0 },
      },
    },
    SlowCall: {
      title: "SlowCall",
      description: "One call of the handler that took long.",
      type: "object",
      required: ["duration", "phase", "scenario", "replay"],
      additionalProperties: true,
      properties: {
        duration: { description: "Milliseconds.", type: "number", minimum: 0 },
        phase: { description: "The phase that it was of.", type: "string" },
        scenario: { description: "How its event came about.", type: "string" },
        replay: { description: "The token that runs this event alone.", type: "string" },
      },
    },
  },
})
