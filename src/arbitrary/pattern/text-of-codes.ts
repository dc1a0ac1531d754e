/** Beyond this many arguments `apply` may overflow the stack. */
const chunk = 8_192

/** The string of some code points (UTF-16 units will do where there are no astral ones). */
export function textOfCodes(codes: readonly number[]): string {
  if (codes.length <= chunk) return piece(codes)
  const parts: string[] = []
  for (let i = 0; i < codes.length; i += chunk) parts.push(piece(codes.slice(i, i + chunk)))
  return parts.join('')
}

function piece(codes: readonly number[]): string {
  for (let i = 0; i < codes.length; i++) {
    if (codes[i]! > 0xffff) return String.fromCodePoint.apply(null, codes as number[])
  }
  return String.fromCharCode.apply(null, codes as number[])
}
