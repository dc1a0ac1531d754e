/** A Markdown table; `|` in cells is escaped. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** The text with what stands between the markers of each name replaced; throws when a marker is missing. */
export function withGenerated(text, parts) {
  let result = text
  for (const [name, part] of Object.entries(parts)) {
    const [start, end] = [`<!-- generated: ${name} -->`, `<!-- end: ${name} -->`]
    const [from, to] = [result.indexOf(start), result.indexOf(end)]
    if (from < 0 || to < from) throw new Error(`the markers ${start} … ${end} are missing`)
    result = `${result.slice(0, from + start.length)}\n${part}\n${result.slice(to)}`
  }
  return result
}
