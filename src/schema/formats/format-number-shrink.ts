/**
 * The measure by which numbers shrink: whole part, then sign (negative is larger), and digits after the point.
 * A bigint, so that small steps of huge numbers still count.
 */
export function numberSize(value: number): bigint {
  // JSON text such as 1e400 parses to Infinity.
  if (!Number.isFinite(value)) return 1n << 1100n
  const whole = BigInt(Math.trunc(Math.abs(value)))
  return 2n * whole + (value < 0 ? 1n : 0n) + BigInt(fractionDigits(value))
}

/** How many digits stand after the point in the shortest decimal notation. */
function fractionDigits(value: number): number {
  const [mantissa, exponent] = String(value).split('e')
  const digits = mantissa!.split('.')[1]?.length ?? 0
  return Math.max(0, digits - Number(exponent ?? 0))
}

/** Smaller numbers, best first: 0, the positive one, fewer digits, then halves. Each is smaller by {@link numberSize}. */
export function* shrinkNumber(value: number): Iterable<number> {
  if (value === 0) return
  const sign = Math.sign(value)
  const whole = Math.trunc(Math.abs(value))
  yield 0
  if (!Number.isFinite(value)) return
  if (value < 0) yield -value
  if (whole !== Math.abs(value)) yield* shrinkFraction(value, sign, whole)
  else yield* halves(whole, sign)
}

function* shrinkFraction(value: number, sign: number, whole: number): Iterable<number> {
  if (whole !== 0) yield sign * whole
  if (fractionDigits(value) > 1) {
    yield sign * (whole + 0.5)
    const rounded = Number(String(Math.abs(value)).replace(/(\.\d\d).*$/, '$1'))
    if (Math.trunc(rounded) === whole && rounded !== whole && fractionDigits(rounded) < fractionDigits(value))
      yield sign * rounded
  }
  if (whole !== 0) yield sign * 0.5
  for (const half of halves(whole, 1)) if (half + 0.5 < whole) yield sign * (half + 0.5)
}

/** Towards 0, the nearest to it first: halves, quarters less, …, one less. */
function* halves(whole: number, sign: number): Iterable<number> {
  if (whole < 2) return
  for (let less = Math.floor(whole / 2); less >= 1; less = Math.floor(less / 2)) {
    const smaller = whole - less
    if (smaller < whole) yield sign * smaller
  }
}
