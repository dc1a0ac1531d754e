/** The text in lines of at most `width` columns, broken at spaces; every line but the first begins with `indent` spaces. */
export function wrapText(text: string, width: number, indent: number = 0): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const room = Math.max(20, width - indent)
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line)
      line = word
    } else {
      line = line === '' ? word : `${line} ${word}`
    }
  }
  lines.push(line)
  return lines.join(`\n${' '.repeat(indent)}`)
}

/** Two columns: a name, and a text that is wrapped beside it where a width is given; `longest` is that of the names. */
export function twoColumns(
  rows: readonly (readonly [name: string, text: string])[],
  width?: number,
  indent: number = 2,
  longest: number = longestName(rows),
): string {
  const left = longest + 2
  const start = indent + left
  return rows
    .map(([name, text]) => {
      const beside = width === undefined ? text : wrapText(text, width, start)
      return `${' '.repeat(indent)}${name.padEnd(left)}${beside}`.trimEnd()
    })
    .join('\n')
}

/** The columns of the longest name, by which several lists stand alike. */
export function longestName(rows: readonly (readonly [name: string, text: string])[]): number {
  return Math.max(...rows.map(([name]) => name.length))
}
