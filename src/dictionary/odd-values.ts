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
  {},
  1.5,
  '',
  '__proto__',
]
