import { describe, expect, it } from 'vitest'
import { apig } from '../contracts/index.js'
import { type ContractError, InvalidOptionError } from '../src/errors.js'

/** What the author sees of the stack of a mistake. */
function framesOf(mistake: () => unknown): readonly string[] {
  try {
    mistake()
  } catch (error) {
    const { name, message, stack } = error as ContractError
    expect(stack!.startsWith(`${name}: ${message}\n`)).toBe(true)
    return stack!.slice(name.length + message.length + 3).split('\n')
  }
  throw new Error('it is no mistake')
}

const schemaOfDepth = (depth: number): Record<string, unknown> =>
  depth === 0 ? { minLenght: 3 } : { type: 'array', items: { allOf: [schemaOfDepth(depth - 1)] } }

describe('the stack of a mistake', () => {
  it("begins with the author's line, however deep in a schema the mistake stands", () => {
    for (const depth of [0, 1, 8]) {
      const frames = framesOf(() => apig({ requestBody: schemaOfDepth(depth) }))
      expect(frames[0], `depth ${depth}`).toMatch(/errors\.test\.ts:\d+/)
      expect(frames.join('\n')).not.toMatch(/\/(src|contracts)\//)
      expect(frames.length).toBeLessThanOrEqual(Error.stackTraceLimit)
    }
  })

  it('leaves the limit of other stacks as it was', () => {
    const limit = Error.stackTraceLimit
    expect(framesOf(() => apig({ requestBdy: {} } as never))[0]).toMatch(/errors\.test\.ts/)
    expect(Error.stackTraceLimit).toBe(limit)
  })

  it('takes no line of its message for a frame', () => {
    const frames = framesOf(() => {
      throw new InvalidOptionError('wrong', { where: '/home/ann/a.mjs:1:2' })
    })
    expect(frames.filter((line) => line.includes('/home/ann'))).toEqual([])
  })
})
