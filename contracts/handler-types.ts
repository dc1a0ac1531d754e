import type { ApigEvent } from './generated/apig-event.js'
import type { ApigResponse } from './generated/apig-response.js'
import type { FunctionGraphContext } from './runtime/context.js'

/** Headers as JSON sends them: members that are undefined do not appear. */
interface AnswerHeaders {
  readonly [name: string]: string | readonly string[] | undefined
}

/** What an HTTP handler may answer with: the response of the schema, its optional members undefined too. */
export type ApigAnswer = Pick<ApigResponse, 'statusCode'> & {
  readonly [K in 'body' | 'isBase64Encoded']?: ApigResponse[K] | undefined
} & { readonly headers?: AnswerHeaders | undefined }

/** A handler that calls back returns nothing; in a union, unlike alone, nothing else passes for `void`. */
// biome-ignore lint/suspicious/noConfusingVoidType: that is what a callback handler returns
type ByCallback = void

/**
 * What a contract takes for a handler. A wrong answer, or one that is returned without a Promise (the runtime ignores
 * it), is a compile error; the parameters are checked bivariantly and the context not at all, so that ordinary
 * annotations pass, also of a context that is described elsewhere.
 */
export type AcceptedHandler<E, R = unknown> = {
  handler(
    event: E,
    context: any,
    callback: (error?: any, answer?: any) => void,
  ): Promise<R> | ByCallback | undefined
}['handler']

/**
 * A handler as its author declares it, asynchronous or by callback: `export const handler: ObsHandler = async (event,
 * context) => …` knows both parameters. `callback(null, answer)` succeeds, `callback()` fails (shipped Node.js runtime,
 * runtimeHandler.js).
 */
export type DeclaredHandler<E, R = unknown> = {
  handler(
    event: E,
    context: FunctionGraphContext,
    callback: (error?: unknown, answer?: R) => void,
  ): Promise<R> | ByCallback | undefined
}['handler']

/** A handler of an API event; its answer is an {@link ApigAnswer}, or the JSON text of one. */
export type ApigHandler = DeclaredHandler<ApigEvent, ApigAnswer | string>
