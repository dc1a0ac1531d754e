/**
 * As few of these as suffice: none can be left out of what remains. Larger runs are left out first, those at the
 * beginning before those at the end. All of them together must suffice.
 */
export async function smallestSet<T>(
  all: readonly T[],
  suffices: (some: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  let kept = all
  for (let size = Math.ceil(all.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let start = 0; start < kept.length && kept.length > 1; ) {
      const fewer = kept.toSpliced(start, size)
      if (fewer.length > 0 && (await suffices(fewer))) kept = fewer
      else start += size
    }
  }
  return kept
}
