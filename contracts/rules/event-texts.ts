/**
 * Every text that an HTTP event carries, raw and as a handler reads it: the body decoded from base64, its JSON or
 * form members, percent-encoded values decoded. For rules that ask whether an answer repeats its event.
 */
export function eventTexts(event: unknown): ReadonlySet<string> {
  const texts = new Set<string>()
  collect(event, texts)
  const { body, isBase64Encoded } = (event ?? {}) as {
    readonly body?: unknown
    readonly isBase64Encoded?: unknown
  }
  if (typeof body === 'string') {
    collectBody(body, texts)
    if (isBase64Encoded === true) collectBody(Buffer.from(body, 'base64').toString(), texts)
  }
  return texts
}

function collect(value: unknown, texts: Set<string>): void {
  if (typeof value === 'string') addText(value, texts)
  if (typeof value !== 'object' || value === null) return
  for (const [name, member] of Object.entries(value)) {
    addText(name, texts)
    collect(member, texts)
  }
}

function addText(text: string, texts: Set<string>): void {
  texts.add(text)
  if (!text.includes('%') && !text.includes('+')) return
  try {
    texts.add(decodeURIComponent(text))
    texts.add(decodeURIComponent(text.replaceAll('+', ' ')))
  } catch {
    // No percent-encoding: the raw text is all there is.
  }
}

function collectBody(body: string, texts: Set<string>): void {
  addText(body, texts)
  try {
    collect(JSON.parse(body), texts)
  } catch {
    for (const [name, value] of new URLSearchParams(body)) {
      texts.add(name)
      texts.add(value)
    }
  }
}
