import type { FunctionGraphContext, ObsEvent, ObsRecord } from 'functiongraph-contracts'

/** What the index knows of an object; a removed one stays, so that a late notice does not bring it back. */
interface Entry {
  readonly sequencer: string
  readonly removed: boolean
  readonly size: number
}

const index = new Map<string, Entry>()
const image = /\.(png|jpe?g|webp)$/i

/** Keeps an index of the images in a bucket. Notices come in any order and more than once. */
export const handler = async (event: ObsEvent, context: FunctionGraphContext) => {
  const changed = event.Records.filter((record) => applied(record))
  context.getLogger().info(`${changed.length} of ${event.Records.length} notices changed the index`)
  return { changed: changed.length, images: index.size }
}

function applied({ eventName, s3 }: ObsRecord): boolean {
  const key = nameOf(s3.object.key)
  if (!image.test(key)) return false
  const place = `${s3.bucket.name}/${key}`
  const known = index.get(place)
  // Sequencers order the changes of one key; they say nothing across keys.
  if (known !== undefined && known.sequencer >= s3.object.sequencer) return false
  const removed = eventName.startsWith('ObjectRemoved:')
  index.set(place, { sequencer: s3.object.sequencer, removed, size: s3.object.size ?? 0 })
  return true
}

/** Keys arrive percent-encoded with a space as `+`; decoded once they are names. */
function nameOf(key: string): string {
  return decodeURIComponent(key.replaceAll('+', ' '))
}
