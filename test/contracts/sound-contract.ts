import * as fc from 'fast-check'
import { expect } from 'vitest'
import { toArbitrary, typedSchema } from '../../contracts/index.js'
import { type Contract, compileValidator, type TypedSchema, type Validator } from '../../src/core.js'

export const order: TypedSchema<{ id: number }> = typedSchema<{ id: number }>({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['id', 'parent'],
  additionalProperties: false,
  properties: { id: { $ref: '#/$defs/id' }, parent: { anyOf: [{ $ref: '#' }, { type: 'null' }] } },
  $defs: { id: { type: 'integer', minimum: 7 } },
})
export const isOrder: Validator = compileValidator(order.schema)

export function examples(contract: Contract): readonly unknown[] {
  return (contract.event.schema as { examples: unknown[] }).examples
}

/** Everything that a contract itself promises: its golden event and its examples are valid events. */
export function expectSound(contract: Contract): void {
  const validate = compileValidator(contract.event.schema)
  expect(validate(contract.golden)).toEqual([])
  expect(examples(contract).length).toBeGreaterThan(0)
  for (const example of examples(contract)) expect(validate(example)).toEqual([])
}

export function sample<E>(contract: Contract<E>, numRuns = 40): readonly E[] {
  const values = fc.sample(toArbitrary<E>(contract.event), { numRuns, seed: 5 })
  const validate = compileValidator(contract.event.schema)
  for (const value of values) expect(validate(value)).toEqual([])
  return values
}

export const decode = (text: string): string => Buffer.from(text, 'base64').toString()
