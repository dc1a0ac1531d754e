/** A text of which the first so many UTF-16 code units end in the middle of a character. */
export function cutText(length: number): string {
  return `${'a'.repeat(length - 1)}😀a`
}

/** How many code units of a text that was made so are half of a character too many; undefined for any other text. */
export function cutWithin(text: string): number | undefined {
  const before = /^(a*)😀a$/u.exec(text)?.[1]
  return before === undefined ? undefined : before.length + 1
}
