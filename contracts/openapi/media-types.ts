/** A media type without parameters, in lower case. */
export function essenceOf(mediaType: string): string {
  return mediaType.split(';', 1)[0]!.trim().toLowerCase()
}

/** What kind of document a media type of a request stands for. */
export function bodyKindOf(mediaType: string): 'json' | 'form' | 'multipart' | 'text' | 'binary' {
  const essence = essenceOf(mediaType)
  if (essence === '*/*' || essence === 'application/*' || /^[^/]+\/json$|\+json$/.test(essence)) return 'json'
  if (essence === 'application/x-www-form-urlencoded') return 'form'
  if (essence.startsWith('multipart/')) return 'multipart'
  return /^text\/|[/+](xml|yaml|csv)$/.test(essence) ? 'text' : 'binary'
}

/** Whether a media type is XML. */
export function isXml(mediaType: string): boolean {
  return /[/+]xml$/.test(essenceOf(mediaType))
}

/** Whether a document of a media type is a text in itself, and no notation of something else. */
export function isPlainText(mediaType: string): boolean {
  const essence = essenceOf(mediaType)
  return essence.startsWith('text/') && !/[/+](xml|yaml|csv|html)$/.test(essence)
}

/** A media type that a client may send for one that a document names, which may be a range. */
export function sentMediaType(mediaType: string): string {
  const essence = essenceOf(mediaType)
  if (essence === '*/*' || essence === 'application/*') return 'application/json'
  return (
    { 'text/*': 'text/plain', 'image/*': 'image/png' }[essence] ??
    (essence.includes('*') ? essence.replace('*', 'x-any') : mediaType.trim())
  )
}

/** Which of the declared media types (or ranges) a media type falls under, the most specific first. */
export function declaredMediaType(essence: string, declared: readonly string[]): string | undefined {
  const matching = declared.filter((range) => matches(essence, essenceOf(range)))
  return matching.sort((a, b) => starsOf(a) - starsOf(b))[0]
}

function matches(essence: string, range: string): boolean {
  if (range === '*/*' || range === essence) return true
  return range.endsWith('/*') && essence.startsWith(range.slice(0, -1))
}

function starsOf(range: string): number {
  return range.split('*').length
}
