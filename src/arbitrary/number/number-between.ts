import type { Draw } from '../draw.js'

const wide = Number.MAX_SAFE_INTEGER
const notable = [0, 1, -1, 10, 100, 255, 256, 1000, 65535, 65536, 2147483647, 2147483648, 4294967296]

/** An integer between bounds that may be infinite: small ones, bounds and notable ones are frequent. */
export function between(draw: Draw, low: number, high: number): number {
  const { random } = draw
  const least = Math.max(low, -wide)
  const most = Math.min(high, wide)
  if (least > most) return Number.isFinite(low) ? low : high
  const span = most - least
  if (span < 64) return random.int(least, most)
  const dice = random.below(16)
  if (dice < 3) return clamp(random.int(-3, dice === 0 ? 300 : 50) + clamp(0, least, most), least, most)
  if (dice === 3) return clamp(random.pick(notable), least, most)
  if (dice === 4 && (Number.isFinite(low) || Number.isFinite(high) || random.oneIn(4))) {
    return random.oneIn(2) ? least : most
  }
  if (dice === 5 || span < 1e6) return random.int(least, most)
  const near = Math.floor(Math.exp(random.float() * Math.log(Math.min(span, 2 ** 53) + 1)))
  return clamp(clamp(0, least, most) + (least < 0 && random.oneIn(2) ? -near : near), least, most)
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}

/** A number with a fraction (mostly) between bounds that may be infinite. */
export function fraction(draw: Draw, low: number, high: number): number {
  const { random } = draw
  const center = clamp(0, low, high)
  const least = Number.isFinite(low) ? low : Math.max(center - 1000, -Number.MAX_VALUE)
  const most = Number.isFinite(high) ? high : Math.min(center + 1000, Number.MAX_VALUE)
  const spread = most - least
  const value = Number.isFinite(spread) ? least + random.float() * spread : random.float() * most
  if (random.oneIn(6)) return value + 0
  const digits = random.below(3) + Math.max(1, Math.min(20, 1 - Math.floor(Math.log10(spread || 1))))
  const rounded = Math.abs(value) < 1e20 ? Number(value.toFixed(Math.min(digits, 60))) : value
  return rounded >= least && rounded <= most ? rounded + 0 : value + 0
}
