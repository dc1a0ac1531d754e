import type { ApigEvent, ApigResponse, FunctionGraphContext } from 'functiongraph-contracts'

/** Bug: what the client searched for goes into the page as it came. */
export const handler = async (event: ApigEvent, _context: FunctionGraphContext): Promise<ApigResponse> => {
  const terms = Object.values(event.queryStringParameters ?? {}).flat()
  const body = `<!doctype html><title>Search</title><p>Nothing found for ${terms.join(', ')}.</p>`
  return {
    statusCode: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body,
    isBase64Encoded: false,
  }
}
