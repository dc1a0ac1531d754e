/**
 * The candidate that differs from `name` in the fewest insertions, deletions, changes and swaps of neighbours,
 * upper and lower case counting little; undefined when none is near enough to be what was meant.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const limit = Math.max(1, Math.floor(name.length / 3))
  let best: string | undefined
  let bestDistance = limit + 0.5
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) > limit) continue
    const distance = distanceIgnoringCase(name, candidate)
    if (distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

/** `Did you mean "minLength"?`, or undefined when no candidate is near. */
export function didYouMean(name: string, candidates: Iterable<string>): string | undefined {
  const found = nearest(name, candidates)
  return found === undefined ? undefined : `Did you mean "${found}"?`
}

function distanceIgnoringCase(a: string, b: string): number {
  const distance = editDistance(a.toLowerCase(), b.toLowerCase())
  return distance + (a === b ? 0 : 0.1)
}

/** Damerau-Levenshtein in its restricted form: no substring is edited twice. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      let cost = Math.min(row[j - 1]! + 1, last[j]! + 1, change)
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, beforeLast[j - 2]! + 1)
      row.push(cost)
    }
    beforeLast = last
    last = row
  }
  return last[b.length]!
}
