/** The texts that a path parameter may have: the gateway takes a decoded slash for the end of a segment, and an empty segment for another path. */
export const pathTexts = { pattern: '^[^\\u0000-\\u001f\\u007f/?#%]+$', not: { enum: ['.', '..'] } } as const

/** Whether a text of a path parameter leaves the path one of its template: with a segment less, or more, it is another one. */
export function isPathText(text: unknown): boolean {
  return typeof text === 'string' && text !== '' && !/^\.{1,2}$|\//.test(text)
}
