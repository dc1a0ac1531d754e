/** Beyond this many arguments `apply` may overflow the stack. */
const chunk = 8_192

/** The string of some code points (UTF-16 units will do where there are no astral ones). */
export function textOfCodes(codes: readonly number[]): string {
  if (codes.length <= chunk) return piece(codes)
  const parts: string[] = []
  for (let i = 0; i < codes.length; i += chunk) parts.push(piece(codes.slice(i, i + chunk)))
  return parts.join('')
}

/** The same for many short strings: `codes` is reused, its first `length` items count. */
export function textOfBuffer(codes: number[], length: number): string {
  if (codes.length !== length) codes.length = length
  if (length > chunk) return textOfCodes(codes)
  return piece(codes)
}

function piece(codes: readonly number[]): string {
  let all = 0
  for (let i = 0; i < codes.length; i++) all |= codes[i]!
  const build = all > 0xffff ? String.fromCodePoint : String.fromCharCode
  return build.apply(null, codes as number[])
}
