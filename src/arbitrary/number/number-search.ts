import { type Search, searchLeast } from '../search.js'

/** The nearest number that can be taken: `at(0)` is the simplest, `at(distance)` the one to begin with. */
export function* searchNearest(distance: number, at: (steps: number) => number): Search<number> {
  const attempt = function* (steps: number): Search<boolean> {
    return yield at(steps)
  }
  if (distance < 1) return at(distance)
  if (yield at(0)) return at(0)
  // First how many binary digits it takes, so that what fails near the simplest value is near at once.
  const digits = Math.ceil(Math.log2(distance))
  const power = yield* searchLeast(0, digits, (count) => attempt(2 ** count))
  const most = Math.min(distance, 2 ** power)
  const low = power === 0 ? 1 : Math.floor(2 ** (power - 1)) + 1
  return at(yield* searchLeast(low, most, attempt))
}
