/** Arrays of so many items have a template. */
const mostTemplates = 32
const templates = Array.from({ length: mostTemplates }, (_, length) =>
  new Array<unknown>(length).fill(undefined),
)

/**
 * A new array of that length, to be filled. The engine learns from arrays that are written as `[]` or `new Array` how
 * long such live, and comes to make those of a batch of events where garbage is dear to find; of a slice it learns
 * nothing.
 */
export function arrayOf(length: number): unknown[] {
  return length < mostTemplates ? templates[length]!.slice() : new Array<unknown>(length)
}
