import type { ApigEvent, ApigResponse, FunctionGraphContext } from 'functiongraph-contracts'

/** Bug: the length counts characters, the header means bytes. */
export const handler = async (event: ApigEvent, _context: FunctionGraphContext): Promise<ApigResponse> => {
  const body = JSON.stringify({ filter: event.queryStringParameters ?? {}, orders: [] })
  const headers = { 'content-type': 'application/json', 'content-length': String(body.length) }
  return { statusCode: 200, headers, body, isBase64Encoded: false }
}
