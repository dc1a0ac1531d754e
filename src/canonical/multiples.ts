/** The numbers that are multiples of several numbers at once, counted by an index. */
export type Step =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'step'
      /** The distance of two neighbours. */
      readonly size: number
      /** The multiple with the index `k`. */
      value(k: number): number
      /** The index of a multiple. */
      index(value: number): number
      /** The first and the last index within bounds that may be infinite. */
      range(low: number, high: number): readonly [number, number]
    }

/** Whether `value` is a multiple as ajv has it: the quotient is a whole number, written without an exponent. */
export function isMultiple(value: number, of: number): boolean {
  const quotient = value / of
  return Number.isInteger(quotient) && Math.abs(quotient) < 1e21
}

/** The common multiples of all `multiples` (each above 0), by exact decimal arithmetic. */
export function multiplesStep(multiples: readonly number[]): Step {
  const decimals = multiples.map(decimalOf)
  const places = Math.max(...decimals.map((d) => d.places))
  const scaled = decimals.map((d) => d.digits * 10n ** BigInt(places - d.places))
  const common = scaled.reduce(leastCommonMultiple)
  const size = toNumber(common, places)
  if (!Number.isFinite(size)) return onlyZero
  const simple = places === 0 && common <= BigInt(Number.MAX_SAFE_INTEGER)
  return {
    kind: 'step',
    size,
    // Between bounds past all numbers the index is infinite, and so the value, which nothing accepts.
    value: (k) => (simple || !Number.isFinite(k) ? k * size : toNumber(BigInt(k) * common, places)) + 0,
    index: (value) => Math.round(value / size),
    range: (low, high) => [Math.ceil(low / size) + 0, Math.floor(high / size) + 0],
  }
}

const onlyZero: Step = {
  kind: 'step',
  size: Number.MAX_VALUE,
  value: () => 0,
  index: () => 0,
  range: (low, high) => [low <= 0 ? 0 : 1, high >= 0 ? 0 : -1],
}

function decimalOf(value: number): { digits: bigint; places: number } {
  const [mantissa = '0', exponent = '0'] = value.toString().split('e')
  const [whole = '0', part = ''] = mantissa.split('.')
  const places = part.length - Number(exponent)
  const digits = BigInt(whole + part)
  return places >= 0 ? { digits, places } : { digits: digits * 10n ** BigInt(-places), places: 0 }
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  return (a / greatestCommonDivisor(a, b)) * b
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}

function toNumber(digits: bigint, places: number): number {
  if (places === 0) return Number(digits)
  return Number(`${digits}e-${places}`)
}
