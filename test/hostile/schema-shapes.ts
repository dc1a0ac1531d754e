export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i))
export const members = (count: number, schema: (index: number) => unknown): object =>
  Object.fromEntries(times(count, (i) => [`m${i}`, schema(i)]))
export function nested(levels: number, within: (schema: unknown) => unknown, schema: unknown): unknown {
  let whole = schema
  for (let i = 0; i < levels; i++) whole = within(whole)
  return whole
}
export const json = (text: string): unknown => JSON.parse(text)
