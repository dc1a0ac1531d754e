/**
 * The same code in ASCII. Code with a single character beyond Latin-1 is kept with two bytes for each of its characters,
 * and takes longer to read; an escape means the same in each text, pattern and template.
 */
export function asciiOnly(code) {
  const escaped = /\\[^\0-\x7f]/.exec(code)
  if (escaped !== null) throw new Error(`the backslash before ${escaped[0]} would stand before an escape`)
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
