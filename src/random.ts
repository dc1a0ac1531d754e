/**
 * The stream of random decisions behind one generated value.
 *
 * Seeded from fast-check's generator (two draws), so that a fast-check seed and path replay it; a small
 * generator of its own (sfc32) then costs a few nanoseconds per decision instead of some fifty.
 */
export class Random {
  #a: number
  #b: number
  #c: number
  #counter = 1

  constructor(seedA: number, seedB: number) {
    this.#a = seedA | 0
    this.#b = seedB | 0
    this.#c = 0x9e3779b9
    for (let i = 0; i < 8; i++) this.bits()
  }

  /** How many decisions were made, and the few that every stream starts with; it wraps around. */
  get decisions(): number {
    return this.#counter
  }

  /** 32 random bits as a signed integer. */
  bits(): number {
    const t = (((this.#a + this.#b) | 0) + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = (this.#c << 21) | (this.#c >>> 11)
    this.#c = (this.#c + t) | 0
    return t
  }

  /** An integer from 0 up to, not including, `n` (1 ≤ n ≤ 2^32). */
  below(n: number): number {
    return Math.floor(((this.bits() >>> 0) / 4294967296) * n)
  }

  /** An integer from `min` to `max`, both included; safe integers. */
  int(min: number, max: number): number {
    const range = max - min + 1
    if (range <= 4294967296) return min + this.below(range)
    return min + Math.floor(this.float() * range)
  }

  /** True once in `n` times. */
  oneIn(n: number): boolean {
    return this.below(n) === 0
  }

  /** A number from 0 up to, not including, 1, with 53 random bits. */
  float(): number {
    const high = this.bits() >>> 5
    const low = this.bits() >>> 6
    return (high * 67108864 + low) / 9007199254740992
  }

  /** One of the items, each as likely. The list must not be empty. */
  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!
  }
}
