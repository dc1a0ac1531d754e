/** What was thrown, in one line: `TypeError: Cannot read …`. Never throws itself, whatever the value is. */
export function errorLine(thrown: unknown): string {
  try {
    const text =
      thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : `${typeof thrown} ${shown(thrown)}`
    return text.split('\n', 1)[0]!
  } catch {
    return 'a value that cannot be shown'
  }
}

function shown(value: unknown): string {
  return typeof value === 'object' && value !== null ? (JSON.stringify(value) ?? '') : String(value)
}
