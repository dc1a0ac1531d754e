import type { FunctionGraphContext, ObsEvent } from 'functiongraph-contracts'

const thumbnails = new Map<string, string>()

/** Bug: the key is decoded, and what makes its URL decodes it once more. */
export const handler = async (event: ObsEvent, _context: FunctionGraphContext) => {
  for (const { s3 } of event.Records) {
    const key = decodeURIComponent(s3.object.key.replaceAll('+', ' '))
    thumbnails.set(key, urlOf(s3.bucket.name, key))
  }
  return { thumbnails: thumbnails.size }
}

function urlOf(bucket: string, key: string): string {
  return `https://${bucket}.example.com/thumbnails/${encodeURIComponent(decodeURIComponent(key))}`
}
