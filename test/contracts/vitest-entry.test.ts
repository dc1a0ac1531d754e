import { expect, it } from 'vitest'
import { contracts } from '../../contracts/index.js'
import * as entry from '../../contracts/vitest.js'

it('has the event sources too, so that a test needs one line of imports', () => {
  const { describeContract, ...sources } = entry
  expect(describeContract).toBeTypeOf('function')
  expect(sources).toEqual(contracts)
})
