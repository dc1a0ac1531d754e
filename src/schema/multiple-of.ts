/**
 * Whether a number is a multiple of another one as both are written in decimal: 19.99 is one of 0.01, although
 * the division of the doubles leaves a rest.
 */
export function isMultipleOf(value: number, divisor: number): boolean {
  if (Number.isSafeInteger(value) && Number.isSafeInteger(divisor)) return value % divisor === 0
  if (!Number.isFinite(value)) return false
  const quotient = value / divisor
  // Far from every integer by more than rounding can explain.
  if (Math.abs(quotient) < 2 ** 40 && Math.abs(quotient - Math.round(quotient)) > 2 ** -10) return false
  return isDecimalMultiple(decimalOf(value), decimalOf(divisor))
}

interface Decimal {
  readonly digits: bigint
  readonly exponent: number
}

function isDecimalMultiple(value: Decimal, divisor: Decimal): boolean {
  const shift = value.exponent - divisor.exponent
  const scaledValue = shift > 0 ? value.digits * 10n ** BigInt(shift) : value.digits
  const scaledDivisor = shift < 0 ? divisor.digits * 10n ** BigInt(-shift) : divisor.digits
  return scaledValue % scaledDivisor === 0n
}

function decimalOf(value: number): Decimal {
  const [mantissa, exponent] = value.toExponential().split('e') as [string, string]
  const [whole, fraction = ''] = mantissa.split('.') as [string, string?]
  return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length }
}
