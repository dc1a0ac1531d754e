import type { Random as FastCheckRandom } from 'fast-check'
import { Random } from '../random.js'

/** The making of one value: its random decisions and how much of it may still come. */
export interface Draw {
  readonly random: Random
  /** Nodes that may still be made freely; at 0 and below only what must be is made. */
  budget: number
  /** Ask for the simplest value instead of a random one. */
  readonly simple: boolean
  /** Within an object of many members: texts by pattern then repeat, since the whole is varied enough. */
  record: boolean
  /** fast-check's own generator, for the arbitraries of the user's. */
  readonly source: FastCheckRandom | undefined
}

/** How many nodes one value may have before only what must be is made. */
export const nodeBudget = 160

/** Whether only what must be is made, as flat as it can be: so ends whatever refers to itself. */
export function isFlat({ simple, budget }: Draw): boolean {
  return simple || budget <= 0
}

/** A draw whose decisions are always the same, for boundary cases and simplest values. */
export function fixedDraw(seed: number, simple: boolean): Draw {
  return {
    random: new Random(seed, 0x5eed),
    budget: simple ? 0 : nodeBudget,
    simple,
    record: false,
    source: undefined,
  }
}

/** Thrown where no value was found within the budget of tries; another alternative may still succeed. */
export class Stuck {
  readonly pointer: string

  constructor(pointer: string) {
    this.pointer = pointer
  }
}
