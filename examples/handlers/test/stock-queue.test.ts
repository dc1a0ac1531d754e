import { defineContract, type Rule } from 'functiongraph-contracts'
import { describeContract } from 'functiongraph-contracts/vitest'
import { type StockChange, stockChangeSchema } from '../src/generated/stock-change.js'
import { handler } from '../src/stock-queue.js'

/** A rule of one's own has the same form as those of the package. */
const patience: Rule<StockChange> = {
  name: 'queue/patience',
  severity: 'error',
  says: 'what is to come again waits from 10 to 60 seconds',
  evidence: 'documented',
  source: "the queue's manual",
  bad: 'return { again: true, seconds: 1 }',
  good: 'return { again: true, seconds: 10 }',
  judge: ({ outcome }) => {
    const { again, seconds } = JSON.parse(outcome.text || '{}') as { again?: boolean; seconds?: number }
    if (again !== true || (seconds !== undefined && seconds >= 10 && seconds <= 60)) return []
    return [{ message: `waits ${seconds} seconds`, pointer: '/seconds' }]
  },
}

const stockQueue = defineContract({
  name: 'stock-queue',
  event: stockChangeSchema,
  response: { type: 'object', required: ['again'], properties: { again: { type: 'boolean' } } },
  context: { attempt: 1 },
  rules: [patience],
})

describeContract(stockQueue, handler)
describeContract(stockQueue, handler, { context: { attempt: 3 } })
