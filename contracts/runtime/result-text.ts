/** Bytes of a serialised result that the platform sends on: 6 MB (documented; measured on the serialised text). */
export const resultLimit: number = 6 * 1_048_576

/**
 * The text that the runtime sends on for a result (shipped Node.js runtime, getSerializedResult): nothing for
 * undefined, strings as they are, objects (null too) through JSON, everything else through `String`.
 * Throws what JSON.stringify throws, and a TypeError where JSON has no text for the object.
 */
export function resultText(result: unknown): string {
  if (result === undefined) return ''
  if (typeof result === 'string') return result
  if (typeof result !== 'object') return String(result)
  const text: string | undefined = JSON.stringify(result)
  if (text === undefined) throw new TypeError('JSON.stringify gives undefined for the result (toJSON?)')
  return text
}

/**
 * Characters of a body beyond which no copy of it is made: it is far over the limit, and a text of that size may be a
 * plan of the engine's that only reading it would carry out.
 */
const hugeLength = 8 * resultLimit

/** Bytes of the text in UTF-8 where they are over {@link resultLimit}, at least; undefined where they are not. */
export function tooManyBytes(text: string): number | undefined {
  // No UTF-16 unit takes more than three bytes: short texts need no counting.
  if (text.length * 3 <= resultLimit) return undefined
  const bytes = text.length > hugeLength ? text.length : Buffer.byteLength(text)
  return bytes > resultLimit ? bytes : undefined
}

/** Characters of the result's body where it alone is far over the limit: JSON needs as many bytes at least. */
export function hugeBody(result: unknown): number | undefined {
  if (typeof result !== 'object' || result === null) return undefined
  const body: unknown = bodyOf(result)
  return typeof body === 'string' && body.length > hugeLength && !('toJSON' in result)
    ? body.length
    : undefined
}

/** As data: a getter is asked once, by whoever sends the answer. */
function bodyOf(result: object): unknown {
  try {
    return Reflect.getOwnPropertyDescriptor(result, 'body')?.value
  } catch {
    return undefined
  }
}
