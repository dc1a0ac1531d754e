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

/** Whether the text is over {@link resultLimit} in UTF-8. */
export function isTooLarge(text: string): boolean {
  // No UTF-16 unit takes more than three bytes: short texts need no counting.
  return text.length * 3 > resultLimit && Buffer.byteLength(text) > resultLimit
}
