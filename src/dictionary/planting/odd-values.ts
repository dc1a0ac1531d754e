/**
 * What handlers do not expect in a member that they read, the most telling first: for each name in its turn. No huge
 * number: a handler that makes so many items would end the process of the check.
 */
export const oddValues: readonly unknown[] = [
  -1,
  'x',
  'constructor',
  true,
  null,
  [null],
  [],
  {},
  // A hundred times and a thousand times as much are no integers either.
  1.005,
  '',
  '__proto__',
]
