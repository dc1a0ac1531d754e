/** Lines up columns: the first to the left, the others to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]!.length)))
  const line = (cells: readonly string[]) =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ')
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n')
}

/** A target of the project: printed with its result, and the process fails when it is missed. */
export function target(says: string, isMet: boolean): void {
  console.log(`${isMet ? 'met   ' : 'MISSED'}  ${says}`)
  if (!isMet) process.exitCode = 1
}
