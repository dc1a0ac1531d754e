import { expect, it } from 'vitest'
import { apig } from '../../../contracts/apig.js'
import { obs } from '../../../contracts/obs.js'
import { generatorTable } from '../../../src/arbitrary/schema-values.js'
import type { Contract } from '../../../src/contract.js'
import { targetPlan } from '../../../src/dictionary/planting/target-plan.js'
import { defaultEvidence } from '../../../src/evidence.js'
import { restrictEvidence } from '../../../src/schema/restrict-evidence.js'

const planOf = (contract: Contract<any>, golden: unknown = contract.golden) =>
  targetPlan(generatorTable(restrictEvidence(contract.event.schema, defaultEvidence)).root, golden)

it('is one plan for all checks of a source, whatever their handlers', () => {
  expect(planOf(apig())).toBe(planOf(apig()))
  expect(planOf(obs())).not.toBe(planOf(apig()))
})

it('is another one where the golden event is another one', () => {
  const contract = apig()
  const other = { ...contract.golden, headers: { 'x-of-this-one': 'a' } }
  const names = (golden: unknown) => planOf(contract, golden).texts.map(({ name }) => name)
  expect(names(other)).toContain('x-of-this-one')
  expect(names(contract.golden)).not.toContain('x-of-this-one')
})
