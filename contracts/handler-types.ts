import type { ApigEvent } from './generated/apig-event.js'
import type { ApigResponse } from './generated/apig-response.js'

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
 * A handler of an API event. A wrong answer, or one that is returned without a Promise (the runtime ignores it), is a
 * compile error; its parameters are checked bivariantly, so that ordinary annotations pass.
 */
export type ApigHandler = {
  handler(
    event: ApigEvent,
    context: any,
    callback: (error?: any, answer?: any) => void,
  ): Promise<ApigAnswer | string> | ByCallback | undefined
}['handler']

/** A handler of an event source that does not wait for an answer: asynchronous, or by callback. */
export type AsynchronousHandler<E> = {
  handler(
    event: E,
    context: any,
    callback: (error?: any, answer?: any) => void,
  ): Promise<unknown> | ByCallback | undefined
}['handler']
